import { parseMailmap } from '../enrich/mailmap.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemFinder } from '../enrich/subsystems.ts';
import { segmentSize } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { makeStretchIndexer, type StretchNotes, type StretchSubsystems, stretchSegments } from './index-stretch.ts';
import { listMoved } from './list-moved.ts';

/** Indexes the stretches of a log. */
export interface Stretches {
  /** What each stretch has; `tell` hears how many records were read so far. */
  note(tell?: (records: number) => void): Promise<StretchNotes[]>;
  /** The subsystems of each, once it is known what they teach; `finder` is one that was made of it already. */
  findSubsystems(learned: LearnedSubsystems, finder?: SubsystemFinder): Promise<StretchSubsystems[]>;
  close(): Promise<void>;
}

/** Indexes the records of a log from a sequence number on, without a thread. */
export function indexHere(log: StoredLog, rules: SubsystemRules, from = 0): Stretches {
  const { git, records: end } = log.catalogue;
  const moved = listMoved(log.catalogue);
  const mailmap = parseMailmap(git?.mailmap ?? '');
  const indexer = makeStretchIndexer({ rules, mailmap, keepText: git === undefined, moved, first: from });
  return {
    async note(tell) {
      const notes: StretchNotes[] = [];
      let read = from;
      for await (const records of log.records(from)) {
        for (const record of records) {
          indexer.add(record);
          read += 1;
          const isLast = read === end;
          if (isLast || (read - from) % (stretchSegments * segmentSize) === 0) notes.push(indexer.end(isLast));
        }
        tell?.(read);
      }
      return notes;
    },
    async findSubsystems(learned, finder = makeSubsystemFinder(rules, learned)) {
      return indexer.findSubsystems(finder);
    },
    async close() {},
  };
}
