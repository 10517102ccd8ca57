import { NumberList } from '../model/number-list.ts';

/** What words of titles were counted to be. */
export interface WordCounts {
  /** From where they stood as a prefix themselves, and before that, in the order in which they were first counted. */
  words: ReadonlyMap<string, number>;
  earlyWords: ReadonlyMap<string, number>;
}

/** Counts the words of titles: of a to z, digits, underscores and hyphens, and of four characters or more. */
export interface TitleWords {
  /** Counts the words of a title, each once, but for those of what it begins with. */
  add(title: string, prefixes: readonly { text: string }[]): void;
  /** Says that a text is a prefix from now on; it is one word, or none is meant. */
  mark(text: string): void;
  /** Says that these are all prefixes that there are. */
  markOnly(texts: Iterable<string>): void;
  /** Gives what was counted, and begins anew. */
  finish(): WordCounts;
}

/** So much of a text is read. */
const longestText = 300;
const shortestWord = 4;

/** What a character is to a word: its beginning, or in it. */
const [begins, isIn] = [1, 2];
const kinds = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789') kinds[character.charCodeAt(0)] = begins | isIn;
for (const character of '-_') kinds[character.charCodeAt(0)] = isIn;
const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 128 ? (kinds[code] ?? 0) : 0;
};

/** What is kept of a word, side by side: its hash, its number plus one (zero in a free slot), its start and its length. */
const slotSize = 4;
const [hashOf, placeOf, fromOf, lengthOf] = [0, 1, 2, 3];

/** Makes a counter that holds at most `limit` words of each kind: when there are more, the rarest go. */
export function makeTitleWords(limit: number): TitleWords {
  // Words are looked up by their characters (open addressing): to make strings of them to look these up takes several times as long.
  let slots = new Uint32Array((1 << 12) * slotSize);
  let characters = new Uint8Array(1 << 14);
  let used = 0;
  let size = 0;
  // Of each word, by its number: where it begins and ends, in which title it was met last, and whether it is a prefix.
  let starts = new Uint32Array(1 << 11);
  let ends = new Uint32Array(1 << 11);
  let met = new Uint32Array(1 << 11);
  let marked = new Uint8Array(1 << 11);
  let title = 0;
  const late = makeCounts(limit);
  const early = makeCounts(limit);

  const growSlots = (): void => {
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += slotSize) {
      if (before[from + placeOf] === 0) continue;
      let slot = Math.imul(before[from + hashOf] ?? 0, slotSize) & (slots.length - 1);
      while (slots[slot + placeOf] !== 0) slot = (slot + slotSize) & (slots.length - 1);
      for (let part = 0; part < slotSize; part += 1) slots[slot + part] = before[from + part] ?? 0;
    }
  };
  const addNew = (slot: number, hash: number, text: string, start: number, length: number): number => {
    const number = size;
    while (used + length > characters.length) characters = copyInto(new Uint8Array(characters.length * 2), characters);
    if (number === starts.length) {
      starts = copyInto(new Uint32Array(number * 2), starts);
      ends = copyInto(new Uint32Array(number * 2), ends);
      met = copyInto(new Uint32Array(number * 2), met);
      marked = copyInto(new Uint8Array(number * 2), marked);
    }
    for (let at = 0; at < length; at += 1) characters[used + at] = text.charCodeAt(start + at);
    slots[slot + hashOf] = hash;
    slots[slot + placeOf] = number + 1;
    slots[slot + fromOf] = used;
    slots[slot + lengthOf] = length;
    starts[number] = used;
    used += length;
    ends[number] = used;
    met[number] = 0;
    marked[number] = 0;
    size += 1;
    if (size * slotSize * 2 > slots.length) growSlots();
    return number;
  };
  const find = (text: string, start: number, length: number, hash: number): number => {
    const table = slots;
    let slot = Math.imul(hash, slotSize) & (table.length - 1);
    for (let found = table[slot + placeOf] ?? 0; found !== 0; found = table[slot + placeOf] ?? 0) {
      if (table[slot + hashOf] === hash && table[slot + lengthOf] === length) {
        const from = table[slot + fromOf] ?? 0;
        let same = 0;
        while (same < length && characters[from + same] === text.charCodeAt(start + same)) same += 1;
        if (same === length) return found - 1;
      }
      slot = (slot + slotSize) & (table.length - 1);
    }
    return addNew(slot, hash, text, start, length);
  };
  /** Goes through the words of a text in small letters that this title did not have so far, and counts them, or only notes that it has them. */
  const eachWord = (text: string, counts: boolean): void => {
    for (let at = 0; at < text.length; ) {
      if ((kindAt(text, at) & begins) === 0) {
        at += 1;
        continue;
      }
      const start = at;
      let hash = 0x811c9dc5;
      do {
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
        at += 1;
      } while (at < text.length && kindAt(text, at) !== 0);
      if (at - start < shortestWord) continue;
      const number = find(text, start, at - start, (hash ^ (hash >>> 15)) >>> 1);
      if (met[number] === title) continue;
      met[number] = title;
      if (counts) (marked[number] === 1 ? late : early).add(number);
    }
  };
  const mark = (text: string): void => {
    if (text.length < shortestWord || text.length > longestText || (kindAt(text, 0) & begins) === 0) return;
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) {
      if (kindAt(text, at) === 0) return;
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
    marked[find(text, 0, text.length, (hash ^ (hash >>> 15)) >>> 1)] = 1;
  };
  const list = (counts: Counts): Map<string, number> => {
    const text = Buffer.from(characters.buffer);
    return counts.list((number) => text.toString('latin1', starts[number], ends[number]));
  };

  return {
    add(given, prefixes) {
      title += 1;
      for (let at = 0; at < prefixes.length; at += 1) {
        const text = prefixes[at]?.text ?? '';
        if (text.length >= shortestWord) eachWord(text.slice(0, longestText).toLowerCase(), false);
      }
      eachWord(given.slice(0, longestText).toLowerCase(), true);
    },
    mark,
    markOnly(texts) {
      marked.fill(0);
      for (const text of texts) mark(text);
    },
    finish() {
      const counted = { words: list(late), earlyWords: list(early) };
      slots.fill(0);
      used = 0;
      size = 0;
      title = 0;
      return counted;
    },
  };
}

/** How often each of some numbers was counted. */
interface Counts {
  add(number: number): void;
  /** Gives the counts of all by their names, in the order in which they were first counted, and begins anew. */
  list(nameOf: (number: number) => string): Map<string, number>;
}

function makeCounts(limit: number): Counts {
  let counts = new Uint32Array(1 << 11);
  const order = new NumberList();
  const prune = (): void => {
    let left = order.take();
    for (let rare = 1; left.length > limit / 2; rare += 1) {
      for (const number of left) if ((counts[number] ?? 0) <= rare) counts[number] = 0;
      left = left.filter((number) => counts[number] !== 0);
    }
    for (const number of left) order.push(number);
  };
  return {
    add(number) {
      while (number >= counts.length) counts = copyInto(new Uint32Array(counts.length * 2), counts);
      const count = counts[number] ?? 0;
      counts[number] = count + 1;
      if (count > 0) return;
      order.push(number);
      if (order.length > limit) prune();
    },
    list(nameOf) {
      const named = new Map<string, number>();
      for (const number of order.take()) {
        named.set(nameOf(number), counts[number] ?? 0);
        counts[number] = 0;
      }
      return named;
    },
  };
}

function copyInto<T extends Uint8Array | Uint32Array>(free: T, from: T): T {
  free.set(from);
  return free;
}
