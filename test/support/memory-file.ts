import type { DerivedFile } from '../../src/store/derived-file.ts';
import type { OpenedFile } from '../../src/store/disk.ts';

/** A derived file in memory that counts how often it was written. */
export interface MemoryFile extends DerivedFile {
  bytes: Buffer | undefined;
  writes: number;
}

/** Bytes as a file of which parts are read. */
export function openBytes(bytes: Uint8Array): OpenedFile {
  return { length: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}

/** What is written to a file, whole. */
export const joinPieces = (pieces: Uint8Array | Iterable<Uint8Array>): Buffer =>
  Buffer.concat(pieces instanceof Uint8Array ? [pieces] : [...pieces]);

/** A file in memory; nothing is kept of what is written to one that `forgets`. */
export function makeMemoryFile({ forgets = false } = {}): MemoryFile {
  return {
    bytes: undefined,
    writes: 0,
    async read() {
      return this.bytes;
    },
    async open() {
      return this.bytes && openBytes(this.bytes);
    },
    async remove() {
      this.bytes = undefined;
    },
    async write(bytes) {
      const whole = joinPieces(bytes);
      if (!forgets) this.bytes = whole;
      this.writes += 1;
    },
  };
}
