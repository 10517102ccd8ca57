import type { Day } from '../model/day.ts';
import type { Role } from '../model/query.ts';

/** What entries to find. All parts that are given must hold. */
export interface SearchQuery {
  words?: string | undefined;
  /** Somebody who has this role in the entry. */
  person?: { name: string; role: Role } | undefined;
  /** Authors whose entries do not count. */
  except?: readonly string[] | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  /** Which day `since` and `until` look at. */
  by?: 'author' | 'committer' | undefined;
  merges?: 'all' | 'none' | 'only' | undefined;
  order: 'best' | 'newest' | 'oldest';
  /** How many hits to return. */
  limit: number;
  /** Count the people who have this role in the matching entries. */
  tally?: Role | undefined;
}

/** An entry that matches. */
export interface Hit {
  sequence: number;
  score: number;
  /** Whether the entry's own text has all the words, not only a title that a merge lists. */
  whole: boolean;
  /** Indexes of the listed titles of a merge that match. */
  lines: number[];
}

/** Somebody with the number of matching entries, in the order of the best entry that names them. */
export interface Tally {
  name: string;
  /** Other spellings that occur. */
  names: string[];
  count: number;
  /** Whether all of these entries are merges that they pulled in. */
  merged: boolean;
}

export interface SearchResult {
  /** At most `limit`, in the order asked for. */
  hits: Hit[];
  /** Entries that match every word and filter. */
  total: number;
  /** No entry has all the words; the hits come nearest. */
  partial: boolean;
  /** Matching titles inside merges, over all matching entries. */
  lines: number;
  people: Tally[];
  /** The people whom `person` meant, as the log names them. */
  named: string[];
  firstDay?: Day | undefined;
  lastDay?: Day | undefined;
  /** When nothing matches: how many would, without one of the filters. */
  without: { filter: SearchFilter; total: number }[];
  /** Words that occur in no entry at all. */
  unknownWords: string[];
}

export type SearchFilter = 'about' | 'person' | 'except' | 'since' | 'until' | 'merges';

/** Finds entries of one log. */
export type Search = (query: SearchQuery) => Promise<SearchResult>;
