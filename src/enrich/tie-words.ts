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

/** The first number of the print of texts that stand on a line each. */
export function printLines(lines: readonly string[]): number {
  let high = highStart;
  for (let line = 0; line < lines.length; line += 1) {
    if (line > 0) high = Math.imul(high ^ 0x0a, prime);
    const text = lines[line] ?? '';
    for (let at = 0; at < text.length; at += 1) high = Math.imul(high ^ text.charCodeAt(at), prime);
  }
  return endHigh(high);
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

const isOneOf = (digits: Uint8Array, code: number): boolean => code < 0x80 && digits[code] === 1;

/**
 * Whether a text has so many digits of a hash in a row, in large letters too where `isAny` says so. All texts of a log are asked, and few have them: of most only each
 * seventh character is looked at.
 */
export function hasHash(text: string, isAny = false): boolean {
  const digits = isAny ? isAnyDigit : isDigit;
  for (let at = leastDigits - 1; at < text.length; at += leastDigits) {
    if (!isOneOf(digits, text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && isOneOf(digits, text.charCodeAt(start - 1))) start -= 1;
    while (at + 1 < text.length && isOneOf(digits, text.charCodeAt(at + 1))) at += 1;
    if (at - start + 1 >= leastDigits) return true;
  }
  return false;
}
