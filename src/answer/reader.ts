import type { LogInfo } from '../model/answer.ts';
import type { Day } from '../model/day.ts';
import type { Entry, SubsystemReason } from '../model/entry.ts';
import type { ParsedDay, ParsedRelease } from '../model/parsed-log.ts';
import type { ReadQuestion } from '../model/read-question.ts';
import type { Releases } from '../model/release.ts';
import type { Ties } from '../model/tie.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Search } from '../search/search.ts';
import type { SharedIndex } from '../search/sections.ts';
import type { SoftSearch } from '../search/soft.ts';
import type { Branches } from './branches.ts';
import type { LogHistory } from './told.ts';

/** What a command reads from: the logs that whoever asks may see, and the day it is today. */
export interface Reader {
  now: Day;
  /** Opens the log of that name, or the one that is meant without a name. Throws a UserError where there is none. */
  open(name?: string): Promise<LogReader>;
  logs(): Promise<LogInfo[]>;
  /** Reads a question in plain words. */
  readQuestion: ReadQuestion;
}

/** A day that declares commits without text, as it arrived. */
export interface SilentDay {
  date: Day;
  /** How many commits it declares without text. */
  count: number;
  sequence: number;
}

/** Which of a stored log's states was opened, and how it is shown. */
export interface StoredAs {
  /** Differs with every change of the log. */
  state: string;
  hidesAddresses: boolean;
}

/** One log, as it was when it was opened. */
export interface LogReader {
  name: string;
  /** What tells it from a log that takes its name later; absent of one that is not stored. */
  id?: string | undefined;
  /** As what it can be opened once more; absent of one that is not stored, or is told of as it once was. */
  stored?: StoredAs | undefined;
  /** What was read of its index ahead, for other threads that open it. */
  sharedIndex?: SharedIndex | undefined;
  /** Whether what it reads from was found to be damaged, so that it is to be opened anew. */
  isDamaged?: (() => boolean) | undefined;
  info: LogInfo;
  /** Whether entries have a committer's day beside the author's. */
  hasCommitters: boolean;
  /** In calendar order. */
  days: readonly ParsedDay[];
  /** How many records it has, entries that are gone and days without text too; the next sequence number to come. */
  records: number;
  /** What of it the source no longer has. */
  history: LogHistory;
  search: Search;
  /** Weighs entries by words of which none must be there. */
  weigh: SoftSearch;
  /** The names of the people and subsystems that occur, those with most first. */
  people: readonly string[];
  subsystems: readonly string[];
  /** What else those are called by which queries find them, for each in its place. */
  aliases: { people: readonly (readonly string[])[]; subsystems: readonly (readonly string[])[] };
  /** What it knows that helps to read questions. */
  vocabulary: Vocabulary;
  /**
   * Makes ready, in turns of the event loop, what its vocabulary finds people by, or the nearest of them, too; and whether a
   * name is found without.
   */
  prepareNames(nearest: boolean): Promise<void>;
  isNameReady(name: string): boolean;
  entry(sequence: number): Promise<Entry>;
  /** Why that entry is in each of its subsystems; empty where nothing tells any. */
  reasons(sequence: number): Promise<SubsystemReason[]>;
  /** What its source groups entries by: whether by days that declare what they have, and its version headings. */
  headings: { days: boolean; releases: readonly ParsedRelease[] };
  /** Its releases, read when they are first asked for. Throws a UserError where they cannot be told. */
  releases(): Promise<Releases>;
  /** Its branches, in the same way; none of a log of what HEAD reaches. */
  branches(): Promise<Branches>;
  /** How its entries are tied together, read when that is first asked for. */
  ties(): Promise<Ties>;
  /** The author's day of a record, or its committer's; empty for one that has none. */
  dayOf(sequence: number, by?: 'committer'): Day | '';
  /** Sequence numbers of the entries with this id, or, for hashes, whose id begins so (at most `limit`). */
  find(id: string, limit: number): Promise<number[]>;
  /** The same among the entries that the source no longer has. */
  findGone(id: string, limit: number): Promise<number[]>;
  /** The days without text among the records from a number up to, and without, another, in the order of arrival. */
  silentIn(from: number, to: number): Promise<SilentDay[]>;
  /** The days that records with smaller numbers have, in calendar order, each with how many (gone ones count too). */
  daysBelow(number: number): Promise<{ date: Day; records: number }[]>;
}
