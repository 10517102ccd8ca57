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
  /** The share of the things that are asked about, each counted alike, and that of what is done to them, by weight. */
  things: number;
  actions: number;
  /** How long the title is, by the logarithm of how many of its words tell anything: 1 is about twenty. */
  length: number;
  /** How surely each of the words is there. */
  has: Float32Array;
  /** How surely its title has each of them, and where, counted in words from its beginning. */
  inTitle: Pick<SoftStretch, 'has' | 'places'>;
}

/** To which power the weight of a word counts where texts are compared. */
const damping = 0.6;

/**
 * The words of a question as texts are compared with them: beside each other, rare ones tell less than by themselves, since
 * what is asked in other words than the log's has rare ones by chance.
 */
export const dampWeights = (words: readonly SoftWord[]): SoftWord[] =>
  words.map((word) => ({ ...word, weight: word.weight ** damping }));

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
  const telling = countTelling(text.title);
  return {
    coverage: share({ has }),
    title: share(title),
    sentence: Math.max(sentence, share(title)),
    nearness,
    focus: title.told === 0 ? 0 : Math.min(1, title.told / telling),
    ...countKinds(words, has),
    length: Math.log1p(telling) / 3,
    has,
    inTitle: title,
  };
}

/** How surely a text must have a thing for it to count. */
const leastSure = 0.3;

/** The share of the things of a question that a text has, and that of what is done to them: a half where nothing is said. */
function countKinds(words: readonly SoftWord[], has: Float32Array): { things: number; actions: number } {
  let [things, found, actions, done] = [0, 0, 0, 0];
  for (const [at, { kind, weight }] of words.entries()) {
    const sure = has[at] ?? 0;
    if (kind === 'thing') {
      things += 1;
      found += sure > leastSure ? 1 : 0;
    } else if (kind === 'action') {
      actions += weight;
      done += weight * sure;
    }
  }
  return { things: found / Math.max(things, 1), actions: actions === 0 ? 0.5 : done / actions };
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

/** What speaks for an entry beside its text, each from 0 to 1. */
export interface RankedFacts {
  /** What its words tell by their places in the log, beside the best. */
  score: number;
  /** Where a reason or a passage is asked for: how much of a text there is to quote. */
  text: number;
  /** Where somebody is asked for who had a part in a change: whether it records any. */
  role: number;
}

/**
 * How much each part counts: fitted on the sets that are there to tune by, as `test/questions/fit.ts` does it, and judged
 * by the repository that was left out. Whichever it is, none of them is further than 0.1 from what it is here.
 */
export const rankWeights: Record<RankedPart, number> = {
  score: 0.55,
  coverage: 0.64,
  nearness: 0.41,
  focus: 0.56,
  things: 0.51,
  actions: 0.15,
  length: -0.2,
  text: 0.34,
  role: 0.46,
};

/** What an entry is ranked by. */
export const rankedParts = [
  ...(['score', 'coverage', 'nearness', 'focus', 'things', 'actions', 'length', 'text', 'role'] as const),
];
export type RankedPart = (typeof rankedParts)[number];

/** What an entry scores: how well its text fits, and what else speaks for it. Spelled out, since it is asked very often. */
export function scoreFit(fit: TextFit, facts: RankedFacts): number {
  const w = rankWeights;
  return (
    w.score * facts.score +
    w.coverage * fit.coverage +
    w.nearness * fit.nearness +
    w.focus * fit.focus +
    w.things * fit.things +
    w.actions * fit.actions +
    w.length * fit.length +
    scoreRecord(facts)
  );
}

/** What of it is scored for what an entry records, whether its words fit or not. */
export const scoreRecord = ({ text, role }: RankedFacts): number => rankWeights.text * text + rankWeights.role * role;
