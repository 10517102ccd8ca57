import type { TermEntry } from './dictionary.ts';
import { findFrom } from './facet-lists.ts';
import { makePostingsBuffer, type PostingsBuffer, readPostings } from './postings.ts';
import type { Shard } from './shard.ts';
import { blockSize, findBlock, readBlock, readWithSkips, type Skips } from './skips.ts';

// A common word has tens of thousands of postings, so the loops over them read and write as little as they can, and each
// is a function of its own, of which V8 makes better code.

/** Postings of common terms that are kept, the one not asked for the longest first, and how many these are. */
export interface CommonTerms {
  kept: Map<number, PostingsBuffer>;
  size: number;
  /** Where the blocks of all that were ever read begin: that takes a tenth of a byte for each posting. */
  skips: Map<number, Skips>;
}

/** Nothing read yet. */
export function makeCommonTerms(): CommonTerms {
  return { kept: new Map(), size: 0, skips: new Map() };
}

/** From so many postings on a term is common, and of so many altogether those of common terms are kept, 5 bytes each. */
const [leastCommon, mostCommon] = [4096, 8_000_000];

/**
 * The postings of a term, in the buffer or elsewhere: those of common ones are kept, because reading them takes a third of
 * the whole search.
 */
export function readTerm(shard: Shard, { postings, bytes, size }: TermEntry, buffer: PostingsBuffer): PostingsBuffer {
  const { common } = shard.scratch;
  const kept = common.kept.get(postings);
  if (kept !== undefined) {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    common.kept.delete(postings);
    common.kept.set(postings, kept);
    return kept;
  }
  const stored = shard.terms.postings.subarray(postings, postings + bytes);
  if (size < leastCommon) {
    readPostings(stored, 0, size, buffer);
    return buffer;
  }
  const into = makePostingsBuffer(size);
  if (common.skips.has(postings)) readPostings(stored, 0, size, into);
  else common.skips.set(postings, readWithSkips(stored, size, into));
  for (const [oldest, { units }] of common.kept) {
    if (common.size + size <= mostCommon) break;
    common.kept.delete(oldest);
    common.size -= units.length;
  }
  common.kept.set(postings, into);
  common.size += size;
  return into;
}

/** Notes of each unit of a list that is in order what a term's counts are there, in `counts`, which has zeros. */
export function lookUpTerm(
  shard: Shard,
  entry: TermEntry,
  units: Uint32Array,
  length: number,
  counts: Uint8Array,
  buffer: PostingsBuffer,
): void {
  const { common } = shard.scratch;
  const skips = common.kept.has(entry.postings) ? undefined : common.skips.get(entry.postings);
  if (skips && length * blockSize < entry.size) {
    lookUpInBlocks(shard, entry, skips, units, length, counts, buffer);
    return;
  }
  const postings = readTerm(shard, entry, buffer);
  // It is the term's own list.
  if (units === postings.units) counts.set(postings.counts.subarray(0, length));
  else if (length * farFewer < entry.size) lookUpFew(units, length, counts, entry.size, postings);
  else if (entry.size * farFewer < length) lookUpRare(units, length, counts, entry.size, postings);
  else lookUpAll(units, length, counts, entry.size, postings);
}

/** To find a unit takes as long as going through so many. */
const farFewer = 16;

function lookUpInBlocks(
  shard: Shard,
  { postings, size }: TermEntry,
  skips: Skips,
  units: Uint32Array,
  length: number,
  counts: Uint8Array,
  buffer: PostingsBuffer,
): void {
  const blocks = skips.before.length - 1;
  const first = findBlock(skips, units[0] ?? 0, 0);
  const last = Math.min(findBlock(skips, units[length - 1] ?? 0, first), blocks - 1);
  if (length === 0 || first === blocks) return;
  const from = skips.bytes[first] ?? 0;
  const bytes = shard.terms.postings.subarray(postings + from, postings + (skips.bytes[last + 1] ?? 0));
  let block = first;
  let [read, end, at] = [-1, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    block = findBlock(skips, unit, block);
    if (block === blocks) return;
    if (block !== read) {
      end = readBlock(bytes, from, skips, block, size, buffer);
      read = block;
      at = 0;
    }
    while (at < end && (buffer.units[at] ?? 0) < unit) at += 1;
    if (at < end && buffer.units[at] === unit) counts[index] = buffer.counts[at] ?? 0;
  }
}

function lookUpFew(
  few: Uint32Array,
  length: number,
  into: Uint8Array,
  size: number,
  { units, counts }: PostingsBuffer,
): void {
  let at = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = few[index] ?? 0;
    at = findFrom(units, unit, at, size);
    if (at === size) return;
    if (units[at] === unit) into[index] = counts[at] ?? 0;
  }
}

function lookUpRare(
  many: Uint32Array,
  length: number,
  into: Uint8Array,
  size: number,
  { units, counts }: PostingsBuffer,
): void {
  let index = 0;
  for (let at = 0; at < size; at += 1) {
    const unit = units[at] ?? 0;
    index = findFrom(many, unit, index, length);
    if (index === length) return;
    if (many[index] === unit) into[index] = counts[at] ?? 0;
  }
}

function lookUpAll(
  wanted: Uint32Array,
  length: number,
  into: Uint8Array,
  size: number,
  { units, counts }: PostingsBuffer,
): void {
  let at = 0;
  let next = units[0] ?? 0;
  for (let index = 0; index < length; index += 1) {
    const unit = wanted[index] ?? 0;
    while (next < unit) {
      at += 1;
      if (at >= size) return;
      next = units[at] ?? 0;
    }
    if (next === unit) into[index] = counts[at] ?? 0;
  }
}
