import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeLogReader } from '../../src/answer/log-reader.ts';
import type { LogReader, Reader } from '../../src/answer/reader.ts';
import { readIndexRules } from '../../src/ingest/index-rules.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { LogInfo } from '../../src/model/answer.ts';
import type { ParsedEntry } from '../../src/model/entry.ts';
import { UserError } from '../../src/model/errors.ts';
import type { ParsedDay, ParsedRelease } from '../../src/model/parsed-log.ts';
import { makeTwins } from '../../src/model/twins.ts';
import { emptyVocabulary } from '../../src/model/vocabulary.ts';
import { emptyCatalogue } from '../../src/store/catalogue.ts';
import { type LogRecord, segmentSize } from '../../src/store/records.ts';
import { makeSegmentPacker } from '../../src/store/segment-packer.ts';
import type { StoredLog } from '../../src/store/store.ts';
import { readByGrammar } from '../../src/wire/read-question.ts';
import { makeMemoryFile, openBytes } from './memory-file.ts';

/** What a log in memory is made of. */
export interface MemoryLog {
  name?: string;
  /** In order of arrival, the oldest first. */
  entries: readonly ParsedEntry[];
  /** Days that the log declares more of than it shows; the others are made of the entries. */
  days?: readonly ParsedDay[];
  mailmap?: string;
  /** Version headings that entries may stand under. */
  releases?: readonly ParsedRelease[];
}

/** The known subsystems, as the program reads them. */
export const testRules = readIndexRules(readData('subsystems.json'), () => readData('developer-words.json'));

function readData(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../../data', name), 'utf8');
}

/** Makes the reader of a log that stands in memory, with an index made of it as of a stored one. */
export function makeMemoryLog({ name = 'memory', entries, days = [], mailmap, releases }: MemoryLog): LogReader {
  const allDays = listDays(entries, days);
  const records = entries.map((entry): LogRecord => ({ kind: 'entry', key: entry.id, entry }));
  const stored = makeMemoryStored(name, records, allDays, mailmap, releases);
  const opening = openIndex(stored, testRules).then((index) => makeLogReader(stored, index, async () => stored));
  let opened: LogReader | undefined;
  const log: LogReader = {
    name,
    info: describe(name, entries, allDays),
    hasCommitters: entries.some((entry) => entry.committedDate !== undefined),
    days: allDays,
    people: [],
    subsystems: [],
    aliases: { people: [], subsystems: [] },
    get vocabulary() {
      return opened?.vocabulary ?? emptyVocabulary;
    },
    prepareNames: async (nearest) => await (await opening).prepareNames(nearest),
    isNameReady: (name) => opened?.isNameReady(name) ?? false,
    records: entries.length,
    silentIn: async (from, to) => await (await opening).silentIn(from, to),
    daysBelow: async (number) => await (await opening).daysBelow(number),
    history: { gone: [], isGone: () => false, twins: makeTwins() },
    search: async (query) => await (await opening).search(query),
    weigh: async (query) => await (await opening).weigh(query),
    entry: async (sequence) => await (await opening).entry(sequence),
    reasons: async (sequence) => await (await opening).reasons(sequence),
    headings: { days: true, releases: releases ?? [] },
    releases: async () => await (await opening).releases(),
    ties: async () => await (await opening).ties(),
    dayOf: (sequence, by) => opened?.dayOf(sequence, by) ?? '',
    branches: async () => await (await opening).branches(),
    find: async (id, limit) => await (await opening).find(id, limit),
    findGone: async () => [],
  };
  const noted = opening.then((reader) => {
    opened = reader;
  });
  readying.set(log, noted);
  return log;
}

/** When what a log in memory knows is there; until then it knows nothing. */
const readying = new WeakMap<LogReader, Promise<void>>();

/** A stored log whose records stand in memory. Its days' headings are on line 0, so that lines are as the entries say. */
export function makeMemoryStored(
  name: string,
  records: readonly LogRecord[],
  days: readonly ParsedDay[] = [],
  mailmap?: string,
  releases: readonly ParsedRelease[] = [],
): StoredLog {
  return {
    name,
    catalogue: {
      ...emptyCatalogue,
      id: name,
      format: 'memory',
      records: records.length,
      entries: records.length,
      days: days.map((day) => ({ ...day, line: 0 })),
      releases: [...releases],
      ...(mailmap !== undefined && { git: { mailmap } }),
    },
    indexFile: makeMemoryFile({ forgets: true }),
    rules: async () => undefined,
    branchFile: makeMemoryFile({ forgets: true }),
    releaseFile: makeMemoryFile({ forgets: true }),
    tieFile: makeMemoryFile({ forgets: true }),
    tieTableFile: makeMemoryFile({ forgets: true }),
    spill: async (pieces) => openBytes(Buffer.concat(pieces)),
    async *keys() {
      yield records.map(({ key }) => key);
    },
    segment: async (index) => records.slice(index * segmentSize, (index + 1) * segmentSize),
    packedSegment: async (index) => {
      const packer = makeSegmentPacker(index * segmentSize);
      for (const record of records.slice(index * segmentSize, (index + 1) * segmentSize)) packer.add(record);
      return packer.finish();
    },
    async *records(from = 0) {
      // A few at a time, so that what runs over a border is tested too.
      for (let start = from; start < records.length; start += 3) yield records.slice(start, start + 3);
    },
    record: async (sequence) => records[sequence],
  };
}

/** Makes a reader of these logs; the first is meant where none is named. */
export function makeMemoryReader(logs: readonly LogReader[], now = '2008-01-15'): Reader {
  return {
    now,
    async open(name) {
      const found = name === undefined ? logs[0] : logs.find((log) => log.name === name);
      if (!found) throw new UserError(`There is no log ${name}.`, 'not-found');
      await readying.get(found);
      return found;
    },
    logs: async () => logs.map(({ info }) => info),
    readQuestion: readByGrammar,
  };
}

function listDays(entries: readonly ParsedEntry[], declared: readonly ParsedDay[]): ParsedDay[] {
  const days = new Map(declared.map((day) => [day.date, day]));
  for (const { date } of entries) {
    if (days.has(date)) continue;
    const listed = entries.filter((entry) => entry.date === date).length;
    days.set(date, { date, declared: listed, listed });
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
