import { unpackLength } from './term-builder.ts';

/**
 * BM25F (Robertson and Zaragoza, 2009): how often a word stands in each field is weighed and normalised by that field's
 * length, added up, and only then saturated. The weights were chosen on logs that the benchmark does not use.
 */
const weights = { title: 5, body: 1 };
const lengthEffect = { title: 0.3, body: 0.9 };
const saturation = 1.2;

/** A merge repeats the titles of what it brought, so it comes after them. */
export const mergeWeight = 0.7;

/** For each length as a byte, what one occurrence in the title and in the body is worth. */
export interface FieldWeights {
  title: Float64Array;
  body: Float64Array;
  /** The mean lengths that these are for. */
  means: string;
}

/** The worth of an occurrence by length, for a log with these mean lengths (in words). */
export function makeFieldWeights(meanTitle: number, meanBody: number): FieldWeights {
  const table = (weight: number, effect: number, mean: number): Float64Array =>
    Float64Array.from({ length: 256 }, (_, byte) => {
      return weight / (1 - effect + (effect * unpackLength(byte)) / Math.max(mean, 1));
    });
  return {
    title: table(weights.title, lengthEffect.title, meanTitle),
    body: table(weights.body, lengthEffect.body, meanBody),
    means: `${meanTitle} ${meanBody}`,
  };
}

/** What a word adds to a score: `worth` is its weighed frequency, `rarity` its inverse document frequency. */
export function scoreWord(worth: number, rarity: number): number {
  return (rarity * worth) / (saturation + worth);
}

/** With what is worth less, a word scores less than so much; a little below that, since these are no exact numbers. */
export function leastWorth(score: number, rarity: number): number {
  return score > 0 && score < rarity ? ((saturation * score) / (rarity - score)) * 0.999 : 0;
}

/** How much a word tells that stands in `size` of `units`. */
export function rarityOf(size: number, units: number): number {
  return Math.log(1 + (units - size + 0.5) / (size + 0.5));
}
