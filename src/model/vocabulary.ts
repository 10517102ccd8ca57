import type { Day } from './day.ts';

/** What a log knows that helps to read a question about it. */
export interface Vocabulary {
  /** What the log is called; people say it for the whole project. */
  log: string;
  /** How many entries the log has. */
  entries: number;
  /** The last day that it has anything of. */
  lastDay?: Day | undefined;
  /** In how many entries a word stands, in any of its forms; zero for words that the log does not have. */
  sizeOf(word: string): number;
  /** The people whom a name means, by their main names: whole names, first names, nicknames, initials, logins. */
  findPeople(name: string): readonly string[];
  /** In how many entries those whom a name means have a part, at most. */
  entriesOf(name: string): number;
  /** Whom a name means of which one word has a slip, where that can be but one. */
  guessPerson(name: string): string | undefined;
  /** The subsystem that a word or two mean by name or alias; undefined where there is none by exactly that name. */
  findSubsystem(name: string): string | undefined;
  /** The subsystem whose name is a slip away from a word that the log does not have. */
  guessSubsystem(name: string): string | undefined;
  /** The release of that name, with a `v` before it or without. */
  findRelease(name: string): { name: string; date?: Day | undefined } | undefined;
  /** The newest release, and what a series such as `6.2` is: in its last release, and not in the one before its first. */
  newestRelease?: { name: string; date?: Day | undefined } | undefined;
  findSeries(name: string): { from?: string | undefined; to: string } | undefined;
  /** The release of the next version (1), or of the one before (-1). */
  findBeside?: (name: string, step: 1 | -1) => { name: string; date?: Day | undefined } | undefined;
}

/** Of no log at all. */
export const emptyVocabulary: Vocabulary = {
  log: '',
  entries: 0,
  sizeOf: () => 0,
  findPeople: () => [],
  entriesOf: () => 0,
  guessPerson: () => undefined,
  findSubsystem: () => undefined,
  guessSubsystem: () => undefined,
  findRelease: () => undefined,
  findSeries: () => undefined,
};
