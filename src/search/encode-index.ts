import type { IndexedPerson, IndexFacts } from '../model/index-facts.ts';
import type { Columns } from './columns.ts';
import { invertFacets } from './facet-lists.ts';
import { align, headBytes, indexVersion, magic, sumFront } from './index-layout.ts';
import type { MergedTerms } from './merge-runs.ts';
import { type ByteSource, pageSize, sumPages } from './paged-bytes.ts';
import { printNames } from './people-text.ts';
import { countTotals } from './totals.ts';

/** An index as it is made. */
export interface IndexParts {
  facts: IndexFacts;
  terms: MergedTerms;
  columns: Columns;
}

type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * Writes an index as one file: a head, the facts and the places of the sections as JSON, the sum of each page of what follows, and
 * the sections, each of which is read when it is needed, or a part of it. It is given in pieces that follow on each other, read
 * when their turn comes, for a copy of the whole would take as much memory again.
 */
export function* encodeIndex({ facts, terms, columns }: IndexParts): Generator<Uint8Array, void> {
  const { postings, ...rest } = terms;
  const people = encodePeople(facts.people);
  const sections = Object.entries({
    ...rest,
    ...columns,
    ...invertFacets(columns),
    ...printNames(facts.people),
    peopleStarts: people.starts,
  } satisfies Record<string, Section>);
  const { length } = postings;
  const parts = sections.map(([name, section]) => openSection(name, section));
  parts.push({ name: 'postings', count: length, length, subarray: (from, to) => postings.subarray(from, to) });
  parts.push(openSection('people', people.text));
  const { places, back } = joinParts(parts);
  const pageSums = sumBack(back);
  places.push({ name: 'pageSums', offset: 0, length: pageSums.length });
  const front = align(pageSums.byteLength);
  const json = Buffer.from(
    JSON.stringify({ facts: { ...facts, people: [] }, totals: countTotals(columns, terms), places, front }),
  );
  const start = align(headBytes + json.length);
  const first = new Uint8Array(start + front);
  first.set(json, headBytes);
  first.set(asBytes(pageSums), start);
  const head = new Uint32Array(first.buffer, 0, 4);
  head.set([magic, indexVersion, json.length]);
  // The sum covers the rest of the head and of the front, so it comes last.
  head[3] = sumFront(first);
  yield first;
  for (let at = 0; at < back.length; at += pieceSize) yield back.read(at, Math.min(back.length, at + pieceSize));
}

/** So much of what stands behind the front is held at a time: some pages. */
const pieceSize = 16 * pageSize;

/** A section as bytes. */
interface Part {
  name: string;
  /** How many numbers it has. */
  count: number;
  /** How many bytes these take. */
  length: number;
  subarray(from: number, to: number): Uint8Array;
}

function openSection(name: string, section: Section): Part {
  const bytes = asBytes(section);
  return { name, count: section.length, length: bytes.length, subarray: (from, to) => bytes.subarray(from, to) };
}

const asBytes = ({ buffer, byteOffset, byteLength }: Section): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The parts one behind another, each with what is missing to an even length. */
function joinParts(parts: readonly Part[]): {
  places: { name: string; offset: number; length: number }[];
  back: ByteSource;
} {
  let end = 0;
  const placed = parts.map((part) => {
    const offset = end;
    end += align(part.length);
    return { part, offset };
  });
  return {
    places: placed.map(({ part: { name, count }, offset }) => ({ name, offset, length: count })),
    back: {
      length: end,
      read(from, to) {
        const bytes = new Uint8Array(to - from);
        for (const { part, offset } of placed) {
          const [first, last] = [Math.max(from, offset), Math.min(to, offset + part.length)];
          if (first < last) bytes.set(part.subarray(first - offset, last - offset), first - from);
        }
        return bytes;
      },
    },
  };
}

function sumBack(back: ByteSource): Uint32Array {
  const sums = new Uint32Array(Math.ceil(back.length / pageSize));
  for (let at = 0; at < back.length; at += pieceSize) {
    sums.set(sumPages(back.read(at, Math.min(back.length, at + pieceSize))), at / pageSize);
  }
  return sums;
}

/** People as the text of a list, and where each begins. */
function encodePeople(people: readonly IndexedPerson[]): { text: Buffer; starts: Uint32Array } {
  const texts = people.map((person) => JSON.stringify(person));
  const starts = new Uint32Array(people.length + 1);
  let at = 1;
  for (const [person, text] of texts.entries()) {
    starts[person] = at;
    at += Buffer.byteLength(text) + 1;
  }
  starts[people.length] = at;
  return { text: Buffer.from(`[${texts.join(',')}]`), starts };
}
