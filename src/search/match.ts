import { isMerge } from './columns.ts';
import { type PostingsBuffer, readPostings } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import { type FieldWeights, mergeWeight, rarityOf, scoreWord } from './rank.ts';
import type { Shard } from './shard.ts';

/** Units of a shard that match: the same place in each array is one unit. */
export interface Matches {
  units: Uint32Array;
  scores: Float32Array;
  /** How many of the words it has, and how many of them in its title. */
  found: Uint8Array;
  titled: Uint8Array;
}

/** What a search over several shards has in common. */
export interface MatchSettings {
  weights: FieldWeights;
  /** Units of all shards. */
  units: number;
  /** In how many units of all shards a term stands. */
  sizeOf(term: string): number;
  buffer: PostingsBuffer;
}

/**
 * Finds the units of a shard that have every word (or, with `any`, at least one), with their scores. `welcome` words
 * add to the score of those.
 */
export function matchWords(
  shard: Shard,
  words: readonly QueryWord[],
  welcome: readonly QueryWord[],
  any: boolean,
  settings: MatchSettings,
): Matches {
  const { scores, found, titled, worth, inTitle, having, touched } = shard.scratch;
  let count = 0;
  for (const [index, { word, rarity }] of sortByRarity(words, settings).entries()) {
    const size = findHaving(shard, word, any ? 0 : index, settings);
    for (let place = 0; place < size; place += 1) {
      const unit = having[place] ?? 0;
      const before = found[unit] ?? 0;
      if (before === 0) touched[count++] = unit;
      scores[unit] = (scores[unit] ?? 0) + scoreWord(worth[unit] ?? 0, rarity);
      found[unit] = before + 1;
      titled[unit] = (titled[unit] ?? 0) + (inTitle[unit] ?? 0);
      worth[unit] = 0;
      inTitle[unit] = 0;
    }
  }
  for (const { word, rarity } of sortByRarity(welcome, settings)) {
    const size = findHaving(shard, word, any ? 0 : words.length, settings);
    for (let place = 0; place < size; place += 1) {
      const unit = having[place] ?? 0;
      if ((found[unit] ?? 0) > 0) scores[unit] = (scores[unit] ?? 0) + scoreWord(worth[unit] ?? 0, rarity);
      worth[unit] = 0;
      inTitle[unit] = 0;
    }
  }
  return takeMatches(shard, count, any ? 1 : words.length);
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

/**
 * Puts the units that have a word into `having`, and what it is worth in each, added up over its variants, into `worth`
 * and `inTitle`, which the caller clears. Where words are `needed`, only units in which so many were found before count.
 * Returns how many units there are.
 */
function findHaving(shard: Shard, word: QueryWord, needed: number, settings: MatchSettings): number {
  const { found, worth, inTitle, having } = shard.scratch;
  const { titleLengths, bodyLengths, postings } = shard.terms;
  const { title: titleWeights, body: bodyWeights } = settings.weights;
  let count = 0;
  for (const { term, weight } of word.variants) {
    const entry = shard.dictionary.find(term);
    if (!entry) continue;
    readPostings(postings, entry.postings, entry.size, settings.buffer);
    const { units, counts } = settings.buffer;
    for (let index = 0; index < entry.size; index += 1) {
      const unit = units[index] ?? 0;
      if (needed > 0 && found[unit] !== needed) continue;
      const packed = counts[index] ?? 0;
      const titles = packed >> 5;
      const gained =
        titles * (titleWeights[titleLengths[unit] ?? 0] ?? 0) +
        (packed & 31) * (bodyWeights[bodyLengths[unit] ?? 0] ?? 0);
      if (worth[unit] === 0) having[count++] = unit;
      worth[unit] = (worth[unit] ?? 0) + weight * gained;
      if (titles > 0) inTitle[unit] = 1;
    }
  }
  return count;
}

/** Takes the units that have enough of the words out of the scratch space, and clears it. */
function takeMatches(shard: Shard, count: number, least: number): Matches {
  const { scores, found, titled, touched } = shard.scratch;
  const { flags } = shard.columns;
  const matches: Matches = {
    units: new Uint32Array(count),
    scores: new Float32Array(count),
    found: new Uint8Array(count),
    titled: new Uint8Array(count),
  };
  let taken = 0;
  for (let index = 0; index < count; index += 1) {
    const unit = touched[index] ?? 0;
    const has = found[unit] ?? 0;
    if (has >= least) {
      // What is no record is a title that a merge lists.
      const merge = unit >= shard.records || ((flags[unit] ?? 0) & isMerge) !== 0;
      matches.units[taken] = unit;
      matches.scores[taken] = (scores[unit] ?? 0) * (merge ? mergeWeight : 1);
      matches.found[taken] = has;
      matches.titled[taken] = titled[unit] ?? 0;
      taken += 1;
    }
    scores[unit] = 0;
    found[unit] = 0;
    titled[unit] = 0;
  }
  return {
    units: matches.units.subarray(0, taken),
    scores: matches.scores.subarray(0, taken),
    found: matches.found.subarray(0, taken),
    titled: matches.titled.subarray(0, taken),
  };
}
