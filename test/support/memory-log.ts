import type { LogReader, Reader } from '../../src/answer/reader.ts';
import { makeEnrich } from '../../src/enrich/enrich.ts';
import type { LogInfo } from '../../src/model/answer.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { UserError } from '../../src/model/errors.ts';
import type { ParsedDay } from '../../src/model/parsed-log.ts';
import { type NumberedEntry, scanEntries } from '../../src/search/scan.ts';

/** What a log in memory is made of. */
export interface MemoryLog {
  name?: string;
  /** In order of arrival, the oldest first. */
  entries: readonly ParsedEntry[];
  /** Days that the log declares more of than it shows; the others are made of the entries. */
  days?: readonly ParsedDay[];
  mailmap?: string;
}

/** Makes the reader of a log that stands in memory, with the scan that stored logs are searched by. */
export function makeMemoryLog({ name = 'memory', entries, days = [], mailmap }: MemoryLog): LogReader {
  const enrich = makeEnrich(mailmap);
  const numbered = entries.map((entry, sequence): NumberedEntry => ({ sequence, entry: enrich(entry) }));
  const allDays = listDays(entries, days);
  return {
    name,
    info: describe(name, entries, allDays),
    days: allDays,
    search: (query) => scanEntries(inBatches(numbered), query),
    async entry(sequence) {
      const found = numbered[sequence];
      if (!found) throw new Error(`no entry ${sequence}`);
      return found.entry;
    },
    async find(id, limit) {
      const same = numbered.filter(({ entry }) => entry.id === id);
      const begun = numbered.filter(({ entry }) => entry.parents !== undefined && entry.id.startsWith(id));
      return (same.length > 0 ? same : begun).slice(0, limit).map(({ sequence }) => sequence);
    },
  };
}

/** Makes a reader of these logs; the first is meant where none is named. */
export function makeMemoryReader(logs: readonly LogReader[], now = '2008-01-15'): Reader {
  return {
    now,
    async open(name) {
      const found = name === undefined ? logs[0] : logs.find((log) => log.name === name);
      if (!found) throw new UserError(`There is no log ${name}.`, 'not-found');
      return found;
    },
    logs: async () => logs.map(({ info }) => info),
  };
}

/** Entries as a scan takes them: a few at a time. */
export async function* inBatches(entries: readonly NumberedEntry[], size = 3): AsyncGenerator<NumberedEntry[]> {
  for (let start = 0; start < entries.length; start += size) yield entries.slice(start, start + size);
}

function listDays(entries: readonly ParsedEntry[], declared: readonly ParsedDay[]): ParsedDay[] {
  const days = new Map(declared.map((day) => [day.date, day]));
  for (const { date } of entries) {
    const listed = entries.filter((entry) => entry.date === date).length;
    if (!days.has(date)) days.set(date, { date, declared: listed, listed });
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function describe(name: string, entries: readonly ParsedEntry[], days: readonly ParsedDay[]): LogInfo {
  return {
    name,
    format: 'memory',
    source: 'a test',
    entries: entries.length,
    days: days.length,
    declared: days.reduce((sum, day) => sum + day.declared, 0),
    firstDay: days[0]?.date,
    lastDay: days.at(-1)?.date,
    refreshed: '2008-01-15T00:00:00Z',
  };
}
