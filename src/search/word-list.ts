import type { TermEntry } from './dictionary.ts';
import { makeWordList } from './make-word-list.ts';
import type { PostingsBuffer } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { FieldWeights } from './rank.ts';

import type { Shard } from './shard.ts';

/** The units that have a word, in order, and what it is worth in each: the first `length` of these arrays. */
export interface WordList {
  length: number;
  units: Uint32Array;
  worth: Float32Array;
  /** In a shard with titles of merges, whether the word stands in that title itself. */
  inTitle: Uint8Array;
  /** Of a very common word, what it is worth in each unit of the shard. */
  all?: Float32Array | undefined;
}

/** Lists of common words that are kept, the one not asked for the longest first, and the room that they take. */
export interface WordLists {
  kept: Map<string, WordList>;
  size: number;
  /** How often words were asked for lately. */
  asked: Map<string, number>;
  /** By which mean lengths words were weighed. */
  means: string;
}

/** Nothing listed yet. */
export const makeWordLists = (): WordLists => ({ kept: new Map(), size: 0, asked: new Map(), means: '' });

/** A word with more terms is not kept. */
const mostTerms = 50;
/** A word in one of so many units is also kept by unit. */
const veryCommon = 4;

/** A term that stands for a word, and how much it counts. */
export interface WeighedTerm {
  entry: TermEntry;
  weight: number;
}

/** What words are weighed by, and what they are read into. */
export interface WeighSettings {
  weights: FieldWeights;
  buffer: PostingsBuffer;
}

/** The terms of a word that a shard has, in the order of its variants. */
export function findTerms(shard: Shard, { variants }: QueryWord): WeighedTerm[] {
  return variants.flatMap(({ term, weight }) => {
    const entry = shard.dictionary.find(term);
    return entry ? [{ entry, weight }] : [];
  });
}

/**
 * The list of a common word that is kept, or, where it may be made, is worth it since it was asked for before, and more often
 * than others that are: to keep what is asked for once takes as long again as to list it.
 */
export function findKept(
  shard: Shard,
  terms: readonly WeighedTerm[],
  settings: WeighSettings,
  mayMake = true,
): WordList | undefined {
  const size = terms.reduce((sum, { entry }) => sum + entry.size, 0);
  if (size < shard.bounds.common || terms.length > mostTerms) return undefined;
  const { words } = shard.scratch;
  if (words.means !== settings.weights.means) Object.assign(words, makeWordLists(), { means: settings.weights.means });
  const key = makeKey(terms);
  const asked = noteAsked(words, key);
  const list = words.kept.get(key);
  if (list) {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    words.kept.delete(key);
    words.kept.set(key, list);
    return list;
  }
  return mayMake && asked > 1 && makeRoom(shard, roomOf(shard, size), asked)
    ? keep(shard, key, makeWordList(shard, terms, settings))
    : undefined;
}

/** Lists the units that have one of these terms; what is not kept is good until the next list. */
export function listWord(shard: Shard, terms: readonly WeighedTerm[], settings: WeighSettings): WordList {
  return findKept(shard, terms, settings) ?? makeWordList(shard, terms, settings);
}

/** Of how many words it is noted how often they were asked for. */
const mostNoted = 4000;

function noteAsked({ asked }: WordLists, key: string): number {
  if (asked.size >= mostNoted) {
    // What was asked for long ago counts half, and what was asked for once not at all.
    const halves = [...asked].map(([word, times]): [string, number] => [word, times >> 1]);
    asked.clear();
    for (const [word, times] of halves) if (times > 0) asked.set(word, times);
  }
  const times = (asked.get(key) ?? 0) + 1;
  asked.set(key, times);
  return times;
}

/** Whether a word in so many units is also kept by unit. Where titles of merges are units, what is told of these is not. */
const isSpread = ({ units, records }: Shard, size: number): boolean => units === records && size * veryCommon > units;

/** The room that the list of a word in so many units takes, 8 bytes each; kept by unit, it takes 4 more for each of all units. */
const roomOf = (shard: Shard, size: number): number => size + (isSpread(shard, size) ? shard.units / 2 : 0);

/** Makes so much room for a word that was asked for so often; false where others were asked for as often. */
function makeRoom(shard: Shard, more: number, times: number): boolean {
  const { bounds } = shard;
  const { words } = shard.scratch;
  const leaving: [string, WordList][] = [];
  let size = words.size + more;
  for (const [key, list] of words.kept) {
    if (size <= bounds.kept) break;
    if ((words.asked.get(key) ?? 0) >= times) return false;
    leaving.push([key, list]);
    size -= roomOf(shard, list.length);
  }
  for (const [key, { length }] of leaving) {
    words.kept.delete(key);
    words.size -= roomOf(shard, length);
  }
  return size <= bounds.kept;
}

function keep(shard: Shard, key: string, list: WordList): WordList {
  const { words } = shard.scratch;
  const { length } = list;
  const units = list.units.slice(0, length);
  const worth = list.worth.slice(0, length);
  const kept: WordList = { length, units, worth, inTitle: list.inTitle.slice(0, length) };
  if (isSpread(shard, length)) kept.all = spread(kept, shard.units);
  words.kept.set(key, kept);
  words.size += roomOf(shard, length);
  return kept;
}

const makeKey = (terms: readonly WeighedTerm[]): string =>
  terms.map(({ entry, weight }) => `${entry.postings} ${weight}`).join();

function spread({ length, units, worth }: WordList, room: number): Float32Array {
  const all = new Float32Array(room);
  for (let place = 0; place < length; place += 1) all[units[place] ?? 0] = worth[place] ?? 0;
  return all;
}
