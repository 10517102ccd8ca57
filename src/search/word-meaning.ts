import type { Dictionary } from './dictionary.ts';
import { expandBeginning, expandWord, sumSizes, type Variant } from './expand.ts';
import { findJoined, findSplit } from './joined-words.ts';
import { commonerWords, correctWord, isHashPiece, mayHaveCommoner, rareAtMost } from './near-words.ts';
import { rememberWords } from './remember.ts';
import { isUnspaced } from './words.ts';

/** What a word of a query is taken for. */
export interface Meaning {
  /** The word itself, or what was taken for it. */
  word: string;
  /** The terms that stand for it; none where the log has nothing that is surely meant. */
  variants: readonly Variant[];
  /** Of a word that the log does not have and that is taken for a beginning: the most frequent that begin so. */
  begun?: string[];
}

/** How many words are named that begin or look alike. */
const named = 3;

/** What more entries begin with is meant, and not worth looking for what else may be. */
const rareBeginning = 50;

/** How many times as many entries a word one slip away needs, to be meant rather than what begins as the typed one. */
const farMore = 20;

/**
 * Finds what a word means: itself and its forms where the log has it, else what the log joins of its letters, else what
 * begins with it, else the nearest. A form or a beginning that few entries have gives way to a word one slip away that
 * very many have: `limt` has the stem of the slip `limted`.
 */
export const findMeaning = rememberWords(
  (dictionaries, word): Meaning => {
    const { isOwn, forms, begun, own, size, mayBeSlip } = readForms(dictionaries, word);
    if (isOwn) return { word, variants: forms };
    const split = mayBeSlip && forms.length === 0 ? findSplit(dictionaries, word) : undefined;
    if (split !== undefined) return { word: split, variants: findJoined(dictionaries, split) };
    const near = mayBeSlip ? correctWord(dictionaries, word) : undefined;
    if (near && (size === 0 || (near.edits === 1 && near.size >= size * farMore))) {
      return { word: near.to, variants: expandWord(dictionaries, near.to) };
    }
    const first = begun.slice(0, named).map(({ term }) => term);
    return { word, variants: own, ...(first.length > 0 && { begun: first }) };
  },
  ({ variants }) => variants.length <= mostRemembered,
);

/** The forms of a word that the log has, or what begins with it, and in how many entries those stand. */
function readForms(dictionaries: readonly Dictionary[], word: string) {
  const forms = expandWord(dictionaries, word);
  const isOwn = forms.some(({ term }) => term === word);
  const begun = isOwn || forms.length > 0 || word.length < 3 ? [] : expandBeginning(dictionaries, word);
  const own = forms.length > 0 ? forms : begun;
  // Another sign is another word, and what is longer has the word in it.
  const isWhole = isOwn || isUnspaced(word);
  const size = own.length > rareBeginning ? own.length : sumSizes(dictionaries, own);
  // A hash is no slip, and what begins with it is meant.
  return { isOwn, forms, begun, own, size, mayBeSlip: !isWhole && size <= rareBeginning && !isHashPiece(word) };
}

/** Whether what a word means, or what may be offered for it, is looked for among all terms. */
export function needsTerms(dictionaries: readonly Dictionary[], word: string): boolean {
  if (isUnspaced(word)) return true;
  const { isOwn, own, mayBeSlip } = readForms(dictionaries, word);
  if (!isOwn) return mayBeSlip || own.length === 0;
  return mayHaveCommoner(word) && sumSizes(dictionaries, [{ term: word, weight: 1 }]) <= rareAtMost;
}

/** A short beginning has thousands of terms, which are not worth their room. */
const mostRemembered = 50;

/** The far commoner words that are like one that the log hardly has. */
export const findCommoner = rememberWords((dictionaries: readonly Dictionary[], word: string): string[] =>
  commonerWords(dictionaries, word, sumSizes(dictionaries, expandWord(dictionaries, word)), named),
);
