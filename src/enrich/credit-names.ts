import type { Person } from '../model/entry.ts';
import {
  fullLine,
  isWhole,
  joinWords,
  matchEnd,
  nextStart,
  readWord,
  standsAlone,
  type Word,
} from './credit-name-words.ts';
import { notAlone, notNames } from './credit-words.ts';

/**
 * How much of a name it takes: `any`, one capitalised word is enough; `whole`, it takes two; `thanked`, it takes two or what
 * somebody who is thanked may be called alone.
 */
export type Need = 'any' | 'whole' | 'thanked';

interface FoundName {
  person: Person;
  /** Where the text goes on. */
  end: number;
}

const mostWords = 4;
const longestBefore = 120;
const mostNames = 8;
const openingAt = /\s*(?:["“(<[]\s*)?(?:(?:both|also|mostly|the great|our own|user|github user)\s+)?/y;
const mailAt = /\s*[<([]\s*([^\s<>()[\]@]+@[^\s<>()[\]@]+\.[^\s<>()[\]@]+?)\s*[>)\]]/y;
const asideAt = /\s*\([^()\n]{1,40}\)/y;
const loginAt = /@([A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38})(?![\w@/-]|\.\w)/y;
const smallLoginAt = /[a-z][a-z0-9_.-]{2,30}(?=[,\s])/y;
const lineEndAt = / ?[.!)]*[ \t]*$/my;
const oneWord = /^[A-Z][a-z]+(?:[A-Z]{1,2})?$/;
const separatorAt = /\s*(?:,\s*(?:and\s+|&\s*)?|\sand\s+|\s&\s*|\s\+\s)(?:(?:by|to|from|also)\s+)?/y;

/**
 * Reads the names of a list that begins at `at`: `Jane Doe, @login and John Roe <mail>`. Empty where none begins
 * there.
 */
export function readNames(text: string, at: number, need: Need): Person[] {
  const people: Person[] = [];
  const start = matchEnd(openingAt, text, at) ?? at;
  let found =
    readName(text, start, need) ??
    (need === 'thanked' ? (readAlone(text, start) ?? readLogin(text, start)) : undefined);
  while (found !== undefined) {
    people.push(found.person);
    const next = matchEnd(separatorAt, text, found.end);
    found = next === undefined || people.length === mostNames ? undefined : readName(text, next, 'whole');
  }
  return people;
}

/** The words before a place, without those between a name and a deed. A name may begin in a full line above. */
function tokensBefore(text: string, end: number): string[] {
  const from = Math.max(0, end - longestBefore);
  const before = text.slice(from, end);
  const named = before.replace(auxiliaryBefore, '');
  if (/\n\s*\n/.test(before.slice(named.length))) return [];
  const lines = named.split('\n');
  const line = lines.at(-1) ?? '';
  const above = lines.at(-2) ?? '';
  const tokens = `${line.includes(' ') || above.length < fullLine ? '' : above} ${line}`.split(/\s+/);
  // The first may be cut off.
  return from > 0 && lines.length < 2 ? tokens.slice(1) : tokens;
}

/** Words between a name and what somebody did: `Jane Doe has also noticed`. */
const auxiliaryBefore =
  /(?:\s+(?:already|also|both|correctly|first|had|has|have|kindly|later|originally|recently|rightly))*\s*$/;

/** Reads the name whose last word ends at `end`, as in `Jane Doe reported`; it takes a whole one. */
export function readNameBefore(text: string, end: number): Person | undefined {
  const tokens = tokensBefore(text, end);
  const nearest = tokens.at(-1) ?? '';
  if (/^@[\w-]+$/.test(nearest)) return { name: nearest.slice(1) };
  const words: Word[] = [];
  for (const token of tokens.toReversed()) {
    // `a friend of Jane Doe noticed`
    if (token === 'of') return undefined;
    const word = readWord(token.replace(/^["“(]+/, ''), 0);
    // What is cut off a word's end stands between it and the next.
    if (word === undefined || word.kind === 'no' || !token.endsWith(word.text) || words.length === mostWords) break;
    words.unshift(word);
  }
  // Adverbs open sentences: `Independently Jane Doe reported`.
  if (words.length > 2 && /ly$/.test(words[0]?.text ?? '')) words.shift();
  while (words[0]?.kind === 'particle') words.shift();
  return isWhole(words) ? { name: joinWords(words) } : undefined;
}

/** `Thanks to jdoe and Joan Roe`: what is thanked beside somebody is somebody. */
function readLogin(text: string, at: number): FoundName | undefined {
  const end = matchEnd(smallLoginAt, text, at);
  if (end === undefined) return undefined;
  const name = text.slice(at, end);
  const next = matchEnd(separatorAt, text, end);
  if (next === undefined || notNames.has(name) || readName(text, next, 'whole') === undefined) return undefined;
  return { person: { name }, end };
}

/** `Thanks to AnnB!`: one word is enough of a name where a line ends with it; alone in one it signs the text. */
function readAlone(text: string, at: number): FoundName | undefined {
  const word = readWord(text, at);
  if (word === undefined || text.charAt(at - 1) === '\n' || matchEnd(lineEndAt, text, word.end) === undefined)
    return undefined;
  const { text: name, end } = word;
  const small = name.toLowerCase();
  return oneWord.test(name) && !notNames.has(small) && !notAlone.has(small) ? { person: { name }, end } : undefined;
}

function readName(text: string, at: number, need: Need): FoundName | undefined {
  loginAt.lastIndex = at;
  const login = loginAt.exec(text)?.[1];
  if (login !== undefined) return { person: { name: login }, end: loginAt.lastIndex };
  const words: Word[] = [];
  let next = readWord(text, at);
  while (next !== undefined && words.length <= mostWords && (next.kind !== 'no' || isMiddleA(text, next, words))) {
    words.push(next);
    const start = next.closed ? undefined : nextStart(text, next.end);
    next = start === undefined ? undefined : readWord(text, start);
  }
  while (words.at(-1)?.kind === 'particle') words.pop();
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // A capitalised word that is no name makes the others a product's, and a colon makes a line's first words a heading.
  const product = next?.kind === 'no' && /^\p{Lu}/u.test(next.text) && !text.slice(last.end, next.start).includes('\n');
  const heading = text.charAt(last.end) === ':' && text.slice(first.start, last.end).includes('\n');
  if (product || heading || words.length > mostWords || /[/\\]/.test(text.charAt(last.end))) return undefined;
  const found = withMail(text, joinWords(words), last.end);
  const { name, email } = found.person;
  if (isWhole(words)) return found;
  if (words.length > 1 || last.kind !== 'proper' || notAlone.has(name.toLowerCase()) || name.length < 3)
    return undefined;
  const enough = email !== undefined || (need === 'any' ? standsAlone(text, last) : isThanked(text, last));
  return enough ? found : undefined;
}

/** An `A` between two names is an initial. */
function isMiddleA(text: string, { text: word, end }: Word, before: readonly Word[]): boolean {
  return word === 'A' && before.at(-1)?.kind === 'proper' && matchEnd(/ \p{Lu}\p{Ll}/uy, text, end) !== undefined;
}

/** One word is enough of a name where it is told what somebody is thanked for. */
function isThanked(text: string, { end }: Word): boolean {
  return matchEnd(/\s(?:for\s\S|who\s)/y, text, end) !== undefined;
}

function withMail(text: string, name: string, end: number): FoundName {
  const after = matchEnd(mailAt, text, end) === undefined ? (matchEnd(asideAt, text, end) ?? end) : end;
  mailAt.lastIndex = after;
  const email = mailAt.exec(text)?.[1];
  return email === undefined ? { person: { name }, end: after } : { person: { name, email }, end: mailAt.lastIndex };
}
