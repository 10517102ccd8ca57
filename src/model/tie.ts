import type { Day } from './day.ts';

/**
 * How an entry names another one. A `twin` names nothing: it has the author, the author's instant and the title of an
 * earlier commit, on another line of the graph; a `second` is such a one that builds on it.
 */
export const tieKinds = ['reverts', 'partly-reverts', 'reapplies', 'fixes', 'picks', 'twin', 'second'] as const;

export type TieKind = (typeof tieKinds)[number];

/** What an entry's text says of another entry: its hash or the beginning of it, its title or its number, or several of these. */
export interface TieMention {
  kind: Exclude<TieKind, 'twin' | 'second'>;
  hash?: string | undefined;
  title?: string | undefined;
  /** The number under which it was proposed: `Reverts #12`. */
  number?: number | undefined;
  /** It is only such a mention if there is such an entry: `revert: …` may be about a part called so, `#12` about a ticket. */
  loose?: true | undefined;
}

/** A tie as one of its two entries has it. */
export interface Tie {
  kind: TieKind;
  /** The entry at the other end; undefined where the log does not have what is named. */
  other?: number | undefined;
  /** What is named, as it stands, where the log does not have it. */
  named?: Pick<TieMention, 'hash' | 'title'> | undefined;
}

/** Something that happened to a change: it was taken back, or taken again, by the entry of that number. */
export interface Turn {
  kind: 'reverted' | 'again';
  by: number;
  /** It is the change itself once more, which keeps the day on which it was written. */
  isSame?: true | undefined;
}

/** How the entries of a log are tied together. */
export interface Ties {
  /** What an entry says of others. */
  from(sequence: number): Tie[];
  /** What others say of an entry, in the order of arrival. */
  to(sequence: number): Tie[];
  /**
   * What happened to a change, in the order of arrival: `reverted` and `again` in turn. Only entries count that `counts`
   * lets through.
   */
  turns(sequence: number, counts?: (sequence: number) => boolean): Turn[];
  /** The entries from a number up to, and without, another that may turn an earlier one: reverts and what takes again. */
  listTurning(from: number, to: number): number[];
  /** All entries that take an earlier change back, whether the log has that or not. */
  listReverts(): number[];
  /** The changes on whose turns an entry has a say: what it reverts, and what that reverts, and so on. */
  listTurned(sequence: number): number[];
}

/** How one change is tied to another, as an answer tells it. */
export const toldTieKinds = [
  'reverted-by',
  'taken-again-by',
  'partly-reverted-by',
  'fixed-by',
  'carried-as',
  'reverts',
  'partly-reverts',
  'takes-again',
  'fixes',
  'carried-from',
] as const;

export type ToldTieKind = (typeof toldTieKinds)[number];

/** Another change that one is tied to, as an answer tells it. */
export interface ToldTie {
  kind: ToldTieKind;
  /** Of one that the log does not have: what is written of it, and no day. */
  id: string;
  url?: string | undefined;
  date: Day | '';
  author: string;
  headline: string;
  /** Of one that was carried over: the release that first contains it. */
  release?: string | undefined;
  /** The log does not have it. */
  unknown?: true | undefined;
}

/** What became of a change in short: the day on which it was last taken back, and the one on which it was taken again. */
export interface Fate {
  reverted: Day | '';
  again?: Day | '' | undefined;
}
