import type { Dictionary } from './dictionary.ts';
import { expandBeginning, expandWord, type Variant } from './expand.ts';
import { findJoined, findSplit } from './joined-words.ts';
import { commonerWords, correctWord, farMore, rareAtMost } from './near-words.ts';
import { type PickedWord, pickWords } from './pick-words.ts';

/** A word of a query with the terms that stand for it. */
export interface QueryWord {
  word: string;
  variants: readonly Variant[];
}

/** One reading of a query's words. */
export interface Reading {
  /** Words that an entry must have. */
  required: QueryWord[];
  /** Words that make an entry better where it has them, too. */
  welcome: QueryWord[];
}

/** What a query's text asks for. A joined word (`force-with-lease`) that the log has is one word. */
export interface QueryWords extends Reading {
  /** The reading in which the words of joined ones count by themselves, where that is another one. */
  loose?: Reading;
  /** Words that the log does not have, and what was taken for them. */
  corrected: { from: string; to: string }[];
  /** Words that the log does not have, and the most frequent that begin so: all that do are taken. */
  begun: { word: string; words: string[] }[];
  /** Words that the log hardly has, and such as are like them and far more frequent. */
  commoner: { word: string; words: string[] }[];
  /** Words that the log has nothing near to. */
  unknown: string[];
}

const named = 3;

