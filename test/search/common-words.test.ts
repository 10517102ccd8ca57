import { describe, expect, it } from 'vitest';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

/** So many that the postings of their word are kept. */
const many = 5000;
const bodies = Array.from({ length: many }, (_, index) => {
  const parity = index % 2 === 0 ? 'even' : 'odd';
  return `Change ${parity}${index % 1000 === 1 ? ' seldom' : ''}.`;
});
const log = makeMemoryLog({
  entries: bodies.map((body, index) => makeParsed(`2007-10-17#${index + 1}`, 'Ada Lovelace', { body })),
});
const search = (words: string) => log.search({ words, order: 'best', limit: 3 });

describe('a word of thousands of entries', () => {
  it('is found again as the first time, whatever was asked between', async () => {
    const first = await search('change');
    expect(first.total).toBe(many);
    expect((await search('change even')).total).toBe(many / 2);
    expect((await search('change seldom')).total).toBe(many / 1000);
    expect((await search('change even seldom')).total).toBe(0);
    expect((await search('change nowhere')).partial).toBe(true);
    expect(await search('change')).toEqual(first);
  });

  it('scores the same beside a rarer word each time, the newest of equals first', async () => {
    const { hits } = await search('change seldom');
    const again = await search('change seldom');
    expect(again.hits).toEqual(hits);
    expect(hits.map(({ sequence }) => sequence)).toEqual([4001, 3001, 2001]);
  });
});
