import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeLogReader } from '../../src/answer/log-reader.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import { planDayListImport } from '../../src/ingest/import-day-list.ts';
import { readKnownRecords } from '../../src/ingest/known-records.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { ParsedDay } from '../../src/model/parsed-log.ts';
import { dayList } from '../../src/parse/day-list.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeMemoryStored, testRules } from './memory-log.ts';
import { parseText } from './parse-text.ts';

/** Makes the reader of a log of these records, days without text among them, some of them gone from the source. */
export async function makeRecordsLog(
  records: readonly LogRecord[],
  rest: { name?: string; days?: readonly ParsedDay[]; gone?: [number, number][]; web?: string } = {},
): Promise<LogReader> {
  const { name = 'memory', days = [], gone = [], web } = rest;
  const made = makeMemoryStored(name, records, days);
  const sorted = days.map(({ date }) => date).sort();
  const [firstDay, lastDay] = [sorted[0], sorted.at(-1)];
  const catalogue = {
    ...made.catalogue,
    gone,
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
    ...(web !== undefined && { git: { web } }),
  };
  const stored = { ...made, catalogue };
  return makeLogReader(stored, await openIndex(stored, testRules), async () => stored);
}

/** The sample log as an import stores it: oldest first, days without text among the entries. */
export async function openSampleRecords(): Promise<LogReader> {
  const file = path.join(import.meta.dirname, '../../data/sample/linux-fs-2007.txt');
  const parsed = parseText(dayList, readFileSync(file));
  const known = await readKnownRecords(undefined);
  const { added, facts } = planDayListImport(parsed, known, undefined);
  return await makeRecordsLog(added[0], { name: 'sample', days: facts.days });
}
