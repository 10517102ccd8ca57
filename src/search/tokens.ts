import { hashStart, hashUnit, hashUnits } from './hash-units.ts';
import { isAscii, plainText, withoutApostrophes } from './plain-text.ts';
import { digit, joiner, kindOf, kinds, learnKinds, lower, ofWord, other, underscore, upper } from './unit-kinds.ts';

/**
 * What a token is to the text: a `word` is a run of letters, digits and underscores; a `part` is a piece of a word that
 * is an identifier (`sock_owned_by_user`, `createProcEntry`); a `compound` is several words joined by one of `-`, `.`
 * and `/`, or by two hyphens (`force-with-lease`, `net/9p`, `procfs.c`), or one with `+` or `#` behind it (`c++`).
 */
export type TokenKind = 'word' | 'part' | 'compound';

/**
 * The tokens of a text as stretches of it in lower case and without accents, in UTF-16 units, from a start up to, and
 * without, an end. They are good until another text is cut.
 */
export interface CutText {
  units: Uint16Array;
  count: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Of each its hash (`hashUnits`), and its place in `tokenKinds`. */
  hashes: Int32Array;
  kinds: Uint8Array;
}

/** Receives tokens, each with its hash (`hashUnits`). */
export type TakeStretch = (text: Uint16Array, start: number, end: number, hash: number, kind: TokenKind) => void;

const tokenKinds: readonly TokenKind[] = ['word', 'part', 'compound'];
const [isWord, isPart, isCompound] = [0, 1, 2];

/** The longest token that is taken: longer runs are keys and packed data, which nobody asks for by name. */
const longest = 40;

const [plus, hashSign, hyphen, equals] = [0x2b, 0x23, 0x2d, 0x3d];

// A text's units are gone through in arrays, twice as fast as in a string. They are used by one text at a time.
let lowUnits = makeUnits(1 << 14);
let casedUnits = makeUnits(1 << 14);
let cut = makeCut(1 << 14);

/** Units of a text, and the same memory as bytes for the text to be written to. */
interface Units {
  units: Uint16Array;
  bytes: Buffer;
}

function makeUnits(length: number): Units {
  const units = new Uint16Array(length);
  return { units, bytes: Buffer.from(units.buffer) };
}

/** Makes room for the tokens of a text of so many units: of each word there is itself, its parts and what it ends. */
export function makeCut(length: number): CutText {
  const most = length * 2;
  return {
    units: lowUnits.units,
    count: 0,
    starts: new Uint32Array(most),
    ends: new Uint32Array(most),
    hashes: new Int32Array(most),
    kinds: new Uint8Array(most),
  };
}

function put(start: number, end: number, hash: number, kind: number): void {
  const at = cut.count;
  cut.starts[at] = start;
  cut.ends[at] = end;
  cut.hashes[at] = hash;
  cut.kinds[at] = kind;
  cut.count = at + 1;
}

/** Cuts a text into tokens, in their order; a word's parts and the compound it ends come after it. */
export function eachStretch(source: string, take: TakeStretch): void {
  const { units, count, starts, ends, hashes, kinds: found } = cutText(source);
  for (let at = 0; at < count; at += 1) {
    take(units, starts[at] ?? 0, ends[at] ?? 0, hashes[at] ?? 0, tokenKinds[found[at] ?? 0] ?? 'word');
  }
}

/** The same, as they are collected for an index: no string is made of a token, and nothing is called for one, for texts come by the million. */
export function cutText(source: string): CutText {
  const isPlain = isAscii(source);
  const text = isPlain ? withoutApostrophes(source) : plainText(source);
  const lowered = text.toLowerCase();
  const length = lowered.length;
  if (length >= lowUnits.units.length) {
    lowUnits = makeUnits(length * 2);
    casedUnits = makeUnits(length * 2);
    cut = makeCut(length * 2);
  }
  lowUnits.bytes.write(lowered, 'utf16le');
  casedUnits.bytes.write(text.length === length ? text : lowered, 'utf16le');
  const low = lowUnits.units;
  const cased = casedUnits.units;
  // Behind the text stands what a longer one before it left.
  low[length] = 0;
  cased[length] = 0;
  if (!isPlain) learnKinds(low, cased, length);
  const found = cut;
  const { starts, ends, hashes, kinds: tokens } = found;
  found.count = 0;
  let compound = -1;
  let at = 0;
  while (at < length) {
    const start = at;
    let kind = kinds[cased[at] ?? 0] ?? other;
    if ((kind & ofWord) === 0) {
      at += 1;
      compound = -1;
      continue;
    }
    let before = 0;
    let all = 0;
    let humps = 0;
    let hash = hashStart;
    do {
      all |= kind;
      // The bit of a capital is that of a small letter moved on by one.
      humps |= (before << 1) & kind;
      before = kind;
      hash = hashUnit(hash, low[at] ?? 0);
      at += 1;
      kind = kinds[cased[at] ?? 0] ?? other;
    } while ((kind & ofWord) !== 0);
    if ((all & underscore) !== 0 || (humps & upper) !== 0) takeIdentifier(low, cased, start, at);
    else if (at - start <= longest) {
      // What `put` does, for most tokens are put here.
      const token = found.count;
      starts[token] = start;
      ends[token] = at;
      hashes[token] = hash;
      tokens[token] = isWord;
      found.count = token + 1;
    }
    const unit = cased[at];
    // Most words have a blank behind them, which joins nothing.
    const joints = kind === joiner ? countJoints(cased, at, length) : 0;
    if (joints > 0) {
      if (compound < 0) compound = start;
      at += joints;
      continue;
    }
    const signed = unit === plus || unit === hashSign ? signsEnd(low, at, length) : at;
    if (compound >= 0 || signed > at) takeCompound(low, compound < 0 ? start : compound, signed);
    compound = -1;
    // What ends a word begins none.
    at = signed > at ? signed : at + 1;
  }
  return found;
}

