import type { Dictionary } from './dictionary.ts';

/** Words, of which the same place in each array is one. */
export interface WordList {
  words: readonly string[];
  /** In how many units each stands. */
  sizes: Uint32Array;
  /** Which letters each has, as bits: two words that differ in many are not worth comparing closely. */
  letters: Uint32Array;
}

/** All terms of a dictionary, for what cannot be looked up by a beginning. */
export interface TermList {
  /** Words and identifiers by their length. */
  byLength: readonly WordList[];
  /** Joined words (`refs/heads/main`, `sub-command`), each between line feeds. */
  joined: string;
}

/** No term is longer than a token may be. */
const longest = 40;

const lists = new WeakMap<Dictionary, TermList>();

/** Lists a dictionary's terms. Decoding them takes a tenth of a second for 200,000, so it is done once, when first needed. */
export function listTerms(dictionary: Dictionary): TermList {
  const known = lists.get(dictionary);
  if (known) return known;
  const byLength: { words: string[]; sizes: number[] }[] = Array.from({ length: longest + 1 }, () => {
    return { words: [], sizes: [] };
  });
  const joined: string[] = [];
  dictionary.eachFrom('', ({ term, size }) => {
    if (/[-./+#]/.test(term)) joined.push(term);
    else {
      const list = byLength[term.length];
      list?.words.push(term);
      list?.sizes.push(size);
    }
    return true;
  });
  const list: TermList = {
    byLength: byLength.map(({ words, sizes }) => {
      return { words, sizes: Uint32Array.from(sizes), letters: Uint32Array.from(words, lettersOf) };
    }),
    joined: `\n${joined.join('\n')}\n`,
  };
  lists.set(dictionary, list);
  return list;
}

/** Which letters a word has, as bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many bits are set. */
export function countBits(bits: number): number {
  // Pairs of bits are added up at once, then fours of them, then bytes.
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
