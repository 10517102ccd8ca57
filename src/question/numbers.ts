import { readNumberWord } from '../model/number-words.ts';

const more: ReadonlyMap<string, number> = new Map([
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['fifty', 50],
  ['hundred', 100],
]);
/** No list is longer. */
const most = 100;

/** How many of something are asked for by a word, in digits or letters; undefined for any other word. */
export function readHowMany(word = ''): number | undefined {
  // "One" is mostly no number: "which one".
  if (word === 'one') return undefined;
  const number = readNumberWord(word) ?? more.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : 0);
  return number > 0 ? Math.min(number, most) : undefined;
}
