import type { Shard } from './shard.ts';

/**
 * Entries that match, in no order: the same place in each array, from 0 up to `length`, is one entry. A common word has
 * tens of thousands of them, so these are typed arrays; they may be longer.
 */
export interface Collected {
  length: number;
  shards: readonly Shard[];
  /** Which of the shards each is of, and its place there. */
  shardNumbers: Uint8Array;
  entries: Uint32Array;
  scores: Float32Array;
  /** How many of the words each has. */
  found: Uint8Array;
  /** Whether the entry's own text matches (1, else 0); the places of the titles it lists that do. */
  whole: Uint8Array;
  titles: Map<number, number[]>;
}

/** Nothing collected yet, with room for so many entries. */
export function makeCollected(shards: readonly Shard[], room: number): Collected {
  return {
    length: 0,
    shards,
    shardNumbers: new Uint8Array(room),
    entries: new Uint32Array(room),
    scores: new Float32Array(room),
    found: new Uint8Array(room),
    whole: new Uint8Array(room),
    titles: new Map(),
  };
}

/** The shard of the entry at a place. */
export function shardAt({ shards, shardNumbers }: Collected, place: number): Shard | undefined {
  return shards[shardNumbers[place] ?? 0];
}

/** The sequence number of the entry at a place. */
export function sequenceAt(collected: Collected, place: number): number {
  return (shardAt(collected, place)?.first ?? 0) + (collected.entries[place] ?? 0);
}

/** Of entries that have some of the words, those that have most of them. */
export function keepNearest(collected: Collected): Collected {
  const { shardNumbers, entries, scores, found, whole, titles, length } = collected;
  let most = 0;
  for (let place = 0; place < length; place += 1) most = Math.max(most, found[place] ?? 0);
  const kept: Collected = { ...collected, length: 0, titles: new Map() };
  // The kept ones move up in the same arrays: nobody needs the others again.
  for (let place = 0; place < length; place += 1) {
    if (found[place] !== most) continue;
    const to = kept.length;
    shardNumbers[to] = shardNumbers[place] ?? 0;
    entries[to] = entries[place] ?? 0;
    scores[to] = scores[place] ?? 0;
    found[to] = most;
    whole[to] = whole[place] ?? 0;
    const listed = titles.get(place);
    if (listed !== undefined) kept.titles.set(to, listed);
    kept.length += 1;
  }
  return kept;
}

/** How many titles that merges list were collected. */
export function sumTitles(collected: Collected): number {
  let sum = 0;
  for (const titles of collected.titles.values()) sum += titles.length;
  return sum;
}
