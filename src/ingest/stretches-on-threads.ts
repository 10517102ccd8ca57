import type { ResourceLimits } from 'node:worker_threads';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import type { SegmentRow } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { stretchSegments } from './index-stretch.ts';
import { listMoved } from './list-moved.ts';
import { startStretchThreads } from './stretch-threads.ts';
import type { Stretches } from './stretches-here.ts';

/**
 * Indexes the stretches of a log on so many threads. Each takes the next one when it is done with one, is sent the packed
 * bytes of its segments, and keeps what is needed later.
 */
export function indexOnThreads(log: StoredLog, rules: SubsystemRules, count: number, worker?: URL): Stretches {
  const { git, segments } = log.catalogue;
  const moved = listMoved(log.catalogue);
  const workerData = { rules, mailmap: git?.mailmap ?? '', keepText: git === undefined, moved };
  const threads = startStretchThreads(count, workerData, limitMemory(segments, git !== undefined, count), worker);
  const stretches = Math.ceil(segments.length / stretchSegments);
  let next = 0;

  const read = (stretch: number): Promise<Uint8Array[]> => {
    const first = stretch * stretchSegments;
    const last = Math.min(segments.length, first + stretchSegments);
    return Promise.all(Array.from({ length: last - first }, (_, index) => log.packedSegment(first + index)));
  };
  const noteSome = async (thread: number, tell: (records: number) => void): Promise<void> => {
    const underway: Promise<void>[] = [];
    while (next < stretches) {
      const stretch = next;
      next += 1;
      const noting = threads.note(thread, stretch, await read(stretch)).then(tell);
      // A failure is told when its turn comes.
      noting.catch(() => undefined);
      underway.push(noting);
      // While a thread works on one stretch it has the next; more would take memory.
      await underway.at(-2);
    }
    await Promise.all(underway);
  };

  return {
    async note(take, tell) {
      threads.takeNotes(take);
      let done = 0;
      const tellMore = (records: number): void => {
        done += records;
        tell?.(done);
      };
      await Promise.all(Array.from({ length: count }, (_, thread) => noteSome(thread, tellMore)));
    },
    findSubsystems: (learned: LearnedSubsystems) => threads.findSubsystems(learned),
    close: () => threads.close(),
  };
}

/**
 * How much memory a thread may use, in megabytes. Without a limit it lets what it no longer needs lie about, as if it had
 * the machine to itself. What it keeps of its share is some of the titles or, of a text, all.
 */
function limitMemory(segments: readonly SegmentRow[], isGit: boolean, count: number): ResourceLimits {
  const share = segments.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 / count;
  return { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: Math.ceil(64 + share * (isGit ? 4 : 20)) };
}
