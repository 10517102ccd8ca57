import { makeByteWriter } from './bytes.ts';
import { type DictionaryParts, makeDictionaryWriter } from './dictionary.ts';
import { RunReader, type RunSource } from './packed-run.ts';
import type { PartlyRead } from './paged-bytes.ts';
import type { TermParts } from './term-builder.ts';
import { compareUnits } from './terms.ts';

/** So many bytes of postings are made at a time, or a few more. */
const pieceSize = 1 << 20;

/** The searchable text of an index, of whose postings some may lie on the disk. */
export interface MergedTerms extends Omit<TermParts, 'postings'> {
  postings: PartlyRead & { readonly length: number };
}

/** What a merge makes beside the postings. */
export type MergedWords = DictionaryParts & Pick<TermParts, 'titleLengths' | 'bodyLengths'>;

/**
 * Makes the searchable part of an index of runs whose units follow on each other. It is the same whatever runs the units
 * were cut into.
 */
export function mergeRuns(runs: readonly RunSource[]): TermParts {
  const pieces: Uint8Array[] = [];
  const merging = mergeInPieces(runs);
  let step = merging.next();
  for (; !step.done; step = merging.next()) pieces.push(step.value);
  return { ...step.value, postings: Uint8Array.from(Buffer.concat(pieces)) };
}

/** The same, which gives the postings in pieces that follow on each other: those of a long log need not be held. */
export function* mergeInPieces(runs: readonly RunSource[]): Generator<Uint8Array, MergedWords> {
  const bases = listBases(runs);
  const heap = new RunHeap(runs.map(({ terms }) => new RunReader(terms)));
  const dictionary = makeDictionaryWriter(makeByteWriter());
  let postings = makeByteWriter();
  let before = 0;
  let term = new Uint16Array(64);
  while (heap.size > 0) {
    const { head, length, units } = heap.first;
    if (length > term.length) term = new Uint16Array(length * 2);
    for (let at = 0; at < length; at += 1) term[at] = units[at] ?? 0;
    let size = 0;
    let last = 0;
    do {
      const run = heap.first;
      const base = bases[heap.number] ?? 0;
      // Only the first distance is told from outside of the run; it and the flag below it are one number.
      postings.number(run.first + (base - last) * 2);
      postings.bytes(run.bytes, run.start, run.end);
      size += run.size;
      last = base + run.last;
      heap.advance();
    } while (heap.size > 0 && heap.first.head === head && isTerm(heap.first, term, length));
    dictionary.add(term, 0, length, size, postings.length - before);
    before = postings.length;
    if (before < pieceSize) continue;
    yield postings.finish();
    postings = makeByteWriter();
    before = 0;
  }
  yield postings.finish();
  return {
    ...dictionary.finish(),
    titleLengths: Uint8Array.from(Buffer.concat(runs.map((run) => run.titleLengths))),
    bodyLengths: Uint8Array.from(Buffer.concat(runs.map((run) => run.bodyLengths))),
  };
}

const isTerm = (run: RunReader, term: Uint16Array, length: number): boolean =>
  compareUnits(run.units, 0, run.length, term, 0, length) === 0;

/** The number of the first unit of each run. */
function listBases(runs: readonly RunSource[]): number[] {
  let base = 0;
  return runs.map(({ titleLengths }) => {
    const first = base;
    base += titleLengths.length;
    return first;
  });
}

/** Runs by the term that is next in each, and by their number; a class, for it is the same code for every merge. */
class RunHeap {
  size = 0;
  readonly #runs: readonly RunReader[];
  readonly #heap: Uint32Array;

  constructor(runs: readonly RunReader[]) {
    this.#runs = runs;
    this.#heap = new Uint32Array(runs.length);
    for (const [number, run] of runs.entries()) {
      if (!run.next()) continue;
      this.#heap[this.size] = number;
      this.size += 1;
    }
    for (let from = (this.size >> 1) - 1; from >= 0; from -= 1) this.#sink(from);
  }

  /** The number of the run whose next term comes first. */
  get number(): number {
    return this.#heap[0] ?? 0;
  }

  get first(): RunReader {
    return this.#at(this.number);
  }

  /** Goes on to the next term of the first run. */
  advance(): void {
    if (!this.first.next()) {
      this.size -= 1;
      this.#heap[0] = this.#heap[this.size] ?? 0;
    }
    this.#sink(0);
  }

  #at(number: number): RunReader {
    const run = this.#runs[number];
    if (run === undefined) throw new RangeError(`there is no run ${number}`);
    return run;
  }

  #isBefore(one: number, other: number): boolean {
    const a = this.#at(one);
    const b = this.#at(other);
    if (a.head !== b.head) return a.head < b.head;
    const order = compareUnits(a.units, 0, a.length, b.units, 0, b.length);
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
