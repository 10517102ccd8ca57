import type { Reading } from './reading.ts';

/** A question in plain words with what it was read as. */
export interface Asked {
  question: string;
  /** The reading that was answered: what the log settled of it is in there. */
  reading: Reading;
}

/** How an answer was found, for whoever wants to check it. */
export interface Working {
  /** Each word that was looked for, with the words of the log that stood for it and in how many entries these are. */
  words: { word: string; variants: string[]; entries: number }[];
  /** The first five of all that were weighed, with what they scored. */
  best: { id: string; headline: string; score: number }[];
  /** Where a subsystem took part as a filter: why those of the best are in it. */
  subsystem?: { name: string; reasons: { id: string; reason: string }[] } | undefined;
  /** How many entries were left out, by what. */
  leftOut: { by: string; entries: number }[];
  /** A line for a shell that shows the same from the repository, where the log is one. */
  check?: string | undefined;
}
