/**
 * What a token is to the text: a `word` is a run of letters, digits and underscores; a `part` is a piece of a word that
 * is an identifier (`sock_owned_by_user`, `createProcEntry`); a `compound` is several words joined by one of `-`, `.`
 * and `/` (`force-with-lease`, `net/9p`, `procfs.c`).
 */
export type TokenKind = 'word' | 'part' | 'compound';

/** Receives tokens, in lower case and without accents. */
export type TakeToken = (token: string, kind: TokenKind) => void;

/** Receives tokens as stretches of a text in lower case, given in UTF-16 units, from `start` up to, and without, `end`. */
export type TakeStretch = (text: Uint16Array, start: number, end: number, kind: TokenKind) => void;

/** The longest token that is taken: longer runs are keys and packed data, which nobody asks for by name. */
const longest = 40;

const [other, lower, upper, digit, underscore, joiner] = [1, 2, 3, 4, 5, 6];

/** What each UTF-16 unit is; filled as it is met, zero where it was not met yet. */
const kinds = new Uint8Array(65_536);

/** Cuts a text into tokens, in their order; a word's parts and the compound it ends come after it. */
export function eachToken(source: string, take: TakeToken): void {
  eachStretch(source, (text, start, end, kind) => take(String.fromCharCode(...text.subarray(start, end)), kind));
}

// A text's units are gone through in arrays, twice as fast as in a string. They are used by one text at a time.
let lowUnits = new Uint16Array(1 << 14);
let casedUnits = new Uint16Array(1 << 14);

/** The same, without making a string of each token: for texts by the million. The stretches are good for one call. */
export function eachStretch(source: string, take: TakeStretch): void {
  const text = plainText(source);
  const lowered = text.toLowerCase();
  const length = lowered.length;
  if (length >= lowUnits.length) {
    lowUnits = new Uint16Array(length * 2);
    casedUnits = new Uint16Array(length * 2);
  }
  const low = lowUnits;
  const cased = casedUnits;
  fill(low, lowered);
  fill(cased, text.length === length ? text : lowered);
  let compound = -1;
  let at = 0;
  while (at < length) {
    const start = at;
    let identifier = false;
    let before = 0;
    for (; at < length; at += 1) {
      const kind = kindOf(cased[at] ?? 0);
      if (kind === other || kind === joiner) break;
      if (kind === underscore || (kind === upper && before === lower)) identifier = true;
      before = kind;
    }
    if (at === start) {
      at += 1;
      compound = -1;
      continue;
    }
    takeWord(low, cased, start, at, identifier, take);
    const joined = at + 1 < length && kindOf(cased[at] ?? 0) === joiner && isWordStart(cased[at + 1] ?? 0);
    if (joined) {
      if (compound < 0) compound = start;
      at += 1;
    } else if (compound >= 0) {
      if (at - compound <= longest) take(low, compound, at, 'compound');
      compound = -1;
    }
  }
}

function fill(units: Uint16Array, text: string): void {
  Buffer.from(units.buffer).write(text, 'utf16le');
}

function takeWord(
  low: Uint16Array,
  cased: Uint16Array,
  start: number,
  end: number,
  identifier: boolean,
  take: TakeStretch,
): void {
  let from = start;
  let to = end;
  while (from < to && low[from] === 0x5f) from += 1;
  while (to > from && low[to - 1] === 0x5f) to -= 1;
  if (from === to) return;
  if (to - from <= longest) take(low, from, to, 'word');
  if (!identifier) return;
  let piece = from;
  for (let at = from + 1; at <= to; at += 1) {
    const kind = at === to ? other : kindOf(cased[at] ?? 0);
    const border = kind === other || kind === underscore || (kind === upper && kindOf(cased[at - 1] ?? 0) === lower);
    if (!border) continue;
    const whole = piece === from && at === to;
    // A single letter says nothing by itself.
    if (at - piece > 1 && at - piece <= longest && !whole) take(low, piece, at, 'part');
    piece = kind === underscore ? at + 1 : at;
  }
}

/** Without accents and apostrophes: `Ts'o` is one word, and `LZO's` is `LZO`. */
function plainText(source: string): string {
  if (isAscii(source)) return withoutApostrophes(source);
  const text = source
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/gu, ' ')
    .replace(/[’‘]/g, "'");
  if (!text.includes("'")) return text;
  return text.replace(/'s(?![\p{L}\p{N}_])/giu, ' ').replace(/(?<=\p{L})'(?=\p{L})/gu, '');
}

/** Does what the expressions of `plainText` do, in a quarter of their time: nearly all texts are of ASCII alone. */
function withoutApostrophes(text: string): string {
  let plain = '';
  let done = 0;
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    const next = text.charCodeAt(at + 1) | 0x20;
    if (next === 0x73 && !isWordCharacter(text.charCodeAt(at + 2))) {
      plain += `${text.slice(done, at)} `;
      done = at + 2;
    } else if (isLetter(next) && at > done && isLetter(text.charCodeAt(at - 1) | 0x20)) {
      plain += text.slice(done, at);
      done = at + 1;
    }
  }
  return done === 0 ? text : plain + text.slice(done);
}

const isLetter = (lowered: number): boolean => lowered >= 0x61 && lowered <= 0x7a;

function isWordCharacter(code: number): boolean {
  return isLetter(code | 0x20) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

function isWordStart(unit: number): boolean {
  const kind = kindOf(unit);
  return kind === lower || kind === upper || kind === digit;
}

function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0;
  return known === 0 ? learnKind(unit) : known;
}

function learnKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = judge(character);
  kinds[unit] = kind;
  return kind;
}

function judge(character: string): number {
  if (character === '_') return underscore;
  if (character === '-' || character === '.' || character === '/') return joiner;
  if (/\p{Lu}/u.test(character)) return upper;
  // Half of a pair is taken for a letter: what lies beyond the basic plane is mostly letters, and pairs stay whole.
  if (/[\p{L}\p{Cs}]/u.test(character)) return lower;
  return /\p{N}/u.test(character) ? digit : other;
}
