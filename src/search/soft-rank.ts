import { countTelling, makeStretch, readStretch, type SoftStretch, type SoftTerms } from './soft-text.ts';
import type { SoftWord } from './soft-words.ts';

/** An entry as it is ranked by its text. */
export interface RankedText {
  title: string;
  /** What else it says, in sentences. */
  sentences: readonly string[];
  /** Beside what it says, the words that it has by what it is: its subsystem. */
  also?: readonly number[] | undefined;
}

/** What of a question's words a text has, each from 0 to 1. */
export interface TextFit {
  /** The share of all words, by weight. */
  coverage: number;
  /** The share that its title has, and the share that its best sentence has. */
  title: number;
  sentence: number;
  /** How near to each other, and in which order, words stand that are neighbours in the question. */
  nearness: number;
  /** How much of the title is asked about. */
  focus: number;
  /** How surely each of the words is there. */
  has: Float32Array;
}

/** Compares a text with the words of a question. */
export function fitText(text: RankedText, words: readonly SoftWord[], terms: SoftTerms): TextFit {
  const all = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const share = ({ has }: Pick<SoftStretch, 'has'>): number =>
    words.reduce((sum, { weight }, word) => sum + weight * (has[word] ?? 0), 0) / all;
  const title = readStretch(text.title, terms, makeStretch(words.length));
  const room = makeStretch(words.length);
  const has = Float32Array.from(title.has);
  let sentence = 0;
  let nearness = nearnessIn(title, words);
  for (const one of text.sentences) {
    const stretch = readStretch(one, terms, room);
    if (stretch.told === 0) continue;
    for (let word = 0; word < has.length; word += 1) has[word] = Math.max(has[word] ?? 0, stretch.has[word] ?? 0);
    sentence = Math.max(sentence, share(stretch));
    nearness = Math.max(nearness, nearnessIn(stretch, words));
  }
  for (const word of text.also ?? []) has[word] = Math.max(has[word] ?? 0, 1);
  return {
    coverage: share({ has }),
    title: share(title),
    sentence: Math.max(sentence, share(title)),
    nearness,
    focus: title.told === 0 ? 0 : Math.min(1, title.told / countTelling(text.title)),
    has,
  };
}

/** How near to each other neighbouring words stand: 1 where all do side by side and in order, 0 where none do. */
function nearnessIn({ places, has }: SoftStretch, words: readonly SoftWord[]): number {
  let [near, all] = [0, 0];
  for (let word = 0; word + 1 < words.length; word += 1) {
    const weight = Math.min(words[word]?.weight ?? 0, words[word + 1]?.weight ?? 0);
    all += weight;
    const [one, other] = [places[word] ?? -1, places[word + 1] ?? -1];
    if (one < 0 || other < 0) continue;
    const gap = Math.abs(other - one);
    const order = other >= one ? 1 : 0.7;
    near += (weight * order * Math.min(has[word] ?? 0, has[word + 1] ?? 0)) / Math.max(1, gap / 2);
  }
  return all === 0 ? 0 : near / all;
}

/** How much each part of a fit counts; chosen on the parts of the question sets that are there to tune by. */
export const rankWeights = {
  score: 1,
  coverage: 1,
  title: 0.4,
  sentence: 0.4,
  nearness: 0.3,
  focus: 0.3,
};

/** What an entry scores: what its words tell by their places in the log, beside the best, and how well its text fits. */
export function scoreFit(fit: TextFit, score: number, best: number): number {
  const w = rankWeights;
  return (
    (w.score * score) / Math.max(best, 0.001) +
    w.coverage * fit.coverage +
    w.title * fit.title +
    w.sentence * fit.sentence +
    w.nearness * fit.nearness +
    w.focus * fit.focus
  );
}
