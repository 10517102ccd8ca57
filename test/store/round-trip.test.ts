import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeSegmentPacker } from '../../src/store/segment-packer.ts';
import { readParts } from '../../src/store/segment-parts.ts';
import { readPackedRecords } from '../../src/store/segment-records.ts';
import { openStore } from '../../src/store/store.ts';
import { addRecords, makeFolder, readAll } from './store-fixtures.ts';

// Any sequence of UTF-16 units: NUL, halves of surrogate pairs, U+2028 and the like.
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom('\0', '\ud800', '\udc00', '\u2028', '\u2029', '\\', '"', '\n', '\r', '\ufeff', 'a'),
);
const text = fc.string({ unit, maxLength: 12 });
const day = fc.constantFrom('2007-07-11', '2007-07-12', '0000-01-01');
const instant = fc.constantFrom(
  '2007-07-11T10:00:00+02:00',
  '2007-07-12T00:00:00-11:30',
  '+12007-01-01T00:00:00Z',
  '2007-02-30T10:00:60Z',
  '2007-07-12T00:00:00-00:00',
  '2007-07-12T00:00:00Z',
);
// A few, so that the same ones stand in several places.
const hash = fc.constantFrom('a', '0', '0123456789').map((digits) => digits.repeat(40).slice(0, 40));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const name = fc.oneof(text, fc.constantFrom('Ada', 'Bob'));
const email = fc.oneof(text, fc.constantFrom('', 'a@b'));
const person = fc.record({ name, email: optional(email) });
const count = fc.nat();

const entry: fc.Arbitrary<ParsedEntry> = fc.record({
  id: fc.oneof(text, hash, fc.constant('id')),
  date: day,
  committedDate: optional(day),
  authored: optional(instant),
  committed: optional(instant),
  author: person,
  committer: optional(person),
  subject: optional(text),
  body: text,
  trailers: fc.array(fc.record({ role: text, name, email: optional(email) }), { maxLength: 3 }),
  notes: fc.array(text, { maxLength: 2 }),
  merge: optional(
    fc.record({
      from: text,
      declared: optional(count),
      listed: fc.array(text, { maxLength: 3 }),
      truncated: optional(fc.boolean()),
    }),
  ),
  parents: optional(fc.array(fc.oneof(text, hash), { maxLength: 2 })),
  release: optional(text),
  section: optional(text),
  paths: optional(fc.array(text, { maxLength: 2 })),
  line: optional(fc.integer()),
});
const record: fc.Arbitrary<LogRecord> = fc.oneof(
  fc.record({ kind: fc.constant('silent' as const), key: text, date: day, count }),
  fc.record({ kind: fc.constant('entry' as const), key: fc.oneof(text, fc.constant('id')), entry }),
  entry.map((one) => ({ kind: 'entry' as const, key: one.id, entry: one })),
);

const pack = (first: number, records: readonly LogRecord[]): Buffer => {
  const packer = makeSegmentPacker(first);
  for (const one of records) packer.add(one);
  return packer.finish();
};

test('any record comes back from a segment as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(record, { maxLength: 20 }), async (first, records) => {
      const bytes = pack(first, records);
      expect(readParts(bytes)).toEqual(records);
      expect([...readPackedRecords(bytes)]).toEqual(records);
    }),
    { numRuns: 200 },
  );
});

test('a committer who is the author comes back, and so does one that the source does not have', async () => {
  const ada = { name: 'Ada', email: 'ada@example.org' };
  const base = { id: 'a', date: '2007-07-11', author: ada, body: '', trailers: [], notes: [] };
  const committed = '2007-07-12T10:00:00+02:00';
  const entries: ParsedEntry[] = [
    base,
    { ...base, committer: ada },
    { ...base, committed },
    { ...base, committed, committer: ada },
    { ...base, committed, committer: { name: 'Ada' } },
    { ...base, committed, committedDate: '2007-07-12' },
    { ...base, committed, committedDate: '2007-07-13' },
  ];
  const records = entries.map((one): LogRecord => ({ kind: 'entry', key: 'a', entry: one }));
  expect(readParts(pack(0, records))).toStrictEqual(records);
});

test('any series of imports leaves all their records in order', async () => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(511, 512, 513, 1024)), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sizes, fc.array(record, { minLength: 1, maxLength: 5 }), async (counts, samples) => {
      const folder = await makeFolder();
      const all: LogRecord[] = [];
      for (const size of counts) {
        const added = Array.from({ length: size }, (_, index) => samples[index % samples.length] ?? makeNever());
        all.push(...added);
        const log = await addRecords(openStore(folder), 'kernel', added);
        expect(log.catalogue.records).toBe(all.length);
      }
      if (counts.length === 0) return;
      const log = await openStore(folder).openLog('kernel');
      expect(await readAll(log)).toEqual(all);
      for (const from of [1, 512, 700]) expect(await readAll(log, from)).toEqual(all.slice(from));
    }),
    { numRuns: 12 },
  );
});

function makeNever(): never {
  throw new Error('there is at least one sample');
}
