import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeDigest } from '../../src/answer/digest.ts';
import type { Stretch } from '../../src/model/digest.ts';
import { type Watch, watchesAll } from '../../src/model/watch.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeRecordsLog } from '../support/digest-log.ts';
import { recordsArbitrary } from '../support/oracle-log.ts';
import { askOracle, makeOracle } from '../support/search-oracle.ts';
import { type IndexedRecords, indexRecords } from '../support/search-records.ts';

const days = ['2007-02-13', '2007-02-14', '2007-03-01', '2007-07-11', '2007-12-31'];

const watchArbitrary: fc.Arbitrary<Watch> = fc.record(
  {
    subsystems: fc.subarray(['nfs', 'cifs', 'ext4', 'florist']),
    about: fc.constantFrom('lock', 'quota netlink', 'lzo', 'nosuchword'),
    person: fc.constantFrom('Ada Lovelace', 'bob', 'nobody'),
    role: fc.constantFrom('author', 'signed-off-by', 'any'),
    except: fc.constantFrom(['bob'], ['ada', 'dee']),
    merges: fc.constantFrom('all', 'none', 'only'),
  },
  { requiredKeys: ['subsystems'] },
);

const stretchArbitrary: fc.Arbitrary<Stretch> = fc.oneof(
  fc
    .tuple(fc.nat(12), fc.nat(12))
    .map(([a, b]): Stretch => ({ kind: 'numbers', from: Math.min(a, b), to: Math.max(a, b) })),
  fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...days), fc.option(fc.nat(12), { nil: undefined }))
    .map(([a, b, below]): Stretch => {
      const [since = '', until = ''] = [a, b].sort();
      return { kind: 'days', since, until, ...(below !== undefined && { below }) };
    }),
);

it('a digest counts, groups and leaves out what looking at each record does, and its numbers add up', async () => {
  await fc.assert(
    fc.asyncProperty(
      recordsArbitrary,
      watchArbitrary,
      stretchArbitrary,
      fc.tuple(fc.nat(10), fc.nat(3)),
      fc.nat(8),
      async (records, watch, stretch, [goneFrom, goneCount], limit) => {
        const gone: [number, number] = [goneFrom, Math.min(goneFrom + goneCount, records.length)];
        const log = await makeRecordsLog(records, { gone: gone[0] < gone[1] ? [gone] : [] });
        const isGone = (sequence: number): boolean => sequence >= gone[0] && sequence < gone[1];
        const digest = await composeDigest(log, watch, stretch, { limit, full: false });
        const expected = lookAtEach(records, await indexRecords(records), watch, stretch, isGone);

        expect(digest.described).toBe(expected.fitting.length);
        expect(digest.silent.reduce((sum, { count }) => sum + count, 0)).toBe(expected.silent);
        expect(new Map(digest.subsystems.map(({ name, count }) => [name, count]))).toEqual(expected.parts);
        expect(digest.merges).toBe(expected.merges);
        expect(digest.records + digest.leftOut).toBe(expected.records);
        expect(digest.peopleTotal).toBe(expected.people);

        expect(digest.count).toBe(digest.described + expected.silent);
        const listed = digest.subsystems.flatMap(({ entries }) => entries);
        expect(listed.length).toBe(Math.min(limit, expected.fitting.length));
        expect(listed.length + digest.folded + digest.more).toBe(digest.described);
        expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
        expect(digest.subsystems.reduce((sum, { count }) => sum + count, 0)).toBe(digest.described);
        for (const { name, entries, count } of digest.subsystems) {
          expect(entries.length).toBeLessThanOrEqual(count);
          for (const { subsystems, also } of entries) expect([name, ...also].sort()).toEqual([...subsystems].sort());
        }
      },
    ),
    { seed: 5, numRuns: 250 },
  );
});

/** What a digest must say, by looking at each record. */
function lookAtEach(
  records: readonly LogRecord[],
  { entryOf, findSubsystems }: IndexedRecords,
  watch: Watch,
  stretch: Stretch,
  isGone: (sequence: number) => boolean,
) {
  const inStretch = (record: LogRecord, sequence: number): boolean => {
    if (stretch.kind === 'numbers') return sequence >= stretch.from && sequence < stretch.to;
    const date = record.kind === 'silent' ? record.date : record.entry.date;
    return date >= stretch.since && date <= stretch.until && sequence < (stretch.below ?? records.length);
  };
  const { about, person, role, except, merges } = watch;
  // What is gone and what lies outside is no part of the log that is searched; its words are, as the index has them.
  const oracle = makeOracle(records, entryOf, findSubsystems);
  oracle.entries = oracle.entries.filter(({ sequence }) => {
    const record = records[sequence];
    return record !== undefined && !isGone(sequence) && inStretch(record, sequence);
  });
  const ask = (subsystem: string | undefined) => {
    const answer = askOracle(oracle, {
      words: about,
      ...(person !== undefined && { person: { name: person, role: role ?? 'author' } }),
      subsystem,
      except,
      merges,
      order: 'oldest',
      limit: 100,
    });
    return answer.partial ? [] : answer.hits.map(({ sequence }) => sequence);
  };
  const names = watch.subsystems.length === 0 ? [undefined] : watch.subsystems;
  const hasRole = (sequence: number): boolean => {
    if (person !== undefined || role === undefined || role === 'author' || role === 'any') return true;
    return entryOf(sequence)?.trailers.some((trailer) => trailer.role === role) ?? false;
  };
  const fitting = [...new Set(names.flatMap(ask))].filter(hasRole);
  const watched = watch.subsystems.length === 0 ? undefined : watch.subsystems.flatMap(findSubsystems);
  const parts = new Map<string, number>();
  for (const sequence of fitting) {
    const own = entryOf(sequence)?.subsystems ?? [];
    const name = own.find((one) => watched?.includes(one) ?? true) ?? own[0] ?? '';
    parts.set(name, (parts.get(name) ?? 0) + 1);
  }
  const within = records.filter(inStretch);
  const silent = watchesAll(watch) ? within.map((record) => (record.kind === 'silent' ? record.count : 0)) : [];
  return {
    fitting,
    parts,
    merges: fitting.filter((sequence) => entryOf(sequence)?.merge !== undefined).length,
    people: new Set(fitting.map((sequence) => entryOf(sequence)?.author.name)).size,
    silent: silent.reduce((sum, count) => sum + count, 0),
    records: within.length,
  };
}
