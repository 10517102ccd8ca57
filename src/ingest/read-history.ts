import os from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import { parseMailmap } from '../enrich/mailmap.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../enrich/subsystems.ts';
import type { Identities } from '../model/identity.ts';
import { segmentSize } from '../store/records.ts';
import { identifyPeople, type NamedPeople } from './identify-people.ts';
import { makeStretchIndexer, type PackedNotes, type StretchSubsystems, stretchSegments } from './index-stretch.ts';
import { type PackedCommits, packCommits } from './pack-commits.ts';
import { type SegmentShares, shareSegments } from './share-segments.ts';
import { type StretchThreads, startStretchThreads } from './stretch-threads.ts';

/** Packs a whole history as git prints it, and indexes it on the way. */
export interface HistoryReader {
  /** How many segments may be under way without a thread waiting, and without many waiting for one. */
  readonly width: number;
  /** Says that git works on a long history before it prints anything, so that threads can start meanwhile. */
  expectMuch(): void;
  /** Takes git's output for the next segment, or what is left at its end. */
  pack(output: Buffer): Promise<PackedCommits>;
  /** Ends the last stretch; what all stretches have was taken then. */
  end(): Promise<void>;
  findSubsystems(learned: LearnedSubsystems): Promise<StretchSubsystems[]>;
  identify(named: NamedPeople): Promise<Identities>;
  close(): Promise<void>;
}

/** What a history is indexed by. */
export interface HistoryRules {
  rules: SubsystemRules;
  /** The text of the mailmap. */
  mailmap: string;
}

/** Sources that a test runner compiles have no compiled worker beside them, and do all by themselves. */
const canStart = !import.meta.url.endsWith('.ts');

/** How many segments are read without a thread: a small repository is done before one has started. */
const withoutThread = 4;

/** What a thread may use at most, in megabytes: it keeps little, and without a limit it would let garbage lie about. */
const usualLimits: ResourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 };

/** What the threads that read a history may use; `none` where none may be started. */
export type ThreadLimits = ResourceLimits | 'none';

/** Makes what reads a whole history; `take` gets what each of its stretches has, in their order. */
export function makeHistoryReader(
  settings: HistoryRules,
  take: (notes: PackedNotes) => void,
  limits: ThreadLimits = usualLimits,
): HistoryReader {
  // One processor is left to git, and to this thread, which has little to do.
  const count = Math.min(4, os.availableParallelism() - 1);
  if (!canStart || count === 0 || limits === 'none') return readHere(settings, take);
  return readOnThreads(settings, take, count, limits);
}

function readHere({ rules, mailmap }: HistoryRules, take: (notes: PackedNotes) => void): HistoryReader {
  const indexer = makeStretchIndexer({ rules, mailmap: parseMailmap(mailmap), keepText: false, moved: {}, first: 0 });
  let segments = 0;
  return {
    width: 1,
    expectMuch() {},
    async pack(output) {
      const packed = packCommits(segments * segmentSize, output, indexer.add);
      segments += 1;
      if (segments % stretchSegments === 0) take(indexer.endPacked());
      return packed;
    },
    async end() {
      if (segments % stretchSegments > 0) take(indexer.endPacked());
    },
    findSubsystems: async (learned) => indexer.findSubsystems(makeSubsystemFinder(rules, learned)),
    identify: async (named) => identifyPeople(named),
    async close() {},
  };
}

/** The first few segments wait until it is known that more come. */
function readOnThreads(
  { rules, mailmap }: HistoryRules,
  take: (notes: PackedNotes) => void,
  count: number,
  limits: ResourceLimits,
): HistoryReader {
  let threads: StretchThreads | undefined;
  let few: HistoryReader | undefined;
  let shares: SegmentShares | undefined;
  const held: { output: Buffer; go(packing: Promise<PackedCommits>): void }[] = [];

  const start = (): StretchThreads => {
    threads ??= startStretchThreads(count, { rules, mailmap, keepText: false, moved: {} }, limits);
    threads.takeNotes(take);
    return threads;
  };
  const share = (): SegmentShares => {
    shares ??= shareSegments(start(), count, stretchSegments);
    return shares;
  };
  const letGo = (work: (output: Buffer) => Promise<PackedCommits>): void => {
    for (const { output, go } of held.splice(0)) go(work(output));
  };

  return {
    // Of each thread the stretch that it works on and the next.
    width: count * stretchSegments * 2,
    expectMuch() {
      letGo(share().pack);
    },
    pack(output) {
      if (shares !== undefined) return shares.pack(output);
      const packing = new Promise<PackedCommits>((go) => held.push({ output, go }));
      if (held.length > withoutThread) letGo(share().pack);
      return packing;
    },
    async end() {
      if (shares !== undefined) return await shares.end();
      few = readHere({ rules, mailmap }, take);
      letGo(few.pack);
      await few.end();
    },
    async findSubsystems(learned) {
      return await (few ?? start()).findSubsystems(learned);
    },
    async identify(named) {
      return await (few ?? start()).identify(named);
    },
    async close() {
      await threads?.close();
    },
  };
}
