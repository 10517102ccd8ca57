import type { Store } from '../store/store.ts';
import type { OpenIndex } from './library.ts';
import { openReader, putBack } from './log-shelf.ts';
import type { LogReader, StoredAs } from './reader.ts';

/** Logs that are opened in the states that somebody else found them in. */
export interface NamedShelf {
  /** The log; it is opened once, and again when another state is named. Throws as the store does. */
  open(log: StoredAs & { name: string }): Promise<LogReader>;
}

interface Kept {
  state: string;
  reader: Promise<LogReader>;
  records: number;
}

/**
 * Makes an empty shelf. It looks at no file to find out whether a log has changed: that is told. Of those that have more than
 * `most` records together, the one that nobody has asked for the longest is put back.
 */
export function makeNamedShelf(store: Pick<Store, 'openLog'>, openIndex: OpenIndex, most?: number): NamedShelf {
  const opened = new Map<string, Kept>();
  return {
    async open({ name, state, hidesAddresses }) {
      const key = `${name} ${hidesAddresses}`;
      const known = opened.get(key);
      if (known?.state === state) {
        opened.delete(key);
        opened.set(key, known);
        const reader = await known.reader;
        if (!reader.isDamaged?.()) return reader;
        if (opened.get(key) !== known) return await this.open({ name, state, hidesAddresses });
      }
      const kept: Kept = { state, reader: openReader(store, name, openIndex, { hidesAddresses }), records: 0 };
      opened.delete(key);
      opened.set(key, kept);
      try {
        const reader = await kept.reader;
        kept.records = reader.records;
        putBack(opened, most);
        return reader;
      } catch (error) {
        if (opened.get(key) === kept) opened.delete(key);
        throw error;
      }
    },
  };
}
