import type { Dictionary, TermEntry } from './dictionary.ts';
import { listTerms, type TermRun } from './term-run.ts';

/**
 * Makes the dictionary of a run alone, for the few entries that came after a stored index: to write one and to read it
 * again takes several times as long.
 */
export function openRunDictionary(run: TermRun): Dictionary {
  const terms = listTerms(run);
  const places = new Map(terms.map((term, place) => [term, place]));
  // Without a comparison of its own, `sort` goes by UTF-16 units, which is a dictionary's order.
  const sorted = terms.toSorted();

  const find = (term: string): TermEntry | undefined => {
    const place = places.get(term);
    if (place === undefined) return undefined;
    const postings = place === 0 ? 0 : (run.ends[place - 1] ?? 0);
    return { term, size: run.sizes[place] ?? 0, postings, bytes: (run.ends[place] ?? 0) - postings };
  };
  /** The place of the first term that is not before this one. */
  const findFirst = (prefix: string): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    find,
    eachFrom(prefix, take) {
      for (let at = findFirst(prefix); at < sorted.length; at += 1) {
        const term = sorted[at] ?? '';
        const entry = term.startsWith(prefix) ? find(term) : undefined;
        if (entry === undefined || take(entry) === false) return;
      }
    },
    eachEncoded(take) {
      for (const term of sorted) {
        const bytes = Buffer.from(term);
        take(bytes, bytes.length, find(term)?.size ?? 0);
      }
    },
  };
}
