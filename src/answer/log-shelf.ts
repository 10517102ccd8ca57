import { UserError } from '../model/errors.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { Store, StoredLog } from '../store/store.ts';
import type { LogIndex } from './log-index.ts';
import { type LogManners, makeLogReader } from './log-reader.ts';
import type { LogReader } from './reader.ts';

/** Logs that were opened once and are kept open. */
export interface LogShelf {
  /** The log as it is now. Throws a UserError: `not-found`, or that it is damaged. */
  open(name: string): Promise<LogReader>;
}

/** How many records the logs that stay open have together: each takes some 100 bytes. */
const mostRecords = 5_000_000;

interface Kept {
  generation: string;
  reader: Promise<LogReader>;
  records: number;
}

/**
 * Makes an empty shelf. A log is opened once for all who ask for it at the same time, and again when it has changed. Of
 * those that have more than `most` records together, the one that nobody has asked for the longest is put back.
 */
export function makeShelf(
  store: Store,
  openIndex: (log: StoredLog) => Promise<LogIndex>,
  manners: LogManners = {},
  most = mostRecords,
): LogShelf {
  const opened = new Map<string, Kept>();
  return {
    async open(name) {
      const generation = await store.generation(name);
      const known = opened.get(name);
      if (known && known.generation === generation) {
        opened.delete(name);
        opened.set(name, known);
        const reader = await known.reader;
        if (!reader.isDamaged?.()) return reader;
        // Of several who ask, the first opens it anew.
        if (opened.get(name) !== known) return await this.open(name);
      }
      if (generation === undefined) {
        opened.delete(name);
        return await openReader(store, name, openIndex, manners);
      }
      const kept: Kept = { generation, reader: openReader(store, name, openIndex, manners), records: 0 };
      opened.delete(name);
      opened.set(name, kept);
      try {
        const reader = await kept.reader;
        kept.records = reader.records;
        putBack(opened, most);
        return reader;
      } catch (error) {
        // The next question tries again.
        if (opened.get(name) === kept) opened.delete(name);
        throw error;
      }
    },
  };
}

/** Takes out those not asked for the longest, until the others have `most` records together; the last one stays. */
export function putBack(opened: Map<string, { records: number }>, most = mostRecords): void {
  let records = 0;
  for (const kept of opened.values()) records += kept.records;
  // A map keeps the order of insertion: whatever is asked for is put at its end.
  for (const [key, kept] of opened) {
    if (records <= most || opened.size === 1) return;
    records -= kept.records;
    opened.delete(key);
  }
}

/** Opens a log that is not to be kept open here. */
export async function openReader(
  store: Pick<Store, 'openLog'>,
  name: string,
  openIndex: (log: StoredLog) => Promise<LogIndex>,
  manners: LogManners,
): Promise<LogReader> {
  const reopen = (): Promise<StoredLog> => reopenLog(store, name);
  const log = await store.openLog(name);
  try {
    return makeLogReader(log, await openIndex(log), reopen, manners);
  } catch (error) {
    // It was written to so often while its index was made that its files are gone.
    if (!(error instanceof SnapshotGone)) throw error;
    const now = await store.openLog(name);
    return makeLogReader(now, await openIndex(now), reopen, manners);
  }
}

/** Opens a log once more for whoever reads it, wherever they ask: other logs are none of their business. */
async function reopenLog(store: Pick<Store, 'openLog'>, name: string): Promise<StoredLog> {
  try {
    return await store.openLog(name);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'not-found') throw error;
    throw new UserError(`The log "${name}" was removed meanwhile.`, 'not-found', { cause: error });
  }
}
