/** A text as 64 bits in two numbers: enough that no two titles of a log are taken for one. */
export type Print = readonly [high: number, low: number];

const [highStart, lowStart, prime] = [0x811c9dc5, 0x050c5d1f, 0x01000193];

const endHigh = (high: number): number => (high ^ (high >>> 15)) >>> 0;
const endLow = (low: number): number => (low ^ (low >>> 13)) >>> 0;

/** Makes the print of a text (FNV-1a, twice with other beginnings). */
export function printText(text: string): Print {
  let high = highStart;
  let low = lowStart;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, prime);
    low = Math.imul(low ^ (code + 0x9e37), prime);
  }
  return [endHigh(high), endLow(low)];
}

/** What titles are told by: the print of one that is folded, and the first number of that of lines of which it is the last. */
export interface TitlePrint {
  isEmpty: boolean;
  high: number;
  low: number;
  lines: number;
}

/** Folds a title and makes its print; `linesBefore` is what `addLine` gave for the lines before it. */
export function printTitle(title: string, linesBefore: number): TitlePrint {
  // Most titles have nothing to fold but their letters, and to make a text of these takes as long as the rest.
  return printPlain(title, linesBefore) ?? printFolded(foldTitle(title), linesBefore);
}

/** The same of a title with nothing to fold but large letters, and quotes and full stops at its ends; undefined of others. */
function printPlain(title: string, linesBefore: number): TitlePrint | undefined {
  const end = title.length - 1;
  if (title.charCodeAt(end) === 0x29 && isDigit[title.charCodeAt(end - 1)] === 1) return undefined;
  let [from, to] = [0, title.length];
  while (title.charCodeAt(from) === 0x22) from += 1;
  while (to > from && (title.charCodeAt(to - 1) === 0x22 || title.charCodeAt(to - 1) === 0x2e)) to -= 1;
  if (from > 0 && title.charCodeAt(from) === 0x20) from += 1;
  if (to <= end && title.charCodeAt(to - 1) === 0x20) to -= 1;
  let high = highStart;
  let low = lowStart;
  let lines = linesBefore;
  let before = 0x20;
  for (let at = from; at < to; at += 1) {
    const code = title.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return undefined;
    before = code;
    const small = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    high = Math.imul(high ^ small, prime);
    low = Math.imul(low ^ (small + 0x9e37), prime);
    lines = Math.imul(lines ^ small, prime);
  }
  if (before === 0x20) return undefined;
  return { isEmpty: false, high: endHigh(high), low: endLow(low), lines: endHigh(lines) };
}

function printFolded(title: string, linesBefore: number): TitlePrint {
  const [high, low] = printText(title);
  return { isEmpty: title === '', high, low, lines: endHigh(addText(linesBefore, title)) };
}

/** The state of the print of no lines at all. */
export const noLines = highStart;

/** The state of the print of some lines with one more. */
export const addLine = (lines: number, line: string): number => Math.imul(addText(lines, line) ^ 0x0a, prime);

function addText(state: number, text: string): number {
  let high = state;
  for (let at = 0; at < text.length; at += 1) high = Math.imul(high ^ text.charCodeAt(at), prime);
  return high;
}

/** The first 64 bits of a hash, or of its beginning with zeros behind it. */
export const printHash = (hash: string): Print => [readDigits(hash, 0), readDigits(hash, 8)];

/** Eight digits of a hash as a number, those behind its end as zeros. */
function readDigits(hash: string, start: number): number {
  let number = 0;
  for (let at = start; at < start + 8; at += 1) {
    const code = at < hash.length ? hash.charCodeAt(at) : 0x30;
    if (isDigit[code] !== 1) return Number.parseInt(hash.slice(start, start + 8).padEnd(8, '0'), 16);
    number = (number << 4) | (code < 0x40 ? code & 15 : (code & 15) + 9);
  }
  return number >>> 0;
}

/** A title as titles are compared: what a web service puts behind it, ` (#12)`, and quotes around it are no part of it. */
export function foldTitle(title: string): string {
  // Most titles have nothing to fold but their letters, and four replacements of each take a while.
  if (isPlainTitle(title)) return title.toLowerCase();
  return title
    .replace(/\s+/g, ' ')
    .replace(/(?: \(#\d{1,9}\))+$/, '')
    .replace(/^["“]+|["”.]+$/g, '')
    .trim()
    .toLowerCase();
}

/** Whether a title is of ASCII alone, with single blanks, begins with no quote and ends with a letter or a digit. */
function isPlainTitle(title: string): boolean {
  let before = 0x20;
  for (let at = 0; at < title.length; at += 1) {
    const code = title.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  const last = before | 0x20;
  return title.charCodeAt(0) !== 0x22 && ((last >= 0x61 && last <= 0x7a) || (last >= 0x30 && last <= 0x39));
}

/** Where a sentence or an item of a list begins, as the beginning of a pattern. */
export const sentenceStart = '(?:^|[.:;!?*)] |\\n)(?:[-*] )?';

/** Hashes are named by so many digits at least. */
export const leastDigits = 7;

const isDigit = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-f]/.test(String.fromCharCode(code)) ? 1 : 0));
const isAnyDigit = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-f]/i.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * Where the next so many digits of a hash in a row begin, from a place on where none does before it; in large letters too where
 * `isAny` says so; a negative number where there are none. All texts of a log are asked, and few have them: of most only each
 * seventh character is looked at.
 */
export function findHash(text: string, from: number, isAny: boolean): number {
  const digits = isAny ? isAnyDigit : isDigit;
  for (let at = from + leastDigits - 1; at < text.length; at += leastDigits) {
    if (!isOneOf(digits, text.charCodeAt(at))) continue;
    let start = at;
    while (start > from && isOneOf(digits, text.charCodeAt(start - 1))) start -= 1;
    while (at + 1 < text.length && isOneOf(digits, text.charCodeAt(at + 1))) at += 1;
    if (at - start + 1 >= leastDigits) return start;
  }
  return -1;
}

const isOneOf = (digits: Uint8Array, code: number): boolean => code < 0x80 && digits[code] === 1;

/** Whether a text has so many digits of a hash in a row, in large letters too where `isAny` says so. */
export const hasHash = (text: string, isAny = false): boolean => findHash(text, 0, isAny) >= 0;
