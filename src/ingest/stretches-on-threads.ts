import type { ResourceLimits } from 'node:worker_threads';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { type SegmentRow, segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { makeCompilerLimit } from './compiler-limit.ts';
import { longestRun, type StretchNotes, type StretchSubsystems, stretchSegments } from './index-stretch.ts';
import { listMoved } from './list-moved.ts';
import type { StretchReply, StretchRequest, StretchWorkerData } from './stretch-worker.ts';
import type { Stretches } from './stretches-here.ts';
import { startThreads } from './threads.ts';

/** The compiled worker beside this file. */
const compiled = new URL('./stretch-worker.js', import.meta.url);

/**
 * Indexes the stretches of a log on so many threads. Each takes the next run when it comes to the end of one, is sent the
 * packed bytes of its stretches, and keeps what is needed later.
 */
export function indexOnThreads(log: StoredLog, rules: SubsystemRules, count: number, worker = compiled): Stretches {
  const { git, segments } = log.catalogue;
  const moved = listMoved(log.catalogue);
  const workerData: StretchWorkerData = { rules, mailmap: git?.mailmap ?? '', keepText: git === undefined, moved };
  const limits = limitMemory(segments, git !== undefined, count);
  const threads = startThreads<StretchRequest, StretchReply>(worker, count, workerData, limits);
  const compiler = makeCompilerLimit();
  // Not before: the engine does not take the code of Node's own modules, compiled beforehand, under other settings.
  threads.whenStarted(compiler.set);
  const stretches = cutStretches(segments);
  const waiting = cutRuns(stretches.length, count);
  /** The stretches of each thread, in the order in which it was sent them. */
  const owned: number[][] = Array.from({ length: count }, () => []);

  const read = (stretch: number): Promise<Uint8Array[]> =>
    Promise.all((stretches[stretch] ?? []).map((row) => log.packedSegment(row)));
  const note = async (thread: number, request: StretchRequest): Promise<StretchNotes> => {
    const reply = await threads.ask(thread, request);
    if (reply.kind !== 'notes') throw new Error('a thread sent what was not asked for');
    return reply.notes;
  };
  const noteRuns = async (thread: number, take: (stretch: number, notes: StretchNotes) => void): Promise<void> => {
    const underway: Promise<void>[] = [];
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      for (const stretch of run) {
        owned[thread]?.push(stretch);
        const segments = await read(stretch);
        const first = stretch * stretchSegments * segmentSize;
        const request: StretchRequest = { kind: 'note', first, segments, endsRun: stretch === run.at(-1) };
        const noting = note(thread, request).then((notes) => take(stretch, notes));
        // A failure is told when its turn comes.
        noting.catch(() => undefined);
        underway.push(noting);
        // While a thread works on one stretch it has the next; more would take memory.
        await underway.at(-2);
      }
    }
    await Promise.all(underway);
  };
  const find = async (thread: number, learned: LearnedSubsystems): Promise<StretchSubsystems[]> => {
    const reply = await threads.ask(thread, { kind: 'find', learned });
    if (reply.kind !== 'found') throw new Error('a thread sent what was not asked for');
    return reply.found;
  };
  const onAll = <T>(work: (thread: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, thread) => work(thread)));

  return {
    async note(take, tell) {
      const early = new Map<number, StretchNotes>();
      let next = 0;
      let records = 0;
      const takeInOrder = (stretch: number, notes: StretchNotes): void => {
        records += notes.columns.days.length;
        tell?.(records);
        early.set(stretch, notes);
        for (let at = early.get(next); at !== undefined; at = early.get(next)) {
          early.delete(next);
          next += 1;
          take(at);
        }
      };
      await onAll((thread) => noteRuns(thread, takeInOrder));
    },
    async findSubsystems(learned) {
      const found: StretchSubsystems[] = [];
      const ofThreads = await onAll((thread) => find(thread, learned));
      for (const [thread, numbers] of owned.entries()) {
        for (const [index, stretch] of numbers.entries()) {
          const one = ofThreads[thread]?.[index];
          if (one !== undefined) found[stretch] = one;
        }
      }
      return found;
    },
    async close() {
      compiler.lift();
      await threads.close();
    },
  };
}

/** The numbers of the segments of each stretch. */
function cutStretches(segments: readonly SegmentRow[]): number[][] {
  const stretches: number[][] = [];
  for (const index of segments.keys()) {
    if (index % stretchSegments === 0) stretches.push([]);
    stretches.at(-1)?.push(index);
  }
  return stretches;
}

/** Runs of stretches that follow on each other, shorter ones towards the end, so that no thread is left with much to do. */
function cutRuns(stretches: number, threads: number): number[][] {
  const runs: number[][] = [];
  for (let first = 0; first < stretches; first += runs.at(-1)?.length ?? 1) {
    const length = Math.min(longestRun, Math.ceil((stretches - first) / (threads * 2)));
    runs.push(Array.from({ length }, (_, index) => first + index));
  }
  return runs;
}

/**
 * How much memory a thread may use, in megabytes. Without a limit it lets what it no longer needs lie about, as if it had
 * the machine to itself. What it keeps of its share is some of the titles or, of a text, all.
 */
function limitMemory(segments: readonly SegmentRow[], isGit: boolean, count: number): ResourceLimits {
  const share = segments.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6 / count;
  return { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: Math.ceil(64 + share * (isGit ? 4 : 20)) };
}
