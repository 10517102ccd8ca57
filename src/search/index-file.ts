import { type IndexedPerson, type IndexFacts, indexHeadSchema, isPeople } from '../model/index-facts.ts';
import type { FacetLists } from './facet-lists.ts';
import { align, headBytes, indexVersion, magic, sumFront } from './index-layout.ts';
import { type ByteSource, makePagedBytes, readInTurns } from './paged-bytes.ts';
import { findInPeople } from './people-text.ts';
import type { ShardParts, StoredTerms } from './shard.ts';

/** An index as it is read from its file: what is rarely needed as a whole stays there. */
export interface StoredIndex extends ShardParts {
  terms: StoredTerms;
  lists: FacetLists;
  /** How many people there are, and those who may have any of some texts among their names and addresses. */
  countPeople: number;
  findPeople(texts: Iterable<string>): number[];
}

/** Up to so many bytes of postings and people are read and checked at once: that takes some milliseconds. */
const readAtOnce = 16 * 1024 * 1024;

/**
 * Reads an index from its file; undefined where it is damaged or of another version. Of a large one the postings and people
 * are read and checked when they are needed, and `damaged` gives the error where they are not as they were written.
 */
export function decodeIndex(
  file: ByteSource,
  damaged: () => Error = () => new Error('a damaged index'),
  atOnce = readAtOnce,
): StoredIndex | undefined {
  const head = readHead(file);
  return head && decodeFront(head, file, file.read(0, head.end), damaged, atOnce);
}

/** The same; what has to be read at once of a large index is read in turns of the event loop. */
export async function readIndex(file: ByteSource, damaged: () => Error): Promise<StoredIndex | undefined> {
  const head = readHead(file);
  return head && decodeFront(head, file, await readInTurns(file, head.end), damaged, readAtOnce);
}

/** What an index says of itself, its people left out, without reading it; undefined where it is of another version. */
export function readIndexFacts(file: ByteSource): IndexFacts | undefined {
  return readHead(file)?.data.facts;
}

type IndexHead = ReturnType<typeof indexHeadSchema.parse>;

interface Head {
  data: IndexHead;
  /** Where the sections of the front begin, and where they end. */
  start: number;
  end: number;
}

/** It is no head, or one with places beyond the file: damaged, or another program wrote it. */
const isOfDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof RangeError || error instanceof BackDamaged;

function readHead(file: ByteSource): Head | undefined {
  if (file.length < headBytes || file.length % 8 !== 0) return undefined;
  const [found, version, length = 0] = asWords(file.read(0, headBytes));
  const start = align(headBytes + length);
  if (found !== magic || version !== indexVersion || start > file.length) return undefined;
  const text = Buffer.from(file.read(headBytes, headBytes + length)).toString();
  try {
    const head = indexHeadSchema.safeParse(JSON.parse(text));
    if (!head.success || start + head.data.front > file.length) return undefined;
    return { data: head.data, start, end: start + head.data.front };
  } catch (error) {
    if (isOfDamage(error)) return undefined;
    throw error;
  }
}

function decodeFront(
  { data, start, end }: Head,
  file: ByteSource,
  read: Uint8Array,
  damaged: () => Error,
  atOnce: number,
): StoredIndex | undefined {
  const front = aligned(read);
  if (front.length !== end || asWords(front)[3] !== sumFront(front)) return undefined;
  try {
    return readSections(data, { file, front, start }, damaged, atOnce);
  } catch (error) {
    if (isOfDamage(error)) return undefined;
    throw error;
  }
}

class BackDamaged extends Error {}

function readSections(
  { facts, places: listed, front: frontLength }: IndexHead,
  { file, front, start }: { file: ByteSource; front: Uint8Array; start: number },
  damaged: () => Error,
  atOnce: number,
): StoredIndex {
  const places = new Map(listed.map((place) => [place.name, place]));
  const placeOf = (name: string): { offset: number; length: number } => {
    const place = places.get(name);
    if (!place) throw new RangeError(`an index without ${name}`);
    return place;
  };
  const place = (name: string): [ArrayBufferLike, number, number] => {
    const { offset, length } = placeOf(name);
    return [front.buffer, front.byteOffset + start + offset, length];
  };
  const back = start + frontLength;
  const small = file.length - back <= atOnce;
  const pages = makePagedBytes(
    { length: file.length - back, read: (from, to) => file.read(back + from, back + to) },
    new Uint32Array(...place('pageSums')),
    // What is checked at once is no index where it is damaged.
    small ? () => new BackDamaged() : damaged,
  );
  const paged = small ? pages.subarray(0, pages.length) : pages;
  const text = placeOf('people');
  const starts = new Uint32Array(...place('peopleStarts'));
  const parsePeople = (from: number, to: number): IndexedPerson[] => {
    const bytes = paged.subarray(text.offset + from, text.offset + to);
    const people: unknown = JSON.parse(
      from === 0 ? Buffer.from(bytes).toString() : `[${Buffer.from(bytes).toString()}]`,
    );
    if (!isPeople(people)) throw new RangeError('no people');
    return people;
  };
  let people: IndexedPerson[] | undefined;
  const { offset: first, length: size } = placeOf('postings');
  return {
    facts: {
      ...facts,
      get people() {
        people ??= parsePeople(0, text.length);
        return people;
      },
    },
    person(number) {
      if (people) return people[number];
      return number + 1 < starts.length
        ? parsePeople(starts[number] ?? 0, (starts[number + 1] ?? 0) - 1)[0]
        : undefined;
    },
    countPeople: Math.max(0, starts.length - 1),
    findPeople: (texts) => findInPeople(paged.subarray(text.offset, text.offset + text.length), starts, texts),
    terms: {
      terms: new Uint8Array(...place('terms')),
      blocks: new Uint32Array(...place('blocks')),
      blockPostings: new Uint32Array(...place('blockPostings')),
      postings:
        paged instanceof Uint8Array
          ? paged.subarray(first, first + size)
          : { subarray: (from, to) => paged.subarray(first + from, first + to) },
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
    lists: {
      personStarts: new Uint32Array(...place('personStarts')),
      personLists: new Uint8Array(...place('personLists')),
      subsystemStarts: new Uint32Array(...place('subsystemStarts')),
      subsystemLists: new Uint8Array(...place('subsystemLists')),
    },
  };
}

/** Views of wider numbers need an even place in memory, which a part of another buffer may not have. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes));

const asWords = (bytes: Uint8Array): Uint32Array => {
  const even = aligned(bytes);
  return new Uint32Array(even.buffer, even.byteOffset, even.byteLength >> 2);
};
