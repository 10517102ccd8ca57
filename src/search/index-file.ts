import { type IndexFacts, indexHeadSchema } from '../model/index-facts.ts';
import type { FacetLists } from './facet-lists.ts';
import { align, headBytes, indexVersion, magic, sumFront } from './index-layout.ts';
import { type ByteSource, makePagedBytes } from './paged-bytes.ts';
import { findInPeople } from './people-text.ts';
import { openSections, type SharedIndex, type SharedSections } from './sections.ts';
import type { ShardParts, StoredTerms } from './shard.ts';
import { openPeople } from './stored-people.ts';

/** An index as it is read from its file: what a question does not need stays there. */
export interface StoredIndex extends ShardParts {
  terms: StoredTerms;
  lists: FacetLists;
  /**
   * Reads in turns of the event loop what questions need, so that none of them waits for all of it, and has it where other
   * threads can read it too.
   */
  readAhead(): Promise<void>;
  /** What was read ahead, for another thread that opens the same file. */
  shared: SharedIndex;
  /** How many people there are, and those who may have any of some texts among their names and addresses. */
  countPeople: number;
  findPeople(texts: Iterable<string>): number[];
}

/** An index of up to so many bytes is read and checked at once: that takes some milliseconds. */
const readAtOnce = 16 * 1024 * 1024;

/**
 * Reads an index from its file; undefined where it is damaged or of another version. Of a large one each section is read
 * and checked when it is needed, and `damaged` gives the error where it is not as it was written. What another thread has
 * `shared` is not read again, where it is of this very file.
 */
export function readIndex(
  file: ByteSource,
  damaged: () => Error = () => new Error('a damaged index'),
  atOnce = readAtOnce,
  shared?: SharedIndex,
): StoredIndex | undefined {
  const head = readHead(file);
  if (!head) return undefined;
  const { data, start, end } = head;
  const front = aligned(file.read(0, end));
  const sum = sumFront(front);
  if (front.length !== end || asWords(front)[3] !== sum) return undefined;
  const sections = shared?.sum === sum ? shared.sections : undefined;
  try {
    return readSections(data, { file, front, start, shared: { sum, sections } }, damaged, atOnce);
  } catch (error) {
    if (isOfDamage(error)) return undefined;
    throw error;
  }
}

/** What an index says of itself, its people left out, without reading it; undefined where it is of another version. */
export function readIndexFacts(file: ByteSource): IndexFacts | undefined {
  return readHead(file)?.data.facts;
}

type IndexHead = ReturnType<typeof indexHeadSchema.parse>;

interface Head {
  data: IndexHead;
  /** Where the front begins, and where it ends. */
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

class BackDamaged extends Error {}

interface OpenedFront {
  file: ByteSource;
  front: Uint8Array;
  start: number;
  /** What another thread has read of this file. */
  shared: { sum: number; sections: SharedSections | undefined };
}

function readSections(
  { facts, totals, places, front: frontLength }: IndexHead,
  { file, front, start, shared }: OpenedFront,
  damaged: () => Error,
  atOnce: number,
): StoredIndex {
  const back = start + frontLength;
  const isSmall = file.length - back <= atOnce;
  const sums = places.find(({ name }) => name === 'pageSums');
  if (sums?.offset !== 0) throw new RangeError('an index without the sums of its pages');
  const pages = makePagedBytes(
    { length: file.length - back, read: (from, to) => file.read(back + from, back + to) },
    new Uint32Array(front.buffer, front.byteOffset + start, sums.length),
    // What is checked at once is no index where it is damaged.
    isSmall ? () => new BackDamaged() : damaged,
  );
  const opened = openSections(places, pages, isSmall, shared.sections);
  const { bytes, halves, words, numbers, readAll, lengthOf, partOf } = opened;
  const [terms, blocks, blockPostings] = [bytes('terms'), words('blocks'), words('blockPostings')];
  const [titleLengths, bodyLengths] = [bytes('titleLengths'), bytes('bodyLengths')];
  const [days, committedDays] = [numbers('days'), numbers('committedDays')];
  const [flags, hashes] = [bytes('flags'), words('hashes')];
  const [authors, committers] = [words('authors'), words('committers')];
  const [facetStarts, facets] = [words('facetStarts'), bytes('facets')];
  const [titleEntries, titlePlaces] = [words('titleEntries'), halves('titlePlaces')];
  const [personStarts, personLists] = [words('personStarts'), bytes('personLists')];
  const [subsystemStarts, subsystemLists] = [words('subsystemStarts'), bytes('subsystemLists')];
  const [namePrints, nameOwners] = [words('namePrints'), words('nameOwners')];
  const people = openPeople(partOf('people'), words('peopleStarts'));
  return {
    facts: {
      ...facts,
      get people() {
        return people.all();
      },
    },
    person: people.at,
    totals,
    async readAhead() {
      await readAll();
      await people.readAhead();
    },
    shared: { sum: shared.sum, sections: opened.share() },
    countPeople: Math.max(0, lengthOf('peopleStarts') - 1),
    findPeople: (texts) => findInPeople({ namePrints: namePrints(), nameOwners: nameOwners() }, texts),
    terms: {
      get terms() {
        return terms();
      },
      ...(!isSmall && { termPart: partOf('terms') }),
      get blocks() {
        return blocks();
      },
      get blockPostings() {
        return blockPostings();
      },
      postings: partOf('postings'),
      get titleLengths() {
        return titleLengths();
      },
      get bodyLengths() {
        return bodyLengths();
      },
    },
    columns: {
      get days() {
        return days();
      },
      get committedDays() {
        return committedDays();
      },
      get flags() {
        return flags();
      },
      get hashes() {
        return hashes();
      },
      get authors() {
        return authors();
      },
      get committers() {
        return committers();
      },
      get facetStarts() {
        return facetStarts();
      },
      get facets() {
        return facets();
      },
      get titleEntries() {
        return titleEntries();
      },
      get titlePlaces() {
        return titlePlaces();
      },
    },
    lists: {
      get personStarts() {
        return personStarts();
      },
      get personLists() {
        return personLists();
      },
      get subsystemStarts() {
        return subsystemStarts();
      },
      get subsystemLists() {
        return subsystemLists();
      },
    },
  };
}

/** Views of wider numbers need an even place in memory, which a part of another buffer may not have. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes));

const asWords = (bytes: Uint8Array): Uint32Array => {
  const even = aligned(bytes);
  return new Uint32Array(even.buffer, even.byteOffset, even.byteLength >> 2);
};
