import type { ResourceLimits } from 'node:worker_threads';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
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
  const stretches = cutStretches(segments.length, count);
  let next = 0;

  const read = ({ first, length }: StretchPlace): Promise<Uint8Array[]> =>
    Promise.all(Array.from({ length }, (_, index) => log.packedSegment(first + index)));
  const noteSome = async (thread: number, tell: (records: number) => void): Promise<void> => {
    const underway: Promise<void>[] = [];
    for (let place = stretches[next]; place !== undefined; place = stretches[next]) {
      const stretch = next;
      next += 1;
      const noting = threads.note(thread, stretch, place.first, await read(place)).then(tell);
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
    findSubsystems: threads.findSubsystems,
    identify: threads.identify,
    close: threads.close,
  };
}

/** A stretch by its first segment, and of how many it is. */
export interface StretchPlace {
  first: number;
  length: number;
}

/**
 * Cuts the segments of a log into stretches. The last ones are shorter and shorter, so that no thread is still at a long
 * one when all others are done: what comes after that waits for all.
 */
export function cutStretches(segments: number, threads: number): StretchPlace[] {
  const stretches: StretchPlace[] = [];
  for (let first = 0; first < segments; ) {
    const length = Math.min(stretchSegments, Math.ceil((segments - first) / (2 * threads)));
    stretches.push({ first, length });
    first += length;
  }
  return stretches;
}

/**
 * How much memory a thread may use, in megabytes. Without a limit it lets what it no longer needs lie about, as if it had
 * the machine to itself. What it keeps of its share is some of the titles or, of a text, all.
 */
function limitMemory(segments: readonly SegmentRow[], isGit: boolean, count: number): ResourceLimits {
  const share = segments.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 / count;
  return { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: Math.ceil(64 + share * (isGit ? 4 : 20)) };
}
