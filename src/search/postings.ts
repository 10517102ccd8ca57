import type { ByteWriter } from './bytes.ts';

/**
 * How often a word stands in a unit's title and body, in one byte: the body in the low five bits, the title in the high
 * three, each held at its greatest.
 */
export function packCounts(title: number, body: number): number {
  return (Math.min(title, 7) << 5) | Math.min(body, 31);
}

/** Once in the body and not in the title: by far the most common, so it is written without its byte. */
const once = packCounts(0, 1);

/** Where postings are read to: the first `count` of both arrays. They grow as they need to. */
export interface PostingsBuffer {
  units: Uint32Array;
  counts: Uint8Array;
}

/** Makes a buffer for a search to read into. */
export function makePostingsBuffer(size = 1 << 12): PostingsBuffer {
  return { units: new Uint32Array(size), counts: new Uint8Array(size) };
}

/** Writes one posting: the distance from the unit before, doubled, plus one where a byte with the counts follows. */
export function writePosting(writer: ByteWriter, distance: number, counts: number): void {
  writer.number(distance * 2 + (counts === once ? 0 : 1));
  if (counts !== once) writer.byte(counts);
}

/** Makes room for so many postings; what was there may be lost. */
export function makeRoom(into: PostingsBuffer, size: number): void {
  if (into.units.length >= size) return;
  into.units = new Uint32Array(size * 2);
  into.counts = new Uint8Array(size * 2);
}

/** Reads `size` postings that begin at `from` into the buffer. */
export function readPostings(bytes: Uint8Array, from: number, size: number, into: PostingsBuffer): void {
  makeRoom(into, size);
  readStretch(bytes, from, 0, 0, size, into);
}

/**
 * Reads postings that begin at `from` in the bytes, behind one of the unit `before`, to the places of the buffer from
 * `start` up to, and without, `end`. Returns where the bytes go on.
 */
export function readStretch(
  bytes: Uint8Array,
  from: number,
  before: number,
  start: number,
  end: number,
  { units, counts }: PostingsBuffer,
): number {
  let at = from;
  let unit = before;
  for (let index = start; index < end; index += 1) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    unit += value >>> 1;
    units[index] = unit;
    // Which ones have a byte with counts cannot be foretold, so it is chosen without a branch.
    const marked = value & 1;
    counts[index] = (once & (marked - 1)) | ((bytes[at] ?? 0) & -marked);
    at += marked;
  }
  return at;
}
