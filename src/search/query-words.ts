import type { Dictionary } from './dictionary.ts';
import { correctWord, expandWord, type Variant } from './expand.ts';
import { eachStretch, eachToken } from './tokens.ts';
import { isEmptyWord } from './words.ts';

/** A word of a query with the terms that stand for it. */
export interface QueryWord {
  word: string;
  variants: readonly Variant[];
}

/** What a query's text asks for. */
export interface QueryWords {
  /** Words that an entry must have. */
  required: QueryWord[];
  /** Joined words (`force-with-lease`) that make an entry better where it has them as one. */
  welcome: QueryWord[];
  /** Words that the log does not have, and what was taken for them. */
  corrected: { from: string; to: string }[];
  /** Words that the log has nothing near to. */
  unknown: string[];
}

/** Reads a query's text against the words that a log has. */
export function readQueryWords(dictionaries: readonly Dictionary[], text: string): QueryWords {
  const read: QueryWords = { required: [], welcome: [], corrected: [], unknown: [] };
  for (const { word, parts } of pickWords(text)) {
    const variants = expandWord(dictionaries, word);
    if (variants.length > 0) read.required.push({ word, variants });
    else if (parts.length > 0) for (const part of parts) addPlain(read, dictionaries, part);
    else addUnknown(read, dictionaries, word);
  }
  // Longer runs are in no index, and must not go unsaid.
  for (const run of text.match(/[\p{L}\p{N}]{41,}/gu) ?? []) read.unknown.push(run.toLowerCase());
  for (const compound of pickCompounds(text)) {
    const variants = dictionaries.some((dictionary) => dictionary.find(compound))
      ? [{ term: compound, weight: 1 }]
      : [];
    if (variants.length > 0) read.welcome.push({ word: compound, variants });
  }
  read.required = distinct(read.required);
  return read;
}

function addPlain(read: QueryWords, dictionaries: readonly Dictionary[], word: string): void {
  const variants = expandWord(dictionaries, word);
  if (variants.length > 0) read.required.push({ word, variants });
  else addUnknown(read, dictionaries, word);
}

function addUnknown(read: QueryWords, dictionaries: readonly Dictionary[], word: string): void {
  const to = correctWord(dictionaries, word);
  if (to === undefined) {
    read.unknown.push(word);
    return;
  }
  read.corrected.push({ from: word, to });
  read.required.push({ word: to, variants: expandWord(dictionaries, to) });
}

/** The words of a query that tell something, each with its parts where it is an identifier. */
function pickWords(text: string): { word: string; parts: string[] }[] {
  const words: { word: string; parts: string[]; end: number }[] = [];
  eachStretch(text, (low, start, end, kind) => {
    const token = String.fromCharCode(...low.subarray(start, end));
    const last = words.at(-1);
    if (kind === 'compound' || isEmptyWord(token)) return;
    if (kind === 'part' && last && end <= last.end) last.parts.push(token);
    // The parts of an identifier that is too long to be indexed whole are words of their own.
    else words.push({ word: token, parts: [], end });
  });
  return words;
}

function pickCompounds(text: string): string[] {
  const compounds: string[] = [];
  eachToken(text, (token, kind) => {
    if (kind === 'compound') compounds.push(token);
  });
  return compounds;
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  return [...new Map(words.map((word) => [word.word, word])).values()];
}
