import type { TermEntry } from './dictionary.ts';
import type { PostingsBuffer } from './postings.ts';
import type { QueryWord } from './query-words.ts';
import type { FieldWeights } from './rank.ts';
import { lookUpTerm, readTerm } from './read-terms.ts';
import type { Shard } from './shard.ts';

/** Units in order: the first `length` of them. */
export interface UnitList {
  length: number;
  units: Uint32Array;
}

/**
 * Puts into `worth` what a word is worth in each unit of a list, added up over its variants; zero where it does not stand.
 * In a shard with titles of merges, `inTitle` then tells of each whether it stands in the title itself.
 */
export function weighWord(
  shard: Shard,
  word: QueryWord,
  { units, length }: UnitList,
  { weights, buffer }: { weights: FieldWeights; buffer: PostingsBuffer },
): void {
  const { worth, inTitle, counts } = shard.scratch;
  worth.fill(0, 0, length);
  const titled = shard.units > shard.records;
  if (titled) inTitle.fill(0, 0, length);
  for (const { entry, weight } of listTerms(shard, word)) {
    counts.fill(0, 0, length);
    lookUpTerm(shard, entry, units, length, counts, buffer);
    addWorth(shard, units, length, weight, weights);
    if (titled) markTitles(shard, units, length);
  }
}

/** Adds what a variant is worth in each unit. */
function addWorth(
  { scratch: { worth, counts }, terms: { titleLengths, bodyLengths } }: Shard,
  units: Uint32Array,
  length: number,
  weight: number,
  { title, body }: FieldWeights,
): void {
  for (let index = 0; index < length; index += 1) {
    const packed = counts[index] ?? 0;
    if (packed === 0) continue;
    const unit = units[index] ?? 0;
    let gained = (packed & 31) * (body[bodyLengths[unit] ?? 0] ?? 0);
    if (packed > 31) gained += (packed >> 5) * (title[titleLengths[unit] ?? 0] ?? 0);
    worth[index] = (worth[index] ?? 0) + weight * gained;
  }
}

/** Marks the titles that merges list in which a variant stands itself, rather than in the merge's own text. */
function markTitles({ scratch: { inTitle, counts }, records }: Shard, units: Uint32Array, length: number): void {
  for (let index = 0; index < length; index += 1) {
    if ((counts[index] ?? 0) > 31 && (units[index] ?? 0) >= records) inTitle[index] = 1;
  }
}

/** The units that have a word, in order; good until the next word is read. */
export function listUnits(shard: Shard, word: QueryWord, buffer: PostingsBuffer): UnitList {
  const terms = listTerms(shard, word);
  if (terms.length > fewTerms) return markUnits(shard, terms, buffer);
  const { lists } = shard.scratch;
  let list: UnitList = { length: 0, units: lists[0] };
  for (const { entry } of terms) {
    const { units } = readTerm(shard, entry, buffer);
    if (terms.length === 1) return { length: entry.size, units };
    // The two lists take turns: one is read while the other is written.
    const into = list.units === lists[0] ? lists[1] : lists[0];
    list = { length: joinUnits(list, units, entry.size, into), units: into };
  }
  return list;
}

/** Of so many terms the units are joined list by list; of more they are marked. */
const fewTerms = 6;

/** The terms of a word that a shard has, in the order of its variants. */
function listTerms(shard: Shard, { variants }: QueryWord): { entry: TermEntry; weight: number }[] {
  return variants.flatMap(({ term, weight }) => {
    const entry = shard.dictionary.find(term);
    return entry ? [{ entry, weight }] : [];
  });
}

function joinUnits(list: UnitList, units: Uint32Array, size: number, into: Uint32Array): number {
  const { length, units: before } = list;
  let [one, other, end] = [0, 0, 0];
  while (one < length && other < size) {
    const unit = before[one] ?? 0;
    const next = units[other] ?? 0;
    into[end++] = unit < next ? unit : next;
    if (unit <= next) one += 1;
    if (next <= unit) other += 1;
  }
  into.set(before.subarray(one, length), end);
  end += length - one;
  into.set(units.subarray(other, size), end);
  return end + size - other;
}

function markUnits(shard: Shard, terms: readonly { entry: TermEntry }[], buffer: PostingsBuffer): UnitList {
  const { marks, lists } = shard.scratch;
  const [into] = lists;
  let count = 0;
  for (const { entry } of terms) {
    const { units } = readTerm(shard, entry, buffer);
    for (let index = 0; index < entry.size; index += 1) {
      const unit = units[index] ?? 0;
      if (marks[unit] === 1) continue;
      marks[unit] = 1;
      into[count++] = unit;
    }
  }
  if (count * sortCost < shard.units) {
    const units = into.subarray(0, count).sort();
    for (let index = 0; index < count; index += 1) marks[units[index] ?? 0] = 0;
    return { length: count, units: into };
  }
  let end = 0;
  for (let unit = 0; unit < shard.units; unit += 1) {
    if (marks[unit] === 0) continue;
    marks[unit] = 0;
    into[end++] = unit;
  }
  return { length: end, units: into };
}

/** To put a unit in order takes as long as looking at so many marks. */
const sortCost = 16;
