import { type Collected, sequenceAt } from './collected.ts';
import { isMerge } from './columns.ts';
import { leastWorth, mergeWeight, scoreWord } from './rank.ts';
import type { Matches, Shard } from './shard.ts';
import type { WordList } from './word-list.ts';

/** Takes the best of many entries, all of which have equally many words: few of them are ever looked at closely. */
export interface TopEntries {
  /** Adds the units of a shard that match, all of which are records. */
  add(number: number, shard: Shard, matches: Matches): void;
  /** Adds the units of a shard that have the only word; most of them are passed by for what it is worth there. */
  addList(number: number, shard: Shard, list: WordList, rarity: number): void;
  /** The best, in no order, and some more. */
  list(): Collected;
}

/** Makes room for so many of the best entries. */
export function makeTopEntries(shards: readonly Shard[], limit: number): TopEntries {
  const taken: { number: number; entry: number; score: number; found: number }[] = [];
  /** The best scores so far, the least first. */
  const best = new Float32Array(limit).fill(-1);
  const raise = (score: number): void => {
    let at = 0;
    for (; at + 1 < limit && (best[at + 1] ?? 0) < score; at += 1) best[at] = best[at + 1] ?? 0;
    best[at] = score;
  };
  const take = (number: number, flags: Uint8Array, entry: number, whole: number, found: number): void => {
    const isMerged = ((flags[entry] ?? 0) & isMerge) !== 0;
    const score = isMerged ? Math.fround(whole * mergeWeight) : whole;
    // Of those that score the same, the newest come first.
    if (score < (best[0] ?? 0)) return;
    taken.push({ number, entry, score, found });
    if (score > (best[0] ?? 0)) raise(score);
  };
  return {
    add(number, { columns: { flags } }, { length, units, scores, found }) {
      for (let place = 0; place < length; place += 1) {
        const whole = scores[place] ?? 0;
        if (whole >= (best[0] ?? 0)) take(number, flags, units[place] ?? 0, whole, found[place] ?? 0);
      }
    },
    addList(number, { columns: { flags } }, { length, units, worth }, rarity) {
      let least = leastWorth(best[0] ?? 0, rarity);
      for (let place = 0; place < length; place += 1) {
        const own = worth[place] ?? 0;
        if (own < least) continue;
        const whole = Math.fround(scoreWord(own, rarity));
        if (whole < (best[0] ?? 0)) continue;
        take(number, flags, units[place] ?? 0, whole, 1);
        least = leastWorth(best[0] ?? 0, rarity);
      }
    },
    list() {
      const least = best[0] ?? 0;
      const kept = taken.filter(({ score }) => score >= least);
      return {
        length: kept.length,
        shards,
        shardNumbers: Uint8Array.from(kept, ({ number }) => number),
        entries: Uint32Array.from(kept, ({ entry }) => entry),
        scores: Float32Array.from(kept, ({ score }) => score),
        found: Uint8Array.from(kept, ({ found }) => found),
        whole: new Uint8Array(kept.length).fill(1),
        titles: new Map(),
      };
    },
  };
}

/** The entries of two collections; what both have comes once. */
export function joinCollected(one: Collected, other: Collected): Collected {
  const known = new Set(Array.from({ length: one.length }, (_, place) => sequenceAt(one, place)));
  const more = Array.from({ length: other.length }, (_, place) => place).filter(
    (place) => !known.has(sequenceAt(other, place)),
  );
  const pick = (list: Uint8Array | Uint32Array | Float32Array): number[] => more.map((place) => list[place] ?? 0);
  return {
    length: one.length + more.length,
    shards: other.shards,
    shardNumbers: Uint8Array.from([...one.shardNumbers, ...pick(other.shardNumbers)]),
    entries: Uint32Array.from([...one.entries, ...pick(other.entries)]),
    scores: Float32Array.from([...one.scores, ...pick(other.scores)]),
    found: Uint8Array.from([...one.found, ...pick(other.found)]),
    whole: new Uint8Array(one.length + more.length).fill(1),
    titles: new Map(),
  };
}
