import type { LogRecord } from './records.ts';

type Records = Promise<readonly LogRecord[]>;

/** Keeps the records of the segments that were asked for last. A segment's file never changes, so nor do they. */
export interface SegmentCache {
  /** What is kept for a file, else what `read` gives, which is kept from now on; a failure is not kept. */
  get(file: string, read: () => Records): Records;
  /** What is kept for a file. */
  peek(file: string): Records | undefined;
}

/** A cache of at most `size` segments; one of 512 commits takes about 1 MB. */
export function makeSegmentCache(size: number): SegmentCache {
  const kept = new Map<string, Records>();
  return {
    get(file, read) {
      const records = kept.get(file) ?? read();
      // A map keeps the order of insertion, so the first is the one not asked for the longest.
      kept.delete(file);
      kept.set(file, records);
      for (const oldest of kept.keys()) {
        if (kept.size <= size) break;
        kept.delete(oldest);
      }
      records.catch(() => {
        if (kept.get(file) === records) kept.delete(file);
      });
      return records;
    },
    peek: (file) => kept.get(file),
  };
}
