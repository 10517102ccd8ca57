import { cleanLine } from '../model/clean-text.ts';
import { fold } from '../model/text.ts';
import { spellYears } from './said-years.ts';
import { nameSign } from './signs.ts';

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

/** The words before a token, so many at most: no question is told far behind what it speaks of. */
export const wordsBefore = (tokens: readonly Token[], at: number, most = nearby): string[] =>
  tokens.slice(Math.max(0, at - most), at).map(({ word }) => word);

const nearby = 20;

/** So many words from a token on, as many as there are. */
export const wordsFrom = (tokens: readonly Token[], at: number, count: number): string[] =>
  tokens.slice(at, at + count).map(({ word }) => word);

/** The same as a text, for rules that look at several words at once. */
export const textFrom = (tokens: readonly Token[], at: number, count: number): string =>
  wordsFrom(tokens, at, count).join(' ');

const quotes = /"([^"]+)"|“([^“”]+)”|`([^`]+)`/g;

/** Of "what's new" and "who's the author" nobody is the owner. */
const contraction = /^(?:what|who|when|where|why|how|which|that|there|here|it|let)['’]s$/i;

/** Signs of marking, and those before a word of Spanish, among them. */
const opening = new Set("([{<'‘,;*~¿¡«\ufffd");
/** Brackets that may be part of a word, the closing one with the one that opens it. */
const brackets: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);
const closing = new Set(")]}>,;:.!?…’'*~»\ufffd");

/** Cuts a question into its words. What is joined inside (`redis-cli`, `net/9p`, `v2.3.0`) stays one. */
export function splitTokens(question: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  // What is invisible or turns the direction of the text is part of no word, and is shown to nobody.
  const whole = cleanLine(question);
  for (const found of whole.matchAll(quotes)) {
    addPlain(tokens, whole.slice(from, found.index));
    const text = (found[1] ?? found[2] ?? found[3] ?? '').trim();
    const sign = readSign(text);
    if (sign.length > 0) tokens.push(...sign);
    else if (text !== '') tokens.push({ text, word: fold(text), possessive: false, quoted: true, ends: false });
    from = found.index + found[0].length;
  }
  addPlain(tokens, whole.slice(from));
  return tokens;
}

function addPlain(tokens: Token[], text: string): void {
  for (const piece of spellYears(text).split(/\s+/)) {
    const sign = readSign(piece);
    const token = sign.length > 0 ? undefined : readPiece(piece);
    tokens.push(...sign, ...(token === undefined ? [] : [token]));
  }
}

/** A sign by what it is called, word by word: each is looked for, and says nothing else. */
const readSign = (piece: string): Token[] =>
  nameSign(piece).map((word) => ({ text: word, word, possessive: false, quoted: true, ends: false }));

function readPiece(piece: string): Token | undefined {
  const bare = trimPunctuation(piece);
  // The full stop of an initial ends nothing.
  const ends = /[,;:.!?)]$/.test(piece) && !/^\p{L}\.$/u.test(piece);
  const contracted = contraction.test(bare);
  const owner = /['’]s$/i.test(bare) ? bare.slice(0, -2) : undefined;
  const possessive = !contracted && (owner !== undefined || /s['’][?.,!]{0,3}$/i.test(piece));
  const folded = fold(contracted ? bare.replace(/['’]/, '') : (owner ?? bare));
  const word = /^(?:w\/o|wo)$/.test(bare) ? 'without' : folded;
  // What is all punctuation, such as a dash between two halves of a sentence, is no word.
  return /[\p{L}\p{N}]/u.test(word) ? { text: bare, word, possessive, quoted: false, ends } : undefined;
}

/**
 * A piece without the punctuation around it; each sign is looked at once, however many there are. The brackets of a call
 * (`mode()`, `find('x')`) are part of it, and those of a name (`renovate[bot]`).
 */
function trimPunctuation(piece: string): string {
  let [start, end] = [0, piece.length];
  while (start < end && opening.has(piece.charAt(start))) start += 1;
  const unmatched = new Map([...brackets.keys()].map((sign) => [sign, 0]));
  for (let at = start; at < end; at += 1) {
    for (const [close, open] of brackets) {
      const sign = piece.charAt(at);
      const step = sign === open ? 1 : sign === close ? -1 : 0;
      unmatched.set(close, (unmatched.get(close) ?? 0) + step);
    }
  }
  while (end > start && closing.has(piece.charAt(end - 1))) {
    const sign = piece.charAt(end - 1);
    const left = unmatched.get(sign);
    // What is left over was opened before the piece.
    if (left !== undefined && left >= 0) break;
    if (left !== undefined) unmatched.set(sign, left + 1);
    end -= 1;
  }
  return piece.slice(start, end);
}
