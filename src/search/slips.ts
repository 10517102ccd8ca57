import { distance } from 'fastest-levenshtein';

/** How many slips of the keyboard a word that somebody typed may have: the shorter it is, the fewer. */
export function allowSlips(typed: string): number {
  return typed.length < 3 ? 0 : typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3;
}

/** How many letters differ between a word and the one that was typed; undefined where it is more than `most`. */
export function countSlips(word: string, typed: string, most: number, letters = lettersOf(typed)): number | undefined {
  if (word === typed) return 0;
  if (Math.abs(word.length - typed.length) > most || countBits(letters ^ lettersOf(word)) > 2 * most) return undefined;
  const slips = distance(word, typed);
  return slips <= most ? slips : undefined;
}

/** Which letters a word has, as bits: two words that differ in many are not worth comparing closely. */
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

/**
 * Whether a word is another one as people mistype it: a letter too few or too many, two that changed places, one vowel for
 * another. With another letter, or more than one slip, it is as likely a word of its own.
 */
export function isUsualSlip(typed: string, word: string): boolean {
  let start = 0;
  while (start < Math.min(typed.length, word.length) && typed[start] === word[start]) start += 1;
  let end = 0;
  const most = Math.min(typed.length, word.length) - start;
  while (end < most && typed.at(-1 - end) === word.at(-1 - end)) end += 1;
  const [one, other] = [typed.slice(start, typed.length - end), word.slice(start, word.length - end)];
  if (one.length + other.length <= 1) return true;
  if (one.length === 2 && other.length === 2) return one[0] === other[1] && one[1] === other[0];
  return one.length === 1 && other.length === 1 && /^[aeiouy]{2}$/.test(one + other);
}
