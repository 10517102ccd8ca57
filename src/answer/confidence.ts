import type { SoftWord } from '../search/soft-words.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** How much an answer by words can be relied on. */
export type Confidence = 'sure' | 'unsure' | 'nothing';

/** What tells how much an answer can be relied on, each from 0 to 1 but `things`. */
export interface ConfidenceFacts {
  /** The share of the question's words that the best change has, by weight. */
  coverage: number;
  /** The same of the words that name things, and how many of these there are. */
  thingCoverage: number;
  things: number;
  /** Whether the best change has the word that tells most. */
  hasRarest: boolean;
  /** How far the best is before the next that says something else. */
  margin: number;
}

/** Gathers what tells how much the best change can be relied on. */
export function readFacts(words: readonly SoftWord[], changes: readonly WeighedChange[]): ConfidenceFacts {
  const [best, ...others] = changes;
  const things = words.filter(({ kind, piece }) => kind === 'thing' && !piece);
  const of = (some: readonly SoftWord[]): number => {
    const all = some.reduce((sum, { weight }) => sum + weight, 0);
    const has = some.reduce((sum, word) => sum + word.weight * (best?.fit.has[words.indexOf(word)] ?? 0), 0);
    return all === 0 ? 1 : has / all;
  };
  const rarest = things.reduce<SoftWord | undefined>(
    (one, word) => (one && one.weight >= word.weight ? one : word),
    undefined,
  );
  const rival = others.find(
    ({ entry }) => entry.author.name !== best?.entry.author.name || entry.date !== best?.entry.date,
  );
  return {
    coverage: of(words),
    thingCoverage: of(things),
    things: things.length,
    hasRarest: rarest === undefined || (best?.fit.has[words.indexOf(rarest)] ?? 0) > 0.4,
    margin: best ? Math.max(0, best.score - (rival?.score ?? 0)) : 0,
  };
}

/** How much of the words must be there at least for an answer, and for a sure one. */
export const bounds = { nothing: 0.35, fewThings: 0.5, sure: 0.55, margin: 0.1 };

/** Judges how much an answer can be relied on. */
export function judgeConfidence({ coverage, thingCoverage, things, hasRarest, margin }: ConfidenceFacts): Confidence {
  if (things <= 2 && !hasRarest && thingCoverage < bounds.fewThings) return 'nothing';
  if (coverage < 0.12) return 'nothing';
  return coverage >= bounds.sure && hasRarest && margin >= bounds.margin ? 'sure' : 'unsure';
}
