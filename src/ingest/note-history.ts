import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { KnownPerson } from '../model/known-people.ts';
import type { Spill } from '../store/put-aside.ts';
import { collectStretches, type StretchCollector } from './build-index.ts';
import type { PackedNotes } from './index-stretch.ts';
import { type HistoryReader, makeHistoryReader, type ThreadLimits } from './read-history.ts';
import { makeSeenHashes, type SeenHashes } from './seen-hashes.ts';

/** A whole history that was indexed while it was read, but for what is concluded from all of it. */
export interface NotedHistory {
  reader: HistoryReader;
  collector: StretchCollector;
}

/** Indexes a history that an import reads, where it reads a whole one. */
export interface HistoryNoter {
  /** Makes what reads it. */
  begin(rules: SubsystemRules, mailmap: string): HistoryReader;
  /** Throws a `RepeatedCommit` where what was read has a commit twice. */
  checkOnce(): void;
  /** Begins to conclude what was read, once all was: that may go on while the log is stored. */
  conclude(): void;
  /** What was read; undefined where none was begun. */
  readonly noted: NotedHistory | undefined;
  close(): Promise<void>;
}

/** git printed a commit twice. */
export class RepeatedCommit extends Error {
  constructor() {
    super('git printed a commit twice');
  }
}

/** Makes a noter; `known` is what is told of the log's people, and `spill` keeps words of a long history on the disk. */
export function makeHistoryNoter(
  known: readonly KnownPerson[] | undefined,
  spill: Spill,
  limits?: ThreadLimits,
): HistoryNoter {
  let noted: NotedHistory | undefined;
  let seen: SeenHashes | undefined;
  return {
    begin(rules, mailmap) {
      const collector = collectStretches(rules, known, spill);
      const met = makeSeenHashes();
      const take = (notes: PackedNotes): void => {
        if (notes.ties) met.add(notes.ties.hashes);
        collector.take(notes);
      };
      seen = met;
      noted = { reader: makeHistoryReader({ rules, mailmap }, take, limits), collector };
      return noted.reader;
    },
    checkOnce() {
      const isRepeated = seen?.isRepeated;
      // What it takes of memory is needed for the rest.
      seen = undefined;
      if (isRepeated) throw new RepeatedCommit();
    },
    conclude() {
      noted?.collector.conclude(noted.reader);
    },
    get noted() {
      return noted;
    },
    async close() {
      await noted?.reader.close();
    },
  };
}
