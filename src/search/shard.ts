import type { IndexFacts } from '../model/index-facts.ts';
import { type Columns, isEntry, isOpen } from './columns.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import type { IndexParts } from './index-file.ts';
import type { TermParts } from './term-builder.ts';

/** A part of a log that is ready to be searched: the stored index, or what came after it. */
export interface Shard {
  /** The sequence number of its first record. */
  first: number;
  /** How many records it covers; units from this number on are titles that merges list. */
  records: number;
  units: number;
  facts: IndexFacts;
  dictionary: Dictionary;
  terms: TermParts;
  columns: Columns;
  /** By which entries are put in order of time: their days, and for those without one where they stand among the others. */
  orderDays: Int32Array;
  /** How many entries have no day. */
  undated: number;
  /** Scratch space of one search, a place for each unit; zero between searches. */
  scratch: Scratch;
}

/** What a search adds up for each unit. */
export interface Scratch {
  scores: Float32Array;
  /** How many of the words were found. */
  found: Uint8Array;
  /** How many of them in the title. */
  titled: Uint8Array;
  /** The worth of the word at hand, and whether it stands in the title. */
  worth: Float32Array;
  inTitle: Uint8Array;
  /** The units that have the word at hand, and those that have any word. */
  having: Uint32Array;
  touched: Uint32Array;
}

/** Opens an index for searching; `before` is that of the records before it. */
export function openShard(parts: IndexParts, first: number, before?: Shard): Shard {
  const units = parts.terms.titleLengths.length;
  const undated = countUndated(parts.columns);
  return {
    first,
    records: parts.columns.days.length,
    units,
    facts: parts.facts,
    dictionary: openDictionary(parts.terms),
    terms: parts.terms,
    columns: parts.columns,
    orderDays: undated === 0 ? parts.columns.days : orderUndated(parts.columns, before ? lastDay(before) : 0),
    undated,
    scratch: {
      scores: new Float32Array(units),
      found: new Uint8Array(units),
      titled: new Uint8Array(units),
      worth: new Float32Array(units),
      inTitle: new Uint8Array(units),
      having: new Uint32Array(units),
      touched: new Uint32Array(units),
    },
  };
}

function countUndated({ days, flags }: Columns): number {
  let count = 0;
  for (let entry = 0; entry < days.length; entry += 1) {
    if (days[entry] === 0 && ((flags[entry] ?? 0) & isEntry) !== 0) count += 1;
  }
  return count;
}

/** What waits for the next release is newer than all else. Other entries without a day stand behind those before them. */
function orderUndated({ days, flags }: Columns, before: number): Int32Array {
  const ordered = Int32Array.from(days);
  let last = before;
  for (let entry = 0; entry < days.length; entry += 1) {
    const flag = flags[entry] ?? 0;
    if (days[entry] !== 0) last = days[entry] ?? 0;
    else ordered[entry] = (flag & isOpen) === 0 ? last : newerThanAll;
  }
  return ordered;
}

const newerThanAll = 99_999_999;

/** The last day that a shard tells. */
function lastDay({ columns: { days } }: Shard): number {
  return days.findLast((day) => day !== 0) ?? 0;
}
