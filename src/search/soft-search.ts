import { isEntry, isMerge } from './columns.ts';
import type { Filter } from './filters.ts';
import { makePostingsBuffer, readPostings } from './postings.ts';
import { type FieldWeights, mergeWeight, scoreWord } from './rank.ts';
import type { Shard } from './shard.ts';
import type { SoftGroup, SoftWord } from './soft-words.ts';

/** An entry that has some of the words. */
export interface SoftHit {
  sequence: number;
  score: number;
  /** The place of the title among those it lists that has most, where it is a merge and its own text has less. */
  line?: number | undefined;
  merge: boolean;
}

/** What a search for any of the words looks at. */
export interface SoftLog {
  shards: readonly Shard[];
  weights: FieldWeights;
  isGone(sequence: number): boolean;
}

/** What it adds up for each unit of a shard; zero between searches. */
interface Sums {
  scores: Float32Array;
  worth: Float32Array;
  gains: Float32Array;
  touched: Uint32Array;
  having: Uint32Array;
  gained: Uint32Array;
}

const known = new WeakMap<Shard, Sums>();
const buffer = makePostingsBuffer();

/**
 * Finds the entries that tell most of the words (BM25F added up over the words that an entry has; none must be there), the
 * best first. Of all that may stand for a word the one that tells most counts.
 */
export function searchSoftly(
  log: SoftLog,
  words: readonly SoftWord[],
  filters: readonly Filter[],
  limit: number,
): { hits: SoftHit[]; filtered: number } {
  const heap = makeTop(limit);
  let filtered = 0;
  for (const shard of log.shards) {
    const sums = sumsOf(shard);
    const count = addUp(shard, words, log.weights, sums);
    filtered += takeBest(log, shard, sums, count, filters, heap);
  }
  return { hits: heap.list(), filtered };
}

function sumsOf(shard: Shard): Sums {
  const found = known.get(shard);
  if (found) return found;
  const sums: Sums = {
    scores: new Float32Array(shard.units),
    worth: new Float32Array(shard.units),
    gains: new Float32Array(shard.units),
    touched: new Uint32Array(shard.units),
    having: new Uint32Array(shard.units),
    gained: new Uint32Array(shard.units),
  };
  known.set(shard, sums);
  return sums;
}

/** Adds up what each unit has of the words. Returns how many units have any. */
function addUp(shard: Shard, words: readonly SoftWord[], fields: FieldWeights, sums: Sums): number {
  const { scores, gains, touched, gained } = sums;
  let count = 0;
  for (const { groups, weight } of words) {
    const [first] = groups;
    if (!first) continue;
    // A rare word of little use counts less than its rarity says.
    const share = weight / Math.max(first.rarity, 0.01);
    if (groups.length === 1) {
      count = addOnly(gatherWorth(shard, first, fields, sums), first, share, sums, count);
      continue;
    }
    let gainedCount = 0;
    for (const group of groups) {
      gainedCount = keepMost(gatherWorth(shard, group, fields, sums), group, sums, gainedCount);
    }
    for (let at = 0; at < gainedCount; at += 1) {
      const unit = gained[at] ?? 0;
      const before = scores[unit] ?? 0;
      if (before === 0) touched[count++] = unit;
      scores[unit] = before + share * (gains[unit] ?? 0);
      gains[unit] = 0;
    }
  }
  return count;
}

/** Puts into `worth` how much each unit has of a group's terms, and which units have any into `having`. Returns how many. */
function gatherWorth(shard: Shard, group: SoftGroup, fields: FieldWeights, { worth, having }: Sums): number {
  const { titleLengths, bodyLengths, postings } = shard.terms;
  const { title, body } = fields;
  let count = 0;
  for (const { term, weight } of group.variants) {
    const entry = shard.dictionary.find(term);
    if (!entry) continue;
    readPostings(postings.subarray(entry.postings, entry.postings + entry.bytes), 0, entry.size, buffer);
    const { units, counts } = buffer;
    for (let index = 0; index < entry.size; index += 1) {
      const unit = units[index] ?? 0;
      const packed = counts[index] ?? 0;
      const inBody = packed & 31;
      const value =
        (packed > 31 ? (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0) : 0) +
        (inBody > 0 ? inBody * (body[bodyLengths[unit] ?? 0] ?? 0) : 0);
      const before = worth[unit] ?? 0;
      if (before === 0) having[count++] = unit;
      worth[unit] = before + weight * value;
    }
  }
  return count;
}

