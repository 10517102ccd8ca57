import type { Dictionary } from './dictionary.ts';
import { expandBeginning, expandWord, sumSizes, type Variant } from './expand.ts';
import { findWhole } from './joined-words.ts';
import { rareAtMost } from './near-words.ts';
import { type PickedWord, pickWords } from './pick-words.ts';
import { areListed, prepareTerms } from './term-list.ts';
import { findCommoner, findMeaning, needsTerms } from './word-meaning.ts';

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

/** Reads a query's text against the words that a log has. */
export function readQueryWords(dictionaries: readonly Dictionary[], text: string): QueryWords {
  const { words, compounds } = pickWords(text);
  const read: QueryWords = { required: [], welcome: [], corrected: [], begun: [], commoner: [], unknown: [] };
  const pieces: QueryWord[] = [];
  const joined: QueryWord[] = [];
  const inJoined = new Set<PickedWord>();
  const inWhole = new Set<PickedWord>();
  for (const { word, start, end, whole } of compounds) {
    const within = words.filter((each) => each.start >= start && each.end <= end);
    const { word: to, variants } = findWhole(dictionaries, { word, whole });
    if (variants.length > 0) {
      (whole ? read.required : joined).push({ word: to, variants });
      if (to !== word) read.corrected.push({ from: word, to });
    } else if (whole || /[+#]$/.test(word)) read.unknown.push(word);
    else if (!addUnjoined(read, dictionaries, word, within)) continue;
    for (const each of within) (whole ? inWhole : inJoined).add(each);
  }
  for (const word of words) {
    if (inWhole.has(word)) continue;
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

/** Makes ready, in turns of the event loop, what reading a text will look for among all terms of a log. */
export async function prepareWords(dictionaries: readonly Dictionary[], text: string): Promise<void> {
  if (areListed(dictionaries)) return;
  const { words, compounds } = pickWords(text);
  const isRare = ({ word, open }: PickedWord): boolean => !open && needsTerms(dictionaries, word);
  if (compounds.length > 0 || words.some(isRare)) await prepareTerms(dictionaries);
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
  if (open) {
    addBeginning(read, dictionaries, word);
    return;
  }
  const { word: to, variants, begun } = findMeaning(dictionaries, word);
  if (variants.length > 0) {
    read.required.push({ word: to, variants });
    if (to !== word) read.corrected.push({ from: word, to });
    if (begun) read.begun.push({ word, words: begun });
    return;
  }
  if (parts.length === 0) read.unknown.push(word);
  for (const part of parts) addWord(read, dictionaries, { word: part, parts: [], start: 0, end: 0, open: false });
}

/** `submod*`: all that begins so, besides the word and its forms. */
function addBeginning(read: QueryWords, dictionaries: readonly Dictionary[], word: string): void {
  const whole = expandWord(dictionaries, word);
  const taken = new Set(whole.map(({ term }) => term));
  const begun = expandBeginning(dictionaries, word).filter(({ term }) => !taken.has(term));
  const variants = [...whole, ...begun];
  if (variants.length > 0) read.required.push({ word: `${word}*`, variants });
  else read.unknown.push(`${word}*`);
}

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
  const words = findCommoner(dictionaries, rarest.word);
  if (words.length > 0) read.commoner.push({ word: rarest.word, words });
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.word, word])).values()];
}
