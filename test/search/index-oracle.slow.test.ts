import fc from 'fast-check';
import { expect, it } from 'vitest';
import { queryArbitrary, recordsArbitrary } from '../support/oracle-log.ts';
import { askOracle, makeOracle } from '../support/search-oracle.ts';
import { indexRecords } from '../support/search-records.ts';

const settings = { seed: 20071017, numRuns: 300 };

it('an index finds, counts and groups what plain sets of words do, in one part or in two', async () => {
  await fc.assert(
    fc.asyncProperty(recordsArbitrary, fc.nat(), queryArbitrary, async (records, cut, query) => {
      const split = cut % (records.length + 1);
      const whole = await indexRecords(records);
      // In the parts every word is common, so that these are looked up as in a large log.
      const parts = await indexRecords(records, split, { bounds: { common: 2, kept: 12, block: 2 } });
      for (const { search, entryOf, findSubsystems } of [whole, parts]) {
        // What a log teaches of its subsystems is learnt from the first part, so that each has its own.
        const expected = askOracle(makeOracle(records, entryOf, findSubsystems), query);
        const all = await search({ ...query, limit: records.length });
        const hits = all.hits.map(({ sequence, whole, lines }) => ({ sequence, whole, lines }));
        expect(hits.toSorted((a, b) => a.sequence - b.sequence)).toEqual(expected.hits);
        expect(all.total).toBe(expected.total);
        expect(all.partial).toBe(expected.partial);
        expect(all.lines).toBe(expected.lines);
        expect([all.firstDay, all.lastDay]).toEqual([expected.firstDay, expected.lastDay]);
        expect(new Map(all.people.map(({ name, count }) => [name, count]))).toEqual(expected.people);
        expect(new Map(all.groups.map(({ name, count }) => [name, count]))).toEqual(expected.groups);
        expect(new Map(all.without.map(({ filter, total }) => [filter, total]))).toEqual(expected.without);
        expect(all.nearestDays).toEqual(expected.nearestDays);
      }
    }),
    settings,
  );
});

it('an order is by the score, then by the day, then by the order of arrival, and holds at any limit', async () => {
  await fc.assert(
    fc.asyncProperty(recordsArbitrary, fc.nat(), queryArbitrary, fc.nat(12), async (records, cut, query, limit) => {
      const { search, entryOf } = await indexRecords(records, cut % (records.length + 1));
      const { hits } = await search({ ...query, limit: records.length });
      const dayOf = (sequence: number): string => entryOf(sequence)?.date ?? '';
      for (const [index, hit] of hits.entries()) {
        const next = hits[index + 1];
        if (!next) continue;
        if (query.order === 'best' && hit.score !== next.score) expect(hit.score).toBeGreaterThan(next.score);
        else {
          const [late, early] = query.order === 'oldest' ? [next, hit] : [hit, next];
          const days = [dayOf(late.sequence), dayOf(early.sequence)];
          expect(days.toSorted().reverse()).toEqual(days);
          if (days[0] === days[1]) expect(late.sequence).toBeGreaterThan(early.sequence);
        }
      }
      expect((await search({ ...query, limit })).hits).toEqual(hits.slice(0, limit));
      expect((await search({ ...query, limit, skip: 2 })).hits).toEqual(hits.slice(2, 2 + limit));
    }),
    settings,
  );
});

it('an index in two parts answers as one does, but for the rounding of scores', async () => {
  await fc.assert(
    fc.asyncProperty(recordsArbitrary, fc.nat(), queryArbitrary, async (records, cut, asked) => {
      const query = { ...asked, subsystem: undefined, group: 'month', limit: records.length } as const;
      const whole = await (await indexRecords(records)).search(query);
      const parts = await (await indexRecords(records, cut % (records.length + 1))).search(query);
      const scores = new Map(parts.hits.map(({ sequence, score }) => [sequence, score]));
      expect(scores.size).toBe(whole.hits.length);
      for (const { sequence, score } of whole.hits) expect(scores.get(sequence)).toBeCloseTo(score, 3);
      const plain = ({ hits: _, people, groups, ...rest }: typeof whole) => ({
        ...rest,
        people: people.map(({ name, count, merged }) => `${name} ${count} ${merged}`).sort(),
        groups: groups.map(({ busiest, ...group }) => ({ ...group, busiest: busiest.map(({ count }) => count) })),
      });
      expect(plain(parts)).toEqual(plain(whole));
    }),
    settings,
  );
});
