import { findFrom } from './facet-lists.ts';
import { makeWordList } from './make-word-list.ts';
import type { QueryWord } from './query-words.ts';
import { countInFew } from './read-terms.ts';
import type { Shard } from './shard.ts';
import { findKept, findTerms, type WeighedTerm, type WeighSettings, type WordList } from './word-list.ts';

/** Units in order: the first `length` of them. */
export interface UnitList {
  length: number;
  units: Uint32Array;
}

/**
 * Puts into `worth` what a word is worth in each unit of a list, added up over its variants; zero where it does not stand.
 * In a shard with titles of merges, `inTitle` then tells of each whether it stands in the title itself.
 */
export function weighWord(shard: Shard, word: QueryWord, wanted: UnitList, settings: WeighSettings): void {
  const { worth, inTitle } = shard.scratch;
  const terms = findTerms(shard, word);
  const size = terms.reduce((sum, { entry }) => sum + entry.size, 0);
  // To list a common word takes as long as many such looks at the blocks in which a few units would stand.
  const isFew = wanted.length * shard.bounds.block * fewBlocks <= size;
  const kept = findKept(shard, terms, settings, !isFew);
  worth.fill(0, 0, wanted.length);
  inTitle.fill(0, 0, wanted.length);
  if (kept) lookUp(shard, kept, wanted);
  else if (wanted.length * terms.length < size * 2) weighFew(shard, terms, wanted, settings);
  else lookUp(shard, makeWordList(shard, terms, settings), wanted);
}

/** Units are few where so many times their blocks are not all postings of a word. */
const fewBlocks = 2;

/** Takes what is worth what from the list of a word. */
function lookUp({ scratch }: Shard, list: WordList, wanted: UnitList): void {
  if (list.all) lookUpAll(list.all, wanted, scratch.worth);
  else if (wanted.length * farFewer < list.length) lookUpFew(list, wanted, scratch);
  else if (list.length * farFewer < wanted.length) lookUpRare(list, wanted, scratch);
  else lookUpInTurn(list, wanted, scratch);
}

/** To find a unit takes as long as going through so many. */
const farFewer = 16;

type Sums = Pick<Shard['scratch'], 'worth' | 'inTitle'>;

function lookUpAll(all: Float32Array, { length, units }: UnitList, worth: Float32Array): void {
  for (let place = 0; place < length; place += 1) worth[place] = all[units[place] ?? 0] ?? 0;
}

function lookUpFew({ length: size, units, worth: from, inTitle: titled }: WordList, few: UnitList, into: Sums): void {
  let at = 0;
  for (let place = 0; place < few.length; place += 1) {
    const unit = few.units[place] ?? 0;
    at = findFrom(units, unit, at, size);
    if (at === size) return;
    if (units[at] !== unit) continue;
    into.worth[place] = from[at] ?? 0;
    if (titled.length > 0) into.inTitle[place] = titled[at] ?? 0;
  }
}

function lookUpRare({ length: size, units, worth: from, inTitle: titled }: WordList, many: UnitList, into: Sums): void {
  let place = 0;
  for (let at = 0; at < size; at += 1) {
    const unit = units[at] ?? 0;
    place = findFrom(many.units, unit, place, many.length);
    if (place === many.length) return;
    if (many.units[place] !== unit) continue;
    into.worth[place] = from[at] ?? 0;
    if (titled.length > 0) into.inTitle[place] = titled[at] ?? 0;
  }
}

function lookUpInTurn(
  { length: size, units, worth: from, inTitle: titled }: WordList,
  wanted: UnitList,
  { worth, inTitle }: Sums,
): void {
  if (size === 0) return;
  let at = 0;
  let next = units[0] ?? 0;
  for (let place = 0; place < wanted.length; place += 1) {
    const unit = wanted.units[place] ?? 0;
    while (next < unit) {
      at += 1;
      if (at >= size) return;
      next = units[at] ?? 0;
    }
    if (next !== unit) continue;
    worth[place] = from[at] ?? 0;
    if (titled.length > 0) inTitle[place] = titled[at] ?? 0;
  }
}

/** Weighs the terms of a word in a few units, without reading the others. */
function weighFew(
  shard: Shard,
  terms: readonly WeighedTerm[],
  { units, length }: UnitList,
  { weights: { title, body }, buffer }: WeighSettings,
): void {
  const { titleLengths, bodyLengths } = shard.terms;
  const { worth, inTitle, counts } = shard.scratch;
  for (const { entry, weight } of terms) {
    counts.fill(0, 0, length);
    countInFew(shard, entry, units, length, counts, buffer);
    for (let place = 0; place < length; place += 1) {
      const packed = counts[place] ?? 0;
      if (packed === 0) continue;
      const unit = units[place] ?? 0;
      let gained = (packed & 31) * (body[bodyLengths[unit] ?? 0] ?? 0);
      if (packed > 31) gained += (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0);
      worth[place] = (worth[place] ?? 0) + weight * gained;
      if (packed > 31 && unit >= shard.records) inTitle[place] = 1;
    }
  }
}
