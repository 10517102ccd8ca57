import { makeRecent } from '../ops/recent.ts';
import type { Steps } from '../ops/turns.ts';
import { type ByteWriter, makeByteReader } from './bytes.ts';
import { holdBytes } from './held-bytes.ts';
import type { PartlyRead } from './paged-bytes.ts';
import { unitsText } from './terms.ts';

/** Terms in a block: the first is written whole, each further one as what it adds to the one before. */
const blockSize = 16;

/** How many terms that were looked up are remembered, and up to twice as many: one question asks several times for the same. */
const remembered = 8192;

/** A term with where its postings are. */
export interface TermEntry {
  term: string;
  /** In how many units it stands. */
  size: number;
  /** Where its postings begin, and how many bytes they take. */
  postings: number;
  bytes: number;
}

/** All terms of an index in the order of their UTF-16 units, kept as bytes. */
export interface Dictionary {
  find(term: string): TermEntry | undefined;
  /** The terms that begin so, in order, until `take` says false. */
  eachFrom(prefix: string, take: (entry: TermEntry) => boolean | undefined): void;
  /** All terms in order, in steps: the first `length` bytes, in UTF-8, which are good for one call. */
  eachEncoded(take: (bytes: Uint8Array, length: number, size: number) => void): Steps<void>;
}

/** The parts of a dictionary as they are stored. */
export interface DictionaryParts {
  terms: Uint8Array;
  /** Where each block begins in `terms`. */
  blocks: Uint32Array;
  /** Where the postings of each block begin. */
  blockPostings: Uint32Array;
}

/** A stored dictionary, of whose terms parts may be read. */
export interface StoredDictionary extends DictionaryParts {
  termPart?: (PartlyRead & { length: number }) | undefined;
}

/** Writes terms that come in order, as stretches of UTF-16 units, each with the length of its postings in bytes. */
export function makeDictionaryWriter(writer: ByteWriter) {
  const blocks: number[] = [];
  const blockPostings: number[] = [];
  const before = new Uint16Array(longestInBytes);
  let beforeLength = 0;
  let count = 0;
  let postings = 0;
  return {
    add(units: Uint16Array, start: number, end: number, size: number, bytes: number): void {
      const first = count % blockSize === 0;
      if (first) {
        blocks.push(writer.length);
        blockPostings.push(postings);
      }
      const shared = first ? 0 : sharedLength(before, beforeLength, units, start, end);
      writer.number(shared);
      writeUnits(writer, units, start + shared, end);
      writer.number(size);
      writer.number(bytes);
      postings += bytes;
      for (let at = start; at < end; at += 1) before[at - start] = units[at] ?? 0;
      beforeLength = end - start;
      count += 1;
    },
    finish(): DictionaryParts {
      return {
        terms: writer.finish(),
        blocks: Uint32Array.from(blocks),
        blockPostings: Uint32Array.from(blockPostings),
      };
    },
  };
}

