import type { Token } from './tokens.ts';

/**
 * Tells where the last word of a question stands that is like this, or -1. What was found is remembered for each question: a
 * rule that looks for it at every word would read a long one as often as it has words.
 */
export function makeWordSeeker(pattern: RegExp): (tokens: readonly Token[]) => number {
  const places = new WeakMap<readonly Token[], number>();
  return (tokens) => {
    let place = places.get(tokens);
    if (place === undefined) {
      place = tokens.findLastIndex(({ word }) => pattern.test(word));
      places.set(tokens, place);
    }
    return place;
  };
}
