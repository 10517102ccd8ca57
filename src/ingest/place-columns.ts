import { makeNumbers } from './columns.ts';
import type { Heading } from './match-known.ts';
import type { TextTable } from './text-table.ts';

/** Where an entry stands: its id, its line and its heading. */
export interface StoredPlace {
  id: string;
  line: number | undefined;
  heading: Heading;
}

/** Headings by number, each once. */
export interface HeadingTable {
  number(date: string, release: string): number;
  heading(number: number): Heading;
}

/** Makes an empty table of headings. */
export function makeHeadingTable(): HeadingTable {
  const headings: Heading[] = [];
  const numbers = new Map<string, number>();
  let last = -1;
  return {
    number(date, release) {
      // Most entries stand under the heading of the one before.
      const before = headings[last];
      if (before?.date === date && before.release === release) return last;
      const key = `${date}\n${release}`;
      last = numbers.get(key) ?? headings.length;
      if (last === headings.length) {
        headings.push({ date, release });
        numbers.set(key, last);
      }
      return last;
    },
    heading: (number) => headings[number] ?? { date: '', release: '' },
  };
}

/** The places of many entries, by number, in twelve bytes each. */
export interface PlaceColumns {
  readonly length: number;
  push(id: string, line: number | undefined, date: string, release: string): void;
  /** Keeps a number for what has no place. */
  skip(): void;
  heading(at: number): Heading;
  place(at: number): StoredPlace;
}

const noLine = -0x80000000;

/** Makes empty columns. Ids of another form than most go into `texts`. */
export function makePlaceColumns(headings: HeadingTable, texts: TextTable): PlaceColumns {
  /** Of an id that is the heading and a position, twice that position, and one more where it begins with the day; else, below zero, its text. */
  const ids = makeNumbers();
  const lines = makeNumbers();
  const ofHeadings = makeNumbers();
  const packId = (id: string, { date, release }: Heading): number => {
    const position = Number(id.slice(id.lastIndexOf('#') + 1));
    if (Number.isInteger(position) && position >= 0 && position < 1 << 29) {
      if (id === `${release}#${position}`) return position * 2;
      if (id === `${date}#${position}`) return position * 2 + 1;
    }
    return -1 - texts.number(id);
  };
  const unpackId = (packed: number, { date, release }: Heading): string =>
    packed < 0 ? texts.text(-1 - packed) : `${packed % 2 === 0 ? release : date}#${packed >> 1}`;
  const heading = (at: number): Heading => headings.heading(ofHeadings.get(at));
  return {
    get length() {
      return ids.length;
    },
    push(id, line, date, release) {
      const number = headings.number(date, release);
      ids.push(packId(id, headings.heading(number)));
      lines.push(line ?? noLine);
      ofHeadings.push(number);
    },
    skip() {
      for (const column of [ids, lines, ofHeadings]) column.push(0);
    },
    heading,
    place(at) {
      const line = lines.get(at);
      return { id: unpackId(ids.get(at), heading(at)), line: line === noLine ? undefined : line, heading: heading(at) };
    },
  };
}
