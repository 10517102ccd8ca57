import { readKeys, smallBit } from './term-keys.ts';
import type { Terms } from './terms.ts';
import type { CutText } from './tokens.ts';

/** Numbers for the terms of texts, new ones for those that were not met before. */
export interface TermTable {
  /** How many there are. */
  readonly size: number;
  /** All terms by their number. */
  list(): Terms;
  /** Forgets all terms but the first `kept`. */
  shrink(kept: number): void;
  /** The numbers of all tokens of a text, into `numbers`, which has room for them. */
  numberAll(text: CutText, numbers: Uint32Array): void;
}

/** In each slot lie a term's hash and its number plus one (zero where the slot is free). */
const slotSize = 2;

/** The slot of a hash, of which the lowest bit tells something else. */
const slotOf = (hash: number): number => hash & ~1;

/** How many bytes of a term are compared as two numbers: most terms have no more. */
const headBytes = 8;

const smallBits = smallBit * 0x01010101;

/** Of a token of so many bytes, which bits of its first four bytes and of the next four belong to it; both are told without a branch. */
const longest = 128;
const [firstMasks = new Int32Array(), nextMasks = new Int32Array()] = [0, 4].map((skipped) =>
  Int32Array.from({ length: longest }, (_, length) => maskOf(length - skipped)),
);

/** The bits of the first bytes of four, the lowest first. */
function maskOf(bytes: number): number {
  return bytes >= 4 ? -1 : bytes <= 0 ? 0 : (1 << (bytes * 8)) - 1;
}

/** Spreads the bits of two numbers over one (the multipliers are those of MurmurHash3, Appleby). */
const mix = (one: number, two: number): number => {
  const sum = Math.imul(one, 0xcc9e2d51) + Math.imul(two, 0x1b873593);
  return sum ^ (sum >>> 15);
};

/**
 * Makes a table of terms. It looks a stretch up by its bytes (open addressing), because making a string of each
 * word of a log, to look it up in a Map, takes many times as long.
 */
export function makeTermTable(): TermTable {
  let size = 0;
  /** The keys of all terms, one behind the other, and where each begins; behind the last, where the next one does. */
  let bytes = new Uint8Array(1 << 14);
  let starts = new Uint32Array(1 << 11);
  /** The first bytes of each term as two numbers; of the first one they stand in the third and the fourth place. */
  let heads = new Int32Array(1 << 12);
  // Looking a term up waits for memory, so the table is small: it has room for a third more than it has at most.
  let slots = new Int32Array((1 << 12) * slotSize);

  /** Takes these slots, which are free, and puts into them what there is. */
  const putBack = (free: Int32Array<ArrayBuffer>): void => {
    const before = slots;
    slots = free;
    for (let from = 0; from < before.length; from += slotSize) {
      const place = before[from + 1] ?? 0;
      if (place === 0 || place > size) continue;
      let slot = slotOf(before[from] ?? 0) & (free.length - 1);
      while (free[slot + 1] !== 0) slot = (slot + slotSize) & (free.length - 1);
      free[slot] = before[from] ?? 0;
      free[slot + 1] = place;
    }
  };
  /** Whether a term has all that stands behind the head of a token. */
  const hasRest = (number: number, text: Uint8Array, start: number, end: number): boolean => {
    const shift = (starts[number] ?? 0) - start;
    if ((starts[number + 1] ?? 0) - shift !== end) return false;
    let at = start + headBytes;
    while (at < end && bytes[at + shift] === ((text[at] ?? 0) | smallBit)) at += 1;
    return at === end;
  };
  const add = (slot: number, hash: number, text: Uint8Array, start: number, end: number): number => {
    const number = size;
    const used = starts[number] ?? 0;
    while (used + end - start > bytes.length) bytes = copyInto(new Uint8Array(bytes.length * 2), bytes);
    if (number + 2 === starts.length) {
      starts = copyInto(new Uint32Array(starts.length * 2), starts);
      heads = copyInto(new Int32Array(heads.length * 2), heads);
    }
    for (let at = start; at < end; at += 1) bytes[used + at - start] = (text[at] ?? 0) | smallBit;
    slots[slot] = hash;
    slots[slot + 1] = number + 1;
    size += 1;
    starts[size] = used + end - start;
    if (size * 4 * slotSize > slots.length * 3) putBack(new Int32Array(slots.length * 2));
    return number;
  };

  return {
    get size() {
      return size;
    },
    list: () => readKeys(bytes, starts, size),
    shrink(kept) {
      if (kept >= size) return;
      size = kept;
      putBack(new Int32Array(slots.length));
    },
    // All in one loop, and by what is named in it, because this is done for each word of a log.
    numberAll({ bytes: text, view, count, starts: from, ends }, numbers) {
      let table = slots;
      let tops = heads;
      for (let token = 0; token < count; token += 1) {
        const start = from[token] ?? 0;
        const end = ends[token] ?? 0;
        const length = end - start;
        const one = (view.getInt32(start, true) | smallBits) & (firstMasks[length] ?? 0);
        const two = (view.getInt32(start + 4, true) | smallBits) & (nextMasks[length] ?? 0);
        let hash = mix(one, two) & ~1;
        if (length > headBytes) hash = hashRest(view, hash, start + headBytes, end);
        const last = table.length - 1;
        let slot = slotOf(hash) & last;
        let number = -1;
        for (let found = table[slot + 1] ?? 0; found !== 0; found = table[slot + 1] ?? 0) {
          const head = found * 2;
          if (table[slot] === hash && tops[head] === one && tops[head + 1] === two) {
            if (length <= headBytes || hasRest(found - 1, text, start, end)) {
              number = found - 1;
              break;
            }
          }
          slot = (slot + slotSize) & last;
        }
        if (number < 0) {
          number = add(slot, hash, text, start, end);
          table = slots;
          tops = heads;
          tops[size * 2] = one;
          tops[size * 2 + 1] = two;
        }
        numbers[token] = number;
      }
    },
  };
}

/** The hash of a token that has more than its head. It is odd, so that none is taken for one that has not. */
function hashRest(view: DataView, before: number, start: number, end: number): number {
  let hash = before;
  for (let at = start; at < end; at += 4) hash = mix(hash, (view.getInt32(at, true) | smallBits) & maskOf(end - at));
  return hash | 1;
}

function copyInto<T extends Uint8Array | Uint32Array | Int32Array>(free: T, from: T): T {
  free.set(from);
  return free;
}
