import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const entries = Array.from({ length: 330 }, (_, index) =>
  makeParsed(`2007-01-0${1 + ((index * 7) % 9)}#${index}`, 'Ann', { body: `pack${' pack'.repeat(index % 3)}: it.` }),
);
const { search } = makeMemoryLog({ name: 'many', entries });

describe.each<Pick<SearchQuery, 'words' | 'order'>>([
  { words: 'pack', order: 'best' },
  { order: 'newest' },
  { order: 'oldest' },
])('the hits of %j', (query) => {
  it.each([7, 50, 110, 199, 200, 201])('come in pages of %i as they come at once', async (limit) => {
    const pages: number[] = [];
    for (let skip = 0; skip < 330; skip += limit) {
      const { hits, total } = await search({ ...query, limit, skip });
      expect(total).toBe(330);
      pages.push(...hits.map(({ sequence }) => sequence));
    }
    const whole = (await search({ ...query, limit: 330 })).hits.map(({ sequence }) => sequence);
    expect(new Set(whole).size).toBe(330);
    expect(pages).toEqual(whole);
  });

  it('are none behind the last', async () => {
    expect((await search({ ...query, limit: 10, skip: 330 })).hits).toEqual([]);
    expect((await search({ ...query, limit: 0, skip: 3 })).hits).toEqual([]);
  });
});
