import type { SegmentText } from './segment-text.ts';

type Text = Promise<SegmentText>;

/** Keeps the texts of the segments that were asked for last. A segment's file never changes, so nor does its text. */
export interface TextCache {
  /** What is kept for a file, else what `read` gives, which is kept from now on; a failure is not kept. */
  get(file: string, read: () => Text): Text;
}

/** A cache of texts that take at most so many bytes together; those on their way are not counted yet. */
export function makeTextCache(mostBytes: number): TextCache {
  const kept = new Map<string, { text: Text; bytes: number }>();
  let used = 0;
  const drop = (file: string): void => {
    used -= kept.get(file)?.bytes ?? 0;
    kept.delete(file);
  };
  const shrink = (): void => {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    for (const oldest of kept.keys()) {
      if (used <= mostBytes || kept.size === 1) return;
      drop(oldest);
    }
  };
  return {
    get(file, read) {
      const known = kept.get(file);
      if (known) {
        kept.delete(file);
        kept.set(file, known);
        return known.text;
      }
      const made = { text: read(), bytes: 0 };
      kept.set(file, made);
      made.text.then(
        ({ bytes }) => {
          if (kept.get(file) !== made) return;
          made.bytes = bytes;
          used += bytes;
          shrink();
        },
        () => {
          if (kept.get(file) === made) drop(file);
        },
      );
      return made.text;
    },
  };
}
