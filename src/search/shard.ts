import type { IndexedPerson, IndexFacts } from '../model/index-facts.ts';
import { type Columns, isEntry, isOpen } from './columns.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { type FacetLists, invertFacets } from './facet-lists.ts';
import type { PartlyRead } from './paged-bytes.ts';
import type { PostingsBuffer } from './postings.ts';
import { openRunDictionary } from './run-dictionary.ts';
import { type TermParts, unpackLength } from './term-builder.ts';
import type { TermRun } from './term-run.ts';

/** The searchable text of an index, of whose postings some may not be in memory. */
export interface StoredTerms extends Omit<TermParts, 'postings'> {
  postings: PartlyRead;
}

/** What a part of a log is searched by: a whole index, or that of a few entries, whose words lie as they were collected. */
export interface ShardParts {
  facts: IndexFacts;
  columns: Columns;
  terms: StoredTerms | TermRun;
  /** Made of the columns where they are not given. */
  lists?: FacetLists;
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
  facts: IndexFacts;
  dictionary: Dictionary;
  terms: Pick<StoredTerms, 'postings' | 'titleLengths' | 'bodyLengths'>;
  /** Somebody by number. */
  person(number: number): IndexedPerson | undefined;
  columns: Columns;
  /** The entries of each person and subsystem, made when they are first asked for. */
  lists(): FacetLists;
  /** By which entries are put in order of time: their days, and for those without one where they stand among the others. */
  orderDays: Int32Array;
  /** How many entries have no day. */
  undated: number;
  /** Scratch space of one search, a place for each unit; zero between searches. */
  scratch: Scratch;
}

/** What a search adds up. */
export interface Scratch {
  /** The units that have the word at hand, and what it is worth in each unit. */
  having: Uint32Array;
  worth: Float32Array;
  /** Of each title that a merge lists: whether the word at hand stands in it, and how many of the words do. */
  inTitle: Uint8Array;
  titled: Uint8Array;
  /** The place of each unit among those that match so far, plus one; zero where it is not among them. */
  places: Uint32Array;
  /** 1 for each unit that a search's filters let through, where they are known before its words are looked for. */
  allowed: Uint8Array;
  matches: Matches;
  /** Postings of common terms, by where they begin, and how many these are. */
  common: { terms: Map<number, PostingsBuffer>; size: number };
}

/** Units of a shard that match: the same place in each array, from 0 up to `length`, is one unit. */
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
  let sum = 0;
  for (const { terms } of shards) {
    const counts = new Uint32Array(256);
    const lengths = terms[field];
    for (let unit = 0; unit < lengths.length; unit += 1) {
      const length = lengths[unit] ?? 0;
      counts[length] = (counts[length] ?? 0) + 1;
    }
    for (let length = 0; length < 256; length += 1) sum += (counts[length] ?? 0) * unpackLength(length);
  }
  return sum;
}

/** Opens an index for searching; `before` is that of the records before it. */
export function openShard(parts: ShardParts, first: number, before?: Shard): Shard {
  const units = parts.terms.titleLengths.length;
  const titles = units - parts.columns.days.length;
  const undated = countUndated(parts.columns);
  let { lists } = parts;
  return {
    first,
    records: parts.columns.days.length,
    units,
    facts: parts.facts,
    dictionary: 'blocks' in parts.terms ? openDictionary(parts.terms) : openRunDictionary(parts.terms),
    terms: parts.terms,
    person: parts.person ?? ((number) => parts.facts.people[number]),
    columns: parts.columns,
    lists() {
      lists ??= invertFacets(parts.columns);
      return lists;
    },
    orderDays: undated === 0 ? parts.columns.days : orderUndated(parts.columns, before ? lastDay(before) : 0),
    undated,
    scratch: {
      having: new Uint32Array(units),
      worth: new Float32Array(units),
      inTitle: new Uint8Array(titles),
      titled: new Uint8Array(titles),
      places: new Uint32Array(units),
      allowed: new Uint8Array(units),
      common: { terms: new Map(), size: 0 },
      matches: {
        length: 0,
        units: new Uint32Array(units),
        scores: new Float32Array(units),
        found: new Uint8Array(units),
        titled: new Uint8Array(titles > 0 ? units : 0),
      },
    },
  };
}

function countUndated({ days, flags }: Columns): number {
  // Of a repository every entry has a day, and one call tells.
  if (!days.includes(0)) return 0;
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
