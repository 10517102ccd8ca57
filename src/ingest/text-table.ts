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
  /** Where the bytes of each text end. */
  const ends = makeNumbers();
  /** The number of a text plus one, at the place of its hash or behind it; zero where there is none. */
  let slots = new Uint32Array(1 << 10);
  // So that no text can be made for which many hashes are the same.
  const seed = randomBytes(4).readInt32LE();

  const startOf = (number: number): number => (number === 0 ? 0 : ends.get(number - 1));
  const isSame = (number: number, packed: Uint8Array): boolean => {
    const start = startOf(number);
    if (ends.get(number) - start !== packed.length) return false;
    for (let at = 0; at < packed.length; at += 1) if (bytes.get(start + at) !== packed[at]) return false;
    return true;
  };
  /** The slot of a text, or that which is free for it. */
  const findSlot = (packed: Uint8Array, isIt: (number: number) => boolean): number => {
    let slot = hashBytes(packed, seed) & (slots.length - 1);
    for (let found = slots[slot] ?? 0; found !== 0 && !isIt(found - 1); found = slots[slot] ?? 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  const grow = (): void => {
    slots = new Uint32Array(slots.length * 2);
    for (let number = 0; number < ends.length; number += 1) {
      slots[findSlot(bytes.slice(startOf(number), ends.get(number)), () => false)] = number + 1;
    }
  };
  return {
    get size() {
      return ends.length;
    },
    number(text) {
      const packed = packText(text);
      const slot = findSlot(packed, (number) => isSame(number, packed));
      const found = slots[slot] ?? 0;
      if (found !== 0) return found - 1;
      slots[slot] = ends.length + 1;
      bytes.push(packed);
      ends.push(bytes.length);
      if (ends.length * 4 > slots.length * 3) grow();
      return ends.length - 1;
    },
    find(text) {
      const packed = packText(text);
      const found = slots[findSlot(packed, (number) => isSame(number, packed))] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
    text: (number) => unpackText(bytes.slice(startOf(number), ends.get(number))),
  };
}

function packText(text: string): Uint8Array {
  const isHex = text.length % 2 === 0 && /^[0-9a-f]+$/.test(text);
  if (isHex) return Buffer.from(`0${asHex}${text}`, 'hex');
  return Buffer.concat([Buffer.of(asUnits), Buffer.from(text, 'utf16le')]);
}

function unpackText(packed: Uint8Array): string {
  const rest = Buffer.from(packed).subarray(1);
  return rest.toString(packed[0] === asHex ? 'hex' : 'utf16le');
}

/** FNV-1a, Fowler, Noll and Vo, from a start of its own. */
function hashBytes(bytes: Uint8Array, seed: number): number {
  let hash = seed;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
