import { makePauses, workInTurns } from '../ops/turns.ts';
import { joinRuns } from '../search/join-runs.ts';
import { type MergedTerms, mergeInPieces } from '../search/merge-runs.ts';
import { openMemory, openRun, type PackedRun, type RunSource } from '../search/packed-run.ts';
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

/**
 * So many runs are joined to one, and so many of these again, as soon as they are there: at the end, when all else waits for it,
 * few are left to be merged, each of which has a word once that dozens had.
 */
const joinedAt = (level: number): number => (level === 0 ? 8 : 64);

/** Makes a keeper that has nothing yet. */
export function makeWordKeeper(spill: Spill, atOnce = most): WordKeeper {
  const heap = makeHeap(spill, atOnce);
  /** What follows on each other: the runs that were joined most often come first, and the last list has those that came last. */
  const levels: TextSources[][] = [];
  let joining: Promise<void> = Promise.resolve();

  const keep = ({ terms, ...lengths }: PackedRun): RunSource => ({ terms: heap.add(terms), ...lengths });
  const join = async (parts: readonly TextSources[]): Promise<TextSources> => {
    const records = await workInTurns(joinRuns(parts.map((part) => part.records)));
    const titles = await workInTurns(joinRuns(parts.map((part) => part.titles)));
    return { records: keep(records), titles: keep(titles) };
  };
  const put = async (part: TextSources, level: number): Promise<void> => {
    const parts = [...(levels[level] ?? []), part];
    levels[level] = parts;
    if (parts.length < joinedAt(level)) return;
    levels[level] = [];
    await put(await join(parts), level + 1);
  };

  return {
    add({ records, titles }) {
      const part = { records: openRun(records), titles: openRun(titles) };
      joining = joining.then(() => put(part, 0));
      // A failure is told when they are merged.
      joining.catch(() => undefined);
    },
    async merge(tell) {
      await joining;
      await heap.settle();
      const runs = orderTexts(levels.splice(0).reverse().flat());
      const all = runs.reduce((sum, { terms }) => sum + terms.length, 0);
      const merged = makeHeap(spill, atOnce);
      const pieces: ByteSource[] = [];
      const merging = mergeInPieces(runs);
      const pause = makePauses();
      let step = merging.next();
      let done = 0;
      for (; !step.done; step = merging.next()) {
        pieces.push(merged.add(step.value));
        done += step.value.length;
        tell(done / Math.max(1, all));
        await merged.settle();
        // What else waits for this thread has its turn.
        await pause();
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
