import { findHash, hasHash, leastDigits } from './tie-words.ts';

/** What stands before a hash, or around it, where one of the forms is said of it. */
const named = new RegExp(
  [
    '(?<=evert[a-z]*:?\\s+(?:(?:parts?|of|the|an?|merge|upstream|earlier|commits?)\\s+)*)',
    '(?<=re-?(?:appl(?:y|ies)|lands?):?\\s+(?:(?:the|merge|reverted|commits?)\\s+)*)',
    '(?<=ixes:?\\s*(?:commit\\s+)?)',
    '(?<=(?:introduced|caused|broken)\\s+(?:in|by|with|since)\\s+(?:(?:commit|merge)\\s+)?)',
    '(?<=(?:regression|bug|breakage)\\s+(?:in|from|since|of)\\s+(?:commit\\s+)?)',
    '(?<=fix(?:-?up)?\\s+(?:for|of|to)\\s+(?:commit\\s+)?)',
    '(?<=(?:picked|port|ported)\\s+(?:from|of)\\s+(?:[\\w.-]+\\s+){0,4})',
    '(?<=upstream\\s+commit:?\\s+)',
    '(?<=commit\\s+)(?=\\w+\\s+upstream)',
  ].join('|'),
  'iy',
);

/**
 * Whether a text may name others by their hashes in one of the forms in which ties are told. Of ten texts that have a hash, nine name it
 * otherwise, and to read a text by its paragraphs takes many times as long.
 */
export function mayNameHash(text: string): boolean {
  if (!hasHash(text)) return false;
  for (let at = findHash(text, 0, true); at >= 0; at = findHash(text, endOfHash(text, at), true)) {
    named.lastIndex = at;
    if (named.test(text)) return true;
  }
  return false;
}

const digits = /[0-9a-f]+/iy;

function endOfHash(text: string, at: number): number {
  digits.lastIndex = at;
  return digits.test(text) ? digits.lastIndex : at + leastDigits;
}
