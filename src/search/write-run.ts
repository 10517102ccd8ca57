import type { PackedRun } from './packed-run.ts';
import { packCounts } from './postings.ts';
import { startOf, type Terms } from './terms.ts';

/** The terms of some units that follow on each other, and for each the units that it stands in. */
export interface SortedTerms {
  terms: Terms;
  /** The numbers of the terms in their order. */
  order: Uint32Array;
  /** Where the units of each term begin, by its number; those of the next one begin where they end. */
  starts: Uint32Array;
  /** The units, and how often the term stands in each (`packCounts`). */
  units: Uint32Array;
  counts: Uint8Array;
}

/** What stands before a term's postings takes so many bytes at most beside its own units: four numbers. */
const longestHead = 20;
/** And so many each of its units, and each of its postings. */
const [longestUnit, longestPosting] = [3, 6];

/** Once in the body: written without its byte (`writePosting`). */
const once = packCounts(0, 1);

/**
 * Writes terms as `packRun` packs the run of them: to make the run first takes as long again. There is room for all from the
 * beginning, and each number is written in the loop itself: a call for each takes three times as long.
 */
export function writeRun({ terms, order, starts, units, counts }: SortedTerms): Pick<PackedRun, 'terms'> {
  const most = order.length * longestHead + terms.units.length * longestUnit + units.length * longestPosting;
  const bytes = new Uint8Array(new ArrayBuffer(most));
  let at = 0;
  for (let place = 0; place < order.length; place += 1) {
    const id = order[place] ?? 0;
    const end = terms.ends[id] ?? 0;
    const start = startOf(terms.ends, id);
    at = writeNumber(bytes, at, end - start);
    for (let unit = start; unit < end; unit += 1) at = writeNumber(bytes, at, terms.units[unit] ?? 0);
    const from = starts[id] ?? 0;
    const to = starts[id + 1] ?? 0;
    at = writeNumber(bytes, at, to - from);
    at = writeNumber(bytes, at, units[to - 1] ?? 0);
    // Most postings take less than 128 bytes, so that one is enough to say how many they are.
    const begin = at + 1;
    at = begin;
    let last = 0;
    for (let row = from; row < to; row += 1) {
      const unit = units[row] ?? 0;
      const count = counts[row] ?? 0;
      let rest = (unit - last) * 2 + (count === once ? 0 : 1);
      last = unit;
      while (rest > 127) {
        bytes[at++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      bytes[at++] = rest;
      if (count !== once) bytes[at++] = count;
    }
    at = putLength(bytes, begin, at);
  }
  return { terms: bytes.slice(0, at) };
}

/** Writes a number as `ByteWriter` does; returns where the bytes go on. */
function writeNumber(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Writes before some bytes how many they are, where one byte is free for it; returns where they end then. */
function putLength(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  let more = 0;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) more += 1;
  if (more > 0) bytes.copyWithin(start + more, start, end);
  writeNumber(bytes, start - 1, length);
  return end + more;
}
