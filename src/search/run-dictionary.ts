import type { Dictionary, TermEntry } from './dictionary.ts';
import type { TermRun } from './term-run.ts';
import { compareUnits, startOf, termAt } from './terms.ts';

/**
 * Makes the dictionary of a run alone, for the few entries that came after a stored index: to write one and to read it
 * again takes several times as long. A run's terms are in a dictionary's order, and no strings are made of those that nobody
 * asks for: that takes longer than all else that opening it does.
 */
export function openRunDictionary(run: TermRun): Dictionary {
  const terms = { units: run.termUnits, ends: run.termEnds };
  const count = run.termEnds.length;

  const entryAt = (place: number): TermEntry => {
    const postings = startOf(run.ends, place);
    const bytes = (run.ends[place] ?? 0) - postings;
    return { term: termAt(terms, place), size: run.sizes[place] ?? 0, postings, bytes };
  };
  /** The place of the first term that is not before this one. */
  const findFirst = (wanted: string): number => {
    const units = Uint16Array.from({ length: wanted.length }, (_, at) => wanted.charCodeAt(at));
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = terms.ends[middle] ?? 0;
      const difference = compareUnits(terms.units, startOf(terms.ends, middle), end, units, 0, units.length);
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    find(term) {
      const place = findFirst(term);
      return place < count && termAt(terms, place) === term ? entryAt(place) : undefined;
    },
    eachFrom(prefix, take) {
      for (let place = findFirst(prefix); place < count; place += 1) {
        const entry = entryAt(place);
        if (!entry.term.startsWith(prefix) || take(entry) === false) return;
      }
    },
    *eachEncoded(take) {
      for (let place = 0; place < count; place += 1) {
        const bytes = Buffer.from(termAt(terms, place));
        take(bytes, bytes.length, run.sizes[place] ?? 0);
        if (place % stepTerms === stepTerms - 1) yield;
      }
    },
  };
}

/** So many terms are gone through in a step. */
const stepTerms = 4096;
