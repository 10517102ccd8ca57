import type { TieNotes } from './tie-notes.ts';
import { foldTitle, leastDigits, type Print, printHash, printText } from './tie-words.ts';

/** Finds entries by what others say of them. */
export interface TieLookup {
  /** Those whose hash begins so, or who are known under it. */
  byHash(hash: string): number[];
  /** Those of this title, in the order of arrival. */
  byTitle(title: string): number[];
  hasTitle(sequence: number, title: string): boolean;
  /** The one whose hash has these 64 bits. */
  byPrint(print: Print): number | undefined;
  /** Commits that may be twins of each other, the earliest first. */
  listTwins(): number[][];
  /** The twins of an entry. */
  twinsOf(sequence: number): number[];
}

/** Makes the tables by which entries are found. */
export function makeTieLookup({ hashes, titles, twins, aliases }: TieNotes): TieLookup {
  const byHashes = sortByKey(hashes, 2);
  const byTitles = sortByKey(titles, 2);
  const byTwins = sortByKey(twins, 1);
  const known = new Map<string, { place: number; hash: string }[]>();
  for (const alias of aliases) {
    const start = alias.hash.slice(0, leastDigits);
    known.set(start, [...(known.get(start) ?? []), alias]);
  }
  const isTitled = (sequence: number, [high, low]: Print): boolean =>
    titles[2 * sequence] === high && titles[2 * sequence + 1] === low;
  const isTwinOf = (one: number, other: number): boolean =>
    one !== other &&
    titles[2 * one] === titles[2 * other] &&
    titles[2 * one + 1] === titles[2 * other + 1] &&
    twins[one] === twins[other];
  const isHashed = (sequence: number): boolean => hashes[2 * sequence] !== 0 || hashes[2 * sequence + 1] !== 0;
  return {
    byHash(hash) {
      if (hash.length < leastDigits) return [];
      const digits = hash.slice(0, 16);
      const [from, to] = [printHash(digits), printHash(digits.padEnd(16, 'f'))];
      const found = findRange(byHashes, hashes, 2, from[0], to[0]).filter((sequence) => {
        const low = hashes[2 * sequence + 1] ?? 0;
        return isHashed(sequence) && (digits.length <= 8 || (low >= from[1] && low <= to[1]));
      });
      const called = (known.get(hash.slice(0, leastDigits)) ?? []).filter(
        (alias) => alias.hash.startsWith(hash) || hash.startsWith(alias.hash),
      );
      return [...new Set([...found, ...called.map(({ place }) => place)])];
    },
    byTitle(title) {
      const print = printText(foldTitle(title));
      return findRange(byTitles, titles, 2, print[0], print[0])
        .filter((sequence) => isTitled(sequence, print))
        .sort((a, b) => a - b);
    },
    hasTitle: (sequence, title) => isTitled(sequence, printText(foldTitle(title))),
    byPrint([high, low]) {
      return findRange(byHashes, hashes, 2, high, high).find((sequence) => hashes[2 * sequence + 1] === low);
    },
    listTwins() {
      const groups: number[][] = [];
      for (let at = 0; at < byTwins.length; ) {
        const first = byTwins[at] ?? 0;
        let end = at + 1;
        while (end < byTwins.length && twins[byTwins[end] ?? 0] === twins[first]) end += 1;
        const same =
          end - at < 2 || twins[first] === 0 ? [] : Array.from(byTwins.subarray(at, end)).sort((a, b) => a - b);
        const [earliest = 0, ...others] = same;
        const group = others.filter((other) => isTwinOf(other, earliest));
        if (group.length > 0) groups.push([earliest, ...group]);
        at = end;
      }
      return groups;
    },
    twinsOf(sequence) {
      const key = twins[sequence] ?? 0;
      if (key === 0) return [];
      return findRange(byTwins, twins, 1, key, key).filter((other) => isTwinOf(other, sequence));
    },
  };
}

/** The places of a list's keys, each of which takes `step` numbers, in the order of their first numbers. */
function sortByKey(keys: Uint32Array, step: 1 | 2): Uint32Array {
  const count = keys.length / step;
  const keyOf = (place: number): number => keys[place * step] ?? 0;
  // A key and a place in one number are sorted without a function, as long as they fit.
  if (count > 2 ** 21)
    return Uint32Array.from({ length: count }, (_, place) => place).sort((a, b) => keyOf(a) - keyOf(b));
  const both = Float64Array.from({ length: count }, (_, place) => keyOf(place) * 2 ** 21 + place).sort();
  return Uint32Array.from(both, (one) => one % 2 ** 21);
}

/** The places whose keys are from one up to another. */
function findRange(order: Uint32Array, keys: Uint32Array, step: 1 | 2, from: number, to: number): number[] {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[(order[middle] ?? 0) * step] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    if ((keys[place * step] ?? 0) > to) break;
    found.push(place);
  }
  return found;
}
