import { makeFewAtATime } from '../ops/few-at-a-time.ts';
import { makePauses } from '../ops/turns.ts';
import { makeKeptCache } from './kept-cache.ts';
import { isSharedPart, openSharedPart } from './part-text.ts';
import { splitSegment } from './segment-records.ts';
import type { SegmentText } from './segment-text.ts';

type Text = Promise<SegmentText>;

/** Texts of segments and their parts, in memory that several threads read. */
export interface SharedTexts {
  /** The text of a name; undefined where it was not read yet. */
  find(name: string): Promise<Uint8Array | undefined>;
  /** Keeps the text of a name for others. */
  keep(name: string, text: Uint8Array): void;
}

/**
 * Keeps the texts that were asked for last, by a segment's file or a part of it. A segment's file never changes, so nor
 * does its text.
 */
export interface TextCache extends SharedTexts {
  /** What is kept under a name, else what `read` gives, which is kept from now on; a failure is not kept. */
  get(name: string, read: () => Text): Text;
  /** Lets go of a text. */
  forget(name: string): void;
  /** Calls back with each name whose text is let go of, until the function that it gives is called. */
  onForget(listener: (name: string) => void): () => void;
}

/** So many texts are read at a time: more would keep no more threads at work, and take memory for each. */
const mostReading = 8;

/**
 * A cache of texts that take at most so many bytes together, beside the few that are on their way. What is not kept is
 * looked for in `others` before it is read, and kept there too.
 */
export function makeTextCache(mostBytes: number, others?: SharedTexts): TextCache {
  const listeners = new Set<(name: string) => void>();
  const kept = makeKeptCache<SegmentText>(
    mostBytes,
    ({ bytes }) => bytes,
    (name) => {
      for (const listener of listeners) listener(name);
    },
  );
  const inTurn = makeFewAtATime(mostReading);
  const pause = makePauses();
  const readOne = async (read: () => Text): Text => {
    // A part is read and unpacked at once, since that is little; many of them are not.
    await pause();
    return await read();
  };
  const findOrRead = async (shared: SharedTexts, name: string, read: () => Text): Text => {
    const found = await shared.find(name);
    if (found) return openShared(found);
    const text = await readOne(read);
    const own = text.share();
    if (own) shared.keep(name, own);
    return text;
  };
  return {
    get: (name, read) => kept.get(name, () => inTurn(() => (others ? findOrRead(others, name, read) : readOne(read)))),
    async find(name) {
      // What cannot be read, whoever asks finds out.
      return (await kept.peek(name)?.catch(() => undefined))?.share();
    },
    keep(name, text) {
      if (!kept.peek(name)) void kept.get(name, () => Promise.resolve(openShared(text)));
    },
    forget: kept.drop,
    onForget(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Another thread has read it before, so that it is whole. */
function openShared(shared: Uint8Array): SegmentText {
  if (isSharedPart(shared)) return openSharedPart(shared);
  return splitSegment(Buffer.from(shared.buffer, shared.byteOffset, shared.length));
}