/** Reads a query's text against the words that a log has. */
export function readQueryWords(dictionaries: readonly Dictionary[], text: string): QueryWords {
  const { words, compounds } = pickWords(text);
  const read: QueryWords = { required: [], welcome: [], corrected: [], begun: [], commoner: [], unknown: [] };
  const pieces: QueryWord[] = [];
  const joined: QueryWord[] = [];
  const inJoined = new Set<PickedWord>();
  for (const { word, start, end } of compounds) {
    const within = words.filter((each) => each.start >= start && each.end <= end);
    const variants = findJoined(dictionaries, word);
    if (variants.length > 0) joined.push({ word, variants });
    else if (/[+#]$/.test(word)) read.unknown.push(word);
    else if (!addUnjoined(read, dictionaries, word, within)) continue;
    for (const each of within) inJoined.add(each);
  }
  for (const word of words) {
    if (!inJoined.has(word)) addWord(read, dictionaries, word);
    else if (joined.length > 0) pieces.push({ word: word.word, variants: expandWord(dictionaries, word.word) });
  }
  // Longer runs are in no index, and must not go unsaid.
  for (const run of text.match(/[\p{L}\p{N}]{41,}/gu) ?? []) read.unknown.push(run.toLowerCase());
  addCommoner(read, dictionaries);
  const known = distinct(pieces.filter(({ variants }) => variants.length > 0));
  const single = read.required;
  read.required = distinct([...single, ...joined]);
  read.welcome = known;
  if (joined.length > 0) read.loose = { required: distinct([...single, ...known]), welcome: joined };
  return read;
}

/** A joined word that the log writes as one, of whose pieces it lacks some: `e-cryptfs` for `ecryptfs`. */
function addUnjoined(
  read: QueryWords,
  dictionaries: readonly Dictionary[],
  word: string,
  pieces: readonly PickedWord[],
): boolean {
  if (pieces.every((piece) => expandWord(dictionaries, piece.word).length > 0)) return false;
  const to = word.replace(/[-./]/g, '');
  const variants = expandWord(dictionaries, to);
  if (variants.length === 0) return false;
  read.corrected.push({ from: word, to });
  read.required.push({ word: to, variants });
  return true;
}

function addWord(read: QueryWords, dictionaries: readonly Dictionary[], { word, parts, open }: PickedWord): void {
  const whole = expandWord(dictionaries, word);
  if (open) addBeginning(read, dictionaries, word, whole);
  else if (whole.length > 0) addKnown(read, dictionaries, word, whole);
  else if (!addMeant(read, dictionaries, word)) {
    if (parts.length === 0) read.unknown.push(word);
    for (const part of parts) addWord(read, dictionaries, { word: part, parts: [], start: 0, end: 0, open: false });
  }
}

/** A word that the log has in another form alone may be a slip all the same: `limt` has the stem of the slip `limted`. */
function addKnown(
  read: QueryWords,
  dictionaries: readonly Dictionary[],
  word: string,
  variants: readonly Variant[],
): void {
  const size = variants.some(({ term }) => term === word) ? 0 : sumSizes(dictionaries, variants);
  const near = size === 0 || size > rareBeginning ? undefined : correctWord(dictionaries, word);
  if (near && near.edits === 1 && near.size >= size * farMore) addCorrected(read, dictionaries, word, near.to);
  else read.required.push({ word, variants });
}

function addCorrected(read: QueryWords, dictionaries: readonly Dictionary[], from: string, to: string): void {
  read.corrected.push({ from, to });
  read.required.push({ word: to, variants: expandWord(dictionaries, to) });
}

function sumSizes(dictionaries: readonly Dictionary[], variants: readonly Variant[]): number {
  let sum = 0;
  for (const { term } of variants) for (const each of dictionaries) sum += each.find(term)?.size ?? 0;
  return sum;
}

/** `submod*`: all that begins so, besides the word and its forms. */
function addBeginning(
  read: QueryWords,
  dictionaries: readonly Dictionary[],
  word: string,
  whole: readonly Variant[],
): void {
  const taken = new Set(whole.map(({ term }) => term));
  const begun = expandBeginning(dictionaries, word).variants.filter(({ term }) => !taken.has(term));
  const variants = [...whole, ...begun];
  if (variants.length > 0) read.required.push({ word: `${word}*`, variants });
  else read.unknown.push(`${word}*`);
}

/**
 * Takes for a word that the log does not have what is joined of its letters there, else what begins with it, else the
 * nearest. A beginning that few entries have gives way to a word one slip away that very many have.
 */
function addMeant(read: QueryWords, dictionaries: readonly Dictionary[], word: string): boolean {
  // A hash is no slip, and what begins with it is meant.
  const hash = /^(?=.*\d)[\da-f]{6,}$/.test(word);
  const begun = word.length < 3 ? { variants: [], size: 0 } : expandBeginning(dictionaries, word);
  const split = hash || begun.size > rareBeginning ? undefined : findSplit(dictionaries, word);
  if (split !== undefined) {
    read.corrected.push({ from: word, to: split });
    read.required.push({ word: split, variants: findJoined(dictionaries, split) });
    return true;
  }
  const near = hash || begun.size > rareBeginning ? undefined : correctWord(dictionaries, word);
  if (near && (begun.size === 0 || (near.edits === 1 && near.size >= begun.size * farMore))) {
    addCorrected(read, dictionaries, word, near.to);
    return true;
  }
  if (begun.size === 0) return false;
  read.begun.push({ word, words: begun.variants.slice(0, named).map(({ term }) => term) });
  read.required.push({ word, variants: begun.variants });
  return true;
}

/** What more entries begin with is meant, and not worth looking for what else may be. */
const rareBeginning = 50;

/** Tells of the rarest word alone whether it may be a slip of the log's authors: to look for all would take too long. */
function addCommoner(read: QueryWords, dictionaries: readonly Dictionary[]): void {
  const told = new Set([...read.begun.map(({ word }) => word), ...read.corrected.map(({ to }) => to)]);
  let rarest: { word: string; size: number } | undefined;
  for (const { word, variants } of read.required) {
    if (told.has(word) || word.endsWith('*')) continue;
    if (sumSizes(dictionaries, variants.slice(0, 1)) > rareAtMost) continue;
    const size = sumSizes(dictionaries, variants);
    if (rarest === undefined || size < rarest.size) rarest = { word, size };
  }
  if (rarest === undefined) return;
  const words = commonerWords(dictionaries, rarest.word, rarest.size, named);
  if (words.length > 0) read.commoner.push({ word: rarest.word, words });
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.word, word])).values()];
}
