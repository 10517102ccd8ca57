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

/** Indexes the pairs of a text. Of what is looked for only the beginning may be a line feed. */
export function indexPairs(text: string): PairIndex {
  const starts = new Uint32Array(pairs + 1);
  for (let place = 0, first = text.charCodeAt(0); place + 1 < text.length; place += 1) {
    const second = text.charCodeAt(place + 1);
    const number = numberOf(first, second) + 1;
    if (second !== lineFeed) starts[number] = (starts[number] ?? 0) + 1;
    first = second;
  }
  for (let number = 1; number <= pairs; number += 1) starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  const places = new Uint32Array(starts[pairs] ?? 0);
  const next = starts.slice();
  for (let place = 0, first = text.charCodeAt(0); place + 1 < text.length; place += 1) {
    const second = text.charCodeAt(place + 1);
    const number = numberOf(first, second);
    const at = next[number] ?? 0;
    if (second !== lineFeed) {
      places[at] = place;
      next[number] = at + 1;
    }
    first = second;
  }
  return { starts, places };
}

const lineFeed = 0x0a;

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
