import { describe, expect, it } from 'vitest';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { AskedRole } from '../../src/model/query.ts';
import type { SearchQuery, Tally } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const merge = { from: 'git://host/tree', listed: [] };

/** Counts people in entries that are given with the newest first. */
async function tally(entries: readonly ParsedEntry[], role: AskedRole, query: Partial<SearchQuery> = {}) {
  const { search } = makeMemoryLog({ entries: entries.toReversed() });
  const { people } = await search({ order: 'newest', limit: 0, tally: role, ...query });
  return people.map(({ best: _, ...person }): Omit<Tally, 'best'> => person);
}

const entry = (author: string, rest: Partial<ParsedEntry> = {}): ParsedEntry =>
  makeParsed('2007-10-17#1', author, rest);

describe('a tally of people', () => {
  it('counts entries, those of the first entries first', async () => {
    expect(await tally([entry('Jan Kara'), entry('Al Viro'), entry('Al Viro')], 'author')).toEqual([
      { name: 'Jan Kara', names: [], count: 1, merged: false },
      { name: 'Al Viro', names: [], count: 2, merged: false },
    ]);
  });

  it('begins with whoever made the best entry, the newest of those that are as good', async () => {
    const one = { body: 'quota: locks' };
    const entries = [entry('Jan Kara', one), entry('Al Viro', one), entry('Al Viro', one)];
    const people = await tally(entries, 'author', { words: 'quota', order: 'best' });
    expect(people.map(({ name }) => name)).toEqual(['Jan Kara', 'Al Viro']);
  });

  it('takes spellings of one name together, under the one that most entries have', async () => {
    const entries = [entry('jose santos'), entry('Jose R. Santos'), entry('Jose R. Santos'), entry('José Santos')];
    const [only, ...others] = await tally(entries, 'author');
    expect(only).toMatchObject({ name: 'Jose R. Santos', count: 4, merged: false });
    expect(only?.names.toSorted()).toEqual(['José Santos', 'jose santos']);
    expect(others).toEqual([]);
  });

  it('counts an entry once for somebody whom it names twice', async () => {
    const trailers = ['signed-off-by: Al Viro', 'signed-off-by: Al Viro', 'cc: Jan Kara'].map(makeTrailer);
    expect(await tally([entry('Al Viro', { trailers })], 'signed-off-by')).toEqual([
      { name: 'Al Viro', names: [], count: 1, merged: false },
    ]);
    expect(await tally([entry('Al Viro', { trailers })], 'any')).toMatchObject([
      { name: 'Al Viro', count: 1 },
      { name: 'Jan Kara', count: 1 },
    ]);
  });

  it('tells who has merges only', async () => {
    const entries = [entry('Linus', { merge }), entry('Linus', { merge }), entry('Al', { merge }), entry('Al')];
    expect((await tally(entries, 'author')).map(({ name, merged }) => [name, merged])).toEqual([
      ['Linus', true],
      ['Al', false],
    ]);
  });

  it('says of those in trailers of merges that they signed, not that they merged', async () => {
    const trailers = [makeTrailer('signed-off-by: Al')];
    expect(await tally([entry('Linus', { merge, trailers })], 'signed-off-by')).toMatchObject([
      { name: 'Al', merged: false },
    ]);
  });

  it('keeps names apart that have no letters', async () => {
    const people = await tally([entry('????'), entry('!!')], 'author');
    expect(people.map(({ name }) => name)).toEqual(['????', '!!']);
  });

  it('leaves out entries of which the log names nobody', async () => {
    const people = await tally([entry('Ada'), entry(''), entry('')], 'author');
    expect(people.map(({ name, count }) => [name, count])).toEqual([['Ada', 1]]);
  });

  it('of no entries is empty', async () => {
    expect(await tally([], 'author')).toEqual([]);
    expect(await tally([entry('Al')], 'acked-by')).toEqual([]);
  });
});
