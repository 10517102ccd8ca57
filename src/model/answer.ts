import type { Day } from './day.ts';
import type { Digest } from './digest.ts';
import type { Merge, Person, SubsystemReason, Trailer } from './entry.ts';
import type { Note } from './note.ts';
import type { AskedRole, Query, Role } from './query.ts';
import type { FirstRelease, Release } from './release.ts';
import type { SourceStanding } from './source-state.ts';
import type { Fate, ToldTie, ToldTieKind } from './tie.ts';
import type { Asked, Working } from './working.ts';

/** `undescribed`: commits are declared, but the log has no text for them. */
export type Verdict = 'found' | 'nothing' | 'undescribed';

/** One of those that answer, with the number of entries that say so. */
export interface CountedPerson {
  name: string;
  /** Other spellings under which the log has this person. */
  names?: string[] | undefined;
  role: AskedRole | 'merged';
  count: number;
}

/** An entry that an answer rests on. */
export interface Evidence {
  id: string;
  /** Where the web shows it, for a commit of a log that knows its web address. */
  url?: string | undefined;
  /** Empty where the log tells none. */
  date: Day | '';
  /** Only where it differs from `date`. */
  committedDate?: Day | undefined;
  author: string;
  headline: string;
  subsystems: string[];
  score: number;
  /** The passage that matches the words, word for word. */
  passage?: string | undefined;
  /** For a merge: where it came from, the listed titles that match, and whether its own text matches too. */
  merge?: { from: string; declared?: number | undefined; lines: string[]; whole: boolean } | undefined;
  trailers: Trailer[];
  line?: number | undefined;
  /** What became of it, where it was taken back. */
  fate?: Fate | undefined;
  /** Where releases are asked for: the one that first contains it. */
  release?: string | undefined;
}

interface AnswerBase {
  query: Query;
  verdict: Verdict;
  /** False: these are the best guesses. */
  sure: boolean;
}

/** What a question about one log comes to: plain data with the entries it rests on. */
export interface LogAnswer extends AnswerBase {
  command:
    | 'who'
    | 'when'
    | 'what'
    | 'why'
    | 'count'
    | 'rank'
    | 'release'
    | 'show'
    | 'subsystems'
    | 'releases'
    | 'person';
  log: string;
  /** Of a question in plain words: how it was asked and read, and how the answer was found. */
  asked?: Asked | undefined;
  working?: Working | undefined;
  /** Those that answer, in the order stated, at most as many as are listed. */
  people?: CountedPerson[] | undefined;
  /** How many people answer in all. */
  peopleTotal?: number | undefined;
  dates?: string[] | undefined;
  /** Declared commits; asked of one merge, what that merge declares. */
  count?: number | undefined;
  /** Those with text. */
  described?: number | undefined;
  /** Matching lines inside merges. */
  lines?: number | undefined;
  /** Of `rank` and `subsystems`: what was counted, most first. Of `releases`: these, the newest first. */
  ranks?: Rank[] | undefined;
  /** How many there are to rank. */
  ranksTotal?: number | undefined;
  /** Of `what` without words: how the commits that fit are spread over time. */
  activity?: Activity | undefined;
  /** By which end of their days all that match are listed, where words are asked for and not the best match. */
  listed?: 'newest' | 'oldest' | undefined;
  /** Of `release` and `show`: the name of the release that first contains the entry. */
  release?: string | undefined;
  /**
   * Of `release`: that release, and how many days after the change landed it came; where the change belongs to a package
   * that is tagged by itself, the release of that too.
   */
  released?: (FirstRelease & { days?: number | undefined; package?: ReleasedPackage | undefined }) | undefined;
  /** Of `releases`, and of `release` where none contains the change: the newest that the log names, if any. */
  newestRelease?: Release | undefined;
  /** Of `what`: the passage of the first entry that answers, word for word, at most 300 characters. */
  quote?: string | undefined;
  /** Of an answer about one change, which is the first entry: the others that it is tied to. */
  ties?: ToldTie[] | undefined;
  /** Of kinds of which the change has very many: how many more there are than are told. */
  moreTies?: Partial<Record<ToldTieKind, number>> | undefined;
  entries: Evidence[];
  /** Entries that match every word and filter, however many are listed. */
  total: number;
  /** No entry has all the words: these come nearest. */
  partial: boolean;
  notes: Note[];
  /** Of `person`: who is meant. */
  profile?: Profile | undefined;
  /** Of `show`: the whole entry. */
  shown?: ShownEntry | undefined;
}

