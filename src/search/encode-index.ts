import type { IndexedPerson, IndexFacts } from '../model/index-facts.ts';
import type { Columns } from './columns.ts';
import { invertFacets } from './facet-lists.ts';
import { align, headBytes, indexVersion, magic, sumFront } from './index-layout.ts';
import type { MergedTerms } from './merge-runs.ts';
import { type ByteSource, pageSize, sumPages, sumWords } from './paged-bytes.ts';

/** An index as it is made. */
export interface IndexParts {
  facts: IndexFacts;
  terms: MergedTerms;
  columns: Columns;
}

type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * Writes an index as one file: a head, the facts and the places of the sections as JSON, the sections that are read when it
 * is opened, and those that are read in parts: the postings and the people. These have sums of their own, one for each page.
 * It is given in pieces that follow on each other: the large ones are the sections themselves, or read when their turn comes,
 * for a copy of the whole would take as much memory again.
 */
export function* encodeIndex({ facts, terms, columns }: IndexParts): Generator<Uint8Array, void> {
  const { postings, ...rest } = terms;
  const people = encodePeople(facts.people);
  const back = openBack(postings, people.text);
  const pageSums = sumBack(back);
  const sections = Object.entries({
    ...rest,
    ...columns,
    ...invertFacets(columns),
    peopleStarts: people.starts,
    pageSums,
  } satisfies Record<string, Section>);
  let offset = 0;
  const places = sections.map(([name, section]) => {
    const place = { name, offset, length: section.length };
    offset += align(section.byteLength);
    return place;
  });
  places.push({ name: 'postings', offset: 0, length: postings.length });
  places.push({ name: 'people', offset: align(postings.length), length: people.text.length });
  const json = Buffer.from(JSON.stringify({ facts: { ...facts, people: [] }, places, front: offset }));
  const first = new Uint8Array(align(headBytes + json.length));
  first.set(json, headBytes);
  const pieces = [first, ...sections.flatMap(([, section]) => cutSection(section))];
  const head = new Uint32Array(first.buffer, 0, 4);
  head.set([magic, indexVersion, json.length]);
  // The sum covers the rest of the head and of the front, so it comes last.
  head[3] = pieces.slice(1).reduce((sum, piece) => sumWords(piece, sum), sumFront(first));
  yield* pieces;
  for (let at = 0; at < back.length; at += pieceSize) yield back.read(at, Math.min(back.length, at + pieceSize));
}

/** So much of the postings is held at a time: some pages. */
const pieceSize = 16 * pageSize;

/** The postings and the people, each with what is missing to an even length. */
function openBack(postings: MergedTerms['postings'], people: Uint8Array): ByteSource {
  const border = align(postings.length);
  const length = border + align(people.length);
  return {
    length,
    read(from, to) {
      if (to <= postings.length) return postings.subarray(from, to);
      const bytes = new Uint8Array(to - from);
      if (from < postings.length) bytes.set(postings.subarray(from, postings.length));
      if (to > border) bytes.set(people.subarray(Math.max(0, from - border), to - border), Math.max(0, border - from));
      return bytes;
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

/** A section as bytes, and the rest of it with what is missing to an even length. */
function cutSection({ buffer, byteOffset, byteLength }: Section): Uint8Array[] {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const even = byteLength & ~7;
  const rest = new Uint8Array(align(byteLength - even));
  rest.set(bytes.subarray(even));
  return [bytes.subarray(0, even), rest];
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
