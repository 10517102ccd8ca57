import type { Dictionary } from './dictionary.ts';
import { countEdits } from './edits.ts';
import { rememberWords } from './remember.ts';
import { countBits, lettersOf } from './slips.ts';
import { stem } from './stems.ts';
import { listTerms, unitsOf, type WordList, wordAt } from './term-list.ts';

/** A word of the log that is like one that was typed. */
interface NearWord {
  term: string;
  edits: number;
  /** In how many units it stands. */
  size: number;
}

/** A word that the log has, and how many slips away from the typed one it is. */
export interface Correction {
  to: string;
  edits: number;
  size: number;
}

/** The log's word that is meant by one that it does not have; undefined where none is surely meant. */
export function correctWord(dictionaries: readonly Dictionary[], word: string): Correction | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const [best] = findNear(dictionaries, word, most, true);
  return best && { to: best.term, edits: best.edits, size: best.size };
}

/** Few people mistype the first letter, and a number is no slip for another. */
function isSafe(word: string, term: string): boolean {
  const begins = term[0] === word[0] || (term[0] === word[1] && term[1] === word[0]);
  if (!begins || !/\d/.test(word + term)) return begins;
  const digits = (text: string): string => text.replace(/\D+/g, ' ').trim();
  return digits(word) === digits(term) && word.replace(/[\d_]/g, '').length >= 4;
}

/** The words so many slips away at most, the nearest first, and among those the ones in most entries. */
function findNear(dictionaries: readonly Dictionary[], word: string, most: number, safe: boolean): NearWord[] {
  if (most === 0) return [];
  const letters = lettersOf(word);
  const near = new Map<string, NearWord>();
  for (const dictionary of dictionaries) {
    const lists = listTerms(dictionary).byLength.slice(Math.max(0, word.length - most), word.length + most + 1);
    for (const list of lists) {
      for (const [place, edits] of findNearIn(list, word, most, safe)) {
        const term = wordAt(list, place);
        if (safe && !isSafe(word, term)) continue;
        near.set(term, { term, edits, size: (near.get(term)?.size ?? 0) + (list.sizes[place] ?? 0) });
      }
    }
  }
  const likely = ({ term, size }: NearWord): number =>
    hasSameLetters(letters, term, word) ? sameLetters * size : size;
  return [...near.values()].sort((a, b) => {
    return a.edits - b.edits || likely(b) - likely(a) || (a.term < b.term ? -1 : 1);
  });
}

/** The places of the words so many slips away at most, with these slips; with `safe`, only of such as begin alike. */
function findNearIn(list: WordList, word: string, most: number, safe: boolean): [place: number, edits: number][] {
  const { count, length, units, letters: all } = list;
  const letters = lettersOf(word);
  const wanted = unitsOf(word);
  const found: [number, number][] = [];
  for (let place = 0; place < count; place += 1) {
    if (countBits((all[place] ?? 0) ^ letters) > 2 * most) continue;
    const start = place * length;
    // What is not safe in the end is mostly told by the first letter already.
    if (safe && units[start] !== wanted[0] && units[start] !== wanted[1]) continue;
    const edits = countEdits(wanted, units, start, start + length, most);
    if (edits > 0 && edits <= most) found.push([place, edits]);
  }
  return found;
}

/** A letter left out, doubled or swapped is so much likelier a slip than another one in its place. */
const sameLetters = 10;

const hasSameLetters = (letters: number, term: string, word: string): boolean =>
  term.length !== word.length || lettersOf(term) === letters;

/**
 * The log's words to offer for one that it does not have: those few slips away, then those that begin alike, then those
 * with many letters in the same order.
 */
export function nearestWords(dictionaries: readonly Dictionary[], word: string, limit: number): string[] {
  return offerWords(dictionaries, word).slice(0, limit);
}

/** Whether a word looks like a hash or its beginning. These are copied, and hardly ever more than one letter is wrong. */
export const isHashPiece = (word: string): boolean => /^(?=.*\d)[\da-f]{6,}$/.test(word);

/** How many slips away what is offered may be. */
function offeredSlips(word: string): number {
  if (isHashPiece(word)) return 1;
  return word.length < 3 ? 0 : word.length < 5 ? 1 : word.length < 8 ? 2 : 3;
}

/** How many words are remembered to be offered; nobody asks for more. */
const mostOffered = 10;

