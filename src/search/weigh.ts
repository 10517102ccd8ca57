import type { TermEntry } from './dictionary.ts';
import { findFrom } from './facet-lists.ts';
import { makePostingsBuffer, makeRoom, type PostingsBuffer, readPostings } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { FieldWeights } from './rank.ts';
import type { Shard } from './shard.ts';

// A common word has tens of thousands of postings, so the loops over them read and write as little as they can, and each
// is a function of its own, of which V8 makes better code.

/** Units that alone count: all that `marks` has something for; where they are few, these in order. */
export interface Within {
  marks: Uint32Array | Uint8Array;
  few?: Uint32Array | undefined;
}

/**
 * Puts the units that have a word into `having`, and what it is worth in each, added up over its variants, into `worth`,
 * which the caller clears. With `within`, only these units count. Returns how many units there are.
 */
export function weighWord(
  shard: Shard,
  word: QueryWord,
  within: Within | undefined,
  weights: FieldWeights,
  buffer: PostingsBuffer,
): number {
  let count = 0;
  for (const { term, weight } of word.variants) {
    const entry = shard.dictionary.find(term);
    if (!entry) continue;
    const { size, postings } = readTerm(shard, entry, within, buffer);
    count =
      count === 0
        ? beginWorth(shard, size, weight, weights, postings)
        : addWorth(shard, size, weight, weights, postings, count);
    if (shard.units > shard.records) markTitles(shard, size, postings);
  }
  if (shard.units > shard.records) countTitles(shard, count);
  return count;
}

/** The postings of a term, or of these with `within` those of the units that count; the first `size` of what is given. */
export function readTerm(
  shard: Shard,
  entry: TermEntry,
  within: Within | undefined,
  buffer: PostingsBuffer,
): { size: number; postings: PostingsBuffer } {
  const whole = findPostings(shard, entry, buffer);
  return within
    ? { size: keepWithin(within, entry.size, whole, buffer), postings: buffer }
    : { size: entry.size, postings: whole };
}

/** The postings of a term: those of common ones are kept, because reading them takes a third of the whole search. */
function findPostings(shard: Shard, { postings, bytes, size }: TermEntry, buffer: PostingsBuffer): PostingsBuffer {
  const { common } = shard.scratch;
  const kept = common.terms.get(postings);
  if (kept !== undefined) {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    common.terms.delete(postings);
    common.terms.set(postings, kept);
    return kept;
  }
  const into = size < leastCommon ? buffer : makePostingsBuffer(size);
  readPostings(shard.terms.postings.subarray(postings, postings + bytes), 0, size, into);
  if (size < leastCommon) return into;
  for (const [oldest, { units }] of common.terms) {
    if (common.size + size <= mostCommon) break;
    common.terms.delete(oldest);
    common.size -= units.length;
  }
  common.terms.set(postings, into);
  common.size += size;
  return into;
}

/** From so many postings on a term is common, and of so many altogether those of common terms are kept, 5 bytes each. */
const [leastCommon, mostCommon] = [4096, 8_000_000];

/** Copies the postings of some units to the front of `into`, which may be the same; how many these are. */
function keepWithin({ marks, few }: Within, size: number, from: PostingsBuffer, into: PostingsBuffer): number {
  makeRoom(into, size);
  return few && few.length * farFewer < size ? keepFew(few, size, from, into) : keepMarked(marks, size, from, into);
}

/** To find a unit takes as long as going through so many. */
const farFewer = 16;

function keepFew(few: Uint32Array, size: number, { units, counts }: PostingsBuffer, into: PostingsBuffer): number {
  const { units: unitsInto, counts: countsInto } = into;
  let kept = 0;
  let at = 0;
  for (let index = 0; index < few.length; index += 1) {
    const unit = few[index] ?? 0;
    at = findFrom(units, unit, at, size);
    if (at === size) break;
    if (units[at] !== unit) continue;
    unitsInto[kept] = unit;
    countsInto[kept] = counts[at] ?? 0;
    kept += 1;
  }
  return kept;
}

function keepMarked(marks: Uint32Array | Uint8Array, size: number, from: PostingsBuffer, into: PostingsBuffer): number {
  const { units, counts } = from;
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
