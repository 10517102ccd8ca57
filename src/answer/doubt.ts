import type { SoftWord } from '../search/soft-words.ts';

/** What of a question's things the best change lacks, each a share by weight. */
export interface Lacking {
  /** All of them. */
  lacking: number;
  /** Those that the log has often: they are known by these words, so a change about them would have them. */
  lackingUsual: number;
}

/** What every so many entries have is called by one name in the log. */
const usual = Math.log(270);

/** How surely a text must have a thing not to lack it. */
const leastSure = 0.3;

/** Gathers what a change lacks of the things that tell anything. */
export function readLacking(telling: readonly SoftWord[], hasOf: (word: SoftWord) => number): Lacking {
  const all = telling.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const lacked = telling.filter((word) => hasOf(word) < leastSure);
  const shareOf = (words: readonly SoftWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0) / all;
  return { lacking: shareOf(lacked), lackingUsual: shareOf(lacked.filter(({ weight }) => weight < usual)) };
}

/** What a doubt is made of: beside what is lacking, what else says which change is meant. */
export interface DoubtFacts extends Lacking {
  /** Whether a person, a time, a subsystem or a role narrows it down. */
  isNarrowed: boolean;
  /** How many words the question has to be looked for, without names that the log lacks: few name a thing, many describe a change. */
  words: number;
  /** How far the best is before the next that would be answered otherwise. */
  margin: number;
}

/** How much each counts; and how many words, and how much of a lead, count at most. */
const weights = { lacking: 6, usual: 4, narrowed: 3.5, word: 0.4, margin: 4.5 };
const most = { words: 8, margin: 0.5 };

/**
 * How much speaks against the best change being the one that is asked for: of a thing that the log has no such change of,
 * other changes have the half. Fitted on questions with and without answers, one log left out at a time.
 */
export function weighDoubt({ lacking, lackingUsual, isNarrowed, words, margin }: DoubtFacts): number {
  const doubt = weights.lacking * lacking + weights.usual * lackingUsual;
  const told = weights.word * Math.min(words, most.words) + weights.margin * Math.min(margin, most.margin);
  return doubt - told - (isNarrowed ? weights.narrowed : 0);
}
