import type { TermEntry } from './dictionary.ts';
import type { PostingsBuffer } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import { type FieldWeights, rarityOf, scoreWord } from './rank.ts';
import type { Matches, Scratch, Shard } from './shard.ts';
import { readTerm, type Within, weighWord } from './weigh.ts';

/** What a search over several shards has in common. */
export interface MatchSettings {
  weights: FieldWeights;
  /** Units of all shards. */
  units: number;
  /** In how many units of all shards a term stands. */
  sizeOf(term: string): number;
  buffer: PostingsBuffer;
}

/** Words that units are looked for by. */
export interface WantedWords {
  required: readonly QueryWord[];
  /** Words that add to the score of units that match. */
  welcome: readonly QueryWord[];
  /** Whether the units that have most of the words are enough; of the others some may be found, too. */
  nearest: boolean;
  /** Of these units alone, in order, any is looked at. */
  allowed?: Uint32Array | undefined;
  /** Whether a unit counts; asked of few. */
  passes(unit: number): boolean;
}

/**
 * Finds the units of a shard that have every word (or those that have most of them), with their scores. What is returned is
 * good until the next search.
 */
export function matchWords(shard: Shard, wanted: WantedWords, settings: MatchSettings): Matches {
  const { scratch } = shard;
  const { matches, titled } = scratch;
  const { required, welcome, nearest, allowed } = wanted;
  const { weights, buffer } = settings;
  const [first, ...others] = sortByRarity(required, settings);
  titled.fill(0);
  matches.length = 0;
  const within = allowed && { marks: markAllowed(scratch, allowed), few: allowed };
  const only = first && findOnly(shard, first.word);
  if (first && only) beginWithOnly(shard, only, within, first.rarity, settings);
  else if (first) beginMatches(scratch, weighWord(shard, first.word, within, weights, buffer), first.rarity);
  const more = others.length + welcome.length > 0;
  if (more) markMatches(scratch);
  for (const [index, { word, rarity }] of others.entries()) {
    if (matches.length === 0 && !nearest) break;
    if (nearest) addToNearest(shard, { word, rarity, left: others.length - index, within }, wanted, settings);
    else {
      weighWord(shard, word, listMatches(scratch), weights, buffer);
      keepMatches(scratch, rarity);
    }
  }
  if (!nearest) matches.found.fill(required.length, 0, matches.length);
  copyTitled(scratch);
  for (const { word, rarity } of sortByRarity(welcome, settings)) {
    weighWord(shard, word, listMatches(scratch), weights, buffer);
    raiseMatches(scratch, rarity);
  }
  if (more) clearPlaces(scratch);
  if (allowed) for (const unit of allowed) scratch.allowed[unit] = 0;
  return matches;
}

/**
 * Adds one more word, whether units have others or not. A unit that has none of those before, and at most the `left` words
 * that are still to come, may be out of reach of those that have most: a very common word need not be gone through then.
 */
function addToNearest(
  shard: Shard,
  { word, rarity, left, within }: { word: QueryWord; rarity: number; left: number; within: Within | undefined },
  { passes }: WantedWords,
  { weights, buffer }: MatchSettings,
): void {
  const { scratch } = shard;
  // A title that a merge lists may have words that the merge's own text lacks.
  const mayEnd = shard.units === shard.records && countMost(scratch.matches, passes) >= left;
  if (mayEnd) {
    addMatches(scratch, weighWord(shard, word, listMatches(scratch), weights, buffer), rarity, false);
    if (countMost(scratch.matches, passes) > left) return;
  }
  addMatches(scratch, weighWord(shard, word, within, weights, buffer), rarity, mayEnd);
}

/** How many of the words the units have at most that count. */
function countMost({ length, units, found }: Matches, passes: (unit: number) => boolean): number {
  let most = 0;
  for (let place = 0; place < length; place += 1) {
    if ((found[place] ?? 0) > most && passes(units[place] ?? 0)) most = found[place] ?? 0;
  }
  return most;
}

/** The units that match so far, those of few in order. */
function listMatches({ places, matches: { length, units } }: Scratch): Within {
  return { marks: places, few: length <= fewMatches ? units.slice(0, length).sort() : undefined };
}

/** To put so many in order takes less than a tenth of a millisecond. */
const fewMatches = 1000;

function markAllowed({ allowed }: Scratch, units: Uint32Array): Uint8Array {
  for (const unit of units) allowed[unit] = 1;
  return allowed;
}

/** The rarest word first, so that few units are left to look at. */
function sortByRarity(words: readonly QueryWord[], settings: MatchSettings): { word: QueryWord; rarity: number }[] {
  const sized = words.map((word) => ({
    word,
    size: word.variants.reduce((sum, { term }) => sum + settings.sizeOf(term), 0),
  }));
  sized.sort((a, b) => a.size - b.size);
  return sized.map(({ word, size }) => ({ word, rarity: rarityOf(Math.min(size, settings.units), settings.units) }));
}

