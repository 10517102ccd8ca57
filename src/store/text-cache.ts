import { makeFewAtATime } from '../ops/few-at-a-time.ts';
import { splitSegment } from './segment-records.ts';
import type { SegmentText } from './segment-text.ts';

type Text = Promise<SegmentText>;

/** Texts of segments in memory that several threads read. */
export interface SharedTexts {
  /** The text of a file; undefined where it was not read yet. */
  find(file: string): Promise<Uint8Array | undefined>;
  /** Keeps the text of a file for others. */
  keep(file: string, text: Uint8Array): void;
}

/** Keeps the texts of the segments that were asked for last. A segment's file never changes, so nor does its text. */
export interface TextCache extends SharedTexts {
  /** What is kept for a file, else what `read` gives, which is kept from now on; a failure is not kept. */
  get(file: string, read: () => Text): Text;
  /** Lets go of a text. */
  forget(file: string): void;
  /** Calls back with each file whose text is let go of, until the function that it gives is called. */
  onForget(listener: (file: string) => void): () => void;
}

/** So many texts are read at a time: more would keep no more threads at work, and take memory for each. */
const mostReading = 8;

/**
 * A cache of texts that take at most so many bytes together, beside the few that are on their way. What is not kept is
 * looked for in `others` before it is read, and kept there too.
 */
export function makeTextCache(mostBytes: number, others?: SharedTexts): TextCache {
  const kept = new Map<string, { text: Text; bytes: number }>();
  const listeners = new Set<(file: string) => void>();
  const inTurn = makeFewAtATime(mostReading);
  let used = 0;
  const drop = (file: string): void => {
    used -= kept.get(file)?.bytes ?? 0;
    kept.delete(file);
    for (const listener of listeners) listener(file);
  };
  const shrink = (): void => {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    for (const oldest of kept.keys()) {
      if (used <= mostBytes || kept.size === 1) return;
      drop(oldest);
    }
  };
  const add = (file: string, text: Text): Text => {
    const made = { text, bytes: 0 };
    kept.set(file, made);
    text.then(
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
    return text;
  };
  const findOrRead = async (file: string, read: () => Text): Text => {
    const found = await others?.find(file);
    if (found) return splitShared(found);
    const text = await read();
    const shared = others && text.share();
    if (shared) others.keep(file, shared);
    return text;
  };
  return {
    get(file, read) {
      const known = kept.get(file);
      if (!known)
        return add(
          file,
          inTurn(() => (others ? findOrRead(file, read) : read())),
        );
      kept.delete(file);
      kept.set(file, known);
      return known.text;
    },
    async find(file) {
      const known = kept.get(file);
      // What cannot be read, whoever asks finds out.
      return (await known?.text.catch(() => undefined))?.share();
    },
    keep(file, text) {
      if (!kept.has(file)) void add(file, Promise.resolve(splitShared(text)));
    },
    forget(file) {
      if (kept.has(file)) drop(file);
    },
    onForget(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Another thread has read it before, so that it is whole. */
const splitShared = ({ buffer, byteOffset, length }: Uint8Array): SegmentText =>
  splitSegment(Buffer.from(buffer, byteOffset, length));
