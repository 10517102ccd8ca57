import type { LogReader } from './reader.ts';

/** Readers of logs that are kept open, each under a key. */
export interface ReaderShelf {
  /** The reader that was opened in this state of its log, by whoever asked first; where there is none it is opened. */
  open(key: string, state: string, openReader: () => Promise<LogReader>): Promise<LogReader>;
  /** Puts back what is kept under a key. */
  drop(key: string): void;
}

/** How many records the logs that stay open have together: each takes some 100 bytes. */
const mostRecords = 5_000_000;

interface Kept {
  state: string;
  reader: Promise<LogReader>;
  records: number;
}

/** Makes an empty shelf. Of logs that have more than `most` records together, the one that nobody has asked for the longest is put back. */
export function makeReaderShelf(most = mostRecords): ReaderShelf {
  const opened = new Map<string, Kept>();
  return {
    async open(key, state, openReader) {
      const known = opened.get(key);
      if (known?.state === state) {
        opened.delete(key);
        opened.set(key, known);
        const reader = await known.reader;
        if (!reader.isDamaged?.()) return reader;
        // Of several who ask, the first opens it anew.
        if (opened.get(key) !== known) return await this.open(key, state, openReader);
      }
      const kept: Kept = { state, reader: openReader(), records: 0 };
      opened.delete(key);
      opened.set(key, kept);
      try {
        const reader = await kept.reader;
        kept.records = reader.records;
        putBack(opened, most);
        return reader;
      } catch (error) {
        // The next question tries again.
        if (opened.get(key) === kept) opened.delete(key);
        throw error;
      }
    },
    drop: (key) => void opened.delete(key),
  };
}

/** Takes out those not asked for the longest, until the others have `most` records together; the last one stays. */
function putBack(opened: Map<string, Kept>, most: number): void {
  let records = 0;
  for (const kept of opened.values()) records += kept.records;
  // A map keeps the order of insertion: whatever is asked for is put at its end.
  for (const [key, kept] of opened) {
    if (records <= most || opened.size === 1) return;
    records -= kept.records;
    opened.delete(key);
  }
}
