import type { TermEntry } from './dictionary.ts';
import { findFrom } from './facet-lists.ts';
import { type PostingsBuffer, readPostings } from './postings.ts';
import type { Shard } from './shard.ts';
import { findBlock, readBlock, readWithSkips } from './skips.ts';

/** Reads the postings of a term into the buffer. Where the blocks of a common one begin takes a tenth of a byte each. */
export function readTerm(shard: Shard, { postings, bytes, size }: TermEntry, buffer: PostingsBuffer): void {
  const { bounds, scratch } = shard;
  const { skips } = scratch;
  const stored = shard.terms.postings.subarray(postings, postings + bytes);
  if (size < bounds.common || skips.has(postings)) readPostings(stored, 0, size, buffer);
  else skips.set(postings, readWithSkips(stored, size, bounds.block, buffer));
}

/** Puts into `counts`, which has zeros, how often a term stands in each of a few units, which are in order. */
export function countInFew(
  shard: Shard,
  entry: TermEntry,
  few: Uint32Array,
  length: number,
  counts: Uint8Array,
  buffer: PostingsBuffer,
): void {
  const skips = shard.scratch.skips.get(entry.postings);
  if (skips === undefined || length * skips.block > entry.size) {
    readTerm(shard, entry, buffer);
    if (length * farFewer < entry.size) countByHalves(few, length, counts, entry.size, buffer);
    else countInTurn(few, length, counts, entry.size, buffer);
    return;
  }
  const blocks = skips.before.length - 1;
  const first = findBlock(skips, few[0] ?? 0, 0);
  if (length === 0 || first === blocks) return;
  const last = Math.min(findBlock(skips, few[length - 1] ?? 0, first), blocks - 1);
  const from = skips.bytes[first] ?? 0;
  const start = entry.postings;
  const bytes = shard.terms.postings.subarray(start + from, start + (skips.bytes[last + 1] ?? 0));
  let [block, read, end, at] = [first, -1, 0, 0];
  for (let index = 0; index < length; index += 1) {
    const unit = few[index] ?? 0;
    block = findBlock(skips, unit, block);
    if (block === blocks) return;
    if (block !== read) {
      end = readBlock(bytes, from, skips, block, entry.size, buffer);
      read = block;
      at = 0;
    }
    while (at < end && (buffer.units[at] ?? 0) < unit) at += 1;
    if (at < end && buffer.units[at] === unit) counts[index] = buffer.counts[at] ?? 0;
  }
}

/** To find a unit takes as long as going through so many. */
const farFewer = 16;

function countByHalves(
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

function countInTurn(
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