/** How many characters join the word that ends here with another one behind them. */
function countJoints(cased: Uint16Array, at: number, length: number): number {
  if (isWordStart(cased, at + 1, length)) return 1;
  const hyphens = cased[at] === hyphen && cased[at + 1] === hyphen;
  return hyphens && isWordStart(cased, at + 2, length) ? 2 : 0;
}

/** Where the signs end that belong to the word before them, as in `C++` and `c#`, and not to a sum or a number. */
function signsEnd(low: Uint16Array, at: number, length: number): number {
  const sign = low[at];
  if (at >= length || (sign !== plus && sign !== hashSign)) return at;
  const before = kindOf(low[at - 1] ?? 0);
  if (before !== lower && before !== upper) return at;
  const end = sign === plus && at + 1 < length && low[at + 1] === plus ? at + 2 : at + 1;
  const next = end < length ? (low[end] ?? 0) : 0;
  const goesOn = next === plus || next === hashSign || next === equals || next === 0x5f;
  return goesOn || isWordStart(low, end, length) ? at : end;
}

/** Of a compound that is longer than any that is taken, all stretches of its words that are not. */
function takeCompound(low: Uint16Array, start: number, end: number): void {
  if (end - start <= longest) {
    put(start, end, hashUnits(low, start, end), isCompound);
    return;
  }
  let taken = start;
  for (let from = start; from < end && taken < end; from = nextWord(low, from, end)) {
    const last = lastEnd(low, from, end);
    // A stretch that ends where one before it does stands in that.
    if (last === from || last <= taken) continue;
    put(from, last, hashUnits(low, from, last), isCompound);
    taken = last;
  }
}

/** Where the last word ends that a stretch from here can hold beside its first; `from` where it holds no two. */
function lastEnd(low: Uint16Array, from: number, end: number): number {
  let last = from;
  let words = 0;
  for (let at = from + 1; at <= Math.min(end, from + longest); at += 1) {
    const ends = at === end || kindOf(low[at] ?? 0) === joiner;
    if (!ends || kindOf(low[at - 1] ?? 0) === joiner) continue;
    words += 1;
    if (words > 1) last = at;
  }
  return last;
}

function nextWord(low: Uint16Array, from: number, end: number): number {
  let at = from;
  while (at < end && kindOf(low[at] ?? 0) !== joiner) at += 1;
  while (at < end && kindOf(low[at] ?? 0) === joiner) at += 1;
  return at;
}

/** Takes a word that has underscores or capitals inside, and its parts. */
function takeIdentifier(low: Uint16Array, cased: Uint16Array, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && low[from] === 0x5f) from += 1;
  while (to > from && low[to - 1] === 0x5f) to -= 1;
  if (from === to) return;
  if (to - from <= longest) put(from, to, hashUnits(low, from, to), isWord);
  let piece = from;
  for (let at = from + 1; at <= to; at += 1) {
    const kind = at === to ? other : kindOf(cased[at] ?? 0);
    const border = kind === other || kind === underscore || (kind === upper && kindOf(cased[at - 1] ?? 0) === lower);
    if (!border) continue;
    const whole = piece === from && at === to;
    // A single letter says nothing by itself.
    if (at - piece > 1 && at - piece <= longest && !whole) put(piece, at, hashUnits(low, piece, at), isPart);
    piece = kind === underscore ? at + 1 : at;
  }
}

function isWordStart(units: Uint16Array, at: number, length: number): boolean {
  return at < length && (kindOf(units[at] ?? 0) & (lower | upper | digit)) !== 0;
}
