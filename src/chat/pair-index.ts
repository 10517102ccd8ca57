import type { Steps } from '../ops/turns.ts';

/**
 * Where each pair of neighbouring letters stands in a text, so that whatever is looked for is found among the places of the
 * rarest of its pairs.
 */
export interface PairIndex {
  /** Where the places of each pair begin, by a number made of its letters; other pairs may have the same. */
  starts: Uint32Array;
  /** Places in the text, in order for each pair. */
  places: Uint32Array;
}

const pairs = 1 << 16;

const numberOf = (first: number, second: number): number => ((first << 8) ^ (first >>> 8) ^ second) & (pairs - 1);

/** So many places of a text are a step of indexing it. */
const stepPlaces = 1 << 16;

/** Indexes the pairs of a text, in steps. Of what is looked for only the beginning may be a line feed. */
export function* indexPairs(text: string): Steps<PairIndex> {
  const starts = new Uint32Array(pairs + 1);
  const last = text.length - 1;
  for (let from = 0; from < last; from += stepPlaces) {
    countPairs(text, from, Math.min(last, from + stepPlaces), starts);
    yield;
  }
  for (let number = 1; number <= pairs; number += 1) starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  const places = new Uint32Array(starts[pairs] ?? 0);
  const next = starts.slice();
  for (let from = 0; from < last; from += stepPlaces) {
    placePairs(text, from, Math.min(last, from + stepPlaces), next, places);
    yield;
  }
  return { starts, places };
}

const lineFeed = 0x0a;

/** Counts the pairs that begin at some places, each one number further on. */
function countPairs(text: string, from: number, to: number, counts: Uint32Array): void {
  for (let place = from, first = text.charCodeAt(from); place < to; place += 1) {
    const second = text.charCodeAt(place + 1);
    const number = numberOf(first, second) + 1;
    if (second !== lineFeed) counts[number] = (counts[number] ?? 0) + 1;
    first = second;
  }
}

/** Writes down where these pairs stand, each behind those of its kind that were there before. */
function placePairs(text: string, from: number, to: number, next: Uint32Array, places: Uint32Array): void {
  for (let place = from, first = text.charCodeAt(from); place < to; place += 1) {
    const second = text.charCodeAt(place + 1);
    const number = numberOf(first, second);
    const at = next[number] ?? 0;
    if (second !== lineFeed) {
      places[at] = place;
      next[number] = at + 1;
    }
    first = second;
  }
}

/** Tells the places of a text in which it has what is wanted, in order, until `take` says false; of one line the first. */
export function eachPlace(
  text: string,
  index: PairIndex | undefined,
  wanted: string,
  take: (place: number) => boolean,
): void {
  if (index === undefined || wanted.length < 2) {
    for (let place = text.indexOf(wanted); place >= 0; ) {
      const end = take(place) ? text.indexOf('\n', place + 1) : -1;
      place = end < 0 ? -1 : text.indexOf(wanted, end);
    }
    return;
  }
  const { offset, from, to } = findRarest(index, wanted);
  const last = wanted.length - 1;
  const end = wanted.charCodeAt(last);
  let least = 0;
  for (let at = from; at < to; at += 1) {
    const place = (index.places[at] ?? 0) - offset;
    // One letter is compared in a tenth of the time, and mostly tells.
    if (place < least || text.charCodeAt(place + last) !== end || !text.startsWith(wanted, place)) continue;
    if (!take(place)) return;
    least = text.indexOf('\n', place + 1);
    if (least < 0) return;
  }
}

/** The rarest pair of a text of two letters or more: where it stands in it, and where its places begin and end. */
function findRarest({ starts }: PairIndex, wanted: string): { offset: number; from: number; to: number } {
  let rarest = { offset: 0, from: 0, to: Number.POSITIVE_INFINITY };
  for (let offset = 0; offset + 1 < wanted.length; offset += 1) {
    const number = numberOf(wanted.charCodeAt(offset), wanted.charCodeAt(offset + 1));
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    if (to - from < rarest.to - rarest.from) rarest = { offset, from, to };
  }
  return rarest;
}
