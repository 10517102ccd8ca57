import type { DictionaryParts } from './dictionary.ts';
import type { PackedRun } from './packed-run.ts';
import { packCounts } from './postings.ts';
import { makeRunWriter, type TermRun } from './term-run.ts';
import { makeTermTable } from './term-table.ts';
import { pickTerms, sortTerms } from './terms.ts';
import { cutText, eachStretch } from './tokens.ts';
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

/** How often a word stands in the unit at hand, as one number: in its title above, in its body below. */
const inTitle = 1 << 16;
const most = { title: 0xfff * inTitle, body: 0xffff };

/**
 * Collects the words of units, which come in order from 0, and makes a run of them. It begins anew then: one that is made
 * anew for each run would be compiled anew by the engine, which takes longer than a run.
 */
export function makeTermBuilder() {
  const terms = makeTermTable();
  const ignored = emptyWords.size;
  for (const word of emptyWords) eachStretch(word, (text, start, end, hash) => terms.number(text, start, end, hash));
  // One row for each word of each unit: the term and the packed counts. A unit's rows end where the next one's begin.
  let rows = 0;
  let rowTerms = new Uint32Array(firstRows);
  let rowCounts = new Uint8Array(firstRows);
  let unitEnds = new Uint32Array(1 << 12);
  // Counts of the unit at hand, by term; zero again once it is done.
  let counts = new Uint32Array(firstTerms);
  let touched = new Uint32Array(1 << 10);
  /** The terms of the text at hand, one for each token. */
  let numbers = new Uint32Array(1 << 10);
  let different = 0;
  let units = 0;
  let titleLengths = new Uint8Array(1 << 12);
  let bodyLengths = new Uint8Array(1 << 12);

  /** Counts the words of a title or a body; returns how many they are. */
  const measure = (text: string, isTitle: boolean): number => {
    const cut = cutText(text);
    if (numbers.length < cut.count) numbers = new Uint32Array(cut.count * 2);
    terms.numberAll(cut, numbers);
    while (terms.size > counts.length) counts = grow(counts, new Uint32Array(counts.length * 2));
    while (different + cut.count > touched.length) touched = grow(touched, new Uint32Array(touched.length * 2));
    const once = isTitle ? inTitle : 1;
    const held = isTitle ? most.title : most.body;
    let words = 0;
    for (let token = 0; token < cut.count; token += 1) {
      const id = numbers[token] ?? 0;
      if (id < ignored) continue;
      const count = counts[id] ?? 0;
      if (count === 0) {
        touched[different] = id;
        different += 1;
      }
      // Held at the greatest, for one that grew into the other would be taken for it.
      if ((count & held) !== held) counts[id] = count + once;
      words += 1;
    }
    return packLength(words);
  };
  const makeRoom = (): void => {
    if (rows + different <= rowTerms.length) return;
    const size = Math.max(rowTerms.length * 2, rows + different);
    rowTerms = grow(rowTerms, new Uint32Array(size));
    rowCounts = grow(rowCounts, new Uint8Array(size));
  };

  const end = <T extends object>(make: (sorted: SortedTerms) => T): T & UnitLengths => {
    const starts = countRows(rowTerms, rows, terms.size);
    const sorted = sortRows(rowTerms, rowCounts, unitEnds.subarray(0, units), starts);
    const all = terms.list();
    const run = {
      ...make({ terms: all, order: sortTerms(all, ignored), starts, ...sorted }),
      titleLengths: titleLengths.slice(0, units),
      bodyLengths: bodyLengths.slice(0, units),
    };
    terms.shrink(ignored);
    rows = 0;
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
      titleLengths[units] = measure(title, true);
      bodyLengths[units] = measure(body, false);
      makeRoom();
      for (let index = 0; index < different; index += 1) {
        const id = touched[index] ?? 0;
        const count = counts[id] ?? 0;
        rowTerms[rows] = id;
        rowCounts[rows] = packCounts(Math.floor(count / inTitle), count & most.body);
        rows += 1;
        counts[id] = 0;
      }
      different = 0;
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
function countRows(rowTerms: Uint32Array, rows: number, terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  for (let row = 0; row < rows; row += 1) {
    const term = rowTerms[row] ?? 0;
    starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  }
  for (let term = 0; term < terms; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
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
  const rows = unitEnds.at(-1) ?? 0;
  const units = new Uint32Array(rows);
  const counts = new Uint8Array(rows);
  let row = 0;
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