/** Somebody as a log knows them. */
export interface Profile {
  name: string;
  /** Other spellings. */
  names: string[];
  /** The roles they have, with the number of entries. */
  roles: { role: Role; count: number }[];
  /** The subsystems of their changes (of the entries they have a role in, where they wrote none), most first. */
  subsystems: { name: string; count: number }[];
  subsystemsTotal: number;
}

/** How many commits there were in each of the days, months or years of a span, in calendar order, none left out. */
export interface Activity {
  unit: 'day' | 'month' | 'year';
  /** A name is a day, `2007-07` or `2007`. */
  bars: { name: string; count: number }[];
}

/** A subsystem, a day, a month, a release or a person with its number. */
export interface Rank {
  name: string;
  count: number;
  /** Of a subsystem: its first and last day, how many authors it has, and the busiest of them. */
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
  people?: number | undefined;
  busiest?: { name: string; count: number }[] | undefined;
  /** Of a release: its day, where it is known; and whether it was made on a branch that the log does not have. */
  date?: Day | undefined;
  elsewhere?: true | undefined;
}

/** What of a package's releases has a change; nothing but its name where none of them does. */
export interface ReleasedPackage {
  name: string;
  /** The release that first contains the change. */
  first?: (FirstRelease & { days?: number | undefined }) | undefined;
  /** Whether that is the first release that the package has. */
  isEarliest?: true | undefined;
}

/** An entry in full. */
export interface ShownEntry {
  id: string;
  url?: string | undefined;
  headline: string;
  author: Person;
  committer?: Person | undefined;
  authored?: string | undefined;
  committed?: string | undefined;
  date: Day | '';
  /** The headings it stands under, in a log with version headings. */
  heading?: string | undefined;
  section?: string | undefined;
  subject?: string | undefined;
  body: string;
  trailers: Trailer[];
  merge?: Merge | undefined;
  parents?: string[] | undefined;
  /** The branches that it is on, the main one first, in a log that is of several. */
  branches?: string[] | undefined;
  line?: number | undefined;
  /** The name of the release that first contains it. */
  release?: string | undefined;
  firstCandidate?: string | undefined;
  /** The same of the package that it belongs to, where that is tagged by itself. */
  ofPackage?: ReleasedPackage | undefined;
  /** Whether that release was withdrawn. */
  yanked?: true | undefined;
  /** Why it is in each of its subsystems; empty where nothing tells any. */
  subsystemReasons?: SubsystemReason[] | undefined;
}

/** A stored log as it is listed. */
export interface LogInfo {
  name: string;
  format: string;
  source: string;
  entries: number;
  days: number;
  declared: number;
  /** How many version headings it has, where it has any. */
  releases?: number | undefined;
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
  /** The instant of the last import. */
  refreshed: string;
  /** The web address of a commit, with `{hash}` in the hash's place. */
  web?: string | undefined;
  /** Why it cannot be read, where it cannot. */
  problem?: string | undefined;
  /** Where its source stands, of a log that the configuration says to keep fresh. */
  refresh?: SourceStanding | undefined;
}

export interface LogsAnswer extends AnswerBase {
  command: 'logs';
  logs: LogInfo[];
}

/** One command as `/help` shows it. */
export interface HelpTopic {
  name: string;
  description: string;
  usage: string;
  example: string;
  options: { name: string; description: string; choices?: readonly string[] | undefined }[];
}

export interface HelpAnswer extends AnswerBase {
  command: 'help';
  topics: HelpTopic[];
  /** Questions that have an answer in the log at hand, each a whole line: in plain words, and as commands. */
  questions: string[];
  examples: string[];
}

/** What happened in some days of a log. */
export interface DigestAnswer extends AnswerBase {
  command: 'digest';
  log: string;
  digest: Digest;
  style: 'line' | 'full';
  /** The day on which the log ends, where the span was counted back from it and not from today. */
  ended?: Day | undefined;
  notes: Note[];
}

export type Answer = LogAnswer | LogsAnswer | HelpAnswer | DigestAnswer;
