import { describe, expect, it } from 'vitest';
import type { Entry, ParsedEntry } from '../../src/model/entry.ts';
import { makeTally } from '../../src/search/tally.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const merge = { from: 'git://host/tree', listed: [] };

function entry(author: string, rest: Partial<ParsedEntry> = {}): Entry {
  return { ...makeParsed('2007-10-17#1', author, rest), headline: '', subsystems: [] };
}

describe('a tally of people', () => {
  it('counts entries, those of the first entries first', () => {
    const entries = [entry('Jan Kara'), entry('Al Viro'), entry('Al Viro')];
    expect(makeTally(entries, 'author')).toEqual([
      { name: 'Jan Kara', names: [], count: 1, merged: false },
      { name: 'Al Viro', names: [], count: 2, merged: false },
    ]);
  });

  it('takes spellings of one name together, under the one that most entries have', () => {
    const entries = [entry('jose santos'), entry('Jose R. Santos'), entry('Jose R. Santos'), entry('José Santos')];
    expect(makeTally(entries, 'author')).toEqual([
      { name: 'Jose R. Santos', names: ['jose santos', 'José Santos'], count: 4, merged: false },
    ]);
  });

  it('counts an entry once for somebody whom it names twice', () => {
    const trailers = ['signed-off-by: Al Viro', 'signed-off-by: Al Viro', 'cc: Jan Kara'].map(makeTrailer);
    expect(makeTally([entry('Al Viro', { trailers })], 'signed-off-by')).toEqual([
      { name: 'Al Viro', names: [], count: 1, merged: false },
    ]);
  });

  it('tells who has merges only', () => {
    const entries = [entry('Linus', { merge }), entry('Linus', { merge }), entry('Al', { merge }), entry('Al')];
    expect(makeTally(entries, 'author').map(({ name, merged }) => [name, merged])).toEqual([
      ['Linus', true],
      ['Al', false],
    ]);
  });

  it('says of those in trailers of merges that they signed, not that they merged', () => {
    const trailers = [makeTrailer('signed-off-by: Al')];
    expect(makeTally([entry('Linus', { merge, trailers })], 'signed-off-by')).toMatchObject([
      { name: 'Al', merged: false },
    ]);
  });

  it('keeps names apart that have no letters', () => {
    expect(makeTally([entry('????'), entry('!!'), entry('')], 'author').map(({ name }) => name)).toEqual([
      '????',
      '!!',
      '',
    ]);
  });

  it('of no entries is empty', () => {
    expect(makeTally([], 'author')).toEqual([]);
    expect(makeTally([entry('Al')], 'acked-by')).toEqual([]);
  });
});
