import { followers, notNames, particles } from './credit-words.ts';

/** A word as names are made of. */
export interface Word {
  text: string;
  kind: 'proper' | 'capitals' | 'initial' | 'particle' | 'no';
  start: number;
  /** Where it ends, without a full stop or `'s`. */
  end: number;
  /** Whether something that ends a name stands at its end. */
  closed: boolean;
}

/** A line this long was broken because it was full. */
export const fullLine = 40;
const tokenAt = /[^\s,;:()<>[\]{}"“”*|=…!?/\\`]{1,40}/y;

/** How words of names are written, with these letters. */
interface Spelling {
  initials: RegExp;
  initialsWithLast: RegExp;
  initialsAndName: RegExp;
  capitalised: RegExp;
  small: RegExp;
  smallThenCapital: RegExp;
  prefixed: RegExp;
  twoParts: RegExp;
}

function makeSpelling(capital: string, small: string, any: string, flags: string): Spelling {
  const make = (source: string): RegExp =>
    new RegExp(source.replaceAll('CAPITAL', capital).replaceAll('SMALL', small).replaceAll('ANY', any), flags);
  return {
    initials: make('^(?:CAPITAL\\.-?)+$'),
    initialsWithLast: make('^(?:CAPITAL\\.-?)+CAPITAL?$'),
    initialsAndName: make('^(?:CAPITAL\\.)+CAPITALSMALL+$'),
    capitalised: make("^CAPITAL[ANY'’-]+$"),
    small: make('SMALL'),
    smallThenCapital: make('SMALLCAPITAL'),
    prefixed: make('^(?:Ma?c|D[aeiu]|L[ae]|V[ao]n|Fitz|[AE]l|St)CAPITAL'),
    twoParts: make('^CAPITALSMALL+CAPITALSMALL+$'),
  };
}

// Nearly all words are of ASCII alone, and a process that indexes a few entries waits longer for the classes of Unicode
// to be compiled than for all of its words.
const plain = makeSpelling('[A-Z]', '[a-z]', 'A-Za-z', '');
const unicode = makeSpelling('\\p{Lu}', '\\p{Ll}', '\\p{L}\\p{M}', 'u');

const spellingOf = (word: string): Spelling => (/[^\0-\x7f]/.test(word) ? unicode : plain);

/** Reads the word that begins at a place. */
export function readWord(text: string, at: number): Word | undefined {
  tokenAt.lastIndex = at;
  const token = tokenAt.exec(text)?.[0];
  if (token === undefined) return undefined;
  const isInitials = spellingOf(token).initials.test(token) || /^[JS]r\.$/.test(token);
  const word = isInitials ? token : token.replace(/(?:['’]s)?[.'’-]*$/, '');
  return { text: word, kind: judgeWord(word), start: at, end: at + word.length, closed: word.length < token.length };
}

function judgeWord(word: string): Word['kind'] {
  const spelling = spellingOf(word);
  if (spelling.initialsWithLast.test(word) || /^(?:[B-HJ-Z]|[JS]r\.?)$/.test(word)) return 'initial';
  if (particles.has(word)) return 'particle';
  if (notNames.has(word.toLowerCase()) || word.endsWith('-by')) return 'no';
  if (spelling.initialsAndName.test(word)) return 'proper';
  if (!spelling.capitalised.test(word)) return 'no';
  if (!spelling.small.test(word)) return 'capitals';
  // `McAdam` and `O'Brien` are names; `OpenThing` may be one only beside another name, and `OpenTHING` is none.
  if (!spelling.smallThenCapital.test(word) || spelling.prefixed.test(word)) return 'proper';
  return spelling.twoParts.test(word) ? 'capitals' : 'no';
}

/** Whether these words make a name of first and last name, or of one with initials. */
export function isWhole(words: readonly Word[]): boolean {
  const proper = words.filter(({ kind }) => kind === 'proper').length;
  const others = words.filter(({ kind }) => kind === 'capitals' || kind === 'initial').length;
  return proper > 0 && proper + others > 1;
}

/** Whether a word is a name by itself, and not the first of several that name something: `by Foo users`. */
export function standsAlone(text: string, word: Word): boolean {
  const start = word.closed ? undefined : nextStart(text, word.end);
  const next = start === undefined ? undefined : readWord(text, start);
  return next === undefined || followers.has(next.text.toLowerCase());
}

/** Where the next word of a name would begin: behind a space, or behind the break of a line that was full. */
export function nextStart(text: string, end: number): number | undefined {
  if (text.charAt(end) === ' ') return matchEnd(/ {1,2}(?!\s)/y, text, end);
  if (text.charAt(end) !== '\n') return undefined;
  const line = end - text.lastIndexOf('\n', end - 1);
  const start = matchEnd(/[ \t]*/y, text, end + 1) ?? end + 1;
  return line > fullLine && text.charAt(start) !== '\n' ? start : undefined;
}

/** The name that words make. */
export const joinWords = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');

/** Where a match of a sticky pattern at `at` ends. */
export function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
