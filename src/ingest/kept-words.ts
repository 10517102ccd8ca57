import { type MergedTerms, mergeInPieces } from '../search/merge-runs.ts';
import { openMemory, type PackedRun, type RunSource } from '../search/packed-run.ts';
import type { ByteSource, PartlyRead } from '../search/paged-bytes.ts';
import { orderTexts, type PackedTexts, type TextSources } from '../search/text-builder.ts';
import { isDiskTrouble } from '../store/disk-errors.ts';
import type { Spill } from '../store/put-aside.ts';

/** Keeps the words of stretches until they are merged, and merges them. */
export interface WordKeeper {
  add(texts: PackedTexts): void;
  /** Merges all that was added; `tell` hears which share is done. */
  merge(tell: (share: number) => void): Promise<MergedTerms>;
}

/** More bytes than these are put on the disk together. */
const most = 12 * 1024 * 1024;

/** Makes a keeper that has nothing yet. */
export function makeWordKeeper(spill: Spill, atOnce = most): WordKeeper {
  const parts: TextSources[] = [];
  const heap = makeHeap(spill, atOnce);
  const keep = ({ terms, ...lengths }: PackedRun): RunSource => ({ terms: heap.add(terms), ...lengths });
  return {
    add({ records, titles }) {
      parts.push({ records: keep(records), titles: keep(titles) });
    },
    async merge(tell) {
      await heap.settle();
      const runs = orderTexts(parts);
      const all = runs.reduce((sum, { terms }) => sum + terms.length, 0);
      const merged = makeHeap(spill, atOnce);
      const pieces: ByteSource[] = [];
      const merging = mergeInPieces(runs);
      let step = merging.next();
      let done = 0;
      for (; !step.done; step = merging.next()) {
        pieces.push(merged.add(step.value));
        done += step.value.length;
        tell(done / Math.max(1, all));
        // What else waits for this thread has its turn.
        await merged.settle();
      }
      tell(1);
      const postings = joinPieces(pieces);
      return {
        ...step.value,
        postings: merged.isHeld() ? Uint8Array.from(postings.subarray(0, postings.length)) : postings,
      };
    },
  };
}

/** Bytes that are kept in memory while they are few, and else on the disk, where there is room for them. */
function makeHeap(spill: Spill, atOnce: number) {
  let held: { bytes: Uint8Array; take(source: ByteSource): void }[] = [];
  let size = 0;
  let spilling: Promise<void> = Promise.resolve();
  let hasSpilled = false;
  const spillAll = async (all: typeof held): Promise<void> => {
    try {
      const file = await spill(all.map(({ bytes }) => bytes));
      let at = 0;
      for (const { bytes, take } of all) {
        const from = at;
        at += bytes.length;
        take({ length: bytes.length, read: (start, end) => file.read(from + start, from + end) });
      }
    } catch (error) {
      // On a disk that is full, or that may only be read, they stay in memory.
      if (!isDiskTrouble(error)) throw error;
    }
  };
  return {
    add(bytes: Uint8Array): ByteSource {
      let source = openMemory(bytes);
      const take = (other: ByteSource): void => {
        source = other;
      };
      held.push({ bytes, take });
      size += bytes.length;
      if (size > atOnce) {
        const all = held;
        [held, size] = [[], 0];
        hasSpilled = true;
        spilling = spilling.then(() => spillAll(all));
        spilling.catch(() => undefined);
      }
      return { length: bytes.length, read: (from, to) => source.read(from, to) };
    },
    settle: (): Promise<void> => spilling,
    /** Whether all bytes are still in memory. */
    isHeld: (): boolean => !hasSpilled,
  };
}

/** Pieces that follow on each other as one. */
function joinPieces(pieces: readonly ByteSource[]): PartlyRead & { length: number } {
  const ends: number[] = [];
  for (const { length } of pieces) ends.push((ends.at(-1) ?? 0) + length);
  return {
    length: ends.at(-1) ?? 0,
    subarray(from, to) {
      const found: Uint8Array[] = [];
      for (const [index, piece] of pieces.entries()) {
        const end = ends[index] ?? 0;
        const start = end - piece.length;
        if (end > from && start < to) found.push(piece.read(Math.max(from, start) - start, Math.min(to, end) - start));
      }
      const [only] = found;
      return only !== undefined && found.length === 1 ? only : Buffer.concat(found);
    },
  };
}
