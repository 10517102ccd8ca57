import { makeOnce } from '../ops/once.ts';
import { sortByKey } from './sort-by-key.ts';
import type { TieNotes } from './tie-notes.ts';
import { foldTitle, leastDigits, type Print, printHash, printText } from './tie-words.ts';

/** Finds entries by what others say of them. */
export interface TieLookup {
  /** Those whose hash begins so, or who are known under it. */
  byHash(hash: string): number[];
  /** Of those of this title that are not left out, the first, and the first that is no twin of it. */
  byTitle(title: string, isLeftOut: (sequence: number) => boolean): Titled | undefined;
  hasTitle(sequence: number, title: string): boolean;
  /** The same of those whose titles tell a number. */
  byNumber(number: number, isLeftOut: (sequence: number) => boolean): Titled | undefined;
  /** The one whose hash has these 64 bits. */
  byPrint(print: Print): number | undefined;
  /** Commits that may be twins of each other, the earliest first; of those groups with one from a number on. */
  listTwins(from?: number): number[][];
  /** The twins of an entry. */
  twinsOf(sequence: number): number[];
}

/** The first entry of a title, or of a number, and the first other one that is no twin of it. */
export interface Titled {
  first: number;
  other: number | undefined;
}

/** By chance no more hashes than these begin so: where they do, a log is made to keep us busy, and none of them is meant. */
const mostAlike = 1000;

/** Makes the tables by which entries are found. */
export function makeTieLookup({ hashes, titles, twins, numbered, aliases }: TieNotes): TieLookup {
  // Where little is looked up, not all of them are needed.
  const byHashes = makeOnce(() => sortByKey(hashes, 2));
  const byTitles = makeOnce(() => sortByKey(titles, 2));
  const byTwins = makeOnce(() => sortByKey(twins, 1));
  const known = new Map<string, { place: number; hash: string }[]>();
  for (const alias of aliases) {
    const start = alias.hash.slice(0, leastDigits);
    const alike = known.get(start) ?? [];
    if (alike.push(alias) === 1) known.set(start, alike);
  }
  const byNumbers = new Map<number, number[]>();
  for (let at = 0; at < numbered.length; at += 2) {
    const [place = 0, number = 0] = numbered.subarray(at, at + 2);
    const alike = byNumbers.get(number);
    if (alike) alike.push(place);
    else byNumbers.set(number, [place]);
  }
  const titled = new Map<string, Titled | undefined>();
  const isTitled = (sequence: number, [high, low]: Print): boolean =>
    titles[2 * sequence] === high && titles[2 * sequence + 1] === low;
  const isTwinOf = (one: number, other: number): boolean =>
    one !== other &&
    titles[2 * one] === titles[2 * other] &&
    titles[2 * one + 1] === titles[2 * other + 1] &&
    twins[one] === twins[other];
  const findFirsts = (alike: readonly number[], isLeftOut: (sequence: number) => boolean): Titled | undefined => {
    const [first, ...others] = alike.filter((place) => !isLeftOut(place)).sort((a, b) => a - b);
    const isTwin = (other: number): boolean => first !== undefined && twins[first] !== 0 && isTwinOf(other, first);
    return first === undefined ? undefined : { first, other: others.find((other) => !isTwin(other)) };
  };
  const isHashed = (sequence: number): boolean => hashes[2 * sequence] !== 0 || hashes[2 * sequence + 1] !== 0;
  return {
    byHash(hash) {
      if (hash.length < leastDigits) return [];
      const digits = hash.slice(0, 16);
      const [from, to] = [printHash(digits), printHash(digits.padEnd(16, 'f'))];
      const found = findRange(byHashes(), hashes, 2, from[0], to[0], mostAlike).filter((sequence) => {
        const low = hashes[2 * sequence + 1] ?? 0;
        return isHashed(sequence) && (digits.length <= 8 || (low >= from[1] && low <= to[1]));
      });
      const alike = known.get(hash.slice(0, leastDigits)) ?? [];
      const called =
        alike.length > mostAlike
          ? []
          : alike.filter((alias) => alias.hash.startsWith(hash) || hash.startsWith(alias.hash));
      return [...new Set([...found, ...called.map(({ place }) => place)])];
    },
    byTitle(title, isLeftOut) {
      const print = printText(foldTitle(title));
      const key = print.join();
      if (titled.has(key)) return titled.get(key);
      const alike = findRange(byTitles(), titles, 2, print[0], print[0]).filter((place) => isTitled(place, print));
      const found = findFirsts(alike, isLeftOut);
      titled.set(key, found);
      return found;
    },
    byNumber: (number, isLeftOut) => findFirsts(byNumbers.get(number) ?? [], isLeftOut),
    hasTitle: (sequence, title) => isTitled(sequence, printText(foldTitle(title))),
    byPrint([high, low]) {
      return findRange(byHashes(), hashes, 2, high, high, mostAlike).find(
        (sequence) => hashes[2 * sequence + 1] === low,
      );
    },
    listTwins(from = 0) {
      const groups: number[][] = [];
      const places = from === 0 ? byTwins() : sortLike(twins, from);
      for (let at = 0; at < places.length; ) {
        const first = places[at] ?? 0;
        let end = at + 1;
        while (end < places.length && twins[places[end] ?? 0] === twins[first]) end += 1;
        const same =
          end - at < 2 || twins[first] === 0 ? [] : Array.from(places.subarray(at, end)).sort((a, b) => a - b);
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
      return findRange(byTwins(), twins, 1, key, key, mostAlike).filter((other) => isTwinOf(other, sequence));
    },
  };
}

/** The places that have the key of any from a number on, those of one key together; of few of these others need not be sorted. */
function sortLike(keys: Uint32Array, from: number): Uint32Array {
  const alike = new Map<number, number[]>();
  for (const key of keys.subarray(from)) alike.set(key, []);
  for (let place = 0; place < keys.length; place += 1) alike.get(keys[place] ?? 0)?.push(place);
  return Uint32Array.from([...alike.values()].flat());
}

/** The places whose keys are from one up to another; none where they are more than `most`. */
function findRange(
  order: Uint32Array,
  keys: Uint32Array,
  step: 1 | 2,
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): number[] {
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
    if (found.push(place) > most) return [];
  }
  return found;
}