/** Opens a stored dictionary. Nothing is decoded before it is asked for, and where parts of it can be read, no more is read. */
export function openDictionary(parts: StoredDictionary): Dictionary {
  const held = parts.termPart && holdBytes(parts.termPart);
  /** The bytes of a block, among others; and where the block begins and ends in these. */
  const readBlock = (block: number): [bytes: Buffer, start: number, end: number] => {
    const start = parts.blocks[block] ?? 0;
    const end = parts.blocks[block + 1] ?? (held ?? parts.terms).length;
    return [held ? held.hold(start, end) : asBuffer(parts.terms), start, end];
  };

  const firstOf = (block: number): string => {
    const [bytes, start] = readBlock(block);
    const reader = makeByteReader(bytes, start + 1);
    const length = reader.number();
    return bytes.toString('utf8', reader.at, reader.at + length);
  };
  /** The last block whose first term is not after `term`. */
  const findBlock = (term: string): number => {
    let low = 0;
    let high = parts.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstOf(middle) <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const eachOfBlock = (block: number, take: (entry: TermEntry) => boolean | undefined): boolean => {
    const [bytes, start, end] = readBlock(block);
    const reader = makeByteReader(bytes, start);
    let postings = parts.blockPostings[block] ?? 0;
    let term = '';
    while (reader.at < end) {
      const shared = reader.number();
      const length = reader.number();
      term = term.slice(0, shared) + bytes.toString('utf8', reader.at, reader.at + length);
      reader.at += length;
      const size = reader.number();
      const own = reader.number();
      if (take({ term, size, postings, bytes: own }) === false) return false;
      postings += own;
    }
    return true;
  };

  const look = (term: string): TermEntry | undefined => {
    let found: TermEntry | undefined;
    if (parts.blocks.length === 0) return undefined;
    eachOfBlock(findBlock(term), (entry) => {
      if (entry.term === term) found = entry;
      return entry.term < term;
    });
    return found;
  };
  /** Of what is no term, `null`. */
  const known = makeRecent<string, TermEntry | null>(remembered);

  return {
    find(term) {
      const before = known.get(term);
      if (before !== undefined) return before ?? undefined;
      const found = look(term);
      known.set(term, found ?? null);
      return found;
    },
    eachFrom(prefix, take) {
      for (let block = findBlock(prefix); block < parts.blocks.length; block += 1) {
        const goOn = eachOfBlock(block, (entry) => {
          if (entry.term < prefix) return true;
          return entry.term.startsWith(prefix) ? take(entry) : false;
        });
        if (!goOn) return;
      }
    },
    *eachEncoded(take) {
      for (let block = 0; block < parts.blocks.length; block += stepBlocks) {
        const [, start] = readBlock(block);
        const [bytes, , end] = readBlock(Math.min(block + stepBlocks, parts.blocks.length) - 1);
        eachEncoded(bytes.subarray(start, end), take);
        yield;
      }
    },
  };
}

/** So many blocks are gone through in a step, which takes about a millisecond. */
const stepBlocks = 256;

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Goes through all terms without making strings, which takes a fraction of the time. */
function eachEncoded(terms: Uint8Array, take: (bytes: Uint8Array, length: number, size: number) => void): void {
  const reader = makeByteReader(terms);
  const term = new Uint8Array(longestInBytes);
  let wide = false;
  while (reader.at < terms.length) {
    const shared = reader.number();
    const added = reader.number();
    const from = wide ? bytesOfUnits(term, shared) : shared;
    const found = copyInto(term, from, terms, reader.at, added);
    wide = found > 127 || (wide && shared > 0);
    reader.at += added;
    const size = reader.number();
    reader.number();
    take(term, from + added, size);
  }
}

/** More bytes than any term has: a token is cut at 40 units, and a unit takes three at most. */
const longestInBytes = 256;

/** Copies bytes; returns all their bits. */
function copyInto(into: Uint8Array, to: number, from: Uint8Array, start: number, count: number): number {
  let bits = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = from[start + index] ?? 0;
    into[to + index] = byte;
    bits |= byte;
  }
  return bits;
}

/** How many bytes so many UTF-16 units take at the beginning of a text. */
function bytesOfUnits(text: Uint8Array, units: number): number {
  let at = 0;
  for (let left = units; left > 0; left -= 1) {
    const byte = text[at] ?? 0;
    at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    // Four bytes are a pair of surrogates.
    if (byte >= 0xf0) left -= 1;
  }
  return at;
}

/** How many units two terms begin with in common; a pair of surrogates is not cut. */
function sharedLength(one: Uint16Array, length: number, units: Uint16Array, start: number, end: number): number {
  const most = Math.min(length, end - start);
  let shared = 0;
  while (shared < most && one[shared] === units[start + shared]) shared += 1;
  const last = shared === 0 ? 0 : (one[shared - 1] ?? 0);
  return last >= 0xd800 && last <= 0xdbff ? shared - 1 : shared;
}

/** Writes units in UTF-8, the length in bytes before them; nearly all are of ASCII alone. */
function writeUnits(writer: ByteWriter, units: Uint16Array, start: number, end: number): void {
  let bits = 0;
  for (let at = start; at < end; at += 1) bits |= units[at] ?? 0;
  if (bits > 127) {
    const text = unitsText(units, start, end);
    writer.number(Buffer.byteLength(text));
    writer.text(text);
    return;
  }
  writer.number(end - start);
  for (let at = start; at < end; at += 1) writer.byte(units[at] ?? 0);
}
