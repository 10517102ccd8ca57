import type { Day } from './day.ts';

/** What a log knows that helps to read a question about it. */
export interface Vocabulary {
  /** What the log is called; people say it for the whole project. */
  log: string;
  /** How many entries the log has. */
  entries: number;
  /** In how many entries a word stands, in any of its forms; zero for words that the log does not have. */
  sizeOf(word: string): number;
  /** The people whom a name means, by their main names: whole names, first names, nicknames, initials, logins. */
  findPeople(name: string): readonly string[];
  /** The subsystem that a word or two mean by name or alias; undefined where there is none by exactly that name. */
  findSubsystem(name: string): string | undefined;
  /** The release of that name, with a `v` before it or without. */
  findRelease(name: string): { name: string; date?: Day | undefined } | undefined;
}

/** Of no log at all. */
export const emptyVocabulary: Vocabulary = {
  log: '',
  entries: 0,
  sizeOf: () => 0,
  findPeople: () => [],
  findSubsystem: () => undefined,
  findRelease: () => undefined,
};
