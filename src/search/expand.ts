import type { Dictionary } from './dictionary.ts';
import { rememberWords } from './remember.ts';
import { lettersOf } from './slips.ts';
import { formsOf, stem } from './stems.ts';
import { listTerms, wordAt } from './term-list.ts';
import { isUnspaced } from './words.ts';

/** A term that stands for a word of a query, and how much it counts beside the word itself. */
export interface Variant {
  term: string;
  weight: number;
}

const siblingWeight = 0.6;
const prefixWeight = 0.8;
const aroundWeight = 0.8;

/** How many terms of one word are remembered at most. */
const mostRemembered = 50;

/** The terms that a word stands for in any of these dictionaries: itself and those of its stem. */
export const expandWord = rememberWords(findVariants, (found) => found.length <= mostRemembered);

/** In how many units these terms stand, each counted by itself. */
export function sumSizes(dictionaries: readonly Dictionary[], variants: readonly Variant[]): number {
  let sum = 0;
  for (const { term } of variants) for (const each of dictionaries) sum += each.find(term)?.size ?? 0;
  return sum;
}

function findVariants(dictionaries: readonly Dictionary[], word: string): readonly Variant[] {
  const variants = new Map<string, number>();
  for (const dictionary of dictionaries) {
    if (isUnspaced(word)) for (const term of findAround(dictionary, word)) variants.set(term, aroundWeight);
    if (dictionary.find(word)) variants.set(word, 1);
    for (const term of findSiblings(dictionary, word)) if (term !== word) variants.set(term, siblingWeight);
  }
  return [...variants].map(([term, weight]) => ({ term, weight }));
}

/** The longer terms that a word stands in. */
function findAround(dictionary: Dictionary, word: string): string[] {
  const letters = lettersOf(word);
  return listTerms(dictionary)
    .byLength.slice(word.length + 1)
    .flatMap((list) => {
      const found: string[] = [];
      for (let place = 0; place < list.count; place += 1) {
        if (((list.letters[place] ?? 0) & letters) !== letters) continue;
        const term = wordAt(list, place);
        if (term.includes(word)) found.push(term);
      }
      return found;
    });
}

/** The terms that begin with a word, those in most entries first. */
export function expandBeginning(dictionaries: readonly Dictionary[], word: string): Variant[] {
  const sizes = new Map<string, number>();
  for (const dictionary of dictionaries) {
    dictionary.eachFrom(word, ({ term, size }) => {
      sizes.set(term, (sizes.get(term) ?? 0) + size);
      return true;
    });
  }
  const ordered = [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return ordered.map(([term]) => ({ term, weight: prefixWeight }));
}

/** The terms of the same stem. Porter's rules change the end of a word only, so they all begin alike. */
function findSiblings(dictionary: Dictionary, word: string): string[] {
  const wanted = stem(word);
  const siblings = formsOf(word).filter((form) => dictionary.find(form));
  if (wanted.length < 3 || !/^[a-z]+$/.test(word)) return siblings;
  // The stem of `keys` is `kei`.
  const prefix = wanted.length > 3 || wanted.endsWith('i') ? wanted.slice(0, -1) : wanted;
  dictionary.eachFrom(prefix, ({ term }) => {
    if (term.length <= wanted.length + 8 && stem(term) === wanted) siblings.push(term);
    return true;
  });
  return siblings;
}
