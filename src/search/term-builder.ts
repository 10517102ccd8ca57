import type { DictionaryParts } from './dictionary.ts';
import type { PackedRun } from './packed-run.ts';
import { packCounts } from './postings.ts';
import { makeRunWriter, type TermRun } from './term-run.ts';
import { makeTermTable } from './term-table.ts';
import { pickTerms, sortTerms } from './terms.ts';
import { cutText } from './tokens.ts';
import { emptyWords } from './words.ts';
import { type SortedTerms, writeRun } from './write-run.ts';

/** The searchable text of some units, as it is stored. */
export interface TermParts extends DictionaryParts {
  postings: Uint8Array;
  /** Words in each unit's title and body, in steps (`lengthStep`). */
  titleLengths: Uint8Array;
  bodyLengths: Uint8Array;
}

/** A length in words as one byte: exact up to 15, then in steps that grow with it. */
export function packLength(words: number): number {
  if (words < 16) return words;
  const power = Math.floor(Math.log2(words));
  return Math.min(255, (power - 3) * 16 + Math.floor((words / 2 ** power - 1) * 16));
}

/** The length that a byte stands for. */
export function unpackLength(byte: number): number {
  if (byte < 16) return byte;
  const power = Math.floor(byte / 16) + 3;
  return Math.floor(2 ** power * (1 + (byte % 16) / 16));
}

type UnitLengths = Pick<TermParts, 'titleLengths' | 'bodyLengths'>;

/** Room for so many rows and terms at first: of many logs all that is needed, or all of the titles that they list. */
const firstRows = 1 << 12;
const firstTerms = 1 << 12;

/** How often a word stands in a unit, as `packCounts` has it: once more in its title or its body, and the most of each. */
const [inTitle, inBody] = [
  { once: packCounts(1, 0), most: packCounts(0xff, 0) },
  { once: packCounts(0, 1), most: packCounts(0, 0xff) },
];

/**
 * Collects the words of units, which come in order from 0, and makes a run of them. It begins anew then: one that is made
 * anew for each run would be compiled anew by the engine, which takes longer than a run.
 */
export function makeTermBuilder() {
  const terms = makeTermTable();
  const ignored = emptyWords.size;
  // One row for each word of each unit: the term and the packed counts. A unit's rows end where the next one's begin. They
  // are counted from 1.
  let rows = 1;
  let rowTerms = new Uint32Array(firstRows);
  let rowCounts = new Uint8Array(firstRows);
  let unitEnds = new Uint32Array(1 << 12);
  /** Of each term its last row, and how many it has. */
  let lastRows = new Uint32Array(firstTerms);
  let sizes = new Uint32Array(firstTerms);
  /** The terms of the text at hand, one for each token. */
  let numbers = new Uint32Array(1 << 10);
  let units = 0;
  let titleLengths = new Uint8Array(1 << 12);
  let bodyLengths = new Uint8Array(1 << 12);

  /** The terms of a text's tokens; how many there are. */
  const readTerms = (text: string): number => {
    const cut = cutText(text);
    if (numbers.length < cut.count) numbers = new Uint32Array(cut.count * 2);
    terms.numberAll(cut, numbers);
    return cut.count;
  };
  for (const word of emptyWords) readTerms(word);
  /** Counts the words of a title or a body of the unit whose rows begin here; returns how many they are. */
  const measure = (text: string, begin: number, { once, most }: typeof inTitle): number => {
    const count = readTerms(text);
    makeRoom(count);
    const [found, ids, tallies, last, many] = [numbers, rowTerms, rowCounts, lastRows, sizes];
    let next = rows;
    let words = 0;
    for (let token = 0; token < count; token += 1) {
      const id = found[token] ?? 0;
      if (id < ignored) continue;
      words += 1;
      const row = last[id] ?? 0;
      if (row < begin) {
        ids[next] = id;
        tallies[next] = once;
        last[id] = next;
        many[id] = (many[id] ?? 0) + 1;
        next += 1;
      } else {
        const tally = tallies[row] ?? 0;
        // Held at the greatest, for one that grew into the other would be taken for it.
        if ((tally & most) !== most) tallies[row] = tally + once;
      }
    }
    rows = next;
    return packLength(words);
  };
  const makeRoom = (more: number): void => {
    while (terms.size > sizes.length) {
      sizes = grow(sizes, new Uint32Array(sizes.length * 2));
      lastRows = grow(lastRows, new Uint32Array(sizes.length));
    }
    if (rows + more <= rowTerms.length) return;
    const size = Math.max(rowTerms.length * 2, rows + more);
    rowTerms = grow(rowTerms, new Uint32Array(size));
    rowCounts = grow(rowCounts, new Uint8Array(size));
  };

  const end = <T extends object>(make: (sorted: SortedTerms) => T): T & UnitLengths => {
    const starts = placeTerms(sizes, terms.size);
    const sorted = sortRows(rowTerms, rowCounts, unitEnds.subarray(0, units), starts);
    const all = terms.list();
    const run = {
      ...make({ terms: all, order: sortTerms(all, ignored), starts, ...sorted }),
      titleLengths: titleLengths.slice(0, units),
      bodyLengths: bodyLengths.slice(0, units),
    };
    sizes.fill(0, 0, terms.size);
    lastRows.fill(0, 0, terms.size);
    terms.shrink(ignored);
    rows = 1;
    units = 0;
    return run;
  };

  return {
    add(title: string, body: string): void {
      if (units === titleLengths.length) {
        titleLengths = grow(titleLengths, new Uint8Array(units * 2));
        bodyLengths = grow(bodyLengths, new Uint8Array(units * 2));
        unitEnds = grow(unitEnds, new Uint32Array(units * 2));
      }
      const begin = rows;
      titleLengths[units] = measure(title, begin, inTitle);
      bodyLengths[units] = measure(body, begin, inBody);
      unitEnds[units] = rows;
      units += 1;
    },
    /** Makes the run of all units so far. */
    finish: (): TermRun => end(makeRun),
    /** Makes the same run packed. */
    pack: (): PackedRun => end(writeRun),
  };
}

function makeRun({ terms, order, starts, units, counts }: SortedTerms): Omit<TermRun, keyof UnitLengths> {
  const writer = makeRunWriter(pickTerms(terms, order));
  for (const id of order) {
    const to = starts[id + 1] ?? 0;
    for (let index = starts[id] ?? 0; index < to; index += 1) writer.addPosting(units[index] ?? 0, counts[index] ?? 0);
    writer.endTerm();
  }
  return writer.finish();
}

/** Where each term's rows begin once they are sorted by term. */
function placeTerms(sizes: Uint32Array, terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term] ?? 0) + (sizes[term] ?? 0);
  return starts;
}

/** The units and counts of the rows by term; those of one term stay in the order of their units. */
function sortRows(
  rowTerms: Uint32Array,
  rowCounts: Uint8Array,
  unitEnds: Uint32Array,
  starts: Uint32Array,
): { units: Uint32Array; counts: Uint8Array } {
  const next = starts.slice();
  const rows = (unitEnds.at(-1) ?? 1) - 1;
  const units = new Uint32Array(rows);
  const counts = new Uint8Array(rows);
  let row = 1;
  for (let unit = 0; unit < unitEnds.length; unit += 1) {
    for (const end = unitEnds[unit] ?? 0; row < end; row += 1) {
      const term = rowTerms[row] ?? 0;
      const place = next[term] ?? 0;
      units[place] = unit;
      counts[place] = rowCounts[row] ?? 0;
      next[term] = place + 1;
    }
  }
  return { units, counts };
}

function grow<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
