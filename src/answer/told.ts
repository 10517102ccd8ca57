import type { Stretch } from '../model/digest.ts';
import { cutRanges, listNumbers, makeRanges, type Ranges } from '../model/ranges.ts';
import type { Twins } from '../model/twins.ts';

/** What of a log its source no longer has, and what came in the place of it. */
export interface LogHistory {
  gone: Ranges;
  isGone(sequence: number): boolean;
  twins: Twins;
}

type Numbers = Extract<Stretch, { kind: 'numbers' }>;

/** How many ranges of numbers are remembered to have been gone: what lies further back and comes again is old. */
const mostMissed = 1000;

/**
 * Whether a record is one to tell of in a stretch, so that each change is told once, under whichever of its hashes: not where
 * a twin of it was told before, and not beside one; also where it comes before the stretch, but was gone when that was
 * told. Undefined where all of the stretch are.
 */
export function makeToldTest(history: LogHistory, stretch: Stretch): ((sequence: number) => boolean) | undefined {
  const candidate = findCandidates(stretch);
  if (!candidate) return undefined;
  const { isGone, twins } = history;
  return (sequence) => {
    const all = twins.allOf(sequence);
    if (!candidate.isOne(sequence, all) || all.some(candidate.isSettled)) return false;
    // Of several that are there the first stands for all.
    return !all.some((twin) => twin < sequence && !isGone(twin) && candidate.isOne(twin, all));
  };
}

/** The first number that may be told in a stretch: before it, what was gone. */
export function startOf({ from, missed = [] }: Numbers): number {
  return Math.min(from, missed[0]?.[0] ?? from);
}

/**
 * What a told stretch leaves behind: how many records that come before it were to be told in it, because they were gone and
 * are there again, and the numbers of those that are gone now and were never told.
 */
export function settleStretch(history: LogHistory, stretch: Numbers): { returned: number; missed: Ranges } {
  const { isGone, gone, twins } = history;
  const { from, to, missed = [] } = stretch;
  const candidate = findCandidates({ ...stretch, missed });
  const isTold = makeToldTest(history, { ...stretch, missed }) ?? (() => true);
  let returned = 0;
  const left: number[] = [];
  for (const sequence of [...listNumbers(missed), ...listNumbers(cutRanges(gone, from, to))]) {
    if (!isGone(sequence) && sequence < from && isTold(sequence)) returned += 1;
    const all = twins.allOf(sequence);
    const isKnown = candidate !== undefined && all.some(candidate.isSettled);
    if (!isKnown && all.every((twin) => isGone(twin) || twin >= to)) left.push(sequence);
  }
  return { returned, missed: makeRanges(left).slice(-mostMissed) };
}

interface Candidates {
  /** Whether a record, one of these twins, may be told. */
  isOne(sequence: number, all: readonly number[]): boolean;
  /** Whether a record was told, or is what a subscription began after. */
  isSettled(sequence: number): boolean;
}

function findCandidates(stretch: Stretch): Candidates | undefined {
  if (stretch.kind === 'days') {
    const { below } = stretch;
    if (below === undefined) return undefined;
    // What came in the place of the log's past is of its past.
    return { isOne: (_, all) => (all[0] ?? below) < below, isSettled: () => false };
  }
  const { from, to, missed } = stretch;
  if (!missed) return undefined;
  const wasGone = listNumbers(missed);
  return {
    isOne: (sequence) => (sequence >= from && sequence < to) || wasGone.has(sequence),
    isSettled: (sequence) => sequence < from && !wasGone.has(sequence),
  };
}
