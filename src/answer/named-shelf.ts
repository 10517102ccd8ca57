import type { Store } from '../store/store.ts';
import type { OpenIndex } from './library.ts';
import { openReader } from './log-shelf.ts';
import type { LogReader, StoredAs } from './reader.ts';

/** Logs that are opened in the states that somebody else found them in. */
export interface NamedShelf {
  /** The log; it is opened once, and again when another state is named. Throws as the store does. */
  open(log: StoredAs & { name: string }): Promise<LogReader>;
}

/** Makes an empty shelf. It looks at no file to find out whether a log has changed: that is told. */
export function makeNamedShelf(store: Store, openIndex: OpenIndex): NamedShelf {
  const opened = new Map<string, { state: string; reader: Promise<LogReader> }>();
  return {
    async open({ name, state, hidesAddresses }) {
      const key = `${name} ${hidesAddresses}`;
      const known = opened.get(key);
      if (known?.state === state) {
        const reader = await known.reader;
        if (!reader.isDamaged?.()) return reader;
        if (opened.get(key) !== known) return await this.open({ name, state, hidesAddresses });
      }
      const kept = { state, reader: openReader(store, name, openIndex, { hidesAddresses }) };
      opened.set(key, kept);
      try {
        return await kept.reader;
      } catch (error) {
        if (opened.get(key) === kept) opened.delete(key);
        throw error;
      }
    },
  };
}
