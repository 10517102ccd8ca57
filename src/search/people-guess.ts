import { nameWords } from '../model/identity.ts';
import { allowSlips, countSlips, isUsualSlip } from './slips.ts';

/**
 * Which of the nearest names is surely the one that was typed with a slip: it has all words but one, and that one but for
 * a few letters. Undefined where none is, or where several may be meant; one that others have in theirs is meant by itself.
 */
export function guessName(typed: string, near: readonly string[]): string | undefined {
  const words = nameWords(typed);
  if (words.length < 2) return undefined;
  const [shortest, ...others] = near
    .map((name) => ({ name, words: nameWords(name) }))
    .filter(({ words: own }) => isSlipOf(words, own))
    .sort((one, other) => one.words.length - other.words.length);
  const isAlone = shortest && others.every((other) => shortest.words.every((word) => other.words.includes(word)));
  return isAlone ? shortest.name : undefined;
}

function isSlipOf(typed: readonly string[], name: readonly string[]): boolean {
  const strange = typed.filter((word) => !name.includes(word));
  const [word] = strange;
  if (word === undefined || strange.length > 1) return false;
  return name.some((other) => other.length > 3 && !typed.includes(other) && isSlip(word, other));
}

const isSlip = (typed: string, word: string): boolean =>
  countSlips(word, typed, allowSlips(typed)) !== undefined || (typed.length > 3 && isUsualSlip(typed, word));
