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
import { weighWord } from './weigh.ts';
import { findTerms, listWord } from './word-list.ts';

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
  /** Whether those that have the commonest word alone may be left out where no unit has more than one. */
  leavesLast?: boolean;
  /** Of these units alone, in order, any is looked at. */
  allowed?: Uint32Array | undefined;
  /** Whether a unit counts; asked of few. */
  passes(unit: number): boolean;
}

/** A word with how much it tells. */
interface RatedWord {
  word: QueryWord;
  rarity: number;
  /** In how many units its terms stand, each counted by itself. */
  size: number;
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
    beginWithWord(shard, listWord(shard, findTerms(shard, first.word), settings), first.rarity);
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
 * Adds the words but the first one, whether units have others or not. A unit that has none of those before has at most
 * those that are still to come, so where others have more, a common word need not be gone through.
 */
function addOthers(shard: Shard, others: readonly RatedWord[], wanted: WantedWords, settings: MatchSettings): void {
  // A title that a merge lists may have words that the merge's own text lacks.
  const titled = shard.units > shard.records;
  let ended = false;
  for (const [index, { word, rarity, size }] of others.entries()) {
    const left = others.length - index;
    const { length } = shard.scratch.matches;
    const worthwhile = !titled && (left === 1 || length * farFewer < size);
    const looksAhead: boolean = !ended && worthwhile;
    const most: number = !looksAhead ? 0 : countReachable(shard, others.slice(index), wanted, settings);
    ended ||= most > left;
    if (left === 1 && most === 1 && wanted.leavesLast) return;
    if (!ended) addUnits(shard, listWord(shard, findTerms(shard, word), settings));
    // Where the last word was weighed to look ahead, that is done.
    if (!ended || !looksAhead || left > 1) weighWord(shard, word, shard.scratch.matches, settings);
    addWord(shard, rarity);
    // Those who cannot catch up any more are let go.
    if (!titled) keepFound(shard, Math.max(most, countMost(shard, wanted.passes)) - left + 1);
  }
}

/** So many times as many units as match so far make it worth looking whether these are enough. */
const farFewer = 8;

/** How many words a unit that matches so far has at most that counts, with those that are still to come. */
function countReachable(
  shard: Shard,
  coming: readonly RatedWord[],
  { passes }: WantedWords,
  settings: MatchSettings,
): number {
  const { matches, worth } = shard.scratch;
  const found = matches.found.slice(0, matches.length);
  for (const { word } of coming) {
    weighWord(shard, word, matches, settings);
    for (let place = 0; place < found.length; place += 1) {
      if ((worth[place] ?? 0) > 0) found[place] = (found[place] ?? 0) + 1;
    }
  }
  return countMost(shard, passes, found);
}

/** The rarest word first, so that few units are left to look at. */
export function sortByRarity(words: readonly QueryWord[], settings: MatchSettings): RatedWord[] {
  const sized = words.map((word) => ({
    word,
    size: word.variants.reduce((sum, { term }) => sum + settings.sizeOf(term), 0),
  }));
  sized.sort((a, b) => a.size - b.size);
  const rate = (size: number): number => rarityOf(Math.min(size, settings.units), settings.units);
  return sized.map(({ word, size }) => ({ word, size, rarity: rate(size) }));
}
