import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { KnownPerson } from '../model/known-people.ts';
import type { Spill } from '../store/put-aside.ts';
import { collectStretches, type StretchCollector } from './build-index.ts';
import { type HistoryReader, makeHistoryReader, type ThreadLimits } from './read-history.ts';

/** A whole history that was indexed while it was read, but for what is concluded from all of it. */
export interface NotedHistory {
  reader: HistoryReader;
  collector: StretchCollector;
}

/** Indexes a history that an import reads, where it reads a whole one. */
export interface HistoryNoter {
  /** Makes what reads it. */
  begin(rules: SubsystemRules, mailmap: string): HistoryReader;
  /** What was read; undefined where none was begun. */
  readonly noted: NotedHistory | undefined;
  close(): Promise<void>;
}

/** Makes a noter; `known` is what is told of the log's people, and `spill` keeps words of a long history on the disk. */
export function makeHistoryNoter(
  known: readonly KnownPerson[] | undefined,
  spill: Spill,
  limits?: ThreadLimits,
): HistoryNoter {
  let noted: NotedHistory | undefined;
  return {
    begin(rules, mailmap) {
      const collector = collectStretches(rules, known, spill);
      noted = { reader: makeHistoryReader({ rules, mailmap }, collector.take, limits), collector };
      return noted.reader;
    },
    get noted() {
      return noted;
    },
    async close() {
      await noted?.reader.close();
    },
  };
}
