import { parentPort, workerData } from 'node:worker_threads';
import { parseMailmap } from '../enrich/mailmap.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../enrich/subsystems.ts';
import type { Identities } from '../model/identity.ts';
import type { Place } from '../store/records.ts';
import { readPackedRecords } from '../store/segment-records.ts';
import { identifyPeople, type NamedPeople } from './identify-people.ts';
import { makeStretchIndexer, type PackedNotes, type StretchSubsystems } from './index-stretch.ts';
import { type PackedCommits, packCommits } from './pack-commits.ts';
import type { Answered, Asked } from './threads.ts';

/** What the thread is started with. */
export interface StretchWorkerData {
  rules: SubsystemRules;
  /** The text of the mailmap. */
  mailmap: string;
  keepText: boolean;
  moved: Record<string, Place>;
}

/**
 * What it is asked: to note a stretch down, as the packed bytes of its segments; or to pack git's output of its segments one
 * by one, and then to end it; each with the number of the first record. And last, knowing what was learnt, for the
 * subsystems of all stretches, and who is who in the whole log.
 */
export type StretchRequest =
  | { kind: 'note'; first: number; segments: readonly Uint8Array[] }
  | { kind: 'pack'; first: number; output: Uint8Array }
  | { kind: 'end' }
  | { kind: 'find'; learned: LearnedSubsystems }
  | { kind: 'identify'; named: NamedPeople };

/** What it answers. */
export type StretchReply =
  | { kind: 'notes'; notes: PackedNotes }
  | { kind: 'packed'; packed: PackedCommits }
  | { kind: 'found'; found: StretchSubsystems[] }
  | { kind: 'identified'; identities: Identities };

const { rules, mailmap, keepText, moved }: StretchWorkerData = workerData;
const indexer = makeStretchIndexer({ rules, mailmap: parseMailmap(mailmap), keepText, moved, first: 0 });

function answer(request: StretchRequest): StretchReply {
  switch (request.kind) {
    case 'find':
      return { kind: 'found', found: indexer.findSubsystems(makeSubsystemFinder(rules, request.learned)) };
    case 'identify':
      return { kind: 'identified', identities: identifyPeople(request.named) };
    case 'pack': {
      const { output, first } = request;
      indexer.skipTo(first);
      const bytes = Buffer.from(output.buffer, output.byteOffset, output.byteLength);
      return { kind: 'packed', packed: packCommits(first, bytes, indexer.add) };
    }
    case 'end':
      return { kind: 'notes', notes: indexer.endPacked() };
    case 'note':
      indexer.skipTo(request.first);
      for (const segment of request.segments) for (const record of readPackedRecords(segment)) indexer.add(record);
      return { kind: 'notes', notes: indexer.endPacked() };
  }
}

parentPort?.on('message', ({ id, request }: Asked<StretchRequest>) => {
  // All is copied: once a thread has handed memory over, the engine drops what it compiled for arrays of bytes and numbers.
  parentPort?.postMessage({ id, reply: answer(request) } satisfies Answered<StretchReply>);
});
