import { makeRoom, type PostingsBuffer, readStretch } from './postings.ts';

/**
 * Where the blocks of a common term's postings begin, so that a few units are looked for without reading all postings. They
 * are noted when all of them are read for the first time: that takes no longer, and nothing need be stored.
 */
export interface Skips {
  /** So many postings are a block. */
  block: number;
  /** The unit before each block, and at the end the last one. */
  before: Uint32Array;
  /** Where the bytes of each block begin, and where they end. */
  bytes: Uint32Array;
}

/** Reads all postings of a term, and notes where their blocks begin. */
export function readWithSkips(bytes: Uint8Array, size: number, blockSize: number, into: PostingsBuffer): Skips {
  makeRoom(into, size);
  const blocks = Math.ceil(size / blockSize);
  const skips = { block: blockSize, before: new Uint32Array(blocks + 1), bytes: new Uint32Array(blocks + 1) };
  let at = 0;
  let unit = 0;
  for (let block = 0; block < blocks; block += 1) {
    const start = block * blockSize;
    const end = Math.min(start + blockSize, size);
    skips.before[block] = unit;
    skips.bytes[block] = at;
    at = readStretch(bytes, at, unit, start, end, into);
    unit = into.units[end - 1] ?? 0;
  }
  skips.before[blocks] = unit;
  skips.bytes[blocks] = at;
  return skips;
}

/** The first block from `start` on that may have a unit; the number of blocks where none does. */
export function findBlock({ before }: Skips, unit: number, start: number): number {
  const blocks = before.length - 1;
  let [low, high, step] = [start, start, 1];
  while (high < blocks && (before[high + 1] ?? 0) < unit) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, blocks);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle + 1] ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads one block to the front of the buffer, out of bytes that begin `from` bytes behind the first. Returns its size. */
export function readBlock(
  bytes: Uint8Array,
  from: number,
  { block: blockSize, before, bytes: starts }: Skips,
  block: number,
  size: number,
  into: PostingsBuffer,
): number {
  const length = Math.min(blockSize, size - block * blockSize);
  makeRoom(into, length);
  readStretch(bytes, (starts[block] ?? 0) - from, before[block] ?? 0, 0, length, into);
  return length;
}
