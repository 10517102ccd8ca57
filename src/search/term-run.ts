import { makeByteWriter } from './bytes.ts';
import { writePosting } from './postings.ts';
import type { Terms } from './terms.ts';

/**
 * The words of some units that follow on each other, numbered from 0: what an index of all units is merged from. It is
 * made to be handed from one thread to another.
 */
export interface TermRun {
  /** The terms in the order of their UTF-16 units. */
  termUnits: Uint16Array;
  /** Where the units of each end. */
  termEnds: Uint32Array;
  /** In how many units each term stands. */
  sizes: Uint32Array;
  /** The last unit that each term stands in. */
  lasts: Uint32Array;
  /** Where each term's postings end. */
  ends: Uint32Array;
  postings: Uint8Array;
  /** Words in each unit's title and body, in steps (`packLength`). */
  titleLengths: Uint8Array;
  bodyLengths: Uint8Array;
}

/** Writes the terms of a run, each with its postings. */
export function makeRunWriter({ units, ends: termEnds }: Terms) {
  const postings = makeByteWriter();
  const sizes = new Uint32Array(termEnds.length);
  const lasts = new Uint32Array(termEnds.length);
  const ends = new Uint32Array(termEnds.length);
  let term = 0;
  let size = 0;
  let last = 0;
  return {
    /** Adds a posting of the term at hand. */
    addPosting(unit: number, counts: number): void {
      writePosting(postings, unit - last, counts);
      last = unit;
      size += 1;
    },
    /** Goes on to the next term. */
    endTerm(): void {
      sizes[term] = size;
      lasts[term] = last;
      ends[term] = postings.length;
      term += 1;
      size = 0;
      last = 0;
    },
    finish(): Omit<TermRun, 'titleLengths' | 'bodyLengths'> {
      return { termUnits: units, termEnds, sizes, lasts, ends, postings: postings.finish() };
    },
  };
}
