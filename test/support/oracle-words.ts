import { expect } from 'vitest';
import { stem } from '../../src/search/stems.ts';
import { isEmptyWord } from '../../src/search/words.ts';
import { eachToken } from './each-token.ts';

/** The words of a query, each as the set of tokens that stand for it, and how many the log has nothing for. */
export interface OracleWords {
  required: Set<string>[];
  /** The same with the words of joined ones apart. */
  loose: Set<string>[];
  unknown: number;
}

/** The slips that the tests make, with what they are corrected to where the log has it. */
const slips = new Map([['netlnik', 'netlink']]);

/** Reads a query: each word stands for its forms, or else for what begins with it, or else for its parts. */
export function readOracleWords(text: string, vocabulary: ReadonlySet<string>): OracleWords {
  const all = [...vocabulary];
  const words = new Map<string, Set<string>>();
  const joined = new Map<string, Set<string>>();
  const pieces = new Map<string, Set<string>>();
  let unknown = 0;
  const variantsOf = (word: string): Set<string> => {
    const forms = all.filter((token) => token === word || (/^[a-z]+$/.test(token) && stem(token) === stem(word)));
    if (forms.length > 0 || word.length < 3) return new Set(forms);
    return new Set(all.filter((token) => token.startsWith(word)));
  };
  const addPlain = (word: string): void => {
    const known = variantsOf(word);
    const corrected = slips.get(word) ?? '';
    if (known.size > 0) words.set(word, known);
    else if (vocabulary.has(corrected)) words.set(corrected, variantsOf(corrected));
    else unknown += 1;
  };
  const picked: { word: string; parts: string[] }[] = [];
  eachToken(text, (token, kind) => {
    if (kind === 'word') picked.push({ word: token, parts: [] });
    if (kind === 'compound' && vocabulary.has(token)) {
      joined.set(token, new Set([token]));
      // Its words are those before it.
      for (const piece of token.split(/[-./]/).reverse()) {
        expect(picked.pop()?.word).toBe(piece);
        if (!isEmptyWord(piece)) pieces.set(piece, variantsOf(piece));
      }
    }
    if (kind === 'part' && !isEmptyWord(token)) picked.at(-1)?.parts.push(token);
  });
  for (const { word, parts } of picked) {
    if (isEmptyWord(word)) continue;
    const whole = variantsOf(word);
    if (whole.size > 0) words.set(word, whole);
    else if (parts.length > 0) for (const part of parts) addPlain(part);
    else addPlain(word);
  }
  return {
    required: [...new Map([...words, ...joined]).values()],
    loose: [...new Map([...words, ...pieces]).values()],
    unknown,
  };
}
