import type { DeveloperWords } from '../model/developer-words.ts';
import { stem } from './stems.ts';

/** Words that a phrase may have or not: `reads past the end` is `reads past end`. */
const passedOver = new Set(
  'a an the this that these those is are was were be been being am has have had having it its of my your our their his her'.split(
    ' ',
  ),
);

/** Whether a phrase is the same without a word. */
export const isPassedOver = (word: string): boolean => passedOver.has(word);

/**
 * A phrase by the stems of its words, so that the table need not list every form of what developers say; without those that
 * are passed over, unless a single word would be left of it.
 */
export function stemPhrase(phrase: string): string {
  const words = phrase.split(' ');
  const telling = words.filter((word) => !isPassedOver(word));
  return (telling.length > 1 ? telling : words).map(stem).join(' ');
}

/** A phrase by the stems of its words, and the words that it may be told by. */
export interface StemmedPhrase {
  stems: readonly string[];
  others: readonly string[];
}

/** What developers say, by stems. */
export interface StemmedWords {
  /** The words that may stand for a word. */
  same: ReadonlyMap<string, readonly string[]>;
  /** The phrases, by the first of their words. */
  phrases: ReadonlyMap<string, readonly StemmedPhrase[]>;
  plain: ReadonlySet<string>;
}

/** One for all logs, as the table is. */
const stemmed = new WeakMap<DeveloperWords, StemmedWords>();

/** The table of what developers say by the stems of its words and phrases; made once. */
export function stemDeveloperWords(developers: DeveloperWords): StemmedWords {
  const made = stemmed.get(developers) ?? makeStemmed(developers);
  stemmed.set(developers, made);
  return made;
}

function makeStemmed(developers: DeveloperWords): StemmedWords {
  const all = new Map<string, readonly string[]>();
  for (const [phrase, others] of developers.same) {
    const stems = stemPhrase(phrase);
    const known = all.get(stems);
    all.set(stems, known === undefined ? others : [...new Set([...known, ...others])]);
  }
  const same = new Map<string, readonly string[]>();
  const phrases = new Map<string, StemmedPhrase[]>();
  for (const [phrase, others] of all) {
    const stems = phrase.split(' ');
    const [first = ''] = stems;
    if (stems.length === 1) {
      same.set(phrase, others);
      continue;
    }
    const begun = phrases.get(first) ?? [];
    begun.push({ stems, others });
    phrases.set(first, begun);
  }
  return { same, phrases, plain: developers.plain };
}