const offerWords = rememberWords((dictionaries: readonly Dictionary[], word: string): string[] => {
  if (word.length > 40) return [];
  const near = findNear(dictionaries, word, offeredSlips(word), false).map(({ term }) => term);
  const found = [...new Set([...near, ...findBegunAlike(dictionaries, word)])];
  return (found.length > 0 ? found : findAlike(dictionaries, word)).slice(0, mostOffered);
});

/** Those that share most letters at the beginning, three at least; those in most entries first. */
function findBegunAlike(dictionaries: readonly Dictionary[], word: string): string[] {
  for (let length = word.length - 1; length >= 3; length -= 1) {
    const sizes = new Map<string, number>();
    for (const dictionary of dictionaries) {
      dictionary.eachFrom(word.slice(0, length), ({ term, size }) => {
        if (/^[\p{L}\p{N}_]+$/u.test(term)) sizes.set(term, (sizes.get(term) ?? 0) + size);
        return true;
      });
    }
    if (sizes.size > 0) return bySize(sizes);
  }
  return [];
}

/** Of two words alike, how many of their pairs of letters are the same at least (Dice's coefficient). */
const alikeAtLeast = 0.4;

function findAlike(dictionaries: readonly Dictionary[], word: string): string[] {
  const found = new Map<string, number>();
  for (const dictionary of dictionaries) {
    for (const list of listTerms(dictionary).byLength.slice(word.length >> 1, 2 * word.length)) {
      for (const [place, alike] of findAlikeIn(list, word)) found.set(wordAt(list, place), alike);
    }
  }
  return bySize(found);
}

/** The places of the words that are enough alike, with how much they are. */
function findAlikeIn({ count, length, units, letters: all }: WordList, word: string): [place: number, alike: number][] {
  const letters = lettersOf(word);
  const most = countBits(letters);
  const pairs = pairsOf(unitsOf(word), 0, word.length);
  const seconds = Uint8Array.from({ length: 32 }, (_, low) => ([...pairs].some((pair) => (pair & 31) === low) ? 1 : 0));
  const found: [number, number][] = [];
  for (let place = 0; place < count; place += 1) {
    if (countBits((all[place] ?? 0) & letters) * 2 < most) continue;
    const start = place * length;
    let met = 0;
    for (let at = start + 1; at < start + length; at += 1) {
      const second = units[at] ?? 0;
      if (seconds[second & 31] === 1 && pairs.has(((units[at - 1] ?? 0) << 16) | second)) met += 1;
    }
    // It cannot be more alike than if it had no other pairs.
    if (2 * met < alikeAtLeast * (met + pairs.size)) continue;
    const own = pairsOf(units, start, start + length);
    let shared = 0;
    for (const pair of own) if (pairs.has(pair)) shared += 1;
    const alike = (2 * shared) / Math.max(1, own.size + pairs.size);
    if (alike >= alikeAtLeast) found.push([place, alike]);
  }
  return found;
}

/** The pairs of neighbouring letters of a word, each as one number. */
function pairsOf(units: Uint16Array, start: number, end: number): Set<number> {
  const pairs = new Set<number>();
  for (let at = start + 1; at < end; at += 1) pairs.add(((units[at - 1] ?? 0) << 16) | (units[at] ?? 0));
  return pairs;
}

/** A word that stands in more entries is no slip of the log's authors. */
export const rareAtMost = 20;
/** How much more often than a rare word another one must stand to be told beside it. */
const farCommoner = 20;

/** Whether a rare word may have commoner ones: only words of letters do. */
export const mayHaveCommoner = (word: string): boolean => /^\p{L}{4,40}$/u.test(word);

/** Words that begin as a rare one does, or are one slip away from it, and that the log has far more often. */
export function commonerWords(
  dictionaries: readonly Dictionary[],
  word: string,
  size: number,
  limit: number,
): string[] {
  if (size === 0 || size > rareAtMost || !mayHaveCommoner(word)) return [];
  const root = stem(word);
  const sizes = new Map<string, number>();
  for (const dictionary of dictionaries) {
    dictionary.eachFrom(word, ({ term, size: own }) => {
      if (/^\p{L}+$/u.test(term)) sizes.set(term, (sizes.get(term) ?? 0) + own);
      return true;
    });
  }
  const slips = word.length < 5 ? [] : findNear(dictionaries, word, 1, true);
  for (const { term, size: own } of slips) sizes.set(term, own);
  const common = [...sizes].filter(
    ([term, own]) => own >= size * farCommoner && own > rareAtMost && stem(term) !== root,
  );
  return bySize(new Map(common)).slice(0, limit);
}

const bySize = (sizes: ReadonlyMap<string, number>): string[] =>
  [...sizes].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([term]) => term);
