import type { RawArguments } from './command.ts';

/** The commands that a question in plain words can be read as. */
export const askedCommands = [
  'who',
  'when',
  'what',
  'why',
  'count',
  'rank',
  'release',
  'person',
  'subsystems',
  'releases',
  'logs',
] as const;

export type AskedCommand = (typeof askedCommands)[number];

/**
 * A word of a question that is looked for. A `thing` names what is asked about; an `action` says what was done to it
 * (`added`, `moved`) and stands in many changes by another verb; a `vague` one (`support`, `problem`) tells hardly
 * anything.
 */
export interface AskedWord {
  text: string;
  kind: 'thing' | 'action' | 'vague';
  /** What was left out before it, and behind the last one: a phrase (`given back`, `too many`) is known by all its words. */
  before?: readonly string[];
  after?: readonly string[];
}

/** Which of several changes that fit is meant, by the words of the question: `first`, `added`; `latest`, `now`. */
export type Preference = 'earliest' | 'latest';

/**
 * What somebody did whom a change credits in its text: reported what it mends, made the patch that its author took in, or found
 * out what was wrong.
 */
export type Deed = 'report' | 'patch' | 'debug';

/** A part of a question and what it was taken for. */
export interface Taken {
  /** The name of the rule that took it. */
  rule: string;
  /** The words it took, as they were typed. */
  text: string;
}

/** A question in plain words as a command with its arguments, and what else it says. */
export interface Reading {
  command: AskedCommand;
  /** The arguments as they would be typed: what is shown to whoever asked, and opened for editing. */
  raw: RawArguments;
  /** What stands in `about`, word by word; empty where nothing is looked for by words. */
  words: AskedWord[];
  prefer?: Preference | undefined;
  /** One change is meant ("the fix for …"), and not all that fit. */
  single: boolean;
  /** All that have what is asked about are meant ("which commits mention …"), and not the likeliest. */
  list?: true | undefined;
  /** The time that is named may be that of a thing described, and not that of the change. */
  hintsTime?: true | undefined;
  /** "besides himself": whoever wrote the change is none of those asked for. */
  exceptAuthor: boolean;
  /** Whether the person that is named made the change with whoever is asked for: as its author, or beside its author. */
  together?: 'author' | 'helper' | undefined;
  /** "Whose patch": whoever the change credits with it, before its author. */
  deed?: Deed | undefined;
  /** The number of people is asked for, and not who has most. */
  heads?: true | undefined;
  /** What is to be counted that no change has: `lines`. */
  unrecorded?: string | undefined;
  /** What was understood how, in the order of the question. */
  taken: Taken[];
  /** Parts that may have been meant otherwise, each a sentence. */
  doubts: string[];
  /** What it was read as is not quite what is asked, which the doubts say: the answer is unsure. */
  inexact?: true | undefined;
}
