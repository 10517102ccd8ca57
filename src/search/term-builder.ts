import type { DictionaryParts } from './dictionary.ts';
import { packCounts } from './postings.ts';
import { makeRunWriter, type TermRun } from './term-run.ts';
import { makeTermTable } from './term-table.ts';
import { eachStretch } from './tokens.ts';
import { emptyWords } from './words.ts';

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

/** Room for so many rows and terms at first: of many logs all that is needed, or all of the titles that they list. */
const firstRows = 1 << 12;
const firstTerms = 1 << 12;

/** Collects the words of units, which come in order from 0, and makes a run of them. */
export function makeTermBuilder() {
  const terms = makeTermTable();
  const ignored = emptyWords.size;
  for (const word of emptyWords) eachStretch(word, terms.number);
  // One row for each word of each unit: the term, the unit, and the packed counts.
  let rows = 0;
  let rowTerms = new Uint32Array(firstRows);
  let rowUnits = new Uint32Array(firstRows);
  let rowCounts = new Uint8Array(firstRows);
  // Counts of the unit at hand, by term; zero again once it is done.
  let titles = new Uint16Array(firstTerms);
  let bodies = new Uint16Array(firstTerms);
  let touched: number[] = [];
  let lengths = 0;
  let inTitle = false;
  let units = 0;
  let titleLengths = new Uint8Array(1 << 12);
  let bodyLengths = new Uint8Array(1 << 12);

  const take = (text: Uint16Array, start: number, end: number): void => {
    const id = terms.number(text, start, end);
    if (id < ignored) return;
    if (id >= titles.length) {
      titles = grow(titles, new Uint16Array(titles.length * 2));
      bodies = grow(bodies, new Uint16Array(bodies.length * 2));
    }
    if (titles[id] === 0 && bodies[id] === 0) touched.push(id);
    const counts = inTitle ? titles : bodies;
    // Held at the greatest, for one that begins again at zero would be taken for a word not met yet.
    counts[id] = Math.min((counts[id] ?? 0) + 1, 0xffff);
    lengths += 1;
  };
  const measure = (text: string, title: boolean): number => {
    inTitle = title;
    lengths = 0;
    eachStretch(text, take);
    return packLength(lengths);
  };
  const makeRoom = (): void => {
    if (rows + touched.length <= rowTerms.length) return;
    const size = Math.max(rowTerms.length * 2, rows + touched.length);
    rowTerms = grow(rowTerms, new Uint32Array(size));
    rowUnits = grow(rowUnits, new Uint32Array(size));
    rowCounts = grow(rowCounts, new Uint8Array(size));
  };

  return {
    add(title: string, body: string): void {
      if (units === titleLengths.length) {
        titleLengths = grow(titleLengths, new Uint8Array(units * 2));
        bodyLengths = grow(bodyLengths, new Uint8Array(units * 2));
      }
      titleLengths[units] = measure(title, true);
      bodyLengths[units] = measure(body, false);
      makeRoom();
      for (const id of touched) {
        rowTerms[rows] = id;
        rowUnits[rows] = units;
        rowCounts[rows] = packCounts(titles[id] ?? 0, bodies[id] ?? 0);
        rows += 1;
        titles[id] = 0;
        bodies[id] = 0;
      }
      touched = [];
      units += 1;
    },
    finish(): TermRun {
      const starts = countRows(rowTerms, rows, terms.size);
      const order = sortRows(rowTerms, rows, starts);
      const writer = makeRunWriter(terms.list().slice(ignored));
      for (let id = ignored; id < terms.size; id += 1) {
        const to = starts[id + 1] ?? rows;
        for (let index = starts[id] ?? 0; index < to; index += 1) {
          const row = order[index] ?? 0;
          writer.addPosting(rowUnits[row] ?? 0, rowCounts[row] ?? 0);
        }
        writer.endTerm();
      }
      return {
        ...writer.finish(),
        titleLengths: titleLengths.slice(0, units),
        bodyLengths: bodyLengths.slice(0, units),
      };
    },
  };
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

/** The rows by term; those of one term stay in the order of their units. */
function sortRows(rowTerms: Uint32Array, rows: number, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const term = rowTerms[row] ?? 0;
    const place = next[term] ?? 0;
    order[place] = row;
    next[term] = place + 1;
  }
  return order;
}

function grow<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
