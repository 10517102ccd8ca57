import { type Collected, sequenceAt, shardAt } from './collected.ts';
import type { SearchQuery } from './search.ts';

/** Up to how many places are kept in order while the others go by; for more of them all are sorted. */
const keptInOrder = 200;

/**
 * The places of the first `limit` of the collected entries in an order, best, newest or oldest first, after `skip`
 * others. No two entries stand equal, so that pages of an answer neither repeat nor miss one.
 */
export function chooseBest(collected: Collected, order: SearchQuery['order'], limit: number, skip = 0): number[] {
  const compare = makeCompare(collected, order);
  if (skip + limit <= keptInOrder) return keepFirst(collected, compare, skip + limit).slice(skip);
  return Array.from({ length: collected.length }, (_, place) => place)
    .sort(compare)
    .slice(skip, skip + limit);
}

function keepFirst(collected: Collected, compare: (a: number, b: number) => number, limit: number): number[] {
  const chosen: number[] = [];
  for (let place = 0; place < collected.length; place += 1) {
    const last = chosen.at(-1);
    if (chosen.length === limit && last !== undefined && compare(place, last) > 0) continue;
    let at = chosen.length;
    while (at > 0 && compare(place, chosen[at - 1] ?? 0) < 0) at -= 1;
    chosen.splice(at, 0, place);
    if (chosen.length > limit) chosen.pop();
  }
  return chosen;
}

/** Compares two places of the collected entries: which one comes first in an order. */
export function makeCompare(collected: Collected, order: SearchQuery['order']) {
  const { entries, scores, found } = collected;
  const dayAt = (place: number): number => shardAt(collected, place)?.orderDays[entries[place] ?? 0] ?? 0;
  const newest = (a: number, b: number): number =>
    dayAt(b) - dayAt(a) || sequenceAt(collected, b) - sequenceAt(collected, a);
  if (order === 'newest') return newest;
  if (order === 'oldest') return (a: number, b: number): number => newest(b, a);
  return (a: number, b: number): number =>
    (found[b] ?? 0) - (found[a] ?? 0) || (scores[b] ?? 0) - (scores[a] ?? 0) || newest(a, b);
}
