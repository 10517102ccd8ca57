import { makeByteWriter } from './bytes.ts';
import type { ByteSource } from './paged-bytes.ts';
import type { TermRun } from './term-run.ts';
import { headOf, startOf } from './terms.ts';

/** A run as bytes that are read from their beginning to their end, in memory or on the disk. */
export interface PackedRun {
  /** Of each term: its units, in how many units of the log it stands and in which one last, and its postings. */
  terms: Uint8Array;
  titleLengths: Uint8Array;
  bodyLengths: Uint8Array;
}

/** A packed run that is read in parts. */
export interface RunSource extends Omit<PackedRun, 'terms'> {
  terms: ByteSource;
}

/** Packs a run. */
export function packRun({ termUnits, termEnds, sizes, lasts, ends, postings, ...lengths }: TermRun): PackedRun {
  const writer = makeByteWriter();
  for (let term = 0; term < termEnds.length; term += 1) {
    const end = termEnds[term] ?? 0;
    const start = startOf(termEnds, term);
    writer.number(end - start);
    for (let at = start; at < end; at += 1) writer.number(termUnits[at] ?? 0);
    const from = startOf(ends, term);
    const to = ends[term] ?? 0;
    writer.number(sizes[term] ?? 0);
    writer.number(lasts[term] ?? 0);
    writer.number(to - from);
    writer.bytes(postings, from, to);
  }
  return { terms: writer.finish(), ...lengths };
}

/** A packed run as it lies in memory. */
export function openRun({ terms, ...lengths }: PackedRun): RunSource {
  return { terms: openMemory(terms), ...lengths };
}

/** Bytes in memory as what is read in parts. */
export function openMemory(bytes: Uint8Array): ByteSource {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}

/** So many bytes of a run are held at a time. */
const windowSize = 64 * 1024;

/** What stands before a term's postings, but for its units, takes so many bytes at most: four numbers. */
const longestHead = 20;

/** Goes through the terms of a packed run; a class, for it is the same code for every merge. */
export class RunReader {
  /** The term at hand. */
  units = new Uint16Array(64);
  length = 0;
  head = 0;
  /** In how many units it stands, and in which last. */
  size = 0;
  last = 0;
  /** The first number of its postings, and where the others lie in `bytes`, up to, and without, `end`. */
  first = 0;
  bytes: Uint8Array = new Uint8Array();
  start = 0;
  end = 0;
  readonly #source: ByteSource;
  #at = 0;
  /** Where `bytes` begin in the source. */
  #from = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Goes on to the next term; false where there is none. */
  next(): boolean {
    this.#at = this.end;
    if (this.#from + this.#at >= this.#source.length) return false;
    this.#hold(longestHead);
    const length = this.#number();
    this.#hold(length * 3 + longestHead);
    if (length > this.units.length) this.units = new Uint16Array(length * 2);
    for (let at = 0; at < length; at += 1) this.units[at] = this.#number();
    this.length = length;
    this.head = headOf(this.units, 0, length);
    this.size = this.#number();
    this.last = this.#number();
    const bytes = this.#number();
    this.#hold(bytes);
    this.end = this.#at + bytes;
    this.first = this.#number();
    this.start = this.#at;
    return true;
  }

  /** Sees to it that so many of the next bytes are there, or all that are left. */
  #hold(count: number): void {
    if (this.#at + count <= this.bytes.length) return;
    const from = this.#from + this.#at;
    const to = Math.min(this.#source.length, from + Math.max(count, windowSize));
    if (from + this.bytes.length - this.#at >= to) return;
    this.bytes = this.#source.read(from, to);
    if (this.bytes.length < to - from) throw new Error('a run that was put aside was cut off');
    this.#from = from;
    this.#at = 0;
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}
