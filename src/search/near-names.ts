import { distance } from 'fastest-levenshtein';
import { nameWords } from '../model/identity.ts';
import { allowSlips, countBits, lettersOf } from './slips.ts';

/** Names made ready for finding those that are nearly what somebody types. */
export interface NearNames {
  names: readonly string[];
  /** Each word of a name, with the letters it has and the indexes of the names that have it. */
  words: readonly { word: string; letters: number; names: readonly number[] }[];
}

/** Makes names ready, in the order in which equally near ones are given. */
export function prepareNearNames(names: readonly string[]): NearNames {
  const words = new Map<string, number[]>();
  for (const [index, name] of names.entries()) {
    for (const word of new Set(nameWords(name))) {
      const owners = words.get(word);
      if (owners) owners.push(index);
      else words.set(word, [index]);
    }
  }
  return { names, words: [...words].map(([word, owners]) => ({ word, letters: lettersOf(word), names: owners })) };
}

/** Longer texts are no names. */
const mostWords = 4;

/**
 * Finds names that nearly have what is being typed: each of its words is, but for a few slips of the keyboard, a word of
 * the name or, since it may not be finished, the beginning of one. The nearest first.
 */
export function findNearNames(known: NearNames, typed: string, limit: number): string[] {
  const words = [...new Set(nameWords(typed))].slice(0, mostWords);
  let met: Map<number, number> | undefined;
  for (const word of words) {
    const found = meetWord(known, word);
    met = met === undefined ? found : addUp(met, found);
    if (met.size === 0) return [];
  }
  return [...(met ?? [])]
    .sort(([a, one], [b, other]) => one - other || a - b)
    .slice(0, limit)
    .map(([index]) => known.names[index] ?? '');
}

/** Names that have a word nearly like this one, with the number of slips. */
function meetWord(known: NearNames, typed: string): Map<number, number> {
  const most = allowSlips(typed);
  const letters = lettersOf(typed);
  const slips = new Map<number, number>();
  for (const { word, letters: own, names } of known.words) {
    // Each slip puts in one letter at most that the word does not have.
    if (countBits(letters & ~own) > most) continue;
    const found = countSlipsAtBeginning(word, typed, most);
    if (found === undefined) continue;
    for (const name of names) if (found < (slips.get(name) ?? Number.POSITIVE_INFINITY)) slips.set(name, found);
  }
  return slips;
}

/** How much what was typed differs from the beginning of a word. The first letter is hardly ever mistyped. */
function countSlipsAtBeginning(word: string, typed: string, most: number): number | undefined {
  if (word.charCodeAt(0) !== typed.charCodeAt(0) || word.length < typed.length - most) return undefined;
  // A letter too few or too many makes the beginning one longer or shorter.
  let least: number | undefined;
  for (let length = typed.length - 1; length <= typed.length + 1; length += 1) {
    const slips = distance(word.slice(0, length), typed);
    if (slips <= most && slips < (least ?? Number.POSITIVE_INFINITY)) least = slips;
  }
  return least;
}

function addUp(met: ReadonlyMap<number, number>, found: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map<number, number>();
  for (const [name, slips] of met) {
    const more = found.get(name);
    if (more !== undefined) both.set(name, slips + more);
  }
  return both;
}
