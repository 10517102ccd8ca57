import { expect, test } from 'vitest';
import type { SearchQuery } from '../../src/search/search.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { indexRecords } from '../support/search-records.ts';

const records = Array.from({ length: 40 }, (_, index): LogRecord => {
  const id = `2007-10-${10 + (index % 9)}#${index}`;
  const body = `lock ${'lock '.repeat(index % 5)}${index % 3 === 0 ? 'quota' : ''}`;
  return { kind: 'entry', key: id, entry: makeParsed(id, `Author ${index % 7}`, { body }) };
});
const who: SearchQuery = { words: 'lock', order: 'best', limit: 3, tally: 'author', mostPeople: 2 };

/** A search to which every word is common, and one to which none is. */
const openBoth = async () => {
  const common = await indexRecords(records, records.length, { bounds: { common: 2, kept: 400, block: 2 } });
  const rare = await indexRecords(records, records.length, { bounds: { common: 1_000_000, kept: 0, block: 128 } });
  return { common: common.search, rare: rare.search };
};

test('whom the entries of a common word name is told again as it was, on whichever page', async () => {
  const { common, rare } = await openBoth();
  const first = await common(who);
  expect(first).toEqual(await rare(who));
  const again = await common(who);
  expect(again).toEqual(first);
  // They were not counted again.
  expect(again.people[0]).toBe(first.people[0]);
  expect(await common({ ...who, skip: 3 })).toEqual(await rare({ ...who, skip: 3 }));
});

test('beside words that the log does not have, those whom the other word names are told as if it were asked for alone', async () => {
  const { common, rare } = await openBoth();
  const alone = await common(who);
  for (const words of ['lock nowhere', 'nowhere lock neverhood']) {
    const near = await common({ ...who, words });
    expect(near).toEqual(await rare({ ...who, words }));
    // They were not counted again.
    expect(near.people[0]).toBe(alone.people[0]);
    expect((await common({ ...who, words, exact: true })).people).toEqual([]);
  }
  for (const words of ['lock-quota nowhere', 'lock quota nowhere', 'nowhere']) {
    expect(await common({ ...who, words })).toEqual(await rare({ ...who, words }));
  }
});

test('people of another role, more of them, or of fewer entries are counted for themselves', async () => {
  const { common, rare } = await openBoth();
  await common(who);
  const others: Partial<SearchQuery>[] = [
    { mostPeople: 5 },
    { mostPeople: undefined },
    { tally: 'committer' },
    { since: '2007-10-15' },
    { person: { name: 'Author 3', role: 'author' } },
    { numbers: { from: 0, to: 9 } },
    { newcomers: true },
    { order: 'newest' },
    { words: 'quota' },
    { words: 'lock quota' },
    { words: 'lock nowhere' },
  ];
  for (const other of others) {
    expect(await common({ ...who, ...other })).toEqual(await rare({ ...who, ...other }));
  }
});
