/** Numbers for terms that are given as stretches of texts in UTF-16 units. */
export interface TermTable {
  /** How many there are. */
  readonly size: number;
  /** All terms by their number. */
  list(): string[];
  /** The number of a term, a new one for a term that was not met before. */
  number(text: Uint16Array, start: number, end: number): number;
}

/**
 * Makes a table of terms. It looks a stretch up by its units (open addressing, FNV-1a), because making a string of each
 * word of a log, to look it up in a Map, takes many times as long.
 */
export function makeTermTable(): TermTable {
  let size = 0;
  /** The units of all terms, one behind the other, and where each ends. */
  let units = new Uint16Array(1 << 14);
  let ends = new Uint32Array(1 << 11);
  let hashes = new Uint32Array(1 << 11);
  /** Number of the term in each place, plus one; zero where the place is free. */
  let places = new Uint32Array(1 << 12);

  const grow = (): void => {
    const larger = new Uint32Array(places.length * 2);
    for (let number = 0; number < size; number += 1) {
      let place = (hashes[number] ?? 0) & (larger.length - 1);
      while (larger[place] !== 0) place = (place + 1) & (larger.length - 1);
      larger[place] = number + 1;
    }
    places = larger;
    hashes = copyInto(new Uint32Array(larger.length / 2), hashes);
    ends = copyInto(new Uint32Array(larger.length / 2), ends);
  };
  const isSame = (number: number, text: Uint16Array, start: number, end: number): boolean => {
    const from = number === 0 ? 0 : (ends[number - 1] ?? 0);
    if ((ends[number] ?? 0) - from !== end - start) return false;
    for (let at = start, own = from; at < end; at += 1, own += 1) if (units[own] !== text[at]) return false;
    return true;
  };

  return {
    get size() {
      return size;
    },
    list() {
      const all = Buffer.from(units.buffer);
      return Array.from({ length: size }, (_, number) =>
        all.toString('utf16le', number === 0 ? 0 : (ends[number - 1] ?? 0) * 2, (ends[number] ?? 0) * 2),
      );
    },
    number(text, start, end) {
      let hash = 0x811c9dc5;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193);
      hash >>>= 0;
      let place = hash & (places.length - 1);
      for (let found = places[place] ?? 0; found !== 0; found = places[place] ?? 0) {
        if (hashes[found - 1] === hash && isSame(found - 1, text, start, end)) return found - 1;
        place = (place + 1) & (places.length - 1);
      }
      const number = size;
      const from = number === 0 ? 0 : (ends[number - 1] ?? 0);
      while (from + end - start > units.length) units = copyInto(new Uint16Array(units.length * 2), units);
      for (let at = start; at < end; at += 1) units[from + at - start] = text[at] ?? 0;
      ends[number] = from + end - start;
      hashes[number] = hash;
      places[place] = number + 1;
      size += 1;
      if (size * 2 >= places.length) grow();
      return number;
    },
  };
}

function copyInto<T extends Uint16Array | Uint32Array>(larger: T, from: T): T {
  larger.set(from);
  return larger;
}
