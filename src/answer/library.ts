import type { LogInfo } from '../model/answer.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { joinWords } from '../model/text.ts';
import type { Catalogue } from '../store/records.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { Store, StoredLog } from '../store/store.ts';
import { type LogIndex, makeLogReader } from './log-reader.ts';
import type { LogReader, Reader } from './reader.ts';

/** What a reader of stored logs needs to know. */
export interface LibrarySettings {
  /** The day it is today. */
  today(): Day;
  /** The log that is meant where none is named and there are several. */
  defaultLog?: string | undefined;
}

/** Opens the index of a log, and makes it where it is missing. */
export type OpenIndex = (log: StoredLog) => Promise<LogIndex>;

/** Makes the reader of all logs of a store. A log that was imported again meanwhile is taken up at the next question. */
export function openLibrary(store: Store, openIndex: OpenIndex, settings: LibrarySettings): Reader {
  const opened = new Map<string, { generation: string; reader: LogReader }>();
  return {
    get now() {
      return settings.today();
    },
    async open(name) {
      const chosen = name?.trim().toLowerCase() ?? (await chooseLog(store, settings.defaultLog));
      const generation = await store.generation(chosen);
      const known = opened.get(chosen);
      if (known && generation !== undefined && known.generation === generation) return known.reader;
      const reader = await openReader(store, chosen, openIndex);
      if (generation !== undefined) opened.set(chosen, { generation, reader });
      return reader;
    },
    async logs() {
      const listed = await store.listLogs();
      return listed.map(({ name, catalogue, problem }) =>
        catalogue ? describeLog(name, catalogue) : missingLog(name, problem),
      );
    },
  };
}

async function openReader(store: Store, name: string, openIndex: OpenIndex): Promise<LogReader> {
  const log = await store.openLog(name);
  try {
    return makeLogReader(log, await openIndex(log), () => store.openLog(name));
  } catch (error) {
    // It was written to so often while its index was made that its files are gone.
    if (!(error instanceof SnapshotGone)) throw error;
    const now = await store.openLog(name);
    return makeLogReader(now, await openIndex(now), () => store.openLog(name));
  }
}

/** A stored log as it is listed. */
export function describeLog(name: string, catalogue: Catalogue): LogInfo {
  const { format, source, entries, days, refreshed, firstDay, lastDay, git } = catalogue;
  return {
    name,
    format,
    source: source.text,
    entries,
    days: days.length,
    declared: days.reduce((sum, day) => sum + day.declared, 0),
    ...(firstDay !== undefined && { firstDay }),
    ...(lastDay !== undefined && { lastDay }),
    refreshed,
    ...(git?.web !== undefined && { web: git.web }),
  };
}

function missingLog(name: string, problem: UserError | undefined): LogInfo {
  const unread = { format: '', source: '', entries: 0, days: 0, declared: 0, refreshed: '' };
  return { name, ...unread, problem: problem?.message ?? 'it cannot be read' };
}

async function chooseLog(store: Store, defaultLog: string | undefined): Promise<string> {
  const names = (await store.listLogs()).map(({ name }) => name);
  const [only, ...others] = names;
  if (only === undefined) {
    throw new UserError('No log is stored yet: import one with "annalist import SOURCE".', 'not-found');
  }
  if (others.length === 0) return only;
  if (defaultLog !== undefined && names.includes(defaultLog)) return defaultLog;
  throw new UserError(`Which log? There are ${joinWords(names)}: name one.`);
}
