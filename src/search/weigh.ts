import type { TermEntry } from './dictionary.ts';
import { makePostingsBuffer, makeRoom, type PostingsBuffer, readPostings } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { FieldWeights } from './rank.ts';
import type { Shard } from './shard.ts';

// A common word has tens of thousands of postings, so the loops over them read and write as little as they can, and each
// is a function of its own, of which V8 makes better code.

/**
 * Puts the units that have a word into `having`, and what it is worth in each, added up over its variants, into `worth`,
 * which the caller clears. With `within`, only units for which it has something count. Returns how many units there are.
 */
export function weighWord(
  shard: Shard,
  word: QueryWord,
  within: Uint32Array | Uint8Array | undefined,
  weights: FieldWeights,
  buffer: PostingsBuffer,
): number {
  let count = 0;
  for (const { term, weight } of word.variants) {
    const entry = shard.dictionary.find(term);
    if (!entry) continue;
    const whole = findPostings(shard, entry, buffer);
    const size = within ? keepMarked(within, entry.size, whole, buffer) : entry.size;
    const postings = within ? buffer : whole;
    count =
      count === 0
        ? beginWorth(shard, size, weight, weights, postings)
        : addWorth(shard, size, weight, weights, postings, count);
    if (shard.units > shard.records) markTitles(shard, size, postings);
  }
  if (shard.units > shard.records) countTitles(shard, count);
  return count;
}

/** The postings of a term: those of common ones are kept, because reading them takes a third of the whole search. */
function findPostings(shard: Shard, { postings, bytes, size }: TermEntry, buffer: PostingsBuffer): PostingsBuffer {
  const { common } = shard.scratch;
  const kept = common.terms.get(postings);
  if (kept !== undefined) return kept;
  const into = size < leastCommon ? buffer : makePostingsBuffer(size);
  readPostings(shard.terms.postings.subarray(postings, postings + bytes), 0, size, into);
  if (size < leastCommon) return into;
  if (common.size + size > mostCommon) {
    common.terms.clear();
    common.size = 0;
  }
  common.terms.set(postings, into);
  common.size += size;
  return into;
}

/** From so many postings on a term is common, and of so many altogether those of common terms are kept, 5 bytes each. */
const [leastCommon, mostCommon] = [4096, 1_000_000];

/** Copies the postings of units that are marked to the front of `into`, which may be the same; how many these are. */
function keepMarked(marks: Uint32Array | Uint8Array, size: number, from: PostingsBuffer, into: PostingsBuffer): number {
  const { units, counts } = from;
  makeRoom(into, size);
  const { units: unitsInto, counts: countsInto } = into;
  let kept = 0;
  for (let index = 0; index < size; index += 1) {
    const unit = units[index] ?? 0;
    if (marks[unit] === 0) continue;
    unitsInto[kept] = unit;
    countsInto[kept] = counts[index] ?? 0;
    kept += 1;
  }
  return kept;
}

/** Notes what the first variant is worth in each unit. */
function beginWorth(
  { scratch: { worth, having }, terms: { titleLengths, bodyLengths } }: Shard,
  size: number,
  weight: number,
  { title: titleWeights, body: bodyWeights }: FieldWeights,
  { units, counts }: PostingsBuffer,
): number {
  having.set(units.subarray(0, size));
  for (let index = 0; index < size; index += 1) {
    const unit = units[index] ?? 0;
    const packed = counts[index] ?? 0;
    let gained = (packed & 31) * (bodyWeights[bodyLengths[unit] ?? 0] ?? 0);
    if (packed > 31) gained += (packed >> 5) * (titleWeights[titleLengths[unit] ?? 0] ?? 0);
    worth[unit] = weight * gained;
  }
  return size;
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
