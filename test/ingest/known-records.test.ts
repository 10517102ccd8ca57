import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { hashContent } from '../../src/ingest/entry-key.ts';
import { readKnownRecords } from '../../src/ingest/known-records.ts';
import { makeEntrySurvey } from '../../src/ingest/survey-entries.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeMemoryStored } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const makeEntry = (number: number): ParsedEntry => {
  const release = `${Math.floor(number / 100)}.0`;
  return makeParsed(`${release}#${number % 100}`, 'Ada', {
    date: '2024-05-01',
    release,
    line: 7 + number,
    subject: `mends the part ${Math.imul(number, 0x9e3779b1)}`,
  });
};

/** A stored log whose records are made while it is read. */
function makeStored(count: number, makeRecord: (number: number) => LogRecord) {
  return {
    ...makeMemoryStored('made', []),
    async *records() {
      for (let number = 0; number < count; number += 1) yield [makeRecord(number)];
    },
  };
}

const entryRecord = (entry: ParsedEntry, key = hashContent(entry)): LogRecord => ({ kind: 'entry', key, entry });

it('what is stored is known by number, twins in their order, and days without text apart', async () => {
  const twin = makeEntry(3);
  const made: LogRecord[] = [
    entryRecord(makeEntry(1)),
    { kind: 'silent', key: 'day:2024-05-01+0', date: '2024-05-01', count: 2 },
    entryRecord(twin),
    entryRecord({ ...twin, id: 'of another form', line: undefined }, `${hashContent(twin)}-2`),
  ];
  const known = await readKnownRecords(makeStored(made.length, (number) => made[number] ?? entryRecord(twin)));
  expect(known.records).toBe(4);
  expect([...known.silent]).toEqual([['2024-05-01', 2]]);
  expect([...known.sequences()]).toEqual([0, 2, 3]);
  expect([0, 2, 3].map((sequence) => known.key(sequence))).toEqual([made[0]?.key, made[2]?.key, made[3]?.key]);
  expect(known.twins.list(known.contents.find(hashContent(twin)))).toEqual([2, 3]);
  const heading = { date: '2024-05-01', release: '0.0' };
  expect(known.place(2)).toEqual({ id: '0.0#3', line: 10, heading });
  expect(known.place(3)).toEqual({ id: 'of another form', line: undefined, heading });
});

it('what is stored and seen again takes a hundred bytes an entry, or two', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const measure = (): number => {
    if (typeof collect === 'function') collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const count = 50_000;
  const before = measure();
  const known = await readKnownRecords(makeStored(count, (number) => entryRecord(makeEntry(number))));
  const survey = makeEntrySurvey(known);
  for (let number = 0; number < count; number += 1) survey.add(makeEntry(number));
  const bytes = (measure() - before) / count;
  expect([...survey.seen()]).toHaveLength(count);
  expect(bytes).toBeLessThan(200);
});
