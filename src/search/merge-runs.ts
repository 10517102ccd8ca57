import { makeByteReader, makeByteWriter } from './bytes.ts';
import { makeDictionaryWriter } from './dictionary.ts';
import type { TermParts } from './term-builder.ts';
import { listTerms, type TermRun } from './term-run.ts';

/**
 * Makes the searchable part of an index of runs whose units follow on each other. It is the same whatever runs the units
 * were cut into.
 */
export function mergeRuns(runs: readonly TermRun[]): TermParts {
  const { terms, starts, places } = listPlaces(runs);
  const bases = listBases(runs);
  const postings = makeByteWriter();
  const dictionary = makeDictionaryWriter(makeByteWriter());
  for (const [term, number] of terms) {
    const before = postings.length;
    let size = 0;
    let last = 0;
    for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at += 1) {
      const run = places[at * 2] ?? 0;
      const place = places[at * 2 + 1] ?? 0;
      const found = runs[run];
      if (found === undefined) continue;
      const base = bases[run] ?? 0;
      // Only the first distance is told from outside of the run; it and the flag below it are one number.
      const reader = makeByteReader(found.postings, place === 0 ? 0 : found.ends[place - 1]);
      postings.number(reader.number() + (base - last) * 2);
      postings.bytes(found.postings, reader.at, found.ends[place] ?? 0);
      size += found.sizes[place] ?? 0;
      last = base + (found.lasts[place] ?? 0);
    }
    dictionary.add(term, size, postings.length - before);
  }
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
 * All terms in their order with a number, and by these numbers where each stands: pairs of a run and a place in it, the
 * first run first.
 */
function listPlaces(runs: readonly TermRun[]) {
  const numbers = new Map<string, number>();
  const ofRuns = runs.map((run) => {
    const terms = listTerms(run);
    const ofRun = new Uint32Array(terms.length);
    for (let place = 0; place < terms.length; place += 1) {
      const term = terms[place] ?? '';
      const number = numbers.get(term) ?? numbers.size;
      if (number === numbers.size) numbers.set(term, number);
      ofRun[place] = number;
    }
    return ofRun;
  });
  const starts = new Uint32Array(numbers.size + 1);
  for (const ofRun of ofRuns) for (const number of ofRun) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 1; number < starts.length; number += 1) {
    starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  }
  const next = starts.slice();
  const places = new Uint32Array((starts.at(-1) ?? 0) * 2);
  for (const [run, ofRun] of ofRuns.entries()) {
    for (const [place, number] of ofRun.entries()) {
      const at = next[number] ?? 0;
      places[at * 2] = run;
      places[at * 2 + 1] = place;
      next[number] = at + 1;
    }
  }
  // Without a comparison of its own, `sort` goes by UTF-16 units, which is the dictionary's order, and is faster.
  const terms = [...numbers.keys()].sort().map((term): [string, number] => [term, numbers.get(term) ?? 0]);
  return { terms, starts, places };
}
