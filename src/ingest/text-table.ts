import { randomBytes } from 'node:crypto';
import { makeBytes, makeNumbers } from './columns.ts';

/** Gives each text a number, the same one for the same text: 0 for the first, 1 for the second. */
export interface TextTable {
  readonly size: number;
  /** The number of a text; it gets one where it has none. */
  number(text: string): number;
  /** The number of a text; undefined where it has none. */
  find(text: string): number | undefined;
  /** The text of a number. */
  text(number: number): string;
}

/** Which way a text is kept: hashes take half a byte a digit. */
const [asHex, asUnits] = [0, 1];

/**
 * Makes an empty table. A Map takes five times the memory for each text, and there are as many as a log has entries. What
 * it finds by a hash it compares byte by byte, so two texts are never taken for one.
 */
export function makeTextTable(): TextTable {
  const bytes = makeBytes();
  /** Where the bytes of each text end, and their hash. */
  const ends = makeNumbers();
  const hashes = makeNumbers();
  /** The number of a text plus one, at the place of its hash or behind it; zero where there is none. */
  let slots = new Uint32Array(1 << 10);
  // So that no text can be made for which many hashes are the same.
  const seed = randomBytes(4).readInt32LE();

  const startOf = (number: number): number => (number === 0 ? 0 : ends.get(number - 1));
  /** The slot of a text with that hash, or the one that is free for it. */
  const findSlot = (hash: number, packed?: Uint8Array): number => {
    let slot = hash & (slots.length - 1);
    for (let found = slots[slot] ?? 0; found !== 0; found = slots[slot] ?? 0) {
      const number = found - 1;
      const isLike = packed !== undefined && hashes.get(number) === hash;
      if (isLike && ends.get(number) - startOf(number) === packed.length && bytes.isAt(startOf(number), packed)) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  const grow = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let number = 0; number < ends.length; number += 1) slots[findSlot(hashes.get(number))] = number + 1;
  };
  return {
    get size() {
      return ends.length;
    },
    number(text) {
      const packed = packText(text);
      const hash = hashBytes(packed, seed);
      const slot = findSlot(hash, packed);
      const found = slots[slot] ?? 0;
      if (found !== 0) return found - 1;
      slots[slot] = ends.length + 1;
      hashes.push(hash);
      bytes.push(packed);
      ends.push(bytes.length);
      if (ends.length * 4 > slots.length * 3) grow();
      return ends.length - 1;
    },
    find(text) {
      const packed = packText(text);
      const found = slots[findSlot(hashBytes(packed, seed), packed)] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
    text: (number) => unpackText(bytes.slice(startOf(number), ends.get(number))),
  };
}

function packText(text: string): Uint8Array {
  return packHex(text) ?? Buffer.concat([Buffer.of(asUnits), Buffer.from(text, 'utf16le')]);
}

/** The bytes of a text that is a hash in hexadecimal digits; undefined for any other. */
function packHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || text.length > longestHash) return undefined;
  packedHex[0] = asHex;
  for (let at = 0; at < text.length; at += 2) {
    const value = (digitOf(text.charCodeAt(at)) << 4) | digitOf(text.charCodeAt(at + 1));
    if (value < 0) return undefined;
    packedHex[1 + at / 2] = value;
  }
  return packedHex.subarray(0, 1 + text.length / 2);
}
const longestHash = 128;
/** Used again by each, for it is read at once: making one takes as long as all else. */
const packedHex = new Uint8Array(1 + longestHash / 2);

/** What a small hexadecimal digit counts; -1 for anything else. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x61 + 10 : -1;
}

function unpackText(packed: Buffer): string {
  return packed.toString(packed[0] === asHex ? 'hex' : 'utf16le', 1);
}

/** FNV-1a, Fowler, Noll and Vo, from a start of its own. */
function hashBytes(bytes: Uint8Array, seed: number): number {
  let hash = seed;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
