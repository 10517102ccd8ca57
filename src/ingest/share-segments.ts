import type { PackedCommits } from './pack-commits.ts';
import type { StretchThreads } from './stretch-threads.ts';

/** Shares the segments of a history out to threads, which have them in stretches of some that follow on each other. */
export interface SegmentShares {
  pack(output: Buffer): Promise<PackedCommits>;
  /** Says that no more come; fulfilled when all stretches are ended. */
  end(): Promise<void>;
}

/** A thread with so few segments to do gets more, so that it never waits for the next one. */
const fewLeft = 2;

/**
 * Makes what shares segments out. Whichever thread is done next gets the next stretch, of `longest` segments. Once it is known
 * how many are left, stretches are shorter, so that no thread is still at a long one when all others are done.
 */
export function shareSegments(
  threads: Pick<StretchThreads, 'pack' | 'end'>,
  count: number,
  longest: number,
): SegmentShares {
  const waiting: { output: Buffer; go(packing: Promise<PackedCommits>): void }[] = [];
  /** How many segments each thread has to do. */
  const loads = new Array<number>(count).fill(0);
  /** The stretch that the next segment belongs to: those before it have all of theirs. */
  let filling: { thread: number; left: number } | undefined;
  let stretches = 0;
  let segments = 0;
  let isEnded = false;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const ending: Promise<void>[] = [];

  const packOn = async (thread: number, segment: number, output: Buffer): Promise<PackedCommits> => {
    loads[thread] = (loads[thread] ?? 0) + 1;
    try {
      return await threads.pack(thread, segment, output);
    } finally {
      loads[thread] = (loads[thread] ?? 0) - 1;
      deal();
    }
  };
  const endStretch = ({ thread }: { thread: number }): void => {
    const end = threads.end(thread, stretches);
    // A failure is told when the history ends.
    end.catch(() => undefined);
    ending.push(end);
    stretches += 1;
    filling = undefined;
  };
  const beginStretch = (): { thread: number; left: number } | undefined => {
    const least = Math.min(...loads);
    if (least > fewLeft) return undefined;
    const left = isEnded ? Math.min(longest, Math.ceil(waiting.length / count)) : longest;
    return { thread: loads.indexOf(least), left };
  };
  const deal = (): void => {
    while (waiting.length > 0) {
      filling ??= beginStretch();
      if (filling === undefined) return;
      const { thread } = filling;
      for (const { output, go } of waiting.splice(0, filling.left)) {
        go(packOn(thread, segments, output));
        segments += 1;
        filling.left -= 1;
      }
      if (filling.left === 0) endStretch(filling);
    }
    if (!isEnded) return;
    if (filling !== undefined) endStretch(filling);
    finish();
  };

  return {
    pack(output) {
      const packing = new Promise<PackedCommits>((go) => waiting.push({ output, go }));
      deal();
      return packing;
    },
    async end() {
      isEnded = true;
      deal();
      await finished;
      await Promise.all(ending);
    },
  };
}
