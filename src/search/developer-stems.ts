import type { DeveloperWords } from '../model/developer-words.ts';
import { stem } from './stems.ts';

/** A phrase by the stems of its words, so that the table need not list every form of what developers say. */
export const stemPhrase = (phrase: string): string => phrase.split(' ').map(stem).join(' ');

/** The table of what developers say by the stems of its words and phrases. */
export function stemDeveloperWords(developers: DeveloperWords): DeveloperWords {
  const same = new Map<string, Set<string>>();
  for (const [phrase, others] of developers.same) {
    const stemmed = stemPhrase(phrase);
    const known = same.get(stemmed) ?? new Set();
    for (const other of others) known.add(other);
    same.set(stemmed, known);
  }
  return { ...developers, same: new Map([...same].map(([phrase, others]) => [phrase, [...others]])) };
}
