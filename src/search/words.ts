import { fold } from '../model/text.ts';
import { stem } from './stems.ts';

/** Words that say nothing about a change. They are left out of a query unless it has no others. */
export const emptyWords: ReadonlySet<string> = new Set(
  'a an and are as at be been but by did do does for from had has have how i in into is it its of on or our so that the their then there these they this to was we were what when where which who why will with you'.split(
    ' ',
  ),
);

/** Whether a word says nothing about a change; such words are not indexed. */
export function isEmptyWord(word: string): boolean {
  return emptyWords.has(word);
}

/** The words of a text: runs of letters and digits, in lower case and without accents. */
export function splitWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a query that an entry must have. */
export function splitQuery(text: string): string[] {
  const words = [...new Set(splitWords(text))];
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}

/** Whether a word is of scripts that are written without blanks, so that it mostly stands inside of a longer run. */
export const isUnspaced = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]+$/u.test(word);

/** Whether a text's words hold this one: whole, in another form, or as a beginning of three letters or more. */
export function hasWord(words: readonly string[], wanted: string): boolean {
  if (isUnspaced(wanted)) return words.some((word) => word.includes(wanted));
  if (wanted.length < 3) return words.includes(wanted);
  const root = stem(wanted);
  // The rules of stems change the end of a word only, so words of one stem begin alike.
  const first = root.charCodeAt(0);
  return words.some((word) => word.startsWith(wanted) || (word.charCodeAt(0) === first && stem(word) === root));
}
