import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PartlyRead } from './paged-bytes.ts';

/** Where a section of a file lies, and how many numbers it has. */
export interface SectionPlace {
  name: string;
  offset: number;
  length: number;
}

/** A section that is read when it is first asked for. */
export type LateSection<T> = () => T;

/** The sections of a file by their names. Each throws a RangeError for one that is missing or lies beyond the file. */
export interface Sections {
  bytes(name: string): LateSection<Uint8Array>;
  halves(name: string): LateSection<Uint16Array>;
  words(name: string): LateSection<Uint32Array>;
  numbers(name: string): LateSection<Int32Array>;
  /**
   * Reads all that were opened, each in a turn of the event loop, into memory that other threads can read: for a process that
   * will need most of them.
   */
  readAll(): Promise<void>;
  /** What was read so, for other threads. */
  share(): SharedSections;
  /** How many numbers one has. */
  lengthOf(name: string): number;
  /** One of bytes of which parts are read. */
  partOf(name: string): PartlyRead & { length: number };
}

/** Sections in memory that all threads read, by their names; of a small file one alone, which has no name and is all of it. */
export type SharedSections = ReadonlyMap<string, Uint8Array>;

/** What a thread has read of an index's file, in memory that all threads read. */
export interface SharedIndex {
  /** The sum of the file's front, which has the sums of all else. */
  sum: number;
  sections: SharedSections;
}

const wholeFile = '';

type View<T> = (buffer: ArrayBufferLike, offset: number, length: number) => T;

/**
 * Opens the sections of a file, of which only what is asked for is read; or all of it at once, where it is small. What another
 * thread shares of the same file is not read again.
 */
export function openSections(
  listed: readonly SectionPlace[],
  pages: PartlyRead & { length: number },
  isSmall: boolean,
  known: SharedSections = new Map(),
): Sections {
  const places = new Map(listed.map((place) => [place.name, place]));
  const shared = new Map(known);
  let whole = isSmall ? (known.get(wholeFile) ?? pages.subarray(0, pages.length)) : undefined;
  const readPart = (from: number, to: number): Uint8Array => (whole ?? pages).subarray(from, to);
  const opened: { read(): unknown; move(): void }[] = [];
  const find = (name: string, width: number): SectionPlace => {
    const place = places.get(name);
    if (!place) throw new RangeError(`an index without ${name}`);
    const { offset, length } = place;
    if (offset < 0 || length < 0 || offset % width !== 0 || offset + length * width > pages.length)
      throw new RangeError(`${name} lies beyond its file`);
    return place;
  };
  const open = <T>(name: string, width: number, view: View<T>): LateSection<T> => {
    const { offset, length } = find(name, width);
    const end = offset + length * width;
    let section: T | undefined;
    const read = (): T => {
      if (section === undefined) {
        const bytes = shared.get(name) ?? readPart(offset, end);
        // Wider numbers need an even place in memory.
        const even = bytes.byteOffset % width === 0 ? bytes : Uint8Array.from(bytes);
        section = view(even.buffer, even.byteOffset, length);
      }
      return section;
    };
    const move = (): void => {
      if (!isSmall) shared.set(name, shareBytes(shared.get(name) ?? readPart(offset, end)));
      section = undefined;
    };
    opened.push({ read, move });
    return read;
  };
  return {
    bytes: (name) => open(name, 1, (...place) => new Uint8Array(...place)),
    halves: (name) => open(name, 2, (...place) => new Uint16Array(...place)),
    words: (name) => open(name, 4, (...place) => new Uint32Array(...place)),
    numbers: (name) => open(name, 4, (...place) => new Int32Array(...place)),
    async readAll() {
      if (whole) {
        whole = shareBytes(whole);
        shared.set(wholeFile, whole);
      }
      for (const { move, read } of opened) {
        move();
        read();
        await nextTurn();
      }
    },
    share: () => shared,
    lengthOf: (name) => find(name, 1).length,
    partOf(name) {
      const { offset, length } = find(name, 1);
      return {
        length,
        subarray(from, to) {
          const end = Math.min(to, length);
          return shared.get(name)?.subarray(from, end) ?? readPart(offset + from, offset + end);
        },
      };
    },
  };
}

/** The same bytes in memory that other threads can read. */
function shareBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