/** Adds what the only group of a word is worth to the scores. Returns how many units have a score then. */
function addOnly(having: number, group: SoftGroup, share: number, sums: Sums, before: number): number {
  const { scores, worth, touched } = sums;
  const factor = share * group.weight;
  let count = before;
  for (let at = 0; at < having; at += 1) {
    const unit = sums.having[at] ?? 0;
    const score = scores[unit] ?? 0;
    if (score === 0) touched[count++] = unit;
    scores[unit] = score + factor * scoreWord(worth[unit] ?? 0, group.rarity);
    worth[unit] = 0;
  }
  return count;
}

/** Puts what a group is worth into `gains`, where that is more than what stands there. Returns how many units gain. */
function keepMost(having: number, group: SoftGroup, sums: Sums, before: number): number {
  const { worth, gains, gained } = sums;
  let after = before;
  for (let at = 0; at < having; at += 1) {
    const unit = sums.having[at] ?? 0;
    const gain = group.weight * scoreWord(worth[unit] ?? 0, group.rarity);
    worth[unit] = 0;
    const known = gains[unit] ?? 0;
    if (known === 0) gained[after++] = unit;
    if (gain > known) gains[unit] = gain;
  }
  return after;
}

/** Takes the units that pass the filters out of the sums, which it clears. Returns how many entries did not pass. */
function takeBest(
  log: SoftLog,
  shard: Shard,
  { scores, touched }: Sums,
  count: number,
  filters: readonly Filter[],
  heap: ReturnType<typeof makeTop>,
): number {
  const { flags, titleEntries, titlePlaces } = shard.columns;
  let filtered = 0;
  let least = heap.least();
  for (let at = 0; at < count; at += 1) {
    const unit = touched[at] ?? 0;
    const sum = scores[unit] ?? 0;
    scores[unit] = 0;
    // Most have too little to be looked at any further.
    if (sum < least && filters.length === 0) continue;
    const isTitle = unit >= shard.records;
    const entry = isTitle ? (titleEntries[unit - shard.records] ?? 0) : unit;
    const merge = isTitle || ((flags[entry] ?? 0) & isMerge) !== 0;
    const score = sum * (merge ? mergeWeight : 1);
    if (((flags[entry] ?? 0) & isEntry) === 0 || log.isGone(shard.first + entry)) continue;
    if (!filters.every((filter) => filter.test(shard, unit, entry))) {
      filtered += 1;
      continue;
    }
    if (score < least) continue;
    heap.push({
      sequence: shard.first + entry,
      score,
      merge,
      ...(isTitle && { line: titlePlaces[unit - shard.records] ?? 0 }),
    });
    least = heap.least();
  }
  return filtered;
}

/** Keeps the best so many hits, each entry once, in a heap whose root is the worst of them. */
function makeTop(limit: number) {
  const heap: SoftHit[] = [];
  const worse = (a: SoftHit, b: SoftHit): boolean =>
    a.score < b.score || (a.score === b.score && a.sequence < b.sequence);
  const at = (index: number): SoftHit => heap[index] ?? { sequence: -1, score: 0, merge: false };
  const sink = (from: number): void => {
    let place = from;
    for (;;) {
      let least = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < heap.length && worse(at(child), at(least))) least = child;
      }
      if (least === place) return;
      [heap[place], heap[least]] = [at(least), at(place)];
      place = least;
    }
  };
  const rise = (from: number): void => {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!worse(at(place), at(parent))) return;
      [heap[place], heap[parent]] = [at(parent), at(place)];
      place = parent;
    }
  };
  return {
    push(hit: SoftHit): void {
      if (heap.length === limit && !worse(at(0), hit)) return;
      if (hit.line !== undefined || hit.merge) {
        // An entry may come several times, by its own text and by titles.
        const known = heap.findIndex(({ sequence }) => sequence === hit.sequence);
        if (known >= 0) {
          if (worse(at(known), hit)) {
            heap[known] = hit;
            sink(known);
          }
          return;
        }
      }
      if (heap.length < limit) {
        heap.push(hit);
        rise(heap.length - 1);
      } else {
        heap[0] = hit;
        sink(0);
      }
    },
    /** What a hit must score at least to be kept. */
    least: (): number => (heap.length < limit ? 0 : (heap[0]?.score ?? Number.POSITIVE_INFINITY)),
    list: (): SoftHit[] => [...heap].sort((a, b) => (worse(a, b) ? 1 : -1)),
  };
}
