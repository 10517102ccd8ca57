import { makeByteReader, makeByteWriter } from './bytes.ts';
import { makeDictionaryWriter } from './dictionary.ts';
import type { TermParts } from './term-builder.ts';
import type { TermRun } from './term-run.ts';
import { compareUnits, headOf, startOf } from './terms.ts';

/**
 * Makes the searchable part of an index of runs whose units follow on each other. It is the same whatever runs the units
 * were cut into.
 */
export function mergeRuns(runs: readonly TermRun[]): TermParts {
  const bases = listBases(runs);
  const readers = runs.map((run) => makeByteReader(run.postings));
  const postings = makeByteWriter();
  const dictionary = makeDictionaryWriter(makeByteWriter());
  let before = 0;
  let size = 0;
  let last = 0;
  eachTerm(runs, {
    take(number, place) {
      const run = runs[number];
      const reader = readers[number];
      if (run === undefined || reader === undefined) return;
      const base = bases[number] ?? 0;
      // Only the first distance is told from outside of the run; it and the flag below it are one number.
      reader.at = startOf(run.ends, place);
      postings.number(reader.number() + (base - last) * 2);
      postings.bytes(run.postings, reader.at, run.ends[place] ?? 0);
      size += run.sizes[place] ?? 0;
      last = base + (run.lasts[place] ?? 0);
    },
    end(number, place) {
      const run = runs[number];
      if (run === undefined) return;
      const start = startOf(run.termEnds, place);
      dictionary.add(run.termUnits, start, run.termEnds[place] ?? 0, size, postings.length - before);
      before = postings.length;
      size = 0;
      last = 0;
    },
  });
  return {
    ...dictionary.finish(),
    postings: postings.finish(),
    titleLengths: Uint8Array.from(Buffer.concat(runs.map((run) => run.titleLengths))),
    bodyLengths: Uint8Array.from(Buffer.concat(runs.map((run) => run.bodyLengths))),
  };
}

/** The number of the first unit of each run. */
function listBases(runs: readonly TermRun[]): number[] {
  let base = 0;
  return runs.map(({ titleLengths }) => {
    const first = base;
    base += titleLengths.length;
    return first;
  });
}

/**
 * Hears of each term in order: of all runs that have it and its place there, the first run first, and then, with one of
 * these places, that there are no more.
 */
interface TermTaker {
  take(run: number, place: number): void;
  end(run: number, place: number): void;
}

/** Merges the terms of runs, by a heap of the runs that are not done. */
function eachTerm(runs: readonly TermRun[], { take, end }: TermTaker): void {
  const terms = new RunHeap(runs);
  while (terms.size > 0) {
    const run = terms.first;
    const place = terms.places[run] ?? 0;
    take(run, place);
    terms.advance();
    if (terms.size === 0 || !terms.isSame(run, place)) end(run, place);
  }
}

/** Runs by the term that is next in each, and by their number; a class, for it is the same code for every merge. */
class RunHeap {
  size = 0;
  /** The place of the term that is next in each run. */
  readonly places: Uint32Array;
  readonly #runs: readonly TermRun[];
  readonly #heads: Float64Array;
  readonly #heap: Uint32Array;

  constructor(runs: readonly TermRun[]) {
    this.#runs = runs;
    this.places = new Uint32Array(runs.length);
    this.#heads = new Float64Array(runs.length);
    this.#heap = new Uint32Array(runs.length);
    for (const [number, run] of runs.entries()) {
      if (run.termEnds.length === 0) continue;
      this.#readHead(number);
      this.#heap[this.size] = number;
      this.size += 1;
    }
    for (let from = (this.size >> 1) - 1; from >= 0; from -= 1) this.#sink(from);
  }

  /** The run whose next term comes first. */
  get first(): number {
    return this.#heap[0] ?? 0;
  }

  /** Goes on to the next term of the first run. */
  advance(): void {
    const run = this.first;
    const place = (this.places[run] ?? 0) + 1;
    this.places[run] = place;
    if (place < (this.#runs[run]?.termEnds.length ?? 0)) this.#readHead(run);
    else {
      this.size -= 1;
      this.#heap[0] = this.#heap[this.size] ?? 0;
    }
    this.#sink(0);
  }

  /** Whether the term that is next of all is the one at a place of another run. */
  isSame(run: number, place: number): boolean {
    const first = this.first;
    return this.#compare(first, this.places[first] ?? 0, run, place) === 0;
  }

  #readHead(run: number): void {
    const found = this.#runs[run];
    if (found === undefined) return;
    const place = this.places[run] ?? 0;
    this.#heads[run] = headOf(found.termUnits, startOf(found.termEnds, place), found.termEnds[place] ?? 0);
  }

  #compare(one: number, place: number, other: number, otherPlace: number): number {
    const a = this.#runs[one];
    const b = this.#runs[other];
    if (a === undefined || b === undefined) return 0;
    const start = startOf(a.termEnds, place);
    const otherStart = startOf(b.termEnds, otherPlace);
    return compareUnits(
      a.termUnits,
      start,
      a.termEnds[place] ?? 0,
      b.termUnits,
      otherStart,
      b.termEnds[otherPlace] ?? 0,
    );
  }

  #isBefore(one: number, other: number): boolean {
    const difference = (this.#heads[one] ?? 0) - (this.#heads[other] ?? 0);
    if (difference !== 0) return difference < 0;
    const order = this.#compare(one, this.places[one] ?? 0, other, this.places[other] ?? 0);
    return order === 0 ? one < other : order < 0;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const run = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let next = at * 2 + 1;
      if (next >= this.size) break;
      if (next + 1 < this.size && this.#isBefore(heap[next + 1] ?? 0, heap[next] ?? 0)) next += 1;
      if (this.#isBefore(run, heap[next] ?? 0)) break;
      heap[at] = heap[next] ?? 0;
      at = next;
    }
    heap[at] = run;
  }
}
