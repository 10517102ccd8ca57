import { UserError } from '../model/errors.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { Store, StoredLog } from '../store/store.ts';
import type { LogIndex } from './log-index.ts';
import { type LogManners, makeLogReader } from './log-reader.ts';
import type { LogReader } from './reader.ts';
import { makeReaderShelf } from './reader-shelf.ts';

/** Logs that were opened once and are kept open. */
export interface LogShelf {
  /** The log as it is now. Throws a UserError: `not-found`, or that it is damaged. */
  open(name: string): Promise<LogReader>;
}

/**
 * Makes an empty shelf. A log is opened once for all who ask for it at the same time, and again when it has changed. Of
 * those that have more than `most` records together, the one that nobody has asked for the longest is put back.
 */
export function makeShelf(
  store: Store,
  openIndex: (log: StoredLog) => Promise<LogIndex>,
  manners: LogManners = {},
  most?: number,
): LogShelf {
  const shelf = makeReaderShelf(most);
  return {
    async open(name) {
      const generation = await store.generation(name);
      const open = () => openReader(store, name, openIndex, manners);
      if (generation !== undefined) return await shelf.open(name, generation, open);
      shelf.drop(name);
      return await open();
    },
  };
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
