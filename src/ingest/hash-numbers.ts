/** Numbers for full hashes, in the order in which they come. */
export interface HashNumbers {
  readonly size: number;
  /** The number of a hash, a new one for a hash that was not met before. */
  number(hash: string): number;
  /** Its number; undefined where it was not met. */
  find(hash: string): number | undefined;
  /** The first 64 bits of the hash of a number, in two numbers. */
  start(number: number): [number, number];
}

/** The value of a hexadecimal digit by its code. */
const digits = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);

const digitsPerWord = 8;

/**
 * Makes a table of hashes, all of the same length. They are kept as numbers outside of the heap, 20 bytes for one of 40
 * digits: as texts in a Map, those of a million commits take 200 MB.
 */
export function makeHashNumbers(): HashNumbers {
  let size = 0;
  /** How many words a hash has; known with the first one. */
  let width = 0;
  let words = new Uint32Array();
  /** The number of a hash plus one where it stands, by its first word; zero where a slot is free. */
  let slots = new Uint32Array(1 << 12);
  let given = new Uint32Array();

  const read = (hash: string): void => {
    for (let word = 0; word < width; word += 1) {
      let value = 0;
      const end = (word + 1) * digitsPerWord;
      for (let at = word * digitsPerWord; at < end; at += 1) value = (value << 4) | (digits[hash.charCodeAt(at)] ?? 0);
      given[word] = value;
    }
  };
  /** The slot of the hash that was read, or the free one where it would stand. */
  const findSlot = (): number => {
    const mask = slots.length - 1;
    for (let slot = (given[0] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      if (found === 0 || isGiven((found - 1) * width)) return slot;
    }
  };
  const isGiven = (from: number): boolean => {
    for (let word = 0; word < width; word += 1) if (words[from + word] !== given[word]) return false;
    return true;
  };
  const grow = (): void => {
    slots = new Uint32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < size; number += 1) {
      let slot = (words[number * width] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  };

  return {
    get size() {
      return size;
    },
    find(hash) {
      if (hash.length !== width * digitsPerWord || width === 0) return undefined;
      read(hash);
      const found = slots[findSlot()] ?? 0;
      return found === 0 ? undefined : found - 1;
    },
    start: (number) => [words[number * width] ?? 0, words[number * width + 1] ?? 0],
    number(hash) {
      if (width === 0) {
        width = hash.length / digitsPerWord;
        given = new Uint32Array(width);
        words = new Uint32Array(width << 11);
      }
      if (hash.length !== width * digitsPerWord) throw new RangeError(`a hash of ${hash.length} digits among others`);
      read(hash);
      const slot = findSlot();
      const found = slots[slot] ?? 0;
      if (found > 0) return found - 1;
      if (size * width === words.length) {
        const more = new Uint32Array(words.length * 2);
        more.set(words);
        words = more;
      }
      words.set(given, size * width);
      slots[slot] = size + 1;
      size += 1;
      if (size * 2 > slots.length) grow();
      return size - 1;
    },
  };
}
