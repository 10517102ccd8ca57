import type { Day } from '../model/day.ts';
import type { AskedRole, Role } from '../model/query.ts';
import type { Release, ReleaseFilter } from '../model/release.ts';

/** What entries to find. All parts that are given must hold. */
export interface SearchQuery {
  words?: string | undefined;
  /** Somebody who has this role in the entry. */
  person?: { name: string; role: AskedRole } | undefined;
  /** A role that somebody must have in the entry. */
  role?: AskedRole | undefined;
  /** A subsystem that the entry, or a title it lists, belongs to. */
  subsystem?: string | undefined;
  /** Releases: the one that first contains the entry, one that does not contain it, and one that does. */
  release?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** What those three let through; told by whoever knows the releases. */
  releaseTests?: Partial<Record<ReleaseFilter, (sequence: number) => boolean>> | undefined;
  /** A branch that the entry is on; what lets its entries through is told by whoever knows the branches. */
  branch?: string | undefined;
  branchTest?: ((sequence: number) => boolean) | undefined;
  /** Records that do not pass are left out. */
  takes?: ((sequence: number) => boolean) | undefined;
  /** Several of these, of which it must belong to one; none where all do. */
  subsystems?: readonly string[] | undefined;
  /** Records from this number up to, and without, the other. */
  numbers?: { from: number; to: number } | undefined;
  /** Authors whose entries do not count. */
  except?: readonly string[] | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  /** Which day `since` and `until` look at. */
  by?: 'author' | 'committer' | undefined;
  merges?: 'all' | 'none' | 'only' | undefined;
  /** Whether reverts count; which entries are such is told by whoever knows the ties, in `takes`. */
  reverts?: 'all' | 'none' | 'only' | undefined;
  /** Only what matches is found: neither what comes nearest to it nor why there is nothing. */
  exact?: boolean | undefined;
  order: 'best' | 'newest' | 'oldest';
  /** How many hits to return, and how many of the first to leave out before them. */
  limit: number;
  skip?: number | undefined;
  /** Put the matching entries together by this; `watched` puts each under the first of its subsystems that was asked for. */
  group?: 'subsystem' | 'watched' | 'day' | 'month' | 'year' | undefined;
  /** Count the people who have this role in the matching entries. */
  tally?: AskedRole | undefined;
  /**
   * Where more people have it, only so many are told, those with most entries first; in the order of the best, they stand
   * behind whoever made the best one.
   */
  mostPeople?: number | undefined;
  /** Tell of each whether their first change of all is among the matching entries; or count `only` those of whom it is. */
  newcomers?: boolean | 'only' | undefined;
  /** Count the matching entries of each day, by the day that `by` says. */
  spread?: boolean | undefined;
}

/** An entry that matches. */
export interface Hit {
  sequence: number;
  score: number;
  /** Whether the entry's own text has all the words, not only a title that a merge lists. */
  whole: boolean;
  /** Indexes of the listed titles of a merge that match. */
  lines: number[];
  /** Of people whom the log has under several names: for each of these the one that they are answered by. */
  mainNames?: ReadonlyMap<string, string> | undefined;
}

/** Somebody with the number of matching entries, in the order of the best entry that names them. */
export interface Tally {
  /** The name, and other spellings that occur; looked up when they are read. */
  readonly name: string;
  readonly names: string[];
  count: number;
  /** Whether all of these entries are merges that they pulled in. */
  merged: boolean;
  /** The score of the best of them. */
  best: number;
  /** Where that was asked: whether the first change of theirs in the log is among them. */
  isNew?: boolean | undefined;
}

/** Matching entries that have something in common. */
export interface Group {
  name: string;
  count: number;
  /** Absent where none of them has a day. */
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
  /** How many authors they have, and the busiest of these. */
  people: number;
  busiest: { name: string; count: number }[];
}

export interface SearchResult {
  /** At most `limit` after `skip`, in the order asked for. */
  hits: Hit[];
  /** Entries that match every word and filter. */
  total: number;
  /** No entry has all the words; the hits come nearest. */
  partial: boolean;
  /** Matching titles inside merges, over all matching entries. */
  lines: number;
  people: Tally[];
  /** How many there are, those that are not told with them. */
  peopleTotal: number;
  groups: Group[];
  /** The days with matching entries, in calendar order. */
  spread: { date: Day; count: number }[];
  /** The people whom `person` meant, as the log names them. */
  named: string[];
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
  /** Entries without a day that match all else, where a span or a grouping by days leaves them out. */
  undated: number;
  /** Of the releases that were asked for, those that were withdrawn. */
  yanked?: Release[] | undefined;
  /** Those of them that were made on a branch that the log does not have. */
  elsewhere?: Release[] | undefined;
  /** When nothing matches: how many would, without one of the filters. */
  without: { filter: SearchFilter; total: number }[];
  /** When nothing matches: the roles that the person has in entries that match all else, those in most entries first. */
  otherRoles: { role: Role; count: number }[];
  /** When nothing matches in a span: the nearest days before and after it with entries that match all else. */
  nearestDays?: { before?: Day | undefined; after?: Day | undefined } | undefined;
  /** Words that occur in no entry at all, and what was taken for a word that is nearly one of the log's. */
  unknownWords: string[];
  correctedWords: { from: string; to: string }[];
  /** Words that the log does not have: what begins so is taken, and these are the most frequent of it. */
  begunWords: { word: string; words: string[] }[];
  /** Words that the log hardly has, and such as are like them and far more frequent. */
  commonerWords: { word: string; words: string[] }[];
  /** The words asked for say nothing about a change (`the`, `with`), so that none was looked for. */
  emptyWords: boolean;
  /** Words of the log that are like the unknown ones. */
  nearestWords: string[];
  /** Those whose name the unknown words are, where nobody was asked for by name. */
  namedInWords: string[];
  /** Names near to a person or subsystem that the log does not have. */
  nearestNames: string[];
  /** Names of `except` that nobody in the log has, each with the nearest that somebody has. */
  unknownExcept: { name: string; nearest: string[] }[];
  /**
   * The subsystems that `subsystem` and `subsystems` meant; of the one, whether it is only the nearest, and where none is
   * meant, those near it.
   */
  subsystems: string[];
  subsystemGuessed: boolean;
  nearestSubsystems: string[];
}

export type SearchFilter =
  | ('branch' | 'about' | 'person' | 'except' | 'since' | 'until' | 'merges' | 'subsystem' | 'role')
  | ReleaseFilter;

/** Finds entries of one log. */
export type Search = (query: SearchQuery) => Promise<SearchResult>;
