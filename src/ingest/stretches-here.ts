import { parseMailmap } from '../enrich/mailmap.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemFinder } from '../enrich/subsystems.ts';
import type { Identities } from '../model/identity.ts';
import { segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { identifyPeople, type NamedPeople } from './identify-people.ts';
import {
  makeStretchIndexer,
  type PackedNotes,
  type StretchIndexer,
  type StretchNotes,
  type StretchSubsystems,
  stretchSegments,
} from './index-stretch.ts';
import { listMoved } from './list-moved.ts';

/** Indexes the stretches of a log. */
export interface Stretches<Notes = PackedNotes> {
  /** Gives what each stretch has, in their order; `tell` hears how many records were read so far. */
  note(take: (notes: Notes) => void, tell?: (records: number) => void): Promise<void>;
  /** The subsystems of each, once it is known what they teach; `finder` is one that was made of it already. */
  findSubsystems(learned: LearnedSubsystems, finder?: SubsystemFinder): Promise<StretchSubsystems[]>;
  /** Who is who among all people of the log; asked when the subsystems are, it is found out after them. */
  identify(named: NamedPeople): Promise<Identities>;
  close(): Promise<void>;
}

/** Indexes the records of a log from a sequence number on, without a thread; what comes after an index teaches nothing. */
export const indexHere = (log: StoredLog, rules: SubsystemRules, from: number): Stretches<StretchNotes> =>
  noteHere(log, rules, from, (indexer) => indexer.end());

/** Indexes a whole log without a thread. */
export const indexWholeHere = (log: StoredLog, rules: SubsystemRules): Stretches =>
  noteHere(log, rules, 0, (indexer) => indexer.endPacked());

function noteHere<Notes>(
  log: StoredLog,
  rules: SubsystemRules,
  from: number,
  endStretch: (indexer: StretchIndexer) => Notes,
): Stretches<Notes> {
  const { git, records: end } = log.catalogue;
  const settings = {
    rules,
    mailmap: parseMailmap(git?.mailmap ?? ''),
    keepText: git === undefined,
    isLearned: from > 0,
    moved: listMoved(log.catalogue),
    first: from,
  };
  const indexer = makeStretchIndexer(settings);
  return {
    async note(take, tell) {
      let read = from;
      for await (const records of log.records(from)) {
        for (const record of records) {
          indexer.add(record);
          read += 1;
          if (read === end || (read - from) % (stretchSegments * segmentSize) === 0) take(endStretch(indexer));
        }
        tell?.(read);
      }
    },
    async findSubsystems(learned, finder = makeSubsystemFinder(rules, learned)) {
      return indexer.findSubsystems(finder);
    },
    identify: async (named) => identifyPeople(named),
    async close() {},
  };
}
