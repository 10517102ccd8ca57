import type { IndexFacts } from '../model/index-facts.ts';
import type { Columns } from './columns.ts';
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

/** Opens an index for searching. */
export function openShard(parts: IndexParts, first: number): Shard {
  const units = parts.terms.titleLengths.length;
  return {
    first,
    records: parts.columns.days.length,
    units,
    facts: parts.facts,
    dictionary: openDictionary(parts.terms),
    terms: parts.terms,
    columns: parts.columns,
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
