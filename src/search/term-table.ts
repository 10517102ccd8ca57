import { hashUnits } from './hash-units.ts';
import type { Terms } from './terms.ts';
import { type CutText, makeCut } from './tokens.ts';

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
  /** The numbers of all tokens of a text, into `numbers`, which has room for them. */
  numberAll(text: CutText, numbers: Uint32Array): void;
}

/** In each slot lie a term's hash and its number plus one (zero where the slot is free). */
const slotSize = 2;

/**
 * Makes a table of terms. It looks a stretch up by its units (open addressing), because making a string of each
 * word of a log, to look it up in a Map, takes many times as long.
 */
export function makeTermTable(): TermTable {
  let size = 0;
  /** The units of all terms, one behind the other, and where each begins; behind the last, where the next one does. */
  let units = new Uint16Array(1 << 14);
  let starts = new Uint32Array(1 << 11);
  // Looking a term up waits for memory, so the table is small: it has room for a third more than it has at most.
  let slots = new Uint32Array((1 << 12) * slotSize);

  /** Takes these slots, which are free, and puts into them what there is. */
  const putBack = (free: Uint32Array<ArrayBuffer>): void => {
    const before = slots;
    slots = free;
    for (let from = 0; from < before.length; from += slotSize) {
      const place = before[from + 1] ?? 0;
      if (place === 0 || place > size) continue;
      let slot = Math.imul(before[from] ?? 0, slotSize) & (free.length - 1);
      while (free[slot + 1] !== 0) slot = (slot + slotSize) & (free.length - 1);
      free[slot] = before[from] ?? 0;
      free[slot + 1] = place;
    }
  };
  const add = (slot: number, hash: number, text: Uint16Array, start: number, end: number): number => {
    const number = size;
    const used = starts[number] ?? 0;
    while (used + end - start > units.length) units = copyInto(new Uint16Array(units.length * 2), units);
    if (number + 1 === starts.length) starts = copyInto(new Uint32Array(starts.length * 2), starts);
    for (let at = start; at < end; at += 1) units[used + at - start] = text[at] ?? 0;
    slots[slot] = hash;
    slots[slot + 1] = number + 1;
    size += 1;
    starts[size] = used + end - start;
    if (size * 4 * slotSize > slots.length * 3) putBack(new Uint32Array(slots.length * 2));
    return number;
  };
  // A single token as those of a text.
  const one = makeCut(1);
  const found = new Uint32Array(1);
  /** Looks tokens up, all in one loop and by what is named here, because this is done for each word of a log. */
  const findAll = ({ units: text, count, starts: from, ends, hashes }: CutText, numbers: Uint32Array): void => {
    let table = slots;
    let own = units;
    let begins = starts;
    for (let token = 0; token < count; token += 1) {
      const start = from[token] ?? 0;
      const end = ends[token] ?? 0;
      const hash = (hashes[token] ?? 0) >>> 1;
      const mask = table.length - 1;
      let slot = Math.imul(hash, slotSize) & mask;
      let number = -1;
      for (let found = table[slot + 1] ?? 0; found !== 0; found = table[slot + 1] ?? 0) {
        if (table[slot] === hash) {
          const shift = (begins[found - 1] ?? 0) - start;
          if ((begins[found] ?? 0) - shift === end) {
            let at = start;
            while (at < end && own[at + shift] === text[at]) at += 1;
            if (at === end) {
              number = found - 1;
              break;
            }
          }
        }
        slot = (slot + slotSize) & mask;
      }
      if (number < 0) {
        number = add(slot, hash, text, start, end);
        table = slots;
        own = units;
        begins = starts;
      }
      numbers[token] = number;
    }
  };

  return {
    get size() {
      return size;
    },
    list: () => ({ units: units.subarray(0, starts[size]), ends: starts.subarray(1, size + 1) }),
    shrink(kept) {
      if (kept >= size) return;
      size = kept;
      putBack(new Uint32Array(slots.length));
    },
    number(text, start, end, hash = hashUnits(text, start, end)) {
      one.units = text;
      one.count = 1;
      one.starts[0] = start;
      one.ends[0] = end;
      one.hashes[0] = hash;
      findAll(one, found);
      return found[0] ?? 0;
    },
    numberAll: findAll,
  };
}

function copyInto<T extends Uint16Array | Uint32Array>(free: T, from: T): T {
  free.set(from);
  return free;
}
