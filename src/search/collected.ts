import { isEntry } from './columns.ts';
import type { Shard } from './shard.ts';

/** What counts entries pauses after so many, which take a few milliseconds. */
export const stretch = 1 << 16;

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

/** Nothing collected. */
export function makeEmpty(): Collected {
  return { length: 0, shards: [], ...makeArrays(0), titles: new Map() };
}

type Arrays = Pick<Collected, 'shardNumbers' | 'entries' | 'scores' | 'found' | 'whole'>;

function makeArrays(room: number): Arrays {
  return {
    shardNumbers: new Uint8Array(room),
    entries: new Uint32Array(room),
    scores: new Float32Array(room),
    found: new Uint8Array(room),
    whole: new Uint8Array(room),
  };
}

/** Arrays for what one question collects, which the next question uses again. */
export interface CollectedRoom {
  /** Nothing collected yet, with room for so many entries. */
  take(shards: readonly Shard[], room: number): Collected;
  /** Takes back all arrays. */
  clear(): void;
}

/** Few questions collect more than once, and those that do need not be as fast. */
const mostKept = 3;

/** Makes room to collect in. New memory costs more than what is written to it. */
export function makeCollectedRoom(): CollectedRoom {
  const kept: Arrays[] = [];
  let used = 0;
  return {
    take(shards, room) {
      const before = kept[used];
      const arrays = before && before.entries.length >= room ? before : makeArrays(room);
      if (used < mostKept) kept[used] = arrays;
      used += 1;
      return { length: 0, shards, ...arrays, titles: new Map() };
    },
    clear() {
      used = 0;
    },
  };
}

/** Adds all entries of a stretch of a shard: nothing is asked of them but that they are no days without text. */
export function addEntries(number: number, shard: Shard, start: number, end: number, into: Collected): void {
  const { flags } = shard.columns;
  const { entries } = into;
  let { length } = into;
  for (let entry = start; entry < end; entry += 1) {
    if (((flags[entry] ?? 0) & isEntry) !== 0) entries[length++] = entry;
  }
  fillUp(into, number, length);
}

/** Adds entries of a shard that were listed. */
export function addListed(number: number, listed: Uint32Array, into: Collected): void {
  into.entries.set(listed, into.length);
  fillUp(into, number, into.length + listed.length);
}

/** Says of new entries, which are in their places already, that they are of a shard and have no words. */
function fillUp(into: Collected, number: number, length: number): void {
  const before = into.length;
  into.shardNumbers.fill(number, before, length);
  into.scores.fill(0, before, length);
  into.found.fill(0, before, length);
  into.whole.fill(1, before, length);
  into.length = length;
}

/** The shard of the entry at a place. */
export function shardAt({ shards, shardNumbers }: Collected, place: number): Shard | undefined {
  return shards[shardNumbers[place] ?? 0];
}

/** The places of a shard's entries: from the first up to, and without, the second. Entries of one shard stand together. */
export function rangeOf({ length, shardNumbers }: Collected, number: number): [from: number, to: number] {
  const findFirst = (least: number): number => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shardNumbers[middle] ?? 0) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [findFirst(number), findFirst(number + 1)];
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
  let others = 0;
  while (others < length && found[others] === most) others += 1;
  if (others === length) return collected;
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
