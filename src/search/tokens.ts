import { makeKeys, type UnitKeys } from './term-keys.ts';
import { shapeText } from './text-shape.ts';
import { digit, joiner, lower, ofWord, other, shapeKinds, underscore, upper } from './unit-kinds.ts';

/**
 * What a token is to the text: a `word` is a run of letters, digits and underscores; a `part` is a piece of a word that
 * is an identifier (`sock_owned_by_user`, `createProcEntry`); a `compound` is several words joined by one of `-`, `.`
 * and `/`, or by two hyphens (`force-with-lease`, `net/9p`, `procfs.c`), or one with `+` or `#` behind it (`c++`).
 */
export type TokenKind = 'word' | 'part' | 'compound';

/**
 * The tokens of a text as stretches of the keys of its units, from a start up to, and without, an end; those of a text of
 * ASCII are its own bytes, its capitals not yet made small (`smallBit`). They are good until another text is cut.
 */
export interface CutText {
  bytes: Uint8Array;
  /** The same; behind the last token so many more are there that eight can be read from any place in it. */
  view: DataView;
  count: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Of each its place in `tokenKinds`. */
  kinds: Uint8Array;
}

/** Receives tokens, as stretches of the units of a text in lower case. */
export type TakeStretch = (text: Uint16Array, start: number, end: number, kind: TokenKind) => void;

const tokenKinds: readonly TokenKind[] = ['word', 'part', 'compound'];
const [isWord, isPart, isCompound] = [0, 1, 2];

/** The longest token that is taken: longer runs are keys and packed data, which nobody asks for by name. */
const longest = 40;

const [plus, hashSign, hyphen, equals, underline] = [0x2b, 0x23, 0x2d, 0x3d, 0x5f];

// Used by one text at a time.
let cut = makeCut(1 << 14);
let units = new Uint16Array(1 << 10);

/** Makes room for the tokens of a text of so many units: of each word there is itself, its parts and what it ends. */
function makeCut(length: number): CutText {
  const most = length * 2;
  return {
    bytes: new Uint8Array(),
    view: new DataView(new ArrayBuffer()),
    count: 0,
    starts: new Uint32Array(most),
    ends: new Uint32Array(most),
    kinds: new Uint8Array(most),
  };
}

function put(start: number, end: number, kind: number): void {
  const at = cut.count;
  cut.starts[at] = start;
  cut.ends[at] = end;
  cut.kinds[at] = kind;
  cut.count = at + 1;
}

/** Cuts a text into tokens, in their order; a word's parts and the compound it ends come after it. */
export function eachStretch(source: string, take: TakeStretch): void {
  const { bytes, text, length } = shapeText(source);
  const { count, starts, ends, kinds } = cutShape(bytes, length);
  if (units.length <= length) units = new Uint16Array(length * 2);
  const low = units;
  Buffer.from(low.buffer).write(text.toLowerCase(), 'utf16le');
  // Behind the text stands what a longer one before it left.
  low[length] = 0;
  for (let at = 0; at < count; at += 1) {
    take(low, starts[at] ?? 0, ends[at] ?? 0, tokenKinds[kinds[at] ?? 0] ?? 'word');
  }
}

/** The same, as they are collected for an index: no string is made of a token, and nothing is called for one, for texts come by the million. */
export function cutText(source: string): CutText {
  const { bytes, view, text, length, isAscii } = shapeText(source);
  const found = cutShape(bytes, length);
  found.bytes = bytes;
  found.view = view;
  if (!isAscii) moveToKeys(found, makeKeys(text.toLowerCase()));
  return found;
}

function moveToKeys(found: CutText, { bytes, view, places }: UnitKeys): void {
  const { count, starts, ends } = found;
  found.bytes = bytes;
  found.view = view;
  for (let at = 0; at < count; at += 1) {
    starts[at] = places[starts[at] ?? 0] ?? 0;
    ends[at] = places[ends[at] ?? 0] ?? 0;
  }
}

