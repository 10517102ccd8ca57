import type { CountedPerson, Evidence } from './answer.ts';
import type { Day } from './day.ts';
import type { Ranges } from './ranges.ts';
import type { Watch } from './watch.ts';

/** The part of a log that a digest is about. */
export type Stretch =
  /**
   * By arrival: records from the number `from` up to, and without, `to`. Where `missed` is given, what was told before is
   * not among them, under whichever hash, and records with smaller numbers are where they were gone when these were told.
   */
  | { kind: 'numbers'; from: number; to: number; missed?: Ranges | undefined }
  /** By the author's day, both in it; where `below` is given only records with smaller numbers. */
  | { kind: 'days'; since: Day; until: Day; below?: number | undefined };

/**
 * An entry in a digest. It is listed once, under the first of its subsystems that are watched. Of a merge, the lines are
 * the titles that are to be told: all that it lists, or where subsystems or words are watched, those that fit.
 */
export interface DigestEntry extends Evidence {
  /** Its other subsystems. */
  also: string[];
  /** Of one that was taken back in the stretch: what happened to it, and how many other changes are told with that. */
  turns?: DigestTurn[] | undefined;
  pairs?: number | undefined;
  /** The whole text, where the digest is to have it. */
  body?: string | undefined;
}

/** What happened to a change in the stretch of its digest: by what it was taken back, or taken again. */
export interface DigestTurn {
  kind: 'reverted' | 'again';
  id: string;
  url?: string | undefined;
  date: Day | '';
  author: string;
}

/** When a change was posted; with `isBefore`, before that day. */
export interface Posted {
  day: Day;
  isBefore?: true | undefined;
}

/** A change that was posted, and taken back since. */
export interface Reverted {
  id: string;
  url?: string | undefined;
  date: Day | '';
  author: string;
  headline: string;
  posted: Posted;
  by: { id: string; url?: string | undefined; date: Day | ''; author: string };
}

/** The entries of one subsystem. */
export interface DigestPart {
  name: string;
  /** All that belong under it: the listed ones and what is told with them, those left for the button, and folded merges. */
  count: number;
  /** Merges of a git log that are told by their number alone, because commits that they brought in are in the digest. */
  folded: number;
  /** In the order of arrival. */
  entries: DigestEntry[];
}

/** What happened in a stretch of a log: plain data, from which every place renders its own text. */
export interface Digest {
  log: string;
  watch: Watch;
  stretch: Stretch;
  /** The first and last author's day of what is in it; absent where nothing is. */
  since?: Day | undefined;
  until?: Day | undefined;
  /** In the order of activity, most first. */
  subsystems: DigestPart[];
  /** The authors, most first, at most ten; and how many there are. */
  people: CountedPerson[];
  peopleTotal: number;
  /** Those whose first change in the log is in it, where there are any. */
  newcomers?: string[] | undefined;
  /** Changes in it: entries that fit, and commits that are declared without text. */
  count: number;
  /** Those with text, and how many of these are merges. */
  described: number;
  merges: number;
  /** Days that declare commits without text. */
  silent: { date: Day; count: number }[];
  /** Those of them that are told by their number alone, as in the parts. */
  folded: number;
  /** Entries that fit, are neither listed, told with a listed one nor folded, and are left for the button. */
  more: number;
  /** Too many for a list, as after a first import: only numbers are told. */
  summedUp: boolean;
  /** Changes that were posted before, where the digest is a post, and taken back in this stretch. */
  reverted?: Reverted[] | undefined;
  /** How many records of the stretch are in it (days without text too), and how many do not fit the watch, are gone, or were told before. */
  records: number;
  leftOut: number;
}
