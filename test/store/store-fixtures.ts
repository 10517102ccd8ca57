import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import type { Processes, ProcessIdentity } from '../../src/store/processes.ts';
import type { CatalogueFacts, LogRecord } from '../../src/store/records.ts';
import type { Store, StoredLog } from '../../src/store/store.ts';

/** A folder that is removed when the test is over. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'annalist-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The record of sequence number `number`. Every seventh stands for a day without text. */
export function makeRecord(number: number): LogRecord {
  const date = `2007-${String((number % 12) + 1).padStart(2, '0')}-11`;
  if (number % 7 === 6) return { kind: 'silent', key: `day:${date}+${number}`, date, count: 2 };
  const author = { name: `Ada ${number % 5}`, email: 'ada@example.org' };
  return {
    kind: 'entry',
    key: `key-${number}`,
    entry: {
      id: `${date}#${number}`,
      date,
      author,
      body: `Change number ${number} of the – log.\nIt has two lines.`,
      trailers: [{ role: 'signed-off-by', ...author }],
      notes: [],
      line: number,
    },
  };
}

/** The records from one number up to, and without, another. */
export function makeRecords(from: number, to: number): LogRecord[] {
  return Array.from({ length: to - from }, (_, index) => makeRecord(from + index));
}

/** Facts of a log; `entries` is what the tests tell one state from another by. */
export function makeFacts(entries: number): CatalogueFacts {
  return {
    format: 'day-list',
    source: { text: 'log.txt', location: '/home/ada/log.txt' },
    entries,
    days: [
      { date: '2007-01-11', declared: 4, listed: 2, line: 170 },
      { date: '2007-02-11', declared: 3, listed: 0 },
    ],
    releases: [],
    problems: { kinds: {}, first: [] },
    gone: [],
    moved: {},
  };
}

/** Adds records to a log and commits; `entries` are all that it has now. */
export async function addRecords(store: Store, name: string, records: readonly LogRecord[]): Promise<StoredLog> {
  const writer = await store.writeLog(name, 'a test');
  try {
    for (const record of records) await writer.append(record);
    const before = writer.current?.catalogue.entries ?? 0;
    return await writer.commit(makeFacts(before + records.filter(({ kind }) => kind === 'entry').length));
  } finally {
    await writer.close();
  }
}

/** All records of a log. */
export async function readAll(log: StoredLog, from?: number): Promise<LogRecord[]> {
  const all: LogRecord[] = [];
  for await (const records of log.records(from)) all.push(...records);
  return all;
}

/** Holds a log against the made records up to `end`; quicker than comparing them with `expect`. */
export async function expectRecords(log: StoredLog, end: number): Promise<void> {
  expect(log.catalogue.records).toBe(end);
  expect(isDeepStrictEqual(await readAll(log), makeRecords(0, end))).toBe(true);
}

/** All files below a folder, with their places in it. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length + 1)).sort();
}

/** A machine on which only the named processes run, seen from the first of them. */
export function makeProcesses(self: ProcessIdentity, ...others: ProcessIdentity[]): Processes {
  const running = new Map([self, ...others].map((one) => [one.pid, one]));
  return {
    identify: async () => self,
    find: async (pid) => running.get(pid),
  };
}
