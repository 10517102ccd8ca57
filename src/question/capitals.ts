import type { Token } from './tokens.ts';

/** So many words around one tell how a question is written. */
const near = 8;

/** Whether a word is written in capitals among words that are not: "why is GET refused", "OF 1.5" speak of a thing of that name. */
export const isCapital = (tokens: readonly Token[], at: number): boolean =>
  /^\p{Lu}{2,}$/u.test(tokens[at]?.text ?? '') &&
  tokens.slice(Math.max(0, at - near), at + near).some(({ text }) => /^\p{Ll}{2,}/u.test(text));