/** Cuts a shaped text. Its units are gone through as bytes, twice as fast as in a string. */
function cutShape(text: Uint8Array, length: number): CutText {
  if (cut.starts.length < length * 2) cut = makeCut(length * 2);
  // Behind the text stands what a longer one before it left.
  text[length] = 0;
  const found = cut;
  const { starts, ends, kinds } = found;
  found.count = 0;
  let compound = -1;
  let at = 0;
  while (at < length) {
    let kind = shapeKinds[text[at] ?? 0] ?? other;
    if ((kind & ofWord) === 0) {
      at += 1;
      compound = -1;
      continue;
    }
    const start = at;
    const first = kind;
    let others = 0;
    at += 1;
    for (kind = shapeKinds[text[at] ?? 0] ?? other; (kind & ofWord) !== 0; kind = shapeKinds[text[at] ?? 0] ?? other) {
      others |= kind;
      at += 1;
    }
    const all = first | others;
    if ((all & underscore) !== 0 || ((others & upper) !== 0 && (all & lower) !== 0)) takeIdentifier(text, start, at);
    else if (at - start <= longest) {
      // What `put` does, for most tokens are put here.
      const token = found.count;
      starts[token] = start;
      ends[token] = at;
      kinds[token] = isWord;
      found.count = token + 1;
    }
    // Most words have a blank behind them, which joins nothing.
    const joints = kind === joiner ? countJoints(text, at, length) : 0;
    if (joints > 0) {
      if (compound < 0) compound = start;
      at += joints;
      continue;
    }
    const unit = text[at];
    const signed = unit === plus || unit === hashSign ? signsEnd(text, at, length) : at;
    if (compound >= 0 || signed > at) takeCompound(text, compound < 0 ? start : compound, signed);
    compound = -1;
    // What ends a word begins none.
    at = signed > at ? signed : at + 1;
  }
  return found;
}

/** How many characters join the word that ends here with another one behind them. */
function countJoints(text: Uint8Array, at: number, length: number): number {
  if (isWordStart(text, at + 1, length)) return 1;
  const hyphens = text[at] === hyphen && text[at + 1] === hyphen;
  return hyphens && isWordStart(text, at + 2, length) ? 2 : 0;
}

/** Where the signs end that belong to the word before them, as in `C++` and `c#`, and not to a sum or a number. */
function signsEnd(text: Uint8Array, at: number, length: number): number {
  const sign = text[at];
  if (at >= length || (sign !== plus && sign !== hashSign)) return at;
  const before = kindAt(text, at - 1);
  if (before !== lower && before !== upper) return at;
  const end = sign === plus && at + 1 < length && text[at + 1] === plus ? at + 2 : at + 1;
  const next = end < length ? (text[end] ?? 0) : 0;
  const goesOn = next === plus || next === hashSign || next === equals || next === underline;
  return goesOn || isWordStart(text, end, length) ? at : end;
}

/** Of a compound that is longer than any that is taken, all stretches of its words that are not. */
function takeCompound(text: Uint8Array, start: number, end: number): void {
  if (end - start <= longest) {
    put(start, end, isCompound);
    return;
  }
  let taken = start;
  for (let from = start; from < end && taken < end; from = nextWord(text, from, end)) {
    const last = lastEnd(text, from, end);
    // A stretch that ends where one before it does stands in that.
    if (last === from || last <= taken) continue;
    put(from, last, isCompound);
    taken = last;
  }
}

/** Where the last word ends that a stretch from here can hold beside its first; `from` where it holds no two. */
function lastEnd(text: Uint8Array, from: number, end: number): number {
  let last = from;
  let words = 0;
  for (let at = from + 1; at <= Math.min(end, from + longest); at += 1) {
    const ends = at === end || kindAt(text, at) === joiner;
    if (!ends || kindAt(text, at - 1) === joiner) continue;
    words += 1;
    if (words > 1) last = at;
  }
  return last;
}

function nextWord(text: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && kindAt(text, at) !== joiner) at += 1;
  while (at < end && kindAt(text, at) === joiner) at += 1;
  return at;
}

/** Takes a word that may have underscores or capitals inside, and its parts. */
function takeIdentifier(text: Uint8Array, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && text[from] === underline) from += 1;
  while (to > from && text[to - 1] === underline) to -= 1;
  if (from === to) return;
  if (to - from <= longest) put(from, to, isWord);
  let piece = from;
  for (let at = from + 1; at <= to; at += 1) {
    const kind = at === to ? other : kindAt(text, at);
    const border = kind === other || kind === underscore || (kind === upper && kindAt(text, at - 1) === lower);
    if (!border) continue;
    const whole = piece === from && at === to;
    // A single letter says nothing by itself.
    if (at - piece > 1 && at - piece <= longest && !whole) put(piece, at, isPart);
    piece = kind === underscore ? at + 1 : at;
  }
}

function isWordStart(text: Uint8Array, at: number, length: number): boolean {
  return at < length && (kindAt(text, at) & (lower | upper | digit)) !== 0;
}

const kindAt = (text: Uint8Array, at: number): number => shapeKinds[text[at] ?? 0] ?? other;