/** The only term that stands for a word in a shard without titles of merges; undefined where there are more. */
function findOnly(shard: Shard, { variants }: QueryWord): { entry: TermEntry; weight: number } | undefined {
  if (shard.units > shard.records) return undefined;
  let only: { entry: TermEntry; weight: number } | undefined;
  for (const { term, weight } of variants) {
    const entry = shard.dictionary.find(term);
    if (entry && only) return undefined;
    if (entry) only = { entry, weight };
  }
  return only;
}

/** Takes the units that have the first word, where nothing is to be added up: in one go. */
function beginWithOnly(
  shard: Shard,
  { entry, weight }: { entry: TermEntry; weight: number },
  within: Within | undefined,
  rarity: number,
  { weights, buffer }: MatchSettings,
): void {
  const { size, postings } = readTerm(shard, entry, within, buffer);
  const { units, counts } = postings;
  const { matches } = shard.scratch;
  const { scores } = matches;
  const { titleLengths, bodyLengths } = shard.terms;
  const { title, body } = weights;
  matches.units.set(units.subarray(0, size));
  for (let place = 0; place < size; place += 1) {
    const unit = units[place] ?? 0;
    const packed = counts[place] ?? 0;
    let gained = (packed & 31) * (body[bodyLengths[unit] ?? 0] ?? 0);
    if (packed > 31) gained += (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0);
    // As if it were kept until others are added to it.
    scores[place] = scoreWord(Math.fround(weight * gained), rarity);
  }
  matches.found.fill(1, 0, size);
  matches.length = size;
}

/** Takes the `size` units that have the first word. */
function beginMatches({ having, worth, matches }: Scratch, size: number, rarity: number): void {
  const { units, scores } = matches;
  units.set(having.subarray(0, size));
  for (let place = 0; place < size; place += 1) {
    const unit = having[place] ?? 0;
    scores[place] = scoreWord(worth[unit] ?? 0, rarity);
    worth[unit] = 0;
  }
  matches.found.fill(1, 0, size);
  matches.length = size;
}

/** Notes the place of each unit. */
function markMatches({ places, matches: { length, units } }: Scratch): void {
  for (let place = 0; place < length; place += 1) places[units[place] ?? 0] = place + 1;
}

/** Keeps only units that have one more word. */
function keepMatches({ places, worth, matches }: Scratch, rarity: number): void {
  const { length, units, scores } = matches;
  let kept = 0;
  for (let place = 0; place < length; place += 1) {
    const unit = units[place] ?? 0;
    const own = worth[unit] ?? 0;
    if (own === 0) {
      places[unit] = 0;
      continue;
    }
    units[kept] = unit;
    scores[kept] = (scores[place] ?? 0) + scoreWord(own, rarity);
    worth[unit] = 0;
    kept += 1;
  }
  matches.length = kept;
}

/** Takes the `size` units that have one more word, whether they have others or not; with `others`, only such as have none. */
function addMatches({ having, places, worth, matches }: Scratch, size: number, rarity: number, others: boolean): void {
  const { units, scores, found } = matches;
  let end = matches.length;
  for (let index = 0; index < size; index += 1) {
    const unit = having[index] ?? 0;
    const score = scoreWord(worth[unit] ?? 0, rarity);
    const place = (places[unit] ?? 0) - 1;
    worth[unit] = 0;
    if (place >= 0) {
      if (others) continue;
      scores[place] = (scores[place] ?? 0) + score;
      found[place] = (found[place] ?? 0) + 1;
    } else {
      units[end] = unit;
      scores[end] = score;
      found[end] = 1;
      end += 1;
      places[unit] = end;
    }
  }
  matches.length = end;
}

/** Adds to the scores of units that have a welcome word. */
function raiseMatches({ worth, matches: { length, units, scores } }: Scratch, rarity: number): void {
  for (let place = 0; place < length; place += 1) {
    const unit = units[place] ?? 0;
    scores[place] = (scores[place] ?? 0) + scoreWord(worth[unit] ?? 0, rarity);
    worth[unit] = 0;
  }
}

/** Notes of each title how many of the words it has itself. */
function copyTitled({ titled, matches: { length, units, titled: into } }: Scratch): void {
  if (titled.length === 0) return;
  const records = into.length - titled.length;
  for (let place = 0; place < length; place += 1) into[place] = titled[(units[place] ?? 0) - records] ?? 0;
}

function clearPlaces({ places, matches: { length, units } }: Scratch): void {
  for (let place = 0; place < length; place += 1) places[units[place] ?? 0] = 0;
}
