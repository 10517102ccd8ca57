import { makeByteWriter } from './bytes.ts';
import type { PackedRun } from './packed-run.ts';
import { sizeOfPosting, writePosting } from './postings.ts';
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

/** Writes terms as `packRun` packs the run of them: to make the run first takes as long again. */
export function writeRun({ terms, order, starts, units, counts }: SortedTerms): Pick<PackedRun, 'terms'> {
  const writer = makeByteWriter();
  for (const id of order) {
    const end = terms.ends[id] ?? 0;
    const start = startOf(terms.ends, id);
    writer.number(end - start);
    for (let at = start; at < end; at += 1) writer.number(terms.units[at] ?? 0);
    const from = starts[id] ?? 0;
    const to = starts[id + 1] ?? 0;
    writer.number(to - from);
    writer.number(units[to - 1] ?? 0);
    let bytes = 0;
    let last = 0;
    for (let at = from; at < to; at += 1) {
      const unit = units[at] ?? 0;
      bytes += sizeOfPosting(unit - last, counts[at] ?? 0);
      last = unit;
    }
    writer.number(bytes);
    last = 0;
    for (let at = from; at < to; at += 1) {
      const unit = units[at] ?? 0;
      writePosting(writer, unit - last, counts[at] ?? 0);
      last = unit;
    }
  }
  return { terms: writer.finish() };
}
