/** Numbers for terms that are given as stretches of texts. */
export interface TermTable {
  /** All terms by their number. */
  readonly all: readonly string[];
  /** The number of a term, a new one for a term that was not met before. */
  number(text: string, start: number, end: number): number;
}

/**
 * Makes a table of terms. It looks a stretch up by its characters (open addressing, FNV-1a), because making a string of
 * each word of a log, to look it up in a Map, takes four times as long.
 */
export function makeTermTable(): TermTable {
  const all: string[] = [];
  let hashes = new Uint32Array(1 << 15);
  /** Number of the term in each place, plus one; zero where the place is free. */
  let places = new Uint32Array(1 << 16);

  const grow = (): void => {
    const larger = new Uint32Array(places.length * 2);
    for (let number = 0; number < all.length; number += 1) {
      let place = (hashes[number] ?? 0) & (larger.length - 1);
      while (larger[place] !== 0) place = (place + 1) & (larger.length - 1);
      larger[place] = number + 1;
    }
    places = larger;
    const room = new Uint32Array(larger.length / 2);
    room.set(hashes);
    hashes = room;
  };

  return {
    all,
    number(text, start, end) {
      let hash = 0x811c9dc5;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash >>>= 0;
      let place = hash & (places.length - 1);
      for (let found = places[place] ?? 0; found !== 0; found = places[place] ?? 0) {
        if (hashes[found - 1] === hash && isSame(all[found - 1] ?? '', text, start, end)) return found - 1;
        place = (place + 1) & (places.length - 1);
      }
      const number = all.length;
      // A slice would keep the whole text in memory; this is a string of its own.
      all.push(Buffer.from(text.slice(start, end)).toString());
      hashes[number] = hash;
      places[place] = number + 1;
      if (all.length * 2 >= places.length) grow();
      return number;
    },
  };
}

function isSame(term: string, text: string, start: number, end: number): boolean {
  if (term.length !== end - start) return false;
  for (let at = 0; at < term.length; at += 1) if (term.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
