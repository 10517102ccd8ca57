import fc from 'fast-check';
import { expect, it } from 'vitest';
import { queryArbitrary, recordsArbitrary } from '../support/oracle-log.ts';
import { indexRecords } from '../support/search-records.ts';

const settings = { seed: 7, numRuns: 150 };

it('a search in a stretch of numbers finds what a whole search finds there, in one part of an index or in two', async () => {
  await fc.assert(
    fc.asyncProperty(
      recordsArbitrary,
      fc.nat(),
      queryArbitrary,
      fc.nat(11),
      fc.nat(11),
      async (records, cut, query, from, size) => {
        const { search } = await indexRecords(records, cut % (records.length + 1));
        const numbers = { from, to: from + size };
        const all = await search({ ...query, limit: records.length });
        const within = await search({ ...query, numbers, limit: records.length });
        const expected = all.partial
          ? []
          : all.hits.filter(({ sequence }) => sequence >= numbers.from && sequence < numbers.to);
        if (expected.length === 0) expect(within.total).toBe(0);
        else expect(within.hits).toEqual(expected);
      },
    ),
    settings,
  );
});

it('of several subsystems any is enough, and each entry counts once under the first that is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(recordsArbitrary, fc.nat(), queryArbitrary, async (records, cut, asked) => {
      const { search, entryOf, findSubsystems } = await indexRecords(records, cut % (records.length + 1));
      const query = { ...asked, subsystem: undefined, words: undefined, limit: records.length };
      const names = ['cifs', 'nfs'];
      const both = await search({ ...query, subsystems: names, group: 'watched' });
      const each = await Promise.all(names.map((subsystem) => search({ ...query, subsystem })));
      const expected = new Set(each.flatMap(({ hits }) => hits.map(({ sequence }) => sequence)));
      expect(both.hits.map(({ sequence }) => sequence).sort()).toEqual([...expected].sort());
      expect(both.groups.reduce((sum, { count }) => sum + count, 0)).toBe(both.total);
      expect(both.subsystems).toEqual(names.flatMap(findSubsystems));
      for (const { name, count } of both.groups) {
        const own = [...expected].filter((sequence) => {
          return entryOf(sequence)?.subsystems.find((one) => both.subsystems.includes(one)) === name;
        });
        expect(count).toBe(own.length);
      }
      expect(await search({ ...query, subsystems: [] })).toEqual(await search(query));
    }),
    settings,
  );
});
