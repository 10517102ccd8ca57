import type { AskedWord } from '../model/reading.ts';
import { isPassedOver, type StemmedWords } from './developer-stems.ts';
import { stem } from './stems.ts';
import { splitWords } from './words.ts';

/** What a question says that developers say in other words. */
export interface HeardPhrase {
  /** The places of the asked words that it has; one at least. */
  asked: readonly number[];
  others: readonly string[];
}

/** A word of a question, and its place among the asked ones where something is looked for by it. */
interface HeardWord {
  stem: string;
  at: number | undefined;
}

/** How many other words may stand between those of a phrase. */
const between = 2;

/**
 * Finds the phrases of the table of what developers say that a question says with all their words, near to each other in any
 * order (`memory is never given back`, `never gives the memory back`). Words that nothing is looked for by are heard too:
 * `given back` is more than `given`.
 */
export function hearPhrases(asked: readonly AskedWord[], { phrases }: StemmedWords): HeardPhrase[] {
  const heard = asked.flatMap(({ text, before = [], after = [] }, at) => [
    ...before.flatMap((word) => listHeard(word)),
    ...listHeard(text, at),
    ...after.flatMap((word) => listHeard(word)),
  ]);
  const found = heard.flatMap(({ stem: first }, at) =>
    (phrases.get(first) ?? []).flatMap(({ stems, others }) => {
      const room = stems.length + between;
      const near = heard.slice(Math.max(0, at - room + 1), at + room);
      const own = stems.flatMap((wanted) => near.find((word) => word.stem === wanted) ?? []);
      return own.length < stems.length ? [] : [toPhrase(own, others)];
    }),
  );
  return found.filter((phrase) => phrase.asked.length > 0);
}

const toPhrase = (words: readonly HeardWord[], others: readonly string[]): HeardPhrase => ({
  asked: [...new Set(words.flatMap(({ at }) => at ?? []))],
  others,
});

const listHeard = (text: string, at?: number): HeardWord[] =>
  splitWords(text).flatMap((word) => (isPassedOver(word) ? [] : [{ stem: stem(word), at }]));
