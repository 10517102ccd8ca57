import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchQuery, Tally } from '../../src/search/search.ts';
import { makeMemoryLog } from '../support/memory-log.ts';
import { makeParsed, makeTrailer } from '../support/parsed-entry.ts';

const names = ['Ada Stone', 'Bob Marsh', 'Cid Wood', 'Dee Field', 'Eve Brook', 'Fay Hill', 'Gus Lake', 'Hal Moor'];
const name = fc.constantFrom(...names);
const entries = fc.array(
  fc.record({
    author: name,
    committer: fc.option(name, { nil: undefined }),
    isMerge: fc.boolean(),
    day: fc.integer({ min: 10, max: 28 }),
    cc: fc.array(name, { maxLength: 3 }),
    body: fc.nat(3),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Those who are told where no more than so many are: by number, and before them whose entry comes first. */
function expectMost(all: readonly Tally[], most: number, bestFirst: boolean): string[] {
  if (all.length <= most) return all.map(show);
  const first = bestFirst ? 1 : 0;
  const others = all.slice(first).sort((one, other) => other.count - one.count);
  return [...all.slice(0, first), ...others.slice(0, most)].map(show);
}

const show = ({ name: who, count, merged, best, isNew }: Tally): string => `${who} ${count} ${merged} ${best} ${isNew}`;

test('those with most entries are the same, in the same order, as of all', async () => {
  const asked = fc.record({
    tally: fc.constantFrom('author', 'committer', 'cc', 'any'),
    order: fc.constantFrom('best', 'newest', 'oldest'),
    newcomers: fc.boolean(),
    words: fc.constantFrom(undefined, 'lock'),
  });
  await fc.assert(
    fc.asyncProperty(entries, asked, fc.integer({ min: 1, max: 9 }), async (made, query, mostPeople) => {
      const parsed = made.map(({ author, committer, isMerge, day, cc, body }, index) =>
        makeParsed(`2007-10-${day}#${index}`, author, {
          body: `${'lock '.repeat(body)}page`,
          ...(committer !== undefined && { committer: { name: committer } }),
          ...(isMerge && { merge: { from: 'git://host/tree', listed: [] } }),
          trailers: cc.map((who) => makeTrailer(`cc: ${who}`)),
        }),
      );
      const { search } = makeMemoryLog({ entries: parsed });
      const search0: SearchQuery = { ...query, limit: 0 };
      const all = await search(search0);
      const most = await search({ ...search0, mostPeople });
      expect(most.people.map(show)).toEqual(expectMost(all.people, mostPeople, query.order === 'best'));
      expect(most.peopleTotal).toBe(all.people.length);
      if (!query.newcomers) return;
      const only = await search({ ...search0, newcomers: 'only' });
      expect(only.people.map(show)).toEqual(all.people.filter(({ isNew }) => isNew).map(show));
      expect(only.peopleTotal).toBe(only.people.length);
    }),
    { numRuns: 60 },
  );
});
