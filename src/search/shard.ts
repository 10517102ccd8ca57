import type { IndexedPerson, IndexFacts, IndexTotals } from '../model/index-facts.ts';
import { type SearchBounds, usualBounds } from './bounds.ts';
import { type Columns, isEntry, isOpen } from './columns.ts';
import { type Dictionary, openDictionary, type StoredDictionary } from './dictionary.ts';
import { type FacetLists, invertFacets } from './facet-lists.ts';
import { makeMatches } from './matches.ts';
import type { PartlyRead } from './paged-bytes.ts';
import { openRunDictionary } from './run-dictionary.ts';
import type { Skips } from './skips.ts';
import type { TermParts } from './term-builder.ts';
import type { TermRun } from './term-run.ts';
import { countTotals } from './totals.ts';
import { makeWordLists, type WordList, type WordLists } from './word-list.ts';

/** The searchable text of an index, of whose postings some may not be in memory. */
export interface StoredTerms extends Omit<TermParts, 'postings'>, StoredDictionary {
  postings: PartlyRead;
}

/** What a part of a log is searched by: a whole index, or that of a few entries, whose words lie as they were collected. */
export interface ShardParts {
  facts: IndexFacts;
  columns: Columns;
  terms: StoredTerms | TermRun;
  /** Made of the columns where they are not given. */
  lists?: FacetLists;
  /** Counted where they are not given. */
  totals?: IndexTotals;
  /** Somebody by number; else the one among the facts. */
  person?(number: number): IndexedPerson | undefined;
}

/** A part of a log that is ready to be searched: the stored index, or what came after it. */
export interface Shard {
  /** The sequence number of its first record. */
  first: number;
  /** How many records it covers; units from this number on are titles that merges list. */
  records: number;
  units: number;
  totals: IndexTotals;
  facts: IndexFacts;
  dictionary: Dictionary;
  terms: Pick<StoredTerms, 'postings' | 'titleLengths' | 'bodyLengths'>;
  /** Somebody by number. */
  person(number: number): IndexedPerson | undefined;
  columns: Columns;
  /** The entries of each person and subsystem, made when they are first asked for. */
  lists(): FacetLists;
  /** By which entries are put in order of time: their days, and for those without one where they stand among the others. */
  readonly orderDays: Int32Array;
  /** How many entries have no day. */
  undated: number;
  bounds: SearchBounds;
  /** Scratch space of one search, a place for each unit. */
  scratch: Scratch;
}

/** What searches add up. */
export interface Scratch {
  /**
   * Of each place of the list at hand: what the word is worth there (and the bits of that number), and whether it stands in
   * the title that a merge lists.
   */
  worth: Float32Array;
  worthBits: Int32Array;
  inTitle: Uint8Array;
  /** How often the term at hand stands there. */
  counts: Uint8Array;
  /** Of each unit what its terms are worth, and whether one stands in the title itself, while a word is listed; else zero. */
  sums: Float32Array;
  sumBits: Int32Array;
  marks: Uint8Array;
  /** The units that have a sum. */
  having: Uint32Array;
  /** The arrays that a word is listed in. */
  list: WordList;
  matches: Matches;
  /** The arrays that matches are put together in. */
  spare: Matches;
  /** The lists of common words. */
  words: WordLists;
  /** By where a term's postings begin, where their blocks do. */
  skips: Map<number, Skips>;
}

/** Units of a shard that match, in order: the same place in each array, from 0 up to `length`, is one unit. */
export interface Matches {
  length: number;
  units: Uint32Array;
  scores: Float32Array;
  /** How many of the words it has; and, of a title that a merge lists, how many it has itself. */
  found: Uint8Array;
  titled: Uint8Array;
}

/** How many words the units of some shards have in their titles, or in their bodies, altogether. */
export function sumLengths(shards: readonly Shard[], field: 'titleLengths' | 'bodyLengths'): number {
  const total = field === 'titleLengths' ? 'titleWords' : 'bodyWords';
  return shards.reduce((sum, { totals }) => sum + totals[total], 0);
}

/** How many entries of some shards count, without collecting them; `isGone` is given where any may be gone. */
export function countEntries(shards: readonly Shard[], isGone?: (sequence: number) => boolean): number {
  let count = 0;
  for (const { columns, first, records } of shards) {
    const { flags } = columns;
    for (let entry = 0; entry < records; entry += 1) {
      if (((flags[entry] ?? 0) & isEntry) !== 0 && !isGone?.(first + entry)) count += 1;
    }
  }
  return count;
}

/** Opens an index for searching; `before` is that of the records before it. */
export function openShard(parts: ShardParts, first: number, before?: Shard, bounds = usualBounds): Shard {
  const totals = parts.totals ?? countTotals(parts.columns, parts.terms);
  const { records, units, undated } = totals;
  let { lists } = parts;
  let ordered: Int32Array | undefined;
  return {
    first,
    records,
    units,
    totals,
    facts: parts.facts,
    dictionary: 'blocks' in parts.terms ? openDictionary(parts.terms) : openRunDictionary(parts.terms),
    terms: parts.terms,
    person: parts.person ?? ((number) => parts.facts.people[number]),
    columns: parts.columns,
    lists() {
      lists ??= invertFacets(parts.columns);
      return lists;
    },
    get orderDays() {
      ordered ??= undated === 0 ? parts.columns.days : orderUndated(parts.columns, before ? lastDay(before) : 0);
      return ordered;
    },
    undated,
    bounds,
    scratch: makeScratch(units, units - records),
  };
}

function makeScratch(units: number, titles: number): Scratch {
  const worth = new Float32Array(units);
  const sums = new Float32Array(units);
  return {
    worth,
    worthBits: new Int32Array(worth.buffer),
    inTitle: new Uint8Array(titles > 0 ? units : 0),
    sums,
    sumBits: new Int32Array(sums.buffer),
    marks: new Uint8Array(titles > 0 ? units : 0),
    counts: new Uint8Array(units),
    // What is written without a branch is written once too often.
    having: new Uint32Array(units + 1),
    list: {
      length: 0,
      units: new Uint32Array(units),
      worth: new Float32Array(units),
      inTitle: new Uint8Array(titles > 0 ? units : 0),
    },
    matches: makeMatches(units, titles),
    spare: makeMatches(units, titles),
    words: makeWordLists(),
    skips: new Map(),
  };
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
