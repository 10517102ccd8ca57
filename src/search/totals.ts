import type { IndexTotals } from '../model/index-facts.ts';
import { type Columns, isEntry } from './columns.ts';
import { type TermParts, unpackLength } from './term-builder.ts';

/** Counts what is told of all units of an index together. */
export function countTotals(
  { days, flags }: Pick<Columns, 'days' | 'flags'>,
  { titleLengths, bodyLengths }: Pick<TermParts, 'titleLengths' | 'bodyLengths'>,
): IndexTotals {
  return {
    records: days.length,
    units: titleLengths.length,
    titleWords: sumPacked(titleLengths),
    bodyWords: sumPacked(bodyLengths),
    undated: countUndated(days, flags),
  };
}

function sumPacked(lengths: Uint8Array): number {
  const unpacked = Float64Array.from({ length: 256 }, (_, length) => unpackLength(length));
  let sum = 0;
  for (let unit = 0; unit < lengths.length; unit += 1) sum += unpacked[lengths[unit] ?? 0] ?? 0;
  return sum;
}

function countUndated(days: Int32Array, flags: Uint8Array): number {
  // Of a repository every entry has a day, and one call tells.
  if (!days.includes(0)) return 0;
  let count = 0;
  for (let entry = 0; entry < days.length; entry += 1) {
    if (days[entry] === 0 && ((flags[entry] ?? 0) & isEntry) !== 0) count += 1;
  }
  return count;
}
