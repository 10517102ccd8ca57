import { nameWords } from '../model/identity.ts';
import { allowSlips, countSlips } from './slips.ts';

/**
 * Which of the nearest names is surely the one that was typed with a slip: it has all words but one, and that one but for
 * a few letters. Undefined where none is, or where several may be meant.
 */
export function guessName(typed: string, near: readonly string[]): string | undefined {
  const words = nameWords(typed);
  const meant = near.filter((name) => isSlipOf(words, nameWords(name)));
  return words.length > 1 && meant.length === 1 ? meant[0] : undefined;
}

function isSlipOf(typed: readonly string[], name: readonly string[]): boolean {
  const others = name.filter((word) => !typed.includes(word));
  const strange = typed.filter((word) => !name.includes(word));
  const [word] = strange;
  if (word === undefined || strange.length > 1 || others.length === 0) return false;
  return others.some((other) => other.length > 3 && countSlips(other, word, allowSlips(word)) !== undefined);
}
