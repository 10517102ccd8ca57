import { type IndexFacts, indexHeadSchema } from '../model/index-facts.ts';
import type { Columns } from './columns.ts';
import type { TermParts } from './term-builder.ts';

/** Raised whenever the layout, the tokens or the rules change: an index of another version is built anew. */
export const indexVersion = 3;

/** An index as it lies in memory and in its file. */
export interface IndexParts {
  facts: IndexFacts;
  terms: TermParts;
  columns: Columns;
}

type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const magic = 0x58494e41;
const headBytes = 16;

/** Writes an index as one file: a head, the facts and the places of the sections as JSON, and the sections. */
export function encodeIndex(parts: IndexParts): Uint8Array {
  const sections = Object.entries({ ...parts.terms, ...parts.columns } satisfies Record<string, Section>);
  let offset = 0;
  const places = sections.map(([name, section]) => {
    const place = { name, offset, length: section.length };
    offset += align(section.byteLength);
    return place;
  });
  const json = Buffer.from(JSON.stringify({ facts: parts.facts, places }));
  const start = align(headBytes + json.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(json, headBytes);
  for (const [index, [, section]] of sections.entries()) {
    const at = start + (places[index]?.offset ?? 0);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
  }
  const head = new Uint32Array(bytes.buffer, 0, 4);
  head.set([magic, indexVersion, json.length]);
  // The sum covers the rest of the head, so it comes last.
  head[3] = sumWords(bytes);
  return bytes;
}

/** Reads an index from a file's bytes; undefined where it is damaged or of another version. No section is copied. */
export function decodeIndex(file: Uint8Array): IndexParts | undefined {
  if (file.byteLength < headBytes || file.byteLength % 8 !== 0) return undefined;
  // Views of wider numbers need an even place in memory, which a pooled buffer may not have.
  const bytes = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file);
  const [found, version, length = 0, sum] = new Uint32Array(bytes.buffer, bytes.byteOffset, 4);
  if (found !== magic || version !== indexVersion || sum !== sumWords(bytes)) return undefined;
  const start = align(headBytes + length);
  try {
    return readSections(
      JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + headBytes, length).toString()),
      bytes,
      start,
    );
  } catch (error) {
    // The sum is right and yet it is no head, or one with places beyond the file: another program wrote it.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function readSections(json: unknown, bytes: Uint8Array, start: number): IndexParts | undefined {
  const head = indexHeadSchema.safeParse(json);
  if (!head.success) return undefined;
  const places = new Map(head.data.places.map((place) => [place.name, place]));
  const place = (name: string): [ArrayBufferLike, number, number] => {
    const { offset, length } = places.get(name) ?? {};
    if (offset === undefined || length === undefined) throw new RangeError(`an index without ${name}`);
    return [bytes.buffer, bytes.byteOffset + start + offset, length];
  };
  return {
    facts: head.data.facts,
    terms: {
      terms: new Uint8Array(...place('terms')),
      blocks: new Uint32Array(...place('blocks')),
      blockPostings: new Uint32Array(...place('blockPostings')),
      postings: new Uint8Array(...place('postings')),
      titleLengths: new Uint8Array(...place('titleLengths')),
      bodyLengths: new Uint8Array(...place('bodyLengths')),
    },
    columns: {
      days: new Int32Array(...place('days')),
      committedDays: new Int32Array(...place('committedDays')),
      flags: new Uint8Array(...place('flags')),
      hashes: new Uint32Array(...place('hashes')),
      authors: new Uint32Array(...place('authors')),
      committers: new Uint32Array(...place('committers')),
      facetStarts: new Uint32Array(...place('facetStarts')),
      facets: new Uint8Array(...place('facets')),
      titleEntries: new Uint32Array(...place('titleEntries')),
      titlePlaces: new Uint16Array(...place('titlePlaces')),
    },
  };
}

const align = (length: number): number => (length + 7) & ~7;

/** A checksum of everything but its own place, four bytes at a time (FNV-1a, Fowler, Noll and Vo). */
function sumWords(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let sum = 0x811c9dc5;
  for (let index = 0; index < 3; index += 1) sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193);
  for (let index = 4; index < words.length; index += 1) sum = Math.imul(sum ^ (words[index] ?? 0), 0x01000193);
  return sum >>> 0;
}
