import { type ByteWriter, makeByteReader } from './bytes.ts';

/** Terms in a block: the first is written whole, each further one as what it adds to the one before. */
const blockSize = 16;

/** A term with where its postings are. */
export interface TermEntry {
  term: string;
  /** In how many units it stands. */
  size: number;
  /** Where its postings begin. */
  postings: number;
}

/** All terms of an index in the order of their UTF-16 units, kept as bytes. */
export interface Dictionary {
  find(term: string): TermEntry | undefined;
  /** The terms that begin so, in order, until `take` says false. */
  eachFrom(prefix: string, take: (entry: TermEntry) => boolean | undefined): void;
}

/** The parts of a dictionary as they are stored. */
export interface DictionaryParts {
  terms: Uint8Array;
  /** Where each block begins in `terms`. */
  blocks: Uint32Array;
  /** Where the postings of each block begin. */
  blockPostings: Uint32Array;
}

/** Writes terms that come in order, each with the length of its postings in bytes. */
export function makeDictionaryWriter(writer: ByteWriter) {
  const blocks: number[] = [];
  const blockPostings: number[] = [];
  let count = 0;
  let before = '';
  let postings = 0;
  return {
    add(term: string, size: number, bytes: number): void {
      const first = count % blockSize === 0;
      if (first) {
        blocks.push(writer.length);
        blockPostings.push(postings);
      }
      const shared = first ? 0 : sharedLength(before, term);
      const rest = term.slice(shared);
      writer.number(shared);
      writer.number(Buffer.byteLength(rest));
      writer.text(rest);
      writer.number(size);
      writer.number(bytes);
      postings += bytes;
      before = term;
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

/** Opens a stored dictionary. Nothing is decoded before it is asked for. */
export function openDictionary(parts: DictionaryParts): Dictionary {
  const { terms, blocks, blockPostings } = parts;
  const bytes = Buffer.from(terms.buffer, terms.byteOffset, terms.byteLength);

  const firstOf = (block: number): string => {
    const reader = makeByteReader(terms, (blocks[block] ?? 0) + 1);
    const length = reader.number();
    return bytes.toString('utf8', reader.at, reader.at + length);
  };
  /** The last block whose first term is not after `term`. */
  const findBlock = (term: string): number => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstOf(middle) <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const eachOfBlock = (block: number, take: (entry: TermEntry) => boolean | undefined): boolean => {
    const reader = makeByteReader(terms, blocks[block]);
    const end = blocks[block + 1] ?? terms.length;
    let postings = blockPostings[block] ?? 0;
    let term = '';
    while (reader.at < end) {
      const shared = reader.number();
      const length = reader.number();
      term = term.slice(0, shared) + bytes.toString('utf8', reader.at, reader.at + length);
      reader.at += length;
      const size = reader.number();
      const length2 = reader.number();
      if (take({ term, size, postings }) === false) return false;
      postings += length2;
    }
    return true;
  };

  return {
    find(term) {
      let found: TermEntry | undefined;
      if (blocks.length === 0) return undefined;
      eachOfBlock(findBlock(term), (entry) => {
        if (entry.term === term) found = entry;
        return entry.term < term;
      });
      return found;
    },
    eachFrom(prefix, take) {
      for (let block = findBlock(prefix); block < blocks.length; block += 1) {
        const goOn = eachOfBlock(block, (entry) => {
          if (entry.term < prefix) return true;
          return entry.term.startsWith(prefix) ? take(entry) : false;
        });
        if (!goOn) return;
      }
    },
  };
}

/** How many units two terms begin with in common; a pair of surrogates is not cut. */
function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < most && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
  const last = one.charCodeAt(shared - 1);
  return last >= 0xd800 && last <= 0xdbff ? shared - 1 : shared;
}
