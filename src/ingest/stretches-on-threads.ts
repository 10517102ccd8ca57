import type { ResourceLimits } from 'node:worker_threads';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { type SegmentRow, segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { type StretchNotes, type StretchSubsystems, stretchSegments } from './index-stretch.ts';
import { listMoved } from './list-moved.ts';
import type { StretchReply, StretchRequest, StretchWorkerData } from './stretch-worker.ts';
import type { Stretches } from './stretches-here.ts';
import { startThreads } from './threads.ts';

/** The compiled worker beside this file. */
const compiled = new URL('./stretch-worker.js', import.meta.url);

/**
 * Indexes the stretches of a log on so many threads. Each has stretches that follow on each other, is sent their packed
 * bytes, and keeps what is needed later.
 */
export function indexOnThreads(log: StoredLog, rules: SubsystemRules, count: number, worker = compiled): Stretches {
  const { git, segments } = log.catalogue;
  const moved = listMoved(log.catalogue);
  const workerData: StretchWorkerData = { rules, mailmap: git?.mailmap ?? '', keepText: git === undefined, moved };
  const limits = limitMemory(segments, git !== undefined, count);
  const threads = startThreads<StretchRequest, StretchReply>(worker, count, workerData, limits);
  const stretches = cutStretches(segments);
  const shares = shareStretches(segments, stretches, count);
  let records = 0;

  const read = (stretch: number): Promise<Uint8Array[]> =>
    Promise.all((stretches[stretch] ?? []).map((row) => log.packedSegment(row)));
  const note = async (thread: number, request: StretchRequest, tell?: Tell): Promise<StretchNotes> => {
    const reply = await threads.ask(thread, request);
    if (reply.kind !== 'notes') throw new Error('a thread sent what was not asked for');
    records += reply.notes.columns.days.length;
    tell?.(records);
    return reply.notes;
  };
  const noteShare = async (thread: number, tell?: Tell): Promise<StretchNotes[]> => {
    const underway: Promise<StretchNotes>[] = [];
    for (const [stretch, owner] of shares.entries()) {
      if (owner !== thread) continue;
      // A thread is sent its stretches in their order. While it works on one it has the next; more would take memory.
      const segments = await read(stretch);
      await underway.at(-2);
      const first = stretch * stretchSegments * segmentSize;
      const noting = note(thread, { kind: 'note', first, segments, isLast: shares[stretch + 1] !== thread }, tell);
      // A failure is told when its turn comes.
      noting.catch(() => undefined);
      underway.push(noting);
    }
    return await Promise.all(underway);
  };
  const find = async (thread: number, learned: LearnedSubsystems): Promise<StretchSubsystems[]> => {
    const reply = await threads.ask(thread, { kind: 'find', learned });
    if (reply.kind !== 'found') throw new Error('a thread sent what was not asked for');
    return reply.found;
  };
  const onAll = async <T>(work: (thread: number) => Promise<T[]>): Promise<T[]> =>
    (await Promise.all(Array.from({ length: count }, (_, thread) => work(thread)))).flat();

  return {
    note: (tell) => onAll((thread) => noteShare(thread, tell)),
    findSubsystems: (learned) => onAll((thread) => find(thread, learned)),
    close: threads.close,
  };
}

type Tell = (records: number) => void;

/** The numbers of the segments of each stretch. */
function cutStretches(segments: readonly SegmentRow[]): number[][] {
  const stretches: number[][] = [];
  for (const index of segments.keys()) {
    if (index % stretchSegments === 0) stretches.push([]);
    stretches.at(-1)?.push(index);
  }
  return stretches;
}

/** Which thread each stretch is for: each has about as many bytes, for later commits have longer texts. */
function shareStretches(segments: readonly SegmentRow[], stretches: readonly number[][], count: number): number[] {
  const sizes = stretches.map((stretch) => stretch.reduce((sum, index) => sum + (segments[index]?.bytes ?? 0), 0));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  return sizes.map((size) => {
    // By its middle, which is never as far as the end of the whole.
    const thread = Math.floor(((before + size / 2) / whole) * count);
    before += size;
    return thread;
  });
}

/**
 * How much memory a thread may use, in megabytes. Without a limit it lets what it no longer needs lie about, as if it had
 * the machine to itself. What it keeps of its share is some of the titles or, of a text, all.
 */
function limitMemory(segments: readonly SegmentRow[], isGit: boolean, count: number): ResourceLimits {
  const share = segments.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 / count;
  return { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: Math.ceil(64 + share * (isGit ? 4 : 20)) };
}
