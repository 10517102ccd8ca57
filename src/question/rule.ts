import type { Day } from '../model/day.ts';
import type { Role } from '../model/query.ts';
import type { AskedCommand, Deed, Preference } from '../model/reading.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import type { Token } from './tokens.ts';

/** What a ranking can be of. */
export type Ranked = 'people' | 'newcomers' | 'subsystems' | 'days' | 'weekdays' | 'months' | 'years';

/** What a part of a question says. */
export type Part =
  /** It may correct what was asked before: "i mean in which version". */
  | { kind: 'asks'; command: AskedCommand; corrects?: true }
  /** What is counted or ranked: `months` of "which month". */
  | { kind: 'of'; of: Ranked }
  /** How much of something: a number, where nothing else is asked about. */
  | { kind: 'amount' }
  /** The number of people, and not who they are. */
  | { kind: 'heads' }
  /** So many are to be named. */
  | { kind: 'limit'; limit: number }
  /** Most of something is asked for. */
  | { kind: 'most' }
  /** What the answer is told with, where it is not quite what was asked. */
  | { kind: 'doubt'; doubt: string }
  /** What is looked for in the place of what was said. */
  | { kind: 'word'; word: string }
  | { kind: 'role'; role: Role }
  | { kind: 'deed'; deed: Deed }
  | { kind: 'person'; name: string }
  | { kind: 'except'; name: string }
  /** Somebody with whom it was done: the others are asked for. */
  | { kind: 'together'; name: string }
  /** "besides himself": whoever wrote the change is left out. */
  | { kind: 'except-author' }
  | { kind: 'subsystem'; name: string }
  | { kind: 'since'; day: Day }
  | { kind: 'until'; day: Day }
  /** The time that is named may be that of a thing described. */
  | { kind: 'time-hint' }
  | { kind: 'today'; day: Day }
  | { kind: 'release'; name: string }
  | { kind: 'from-release'; name: string }
  | { kind: 'to-release'; name: string }
  | { kind: 'prefer'; prefer: Preference }
  | { kind: 'merges'; merges: 'none' | 'only' }
  /** What takes earlier changes back is asked for. */
  | { kind: 'reverts' }
  /** A number is asked for that no change has: of lines, of files. */
  | { kind: 'unrecorded'; what: string }
  /** All changes are meant that have what is asked about. */
  | { kind: 'list' }
  /** One change is meant. */
  | { kind: 'single' }
  /** It points to what was said before: `it`, `that change`. */
  | { kind: 'before' };

/** What a rule looks at. */
export interface Context {
  tokens: readonly Token[];
  vocabulary: Vocabulary;
  /** The day it is today, or that the question says it is. */
  now: Day;
  /** Whether it was said already what is asked, and whether a word that is looked for stands before. */
  asked: boolean;
  begun: boolean;
}

/** What a rule found at a token: how many tokens say it, and what they say (nothing, for words without meaning). */
export interface Found {
  length: number;
  parts: readonly Part[];
}

/** A piece of the grammar. */
export interface Rule {
  name: string;
  /** Questions with the words of it that the rule takes; the tests go through them. */
  examples: readonly (readonly [question: string, taken: string])[];
  read(context: Context, at: number): Found | undefined;
}
