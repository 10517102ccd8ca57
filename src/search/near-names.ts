import { nameWords } from '../model/identity.ts';
import { type Steps, workAtOnce } from '../ops/turns.ts';
import { countEditsAtBeginning, longestInBits } from './edits.ts';
import { allowSlips, countBits, lettersOf } from './slips.ts';
import { unitsOf } from './term-list.ts';

/** Names made ready for finding those that are nearly what somebody types. */
export interface NearNames {
  names: readonly string[];
  /** All words of names, one behind the other, those that begin with the same letter together. */
  units: Uint16Array;
  /** Where each of these words begins, and at the end where the last one ends; and the index of the name that has it. */
  starts: Uint32Array;
  owners: Uint32Array;
  /** Which letters each of these words has, as bits. */
  letters: Uint32Array;
  /** For each first letter, the first of its words and how many these are. */
  byLetter: ReadonlyMap<number, { from: number; count: number }>;
}

/** So many names are a step of making them ready. */
const stepNames = 256;

/** Makes names ready, in the order in which equally near ones are given. */
export const prepareNearNames = (names: readonly string[]): NearNames => workAtOnce(prepareNearNamesInSteps(names));

/** The same in steps. */
export function* prepareNearNamesInSteps(names: readonly string[]): Steps<NearNames> {
  const groups = new Map<number, { words: string[]; owners: number[] }>();
  let length = 0;
  let count = 0;
  for (const [index, name] of names.entries()) {
    for (const word of nameWords(name)) {
      const letter = word.charCodeAt(0);
      let group = groups.get(letter);
      if (group === undefined) {
        group = { words: [], owners: [] };
        groups.set(letter, group);
      }
      group.words.push(word);
      group.owners.push(index);
      length += word.length;
      count += 1;
    }
    if (index % stepNames === 0) yield;
  }
  const units = new Uint16Array(length);
  const starts = new Uint32Array(count + 1);
  const owners = new Uint32Array(count);
  const letters = new Uint32Array(count);
  const byLetter = new Map<number, { from: number; count: number }>();
  let place = 0;
  let end = 0;
  for (const [letter, group] of groups) {
    byLetter.set(letter, { from: place, count: group.words.length });
    owners.set(group.owners, place);
    for (const word of group.words) {
      starts[place] = end;
      letters[place] = lettersOf(word);
      place += 1;
      for (let at = 0; at < word.length; at += 1) units[end++] = word.charCodeAt(at);
      if (place % (16 * stepNames) === 0) yield;
    }
  }
  starts[place] = end;
  return { names, units, starts, owners, letters, byLetter };
}

/** Longer texts are no names. */
const mostWords = 4;

/**
 * Finds names that nearly have what is being typed: each of its words is, but for a few slips of the keyboard, a word of
 * the name or, since it may not be finished, the beginning of one. The nearest first.
 */
export function findNearNames(known: NearNames, typed: string, limit: number): string[] {
  const words = [...new Set(nameWords(typed))].slice(0, mostWords);
  let met: Map<number, number> | undefined;
  for (const word of words) {
    met = met === undefined ? meetWord(known, word) : addWord(known, met, word);
    if (met.size === 0) return [];
  }
  return takeNearest(met ?? new Map(), limit).map((index) => known.names[index] ?? '');
}

/** The names with the fewest slips, in their order; with so many others most need not be put in order. */
function takeNearest(met: ReadonlyMap<number, number>, limit: number): number[] {
  const bySlips: number[][] = [];
  for (const [index, slips] of met) {
    bySlips[slips] ??= [];
    bySlips[slips].push(index);
  }
  const nearest: number[] = [];
  // Where nobody has so many slips, there is a hole.
  for (const indexes of bySlips) {
    if (nearest.length >= limit) break;
    if (indexes)
      nearest.push(
        ...Uint32Array.from(indexes)
          .sort()
          .subarray(0, limit - nearest.length),
      );
  }
  return nearest;
}

