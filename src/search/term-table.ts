import { hashUnits } from './hash-units.ts';
import { startOf, type Terms } from './terms.ts';

/** Numbers for terms that are given as stretches of texts in UTF-16 units. */
export interface TermTable {
  /** How many there are. */
  readonly size: number;
  /** All terms by their number; good until another one comes. */
  list(): Terms;
  /** Forgets all terms but the first `kept`. */
  shrink(kept: number): void;
  /** The number of a term, a new one for a term that was not met before. `hash` is that of `hashUnits`. */
  number(text: Uint16Array, start: number, end: number, hash?: number): number;
}

/** What is kept of a term lies side by side, so that looking one up waits for memory once: these four numbers. */
const slotSize = 4;
const [hashOf, placeOf, fromOf, lengthOf] = [0, 1, 2, 3];

/**
 * Makes a table of terms. It looks a stretch up by its units (open addressing), because making a string of each
 * word of a log, to look it up in a Map, takes many times as long.
 */
export function makeTermTable(): TermTable {
  let size = 0;
  /** The units of all terms, one behind the other, and where each ends. */
  let units = new Uint16Array(1 << 14);
  let ends = new Uint32Array(1 << 11);
  let used = 0;
  /** In each slot the term's hash, its number plus one (zero where the slot is free), its start and its length. */
  let slots = new Uint32Array((1 << 12) * slotSize);
  let mask = (1 << 12) - 1;

  /** Takes these slots, which are free, and puts into them what there is. */
  const putBack = (free: Uint32Array<ArrayBuffer>): void => {
    const before = slots;
    slots = free;
    mask = free.length / slotSize - 1;
    for (let from = 0; from < before.length; from += slotSize) {
      const place = before[from + placeOf] ?? 0;
      if (place === 0 || place > size) continue;
      let slot = (before[from + hashOf] ?? 0) & mask;
      while (free[slot * slotSize + placeOf] !== 0) slot = (slot + 1) & mask;
      for (let part = 0; part < slotSize; part += 1) free[slot * slotSize + part] = before[from + part] ?? 0;
    }
  };
  const add = (slot: number, hash: number, text: Uint16Array, start: number, end: number): number => {
    const number = size;
    while (used + end - start > units.length) units = copyInto(new Uint16Array(units.length * 2), units);
    if (number === ends.length) ends = copyInto(new Uint32Array(number * 2), ends);
    for (let at = start; at < end; at += 1) units[used + at - start] = text[at] ?? 0;
    slots[slot + hashOf] = hash;
    slots[slot + placeOf] = number + 1;
    slots[slot + fromOf] = used;
    slots[slot + lengthOf] = end - start;
    used += end - start;
    ends[number] = used;
    size += 1;
    if (size * 2 > mask) putBack(new Uint32Array(slots.length * 2));
    return number;
  };

  return {
    get size() {
      return size;
    },
    list: () => ({ units: units.subarray(0, used), ends: ends.subarray(0, size) }),
    shrink(kept) {
      if (kept >= size) return;
      used = startOf(ends, kept);
      size = kept;
      putBack(new Uint32Array(slots.length));
    },
    number(text, start, end, known = hashUnits(text, start, end)) {
      // All by itself and from what is named here: this is done for each word of a log.
      const table = slots;
      const own = units;
      const length = end - start;
      const hash = known >>> 1;
      let slot = (hash & mask) * slotSize;
      for (let found = table[slot + placeOf] ?? 0; found !== 0; found = table[slot + placeOf] ?? 0) {
        if (table[slot + hashOf] === hash && table[slot + lengthOf] === length) {
          const from = table[slot + fromOf] ?? 0;
          let same = 0;
          while (same < length && own[from + same] === text[start + same]) same += 1;
          if (same === length) return found - 1;
        }
        slot = (slot + slotSize) & (table.length - 1);
      }
      return add(slot, hash, text, start, end);
    },
  };
}

function copyInto<T extends Uint16Array | Uint32Array>(free: T, from: T): T {
  free.set(from);
  return free;
}
