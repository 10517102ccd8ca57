import { makeByteReader, makeByteWriter } from './bytes.ts';
import { makeDictionaryWriter } from './dictionary.ts';
import type { TermParts } from './term-builder.ts';
import { listTerms, type TermRun } from './term-run.ts';

/**
 * Makes the searchable part of an index of runs whose units follow on each other. It is the same whatever runs the units
 * were cut into.
 */
export function mergeRuns(runs: readonly TermRun[]): TermParts {
  const bases = listBases(runs);
  const postings = makeByteWriter();
  const dictionary = makeDictionaryWriter(makeByteWriter());
  let before = 0;
  let size = 0;
  let last = 0;
  eachTerm(runs.map(listTerms), {
    take(number, place) {
      const run = runs[number];
      if (run === undefined) return;
      const base = bases[number] ?? 0;
      // Only the first distance is told from outside of the run; it and the flag below it are one number.
      const reader = makeByteReader(run.postings, place === 0 ? 0 : run.ends[place - 1]);
      postings.number(reader.number() + (base - last) * 2);
      postings.bytes(run.postings, reader.at, run.ends[place] ?? 0);
      size += run.sizes[place] ?? 0;
      last = base + (run.lasts[place] ?? 0);
    },
    end(term) {
      dictionary.add(term, size, postings.length - before);
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

/** Hears of each term in order: of all lists that have it and its place there, the first list first, and its end. */
interface TermTaker {
  take(list: number, place: number): void;
  end(term: string): void;
}

/** Merges sorted lists of terms, by a heap of those that are not done. */
function eachTerm(lists: readonly string[][], { take, end }: TermTaker): void {
  const places = new Uint32Array(lists.length);
  const terms = lists.map(([first = '']) => first);
  const isBefore = (one: number, other: number): boolean => {
    const term = terms[one] ?? '';
    const others = terms[other] ?? '';
    return term === others ? one < other : term < others;
  };
  const heap = [...lists.keys()].filter((list) => lists[list]?.length !== 0);
  const sink = (from: number): void => {
    const list = heap[from] ?? 0;
    let at = from;
    for (;;) {
      let next = at * 2 + 1;
      if (next >= heap.length) break;
      if (next + 1 < heap.length && isBefore(heap[next + 1] ?? 0, heap[next] ?? 0)) next += 1;
      if (isBefore(list, heap[next] ?? 0)) break;
      heap[at] = heap[next] ?? 0;
      at = next;
    }
    heap[at] = list;
  };
  for (let from = (heap.length >> 1) - 1; from >= 0; from -= 1) sink(from);
  while (heap.length > 0) {
    const list = heap[0] ?? 0;
    const term = terms[list] ?? '';
    const place = places[list] ?? 0;
    take(list, place);
    places[list] = place + 1;
    const next = lists[list]?.[place + 1];
    if (next !== undefined) terms[list] = next;
    else {
      const final = heap.pop() ?? 0;
      if (heap.length > 0) heap[0] = final;
    }
    if (heap.length > 0) sink(0);
    if (heap.length === 0 || terms[heap[0] ?? 0] !== term) end(term);
  }
}
