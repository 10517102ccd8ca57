import { distance } from 'fastest-levenshtein';
import type { Dictionary, TermEntry } from './dictionary.ts';
import { formsOf, stem } from './stems.ts';

/** A term that stands for a word of a query, and how much it counts beside the word itself. */
export interface Variant {
  term: string;
  weight: number;
}

const siblingWeight = 0.6;
const prefixWeight = 0.8;

/** What words stand for, by the dictionaries that were asked: finding it takes as long as all the rest of a query. */
const expansions = new WeakMap<readonly Dictionary[], Map<string, readonly Variant[]>>();

/** How many words are remembered for each log, and how many terms of one at most: a short prefix has thousands. */
const remembered = 2000;
const mostRemembered = 50;

/**
 * The terms that a word stands for in any of these dictionaries: itself and those of its stem; where there are none,
 * those that begin with it (three letters at least). Empty where the log has no such word.
 */
export function expandWord(dictionaries: readonly Dictionary[], word: string): readonly Variant[] {
  const known = expansions.get(dictionaries) ?? new Map<string, readonly Variant[]>();
  expansions.set(dictionaries, known);
  const found = known.get(word) ?? findVariants(dictionaries, word);
  if (known.size >= remembered) known.clear();
  if (found.length <= mostRemembered) known.set(word, found);
  return found;
}

function findVariants(dictionaries: readonly Dictionary[], word: string): Variant[] {
  const variants = new Map<string, number>();
  for (const dictionary of dictionaries) {
    if (dictionary.find(word)) variants.set(word, 1);
    for (const term of findSiblings(dictionary, word)) if (term !== word) variants.set(term, siblingWeight);
  }
  if (variants.size === 0 && word.length >= 3) {
    for (const dictionary of dictionaries) {
      dictionary.eachFrom(word, ({ term }) => {
        variants.set(term, prefixWeight);
        return true;
      });
    }
  }
  return [...variants].map(([term, weight]) => ({ term, weight }));
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

/** The log's word nearest to one that it does not have; undefined where none is near. */
export function correctWord(dictionaries: readonly Dictionary[], word: string): string | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0 || /\d/.test(word)) return undefined;
  let best: (TermEntry & { edits: number }) | undefined;
  const consider = (entry: TermEntry): boolean => {
    if (Math.abs(entry.term.length - word.length) > most) return true;
    const edits = countEdits(word, entry.term);
    if (edits > most) return true;
    if (!best || edits < best.edits || (edits === best.edits && entry.size > best.size)) best = { ...entry, edits };
    return true;
  };
  // Few people mistype the first letter; looking at the words that share it keeps this quick.
  for (const dictionary of dictionaries) dictionary.eachFrom(word.slice(0, 1), consider);
  return best?.term;
}

/**
 * The log's words that begin as one that it does not have, those that stand in most entries first. The more letters they
 * share the better, and three are the least.
 */
export function nearestWords(dictionaries: readonly Dictionary[], word: string, limit: number): string[] {
  for (let length = word.length - 1; length >= 3; length -= 1) {
    const sizes = new Map<string, number>();
    for (const dictionary of dictionaries) {
      dictionary.eachFrom(word.slice(0, length), ({ term, size }) => {
        if (/^[\p{L}\p{N}_]+$/u.test(term)) sizes.set(term, (sizes.get(term) ?? 0) + size);
        return true;
      });
    }
    if (sizes.size > 0) {
      const ordered = [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
      return ordered.slice(0, limit).map(([term]) => term);
    }
  }
  return [];
}

/** Edits between two words; two neighbouring letters that changed places are one. */
function countEdits(one: string, other: string): number {
  const edits = distance(one, other);
  if (edits !== 2 || one.length !== other.length) return edits;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const swapped = one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2);
  return swapped === other ? 1 : edits;
}
