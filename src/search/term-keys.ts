import type { Terms } from './terms.ts';

/**
 * Terms stand in a table as bytes: of a unit of ASCII that is part of a word, itself with the bit set that makes small letters
 * of capitals, which makes an underscore a byte that no other unit becomes; of any other unit three, which have that
 * bit too. None is zero. A text of ASCII is compared with them as it is, its letters large or small.
 */
export const smallBit = 0x20;

const wide = 0x80;
const underscore = 0x5f;

/** The keys of the units of a text, and where that of each begins; behind the last where it ends. Good until the next text. */
export interface UnitKeys {
  bytes: Uint8Array;
  /** The same memory. */
  view: DataView;
  places: Uint32Array;
}

const keys: UnitKeys = { bytes: new Uint8Array(), view: new DataView(new ArrayBuffer()), places: new Uint32Array() };

/** Makes the keys of a text in lower case. */
export function makeKeys(lowered: string): UnitKeys {
  const { length } = lowered;
  if (keys.places.length <= length) {
    // Behind the bytes some more are read.
    keys.bytes = new Uint8Array(length * 6 + 16);
    keys.view = new DataView(keys.bytes.buffer);
    keys.places = new Uint32Array(length * 2 + 1);
  }
  const { bytes, places } = keys;
  let end = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = lowered.charCodeAt(at);
    places[at] = end;
    if (unit < wide) bytes[end++] = unit | smallBit;
    else {
      bytes[end++] = packFive(unit >>> 11);
      bytes[end++] = packSix(unit >>> 5);
      bytes[end++] = packFive(unit);
    }
  }
  places[length] = end;
  return keys;
}

const packFive = (bits: number): number => wide | smallBit | (bits & 31);
/** The first of six bits stands before the one that is set in all. */
const packSix = (bits: number): number => packFive(bits) | ((bits & 32) << 1);
const unpackSix = (byte: number): number => (byte & 31) | ((byte & 64) >>> 1);

/** The terms that stand in these bytes one behind the other; `starts` has where each begins, and the next one would. */
export function readKeys(bytes: Uint8Array, starts: ArrayLike<number>, count: number): Terms {
  const units = new Uint16Array(starts[count] ?? 0);
  const ends = new Uint32Array(count);
  let length = 0;
  let at = 0;
  for (let term = 0; term < count; term += 1) {
    for (const end = starts[term + 1] ?? 0; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < wide) units[length++] = byte === (underscore | smallBit) ? underscore : byte;
      else {
        units[length++] = ((byte & 31) << 11) | (unpackSix(bytes[at + 1] ?? 0) << 5) | ((bytes[at + 2] ?? 0) & 31);
        at += 2;
      }
    }
    ends[term] = length;
  }
  return { units: units.subarray(0, length), ends };
}