/** Names that have a word nearly like this one, with the number of slips. The first letter is hardly ever mistyped. */
function meetWord({ units, starts, owners, letters, byLetter }: NearNames, typed: string): Map<number, number> {
  const most = allowSlips(typed);
  const wanted = unitsOf(typed);
  const slips = new Map<number, number>();
  const { from, count } = byLetter.get(wanted[0] ?? 0) ?? { from: 0, count: 0 };
  const own = lettersOf(typed);
  for (let place = from; place < from + count; place += 1) {
    // Each slip puts in one letter at most that the word does not have.
    if (countBits(own & ~(letters[place] ?? 0)) > most) continue;
    const start = starts[place] ?? 0;
    const found = countSlipsAtBeginning(units, start, starts[place + 1] ?? 0, wanted, most);
    if (found > most) continue;
    const name = owners[place] ?? 0;
    if (found < (slips.get(name) ?? Number.POSITIVE_INFINITY)) slips.set(name, found);
  }
  return slips;
}

let before = new Uint16Array(64);
let row = new Uint16Array(64);

/**
 * How much what was typed differs from the beginning of a word (Levenshtein); more than `most` are told as `most + 1`. A
 * letter too few or too many makes the beginning one longer or shorter.
 */
function countSlipsAtBeginning(
  units: Uint16Array,
  start: number,
  end: number,
  typed: Uint16Array,
  most: number,
): number {
  const { length } = typed;
  if (end - start < length - most) return most + 1;
  if (most === 0) return beginsWith(units, start, typed) ? 0 : 1;
  if (length <= longestInBits) return countEditsAtBeginning(typed, units, start, end, most);
  const columns = Math.min(end - start, length + 1);
  if (columns >= before.length) {
    before = new Uint16Array(2 * columns);
    row = new Uint16Array(2 * columns);
  }
  for (let column = 0; column <= columns; column += 1) before[column] = column;
  for (let line = 1; line <= length; line += 1) {
    const letter = typed[line - 1];
    let least = line;
    row[0] = line;
    // What lies farther beside has too many slips.
    const first = Math.max(1, line - most);
    const last = Math.min(columns, line + most);
    if (first > 1) row[first - 1] = most + 1;
    for (let column = first; column <= last; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (units[start + column - 1] === letter ? 0 : 1);
      const slips = Math.min(replaced, (before[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      row[column] = slips;
      if (slips < least) least = slips;
    }
    if (last < columns) row[last + 1] = most + 1;
    if (least > most) return most + 1;
    [before, row] = [row, before];
  }
  let least = most + 1;
  for (let column = Math.max(0, length - 1); column <= length + 1; column += 1) {
    least = Math.min(least, before[Math.min(column, columns)] ?? 0);
  }
  return least;
}

function beginsWith(units: Uint16Array, start: number, typed: Uint16Array): boolean {
  for (let at = 0; at < typed.length; at += 1) if (units[start + at] !== typed[at]) return false;
  return true;
}

/** Of the names met so far those that have one more word; of a few names all words are looked at. */
function addWord(known: NearNames, met: ReadonlyMap<number, number>, typed: string): Map<number, number> {
  const found = met.size <= fewNames ? undefined : meetWord(known, typed);
  const most = allowSlips(typed);
  const wanted = unitsOf(typed);
  const both = new Map<number, number>();
  for (const [name, slips] of met) {
    const more = found ? found.get(name) : countSlipsInName(known.names[name] ?? '', wanted, most);
    if (more !== undefined) both.set(name, slips + more);
  }
  return both;
}

/** To cut so many names into words takes a few tenths of a millisecond. */
const fewNames = 400;

function countSlipsInName(name: string, wanted: Uint16Array, most: number): number | undefined {
  let least = most + 1;
  for (const word of nameWords(name)) {
    if (word.charCodeAt(0) !== wanted[0]) continue;
    least = Math.min(least, countSlipsAtBeginning(unitsOf(word), 0, word.length, wanted, most));
  }
  return least > most ? undefined : least;
}
