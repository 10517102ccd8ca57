import type { Store } from '../store/store.ts';
import type { OpenIndex } from './library.ts';
import { openReader } from './log-shelf.ts';
import type { LogReader, StoredAs } from './reader.ts';
import { makeReaderShelf } from './reader-shelf.ts';

/** Logs that are opened in the states that somebody else found them in. */
export interface NamedShelf {
  /** The log; it is opened once, and again when another state is named. Throws as the store does. */
  open(log: StoredAs & { name: string }): Promise<LogReader>;
}

/**
 * Makes an empty shelf. It looks at no file to find out whether a log has changed: that is told. Of those that have more than
 * `most` records together, the one that nobody has asked for the longest is put back.
 */
export function makeNamedShelf(store: Pick<Store, 'openLog'>, openIndex: OpenIndex, most?: number): NamedShelf {
  const shelf = makeReaderShelf(most);
  return {
    open: ({ name, state, hidesAddresses }) =>
      shelf.open(`${name} ${hidesAddresses}`, state, () => openReader(store, name, openIndex, { hidesAddresses })),
  };
}
