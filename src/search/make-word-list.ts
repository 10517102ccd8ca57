import { isSome } from './bytes.ts';
import type { PostingsBuffer } from './postings.ts';
import type { FieldWeights } from './rank.ts';
import { readTerm } from './read-terms.ts';
import type { Shard } from './shard.ts';
import type { WeighedTerm, WeighSettings, WordList } from './word-list.ts';

// A common word has tens of thousands of postings, so the loops over them read and write as little as they can, and each
// is a function of its own, of which V8 makes better code. What cannot be foretold is added up without a branch: a
// processor that guesses wrong loses more time than the rest takes.

/**
 * Lists the units that have one of these terms, in order, and adds up what these are worth in each. The list is good until
 * the next one is made.
 */
export function makeWordList(shard: Shard, terms: readonly WeighedTerm[], settings: WeighSettings): WordList {
  const { sums, marks, list } = shard.scratch;
  const [first] = terms;
  if (first === undefined) return { ...list, length: 0 };
  if (terms.length > 1) {
    const units = addUp(shard, terms, settings);
    takeSums(sums, units, list.worth);
    if (list.inTitle.length > 0) takeMarks(marks, units, list.inTitle);
    return { ...list, length: units.length, units };
  }
  readTerm(shard, first.entry, settings.buffer);
  const units = settings.buffer.units.subarray(0, first.entry.size);
  weighAll(shard, units, first.weight, settings, list.worth);
  if (list.inTitle.length > 0) {
    markTitles(shard, units.length, settings.buffer);
    takeMarks(marks, units, list.inTitle);
  }
  return { ...list, length: units.length, units };
}

/** What a term is worth at each place of its own list. */
function weighAll(
  { terms: { titleLengths, bodyLengths } }: Shard,
  units: Uint32Array,
  weight: number,
  { weights: { title, body }, buffer: { counts } }: WeighSettings,
  worth: Float32Array,
): void {
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place] ?? 0;
    const packed = counts[place] ?? 0;
    const inBody = (packed & 31) * (body[bodyLengths[unit] ?? 0] ?? 0);
    worth[place] = weight * (inBody + (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0));
  }
}

/** Adds up what terms are worth in each unit. Returns the units in order. */
function addUp(shard: Shard, terms: readonly WeighedTerm[], { weights, buffer }: WeighSettings): Uint32Array {
  const { having } = shard.scratch;
  const ends: number[] = [];
  let count = 0;
  for (const { entry, weight } of terms) {
    readTerm(shard, entry, buffer);
    count = addTerm(shard, entry.size, weight, weights, buffer, count);
    if (shard.units > shard.records) markTitles(shard, entry.size, buffer);
    ends.push(count);
  }
  if (count * (terms.length > fewTerms ? sortCost : mergeCost) > shard.units) return listSums(shard, count);
  return terms.length > fewTerms ? having.subarray(0, count).sort() : mergeRuns(having, ends);
}

/** The units of so many terms are merged, those of more are put in order as if they were in none. */
const fewTerms = 16;
/** To do so takes for each unit as long as passing by so many others. */
const [mergeCost, sortCost] = [3, 80];

function addTerm(
  { scratch: { sums, sumBits, having }, terms: { titleLengths, bodyLengths } }: Shard,
  size: number,
  weight: number,
  { title, body }: FieldWeights,
  { units, counts }: PostingsBuffer,
  count: number,
): number {
  let end = count;
  for (let place = 0; place < size; place += 1) {
    const unit = units[place] ?? 0;
    const packed = counts[place] ?? 0;
    const inBody = (packed & 31) * (body[bodyLengths[unit] ?? 0] ?? 0);
    having[end] = unit;
    end += 1 - isSome(sumBits[unit] ?? 0);
    sums[unit] = (sums[unit] ?? 0) + weight * (inBody + (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0));
  }
  return end;
}

/** All units that have a sum, in order. */
function listSums({ scratch: { sumBits, list }, units: all }: Shard, count: number): Uint32Array {
  const { units } = list;
  let end = 0;
  for (let unit = 0; unit < all; unit += 1) {
    units[end] = unit;
    end += isSome(sumBits[unit] ?? 0);
  }
  return units.subarray(0, count);
}

/** The units of runs that stand one behind the other, each in order and with units of its own. */
function mergeRuns(having: Uint32Array, ends: readonly number[]): Uint32Array {
  const runs = ends.map((end, index) => having.subarray(ends[index - 1] ?? 0, end));
  // The short ones first, so that a long one is copied once.
  runs.sort((one, other) => one.length - other.length);
  return runs.reduce((merged, run) => (merged.length === 0 ? run : mergeUnits(merged, run)));
}

function mergeUnits(one: Uint32Array, other: Uint32Array): Uint32Array {
  const merged = new Uint32Array(one.length + other.length);
  let [at, place, end] = [0, 0, 0];
  while (at < one.length && place < other.length) {
    const unit = one[at] ?? 0;
    const next = other[place] ?? 0;
    const isFirst = (unit - next) >>> 31;
    merged[end++] = Math.min(unit, next);
    at += isFirst;
    place += 1 - isFirst;
  }
  merged.set(one.subarray(at), end);
  merged.set(other.subarray(place), end + one.length - at);
  return merged;
}

function takeSums(sums: Float32Array, units: Uint32Array, worth: Float32Array): void {
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place] ?? 0;
    worth[place] = sums[unit] ?? 0;
    sums[unit] = 0;
  }
}

/** Marks the titles that merges list in which a term stands itself, rather than in the merge's own text. */
function markTitles({ scratch: { marks }, records }: Shard, size: number, { units, counts }: PostingsBuffer): void {
  for (let place = 0; place < size; place += 1) {
    const unit = units[place] ?? 0;
    if (unit >= records && (counts[place] ?? 0) > 31) marks[unit] = 1;
  }
}

function takeMarks(marks: Uint8Array, units: Uint32Array, inTitle: Uint8Array): void {
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place] ?? 0;
    inTitle[place] = marks[unit] ?? 0;
    marks[unit] = 0;
  }
}
