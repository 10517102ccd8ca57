import type { ByteWriter } from './bytes.ts';
import { RunReader, type RunSource } from './packed-run.ts';
import { compareUnits } from './terms.ts';

/**
 * Goes through the terms of several runs in their order. Which comes next is found by looking at every run: of a few dozen, that
 * takes a fraction of the time of keeping them sorted, since most terms stand in many of them. A class, for it is the same code for
 * every merge.
 */
export class RunRow {
  /** How many runs have the term at hand; 0 where there is none. */
  count = 0;
  /** Their numbers, in order. */
  readonly numbers: Uint32Array;
  readonly #readers: readonly RunReader[];
  /** What the next term of each begins with. */
  readonly #heads: Float64Array;

  constructor(runs: readonly RunSource[]) {
    this.numbers = new Uint32Array(runs.length);
    this.#readers = runs.map(({ terms }) => new RunReader(terms));
    this.#heads = new Float64Array(runs.length);
    for (const number of this.#readers.keys()) this.#advance(number);
    this.#pick();
  }

  /** A run that has the term at hand, by its place among these. */
  at(place: number): RunReader {
    return this.#reader(this.numbers[place] ?? 0);
  }

  /** Goes on to the next term. */
  next(): void {
    for (let place = 0; place < this.count; place += 1) this.#advance(this.numbers[place] ?? 0);
    this.#pick();
  }

  #reader(number: number): RunReader {
    const reader = this.#readers[number];
    if (reader === undefined) throw new RangeError(`there is no run ${number}`);
    return reader;
  }

  #advance(number: number): void {
    const reader = this.#reader(number);
    this.#heads[number] = reader.next() ? reader.head : Number.POSITIVE_INFINITY;
  }

  #pick(): void {
    const heads = this.#heads;
    let least = Number.POSITIVE_INFINITY;
    for (let number = 0; number < heads.length; number += 1) {
      const head = heads[number] ?? least;
      if (head < least) least = head;
    }
    this.count = 0;
    if (least === Number.POSITIVE_INFINITY) return;
    for (let number = 0; number < heads.length; number += 1) {
      if (heads[number] !== least) continue;
      const order = this.count === 0 ? 0 : compareTerms(this.#reader(number), this.at(0));
      if (order > 0) continue;
      if (order < 0) this.count = 0;
      this.numbers[this.count] = number;
      this.count += 1;
    }
  }
}

const compareTerms = (one: RunReader, other: RunReader): number =>
  compareUnits(one.units, 0, one.length, other.units, 0, other.length);

/** The number of the first unit of each run, where their units follow on each other. */
export function listBases(runs: readonly RunSource[]): number[] {
  let base = 0;
  return runs.map(({ titleLengths }) => {
    const first = base;
    base += titleLengths.length;
    return first;
  });
}

/** Writes the postings of the term at hand, one run behind the other; `bases` are those of `listBases`. */
export function writePostings(row: RunRow, bases: readonly number[], writer: ByteWriter): void {
  let last = 0;
  for (let place = 0; place < row.count; place += 1) {
    const run = row.at(place);
    const base = bases[row.numbers[place] ?? 0] ?? 0;
    // Only the first distance is told from outside of the run; it and the flag below it are one number.
    writer.number(run.first + (base - last) * 2);
    writer.bytes(run.bytes, run.start, run.end);
    last = base + run.last;
  }
}

/** The bytes of several lists as one. */
export const joinBytes = (lists: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(lists));
