import { fold } from '../model/text.ts';

/** A word of a question. */
export interface Token {
  /** As it was typed, without the punctuation around it. */
  text: string;
  /** In lower case, without accents, quotes and a possessive's ending. */
  word: string;
  /** Whether it ends in an apostrophe and an s, or in an s and an apostrophe. */
  possessive: boolean;
  /** Whether it stands in double quotes: it is looked for as it is, whatever it says. */
  quoted: boolean;
  /** Whether a comma, colon or full stop stands behind it. */
  ends: boolean;
}

const quotes = /"([^"]+)"|“([^”]+)”|`([^`]+)`/g;

/** Cuts a question into its words. What is joined inside (`redis-cli`, `net/9p`, `v2.3.0`) stays one. */
export function splitTokens(question: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const found of question.matchAll(quotes)) {
    tokens.push(...splitPlain(question.slice(from, found.index)));
    const text = (found[1] ?? found[2] ?? found[3] ?? '').trim();
    if (text !== '') tokens.push({ text, word: fold(text), possessive: false, quoted: true, ends: false });
    from = found.index + found[0].length;
  }
  tokens.push(...splitPlain(question.slice(from)));
  return tokens;
}

function splitPlain(text: string): Token[] {
  return text.split(/\s+/).flatMap((piece) => {
    const ends = /[,;:.!?)]$/.test(piece);
    const bare = piece.replace(/^[([{'‘,;]+/, '').replace(/[)\]},;:.!?’']+$/, '');
    // What is all punctuation, such as a dash between two halves of a sentence, is no word.
    if (!/[\p{L}\p{N}]/u.test(bare)) return [];
    const possessive = /['’]s$/i.test(bare) || /s['’][?.,!]*$/i.test(piece);
    const word = fold(bare.replace(/['’]s$/i, ''));
    return [{ text: bare, word, possessive, quoted: false, ends }];
  });
}
