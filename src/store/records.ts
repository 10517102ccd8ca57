import type { Day } from '../model/day.ts';
import type { ParsedEntry } from '../model/entry.ts';
import type { ParsedDay, ParsedRelease, Problem } from '../model/parsed-log.ts';
import type { TwinRows } from '../model/twins.ts';

/** What takes a sequence number in a stored log. `key` never changes, whatever happens to the source. */
export type LogRecord = EntryRecord | SilentRecord;

/** A change that the source tells of. */
export interface EntryRecord {
  kind: 'entry';
  key: string;
  entry: ParsedEntry;
}

/** A day that declares commits and shows none. */
export interface SilentRecord {
  kind: 'silent';
  key: string;
  date: Day;
  /** How many commits it declares. */
  count: number;
}

/** How many records a full segment holds. */
export const segmentSize = 512;

/** How many records a part of a segment holds, which is unpacked by itself. */
export const partSize = 64;

/** How many problems a catalogue keeps in full; the others are only counted. */
export const problemsInFull = 20;

/** A segment's file: its name, how many records it holds, and what its bytes must be. */
export interface SegmentRow {
  file: string;
  records: number;
  bytes: number;
  sum: string;
  /**
   * How many bytes stand before its parts: the sum is of these, and the sums of the parts stand in them. Of a segment in one
   * piece undefined.
   */
  head?: number;
}

/** What could not be taken as it stood: counted by kind, and the first ones in full. */
export interface ProblemSummary {
  kinds: Record<string, number>;
  first: Problem[];
}

/** Where an entry stands now that the text around it has grown. */
export interface Place {
  id: string;
  line?: number | undefined;
  /** Its day, or that it has none, where that is not as it was. */
  date?: Day | '' | undefined;
  /** The release that it is under, empty for none, where that is not as it was. */
  release?: string | undefined;
}

/** A branch and the commit that it ended at. */
export interface BranchTip {
  name: string;
  tip: string;
}

/** What a refresh of a git log needs to know of the last one. */
export interface GitFacts {
  /** The commit that the log was read up to; of several branches that of the main one. */
  tip?: string | undefined;
  /** Of a log of branches: the names and patterns that were asked for, and what they were, the main one first. */
  branches?: { asked: string[]; tips: BranchTip[] } | undefined;
  /** Whether the clone's history is cut short. */
  shallow?: boolean | undefined;
  /** The text of the repository's `.mailmap`. */
  mailmap?: string | undefined;
  /** The web address of a commit, with `{hash}` in the hash's place. */
  web?: string | undefined;
  /** A mark of the tags there were, and one of the releases that were found by them. */
  tags?: { state: string; mark: string } | undefined;
  /** The sequence number from which on commits are stored with the files that they touch; undefined where none is. */
  paths?: number | undefined;
}

/** The file that has a log's rules for subsystems: its name, and what its bytes must be. */
export interface RulesRow {
  file: string;
  bytes: number;
  sum: string;
}

/** What an import knows about a log as a whole. */
export interface CatalogueFacts {
  /** The name of the format, `day-list`. */
  format: string;
  /** Where it came from: as the operator gave it, and as it was resolved. */
  source: { text: string; location: string };
  /** How many entries the source has now; entries that are gone and days without text are not among them. */
  entries: number;
  /** In calendar order, one for each day. */
  days: ParsedDay[];
  releases: ParsedRelease[];
  problems: ProblemSummary;
  /** Sequence numbers that the source no longer has: ranges from the first up to, and without, the second. */
  gone: [from: number, to: number][];
  /** Which records stand for others that a rewritten history left behind. */
  twins?: TwinRows | undefined;
  /** By sequence number; records are read as they were first stored. */
  moved: Record<string, Place>;
  git?: GitFacts | undefined;
  /** Where the log has rules of its own for subsystems. */
  rules?: RulesRow | undefined;
}

/** What is known about a stored log without reading its segments. */
export interface Catalogue extends CatalogueFacts {
  /** Chosen when the log was first stored: tells a log from one of the same name stored after it was deleted. */
  id: string;
  /** Counts the commits to the store, from 1. */
  generation: number;
  /** When the last commit was made, an ISO instant in UTC. */
  refreshed: string;
  /** How many records the segments hold; the next sequence number. */
  records: number;
  /** All but the last are full. */
  segments: SegmentRow[];
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
}
