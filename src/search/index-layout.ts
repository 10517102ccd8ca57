import { sumWords } from './paged-bytes.ts';

/** Raised whenever the layout, the tokens or the rules change: an index of another version is built anew. */
export const indexVersion = 7;

/** What an index's file begins with: this number, the version, the length of the head's JSON, and the sum of the front. */
export const magic = 0x58494e41;
export const headBytes = 16;

/** Where something begins that comes behind so many bytes. */
export const align = (length: number): number => (length + 7) & ~7;

/** A checksum of the head and the front, but for its own place. */
export const sumFront = (front: Uint8Array): number =>
  sumWords(front.subarray(headBytes), sumWords(front.subarray(0, 12)));
