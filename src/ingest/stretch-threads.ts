import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ResourceLimits } from 'node:worker_threads';
import type { LearnedSubsystems } from '../enrich/subsystem-data.ts';
import type { Identities } from '../model/identity.ts';
import { segmentSize } from '../store/records.ts';
import { letHeapsGrow, limitCompiler } from './engine-settings.ts';
import { identifyPeople, type NamedPeople } from './identify-people.ts';
import type { PackedNotes, StretchSubsystems } from './index-stretch.ts';
import type { PackedCommits } from './pack-commits.ts';
import type { StretchReply, StretchRequest, StretchWorkerData } from './stretch-worker.ts';
import { startThreads } from './threads.ts';

/** The compiled worker beside this file. */
const compiled = new URL('./stretch-worker.js', import.meta.url);

/** Threads that index stretches; each keeps what is needed later of those that it was given. */
export interface StretchThreads {
  /** Says who gets what stretches have: in their order, whichever is done first. */
  takeNotes(take: (notes: PackedNotes) => void): void;
  /** Has a thread note down a stretch, of which these are the segments from one on; fulfilled with how many records it has. */
  note(thread: number, stretch: number, segment: number, segments: readonly Uint8Array[]): Promise<number>;
  /** Has it pack git's output of a segment, by its place in the log; those of a stretch are given in their order. */
  pack(thread: number, segment: number, output: Buffer): Promise<PackedCommits>;
  /** Has it end a stretch whose segments it packed; they are numbered in their order. */
  end(thread: number, stretch: number): Promise<void>;
  /** The subsystems of each stretch, in their order. A thread that is asked nothing more ends, so that its memory is not held. */
  findSubsystems(learned: LearnedSubsystems): Promise<StretchSubsystems[]>;
  /** Who is who among all people; one of the threads finds that out when it has found its subsystems, which are asked for before. */
  identify(named: NamedPeople): Promise<Identities>;
  close(): Promise<void>;
}

/** Starts threads that index stretches. */
export function startStretchThreads(
  count: number,
  workerData: StretchWorkerData,
  limits: ResourceLimits,
  worker = compiled,
): StretchThreads {
  const threads = startThreads<StretchRequest, StretchReply>(worker, count, workerData, limits);
  const compiler = limitCompiler();
  const heaps = letHeapsGrow();
  // Not before: the engine does not take the code of Node's own modules, compiled beforehand, under other settings.
  threads.whenStarted(() => {
    compiler.set();
    heaps.set();
  });
  const noteSegment = (segment: number): void => {
    if (segment >= manySegments) heaps.lift();
  };
  /** The stretches of each thread, in the order in which it ends them. */
  const owned: number[][] = Array.from({ length: count }, () => []);
  const early = new Map<number, PackedNotes>();
  let taken = 0;
  let take: (notes: PackedNotes) => void = () => undefined;
  /** The thread that finds out who is who. */
  let identifying: number | undefined;

  const takeInOrder = (stretch: number, notes: PackedNotes): void => {
    early.set(stretch, notes);
    for (let at = early.get(taken); at !== undefined; at = early.get(taken)) {
      early.delete(taken);
      taken += 1;
      take(at);
    }
  };
  const askNotes = async (thread: number, stretch: number, request: StretchRequest): Promise<number> => {
    owned[thread]?.push(stretch);
    const reply = await threads.ask(thread, request);
    if (reply.kind !== 'notes') throw new Error(unasked);
    const records = reply.notes.columns.days.length;
    takeInOrder(stretch, reply.notes);
    return records;
  };
  const find = async (thread: number, learned: LearnedSubsystems): Promise<StretchSubsystems[]> => {
    const reply = await threads.ask(thread, { kind: 'find', learned });
    if (reply.kind !== 'found') throw new Error(unasked);
    if (thread !== identifying) void threads.end(thread);
    return reply.found;
  };
  const mostPeople = (limits.maxOldGenerationSizeMb ?? Number.POSITIVE_INFINITY) * peoplePerMegabyte;

  return {
    takeNotes(taker) {
      take = taker;
    },
    note(thread, stretch, segment, segments) {
      noteSegment(segment);
      return askNotes(thread, stretch, { kind: 'note', first: segment * segmentSize, segments });
    },
    async pack(thread, segment, output) {
      noteSegment(segment);
      const first = segment * segmentSize;
      const transfer = output.buffer instanceof ArrayBuffer && isWhole(output) ? [output.buffer] : [];
      const reply = await threads.ask(thread, { kind: 'pack', first, output }, transfer);
      if (reply.kind !== 'packed') throw new Error(unasked);
      return reply.packed;
    },
    async end(thread, stretch) {
      await askNotes(thread, stretch, { kind: 'end' });
    },
    async identify(named) {
      if (named.people.length > mostPeople) return await nextTurn().then(() => identifyPeople(named));
      identifying = 0;
      const reply = await threads.ask(identifying, { kind: 'identify', named });
      if (reply.kind !== 'identified') throw new Error(unasked);
      return reply.identities;
    },
    async findSubsystems(learned) {
      const found: StretchSubsystems[] = [];
      const ofThreads = await Promise.all(owned.map((_, thread) => find(thread, learned)));
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
      heaps.lift();
      await threads.close();
    },
  };
}

/** Of a longer log the heaps have more, and memory is worth more than the time to go through them. */
const manySegments = 256;

/** Who is who among more is found out on the main thread: of what a thread may use, that is half. */
const peoplePerMegabyte = 250;

const unasked = 'a thread sent what was not asked for';

/** Whether some bytes have memory of their own. */
const isWhole = ({ byteLength, buffer }: Buffer): boolean => byteLength === buffer.byteLength;
