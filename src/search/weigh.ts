import { type PostingsBuffer, readPostings } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { FieldWeights } from './rank.ts';
import type { Shard } from './shard.ts';

// A common word has tens of thousands of postings, so the loops over them read and write as little as they can, and each
// is a function of its own, of which V8 makes better code.

/**
 * Puts the units that have a word into `having`, and what it is worth in each, added up over its variants, into `worth`,
 * which the caller clears. With `within`, only the units that have a place count. Returns how many units there are.
 */
export function weighWord(
  shard: Shard,
  word: QueryWord,
  within: boolean,
  weights: FieldWeights,
  buffer: PostingsBuffer,
): number {
  let count = 0;
  for (const { term, weight } of word.variants) {
    const entry = shard.dictionary.find(term);
    if (!entry) continue;
    readPostings(shard.terms.postings, entry.postings, entry.size, buffer);
    const size = within ? keepPlaced(shard.scratch.places, entry.size, buffer) : entry.size;
    count = addWorth(shard, size, weight, weights, buffer, count);
    if (shard.units > shard.records) markTitles(shard, size, buffer);
  }
  if (shard.units > shard.records) countTitles(shard, count);
  return count;
}

/** Moves the postings of units that have a place to the front of the buffer; how many these are. */
function keepPlaced(places: Uint32Array, size: number, { units, counts }: PostingsBuffer): number {
  let kept = 0;
  for (let index = 0; index < size; index += 1) {
    const unit = units[index] ?? 0;
    if (places[unit] === 0) continue;
    units[kept] = unit;
    counts[kept] = counts[index] ?? 0;
    kept += 1;
  }
  return kept;
}

/** Adds what a variant is worth in each unit; `having` has `count` units of the variants before. */
function addWorth(
  { scratch: { worth, having }, terms: { titleLengths, bodyLengths } }: Shard,
  size: number,
  weight: number,
  { title: titleWeights, body: bodyWeights }: FieldWeights,
  { units, counts }: PostingsBuffer,
  count: number,
): number {
  let end = count;
  for (let index = 0; index < size; index += 1) {
    const unit = units[index] ?? 0;
    const packed = counts[index] ?? 0;
    let gained = (packed & 31) * (bodyWeights[bodyLengths[unit] ?? 0] ?? 0);
    if (packed > 31) gained += (packed >> 5) * (titleWeights[titleLengths[unit] ?? 0] ?? 0);
    const before = worth[unit] ?? 0;
    if (before === 0) having[end++] = unit;
    worth[unit] = before + weight * gained;
  }
  return end;
}

/** Marks the titles that merges list in which a variant stands itself, rather than in the merge's own text. */
function markTitles({ scratch: { inTitle }, records }: Shard, size: number, { units, counts }: PostingsBuffer): void {
  for (let index = 0; index < size; index += 1) {
    const unit = units[index] ?? 0;
    if (unit >= records && (counts[index] ?? 0) > 31) inTitle[unit - records] = 1;
  }
}

/** Counts the word for each marked title. */
function countTitles({ scratch: { having, inTitle, titled }, records }: Shard, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const title = (having[index] ?? 0) - records;
    if (title < 0 || inTitle[title] === 0) continue;
    titled[title] = (titled[title] ?? 0) + 1;
    inTitle[title] = 0;
  }
}
