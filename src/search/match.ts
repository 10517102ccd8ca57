import {
  addUnits,
  addWord,
  beginMatches,
  beginWithWord,
  countMost,
  keepFound,
  keepWithWord,
  raiseScores,
} from './matches.ts';
import type { PostingsBuffer } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import { type FieldWeights, rarityOf } from './rank.ts';
import type { Matches, Shard } from './shard.ts';
import { listUnits, weighWord } from './weigh.ts';

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

/** A word with how much it tells. */
interface RatedWord {
  word: QueryWord;
  rarity: number;
}

/**
 * Finds the units of a shard that have every word (or those that have most of them), in order, with their scores. What is
 * returned is good until the next search.
 */
export function matchWords(shard: Shard, wanted: WantedWords, settings: MatchSettings): Matches {
  const { required, welcome, nearest, allowed } = wanted;
  const weigh = (word: QueryWord): void => weighWord(shard, word, shard.scratch.matches, settings);
  const words = sortByRarity(required, settings);
  const [first, ...others] = words;
  shard.scratch.matches.length = 0;
  if (first && !allowed) {
    const list = listUnits(shard, first.word, settings.buffer);
    weighWord(shard, first.word, list, settings);
    beginWithWord(shard, list, first.rarity);
  } else if (allowed) beginMatches(shard, { length: allowed.length, units: allowed });
  if (nearest && !allowed) addOthers(shard, others, wanted, settings);
  else {
    for (const { word, rarity } of allowed ? words : others) {
      if (!nearest && shard.scratch.matches.length === 0) break;
      weigh(word);
      if (nearest) addWord(shard, rarity);
      else keepWithWord(shard, rarity);
    }
  }
  if (nearest) keepFound(shard, 1);
  for (const { word, rarity } of sortByRarity(welcome, settings)) {
    weigh(word);
    raiseScores(shard, rarity);
  }
  return shard.scratch.matches;
}

/**
 * Adds the words but the first one, whether units have others or not. A unit that has none of those before, and at most
 * those that are still to come, may be out of reach of those that have most: a very common word need not be gone through then.
 */
function addOthers(shard: Shard, others: readonly RatedWord[], { passes }: WantedWords, settings: MatchSettings): void {
  // A title that a merge lists may have words that the merge's own text lacks.
  const titled = shard.units > shard.records;
  for (const [index, { word, rarity }] of others.entries()) {
    const left = others.length - index;
    const mayEnd = !titled && countMost(shard, passes, false) >= left;
    if (mayEnd) weighWord(shard, word, shard.scratch.matches, settings);
    if (!mayEnd || countMost(shard, passes, true) <= left) {
      addUnits(shard, listUnits(shard, word, settings.buffer));
      weighWord(shard, word, shard.scratch.matches, settings);
    }
    addWord(shard, rarity);
    // Those who cannot catch up any more are let go.
    if (!titled) keepFound(shard, countMost(shard, passes, false) - left + 1);
  }
}

/** The rarest word first, so that few units are left to look at. */
function sortByRarity(words: readonly QueryWord[], settings: MatchSettings): RatedWord[] {
  const sized = words.map((word) => ({
    word,
    size: word.variants.reduce((sum, { term }) => sum + settings.sizeOf(term), 0),
  }));
  sized.sort((a, b) => a.size - b.size);
  return sized.map(({ word, size }) => ({ word, rarity: rarityOf(Math.min(size, settings.units), settings.units) }));
}
