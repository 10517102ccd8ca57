import { type Collected, rangeOf, sequenceAt, shardAt } from './collected.ts';
import type { SearchQuery } from './search.ts';

/** Up to how many places are kept in order while the others go by; more of them are put in order now and then. */
export const keptInOrder = 200;

/**
 * The places of the first `limit` of the collected entries in an order, best, newest or oldest first, after `skip`
 * others. No two entries stand equal, so that pages of an answer neither repeat nor miss one.
 */
export function chooseBest(collected: Collected, order: SearchQuery['order'], limit: number, skip = 0): number[] {
  if (limit === 0) return [];
  const compare = makeCompare(collected, order);
  const most = skip + limit;
  const isFew = most <= keptInOrder;
  if (isFew && order === 'best') return keepBest(collected, compare, most).slice(skip);
  return (isFew ? keepFirst(collected, order, compare, most) : keepMany(collected, order, compare, most)).slice(skip);
}

/**
 * Goes through all places but those whose day is behind the bound, from the first or from the last one. They are mostly in the
 * order of time, so that from the end at which the first ones of an order are, nearly all others are passed by.
 */
function eachInTime(
  collected: Collected,
  order: SearchQuery['order'],
  bound: { day: number | undefined },
  take: (place: number) => void,
): void {
  const isBackward = order === 'newest';
  const shards = [...collected.shards.entries()];
  for (const [number, { orderDays }] of isBackward ? shards.reverse() : shards) {
    const [from, to] = rangeOf(collected, number);
    for (let index = from; index < to; index += 1) {
      const place = isBackward ? to - 1 - (index - from) : index;
      const day = orderDays[collected.entries[place] ?? 0] ?? 0;
      if (bound.day !== undefined && (isBackward ? day < bound.day : day > bound.day)) continue;
      take(place);
    }
  }
}

/** The day of the last place of those that are chosen, behind which nothing is; none in the order of scores. */
function boundOf(collected: Collected, order: SearchQuery['order'], last: number | undefined): number | undefined {
  if (order === 'best' || last === undefined) return undefined;
  return shardAt(collected, last)?.orderDays[collected.entries[last] ?? 0];
}

/** The same as `keepFirst`, but most entries are passed by for their score alone. */
function keepBest(collected: Collected, compare: Compare, limit: number): number[] {
  const { length, scores, found } = collected;
  const chosen: number[] = [];
  let [leastFound, leastScore] = [0, 0];
  for (let place = 0; place < length; place += 1) {
    const has = found[place] ?? 0;
    if (has < leastFound || (has === leastFound && (scores[place] ?? 0) < leastScore)) continue;
    keep(chosen, place, compare, limit);
    const last = chosen.length < limit ? undefined : chosen.at(-1);
    if (last !== undefined) [leastFound, leastScore] = [found[last] ?? 0, scores[last] ?? 0];
  }
  return chosen;
}

function keepFirst(collected: Collected, order: SearchQuery['order'], compare: Compare, limit: number): number[] {
  const chosen: number[] = [];
  const bound: { day: number | undefined } = { day: undefined };
  eachInTime(collected, order, bound, (place) => {
    const last = chosen.at(-1);
    if (chosen.length === limit && last !== undefined && compare(place, last) > 0) return;
    keep(chosen, place, compare, limit);
    if (chosen.length === limit) bound.day = boundOf(collected, order, chosen.at(-1));
  });
  return chosen;
}

/** The same for many: twice as many are taken before they are put in order and the worse half goes. */
function keepMany(collected: Collected, order: SearchQuery['order'], compare: Compare, limit: number): number[] {
  const chosen: number[] = [];
  const bound: { day: number | undefined } = { day: undefined };
  let last: number | undefined;
  eachInTime(collected, order, bound, (place) => {
    if (last !== undefined && compare(place, last) > 0) return;
    chosen.push(place);
    if (chosen.length < 2 * limit) return;
    chosen.sort(compare).length = limit;
    last = chosen.at(-1);
    bound.day = boundOf(collected, order, last);
  });
  return chosen.sort(compare).slice(0, limit);
}

/** Which of two places comes first. */
type Compare = (a: number, b: number) => number;

/** Puts a place where it belongs among the chosen ones; of too many the last one goes. */
function keep(chosen: number[], place: number, compare: Compare, limit: number): void {
  let at = chosen.length;
  while (at > 0 && compare(place, chosen[at - 1] ?? 0) < 0) at -= 1;
  chosen.splice(at, 0, place);
  if (chosen.length > limit) chosen.pop();
}

/** Compares two places of the collected entries: which one comes first in an order. */
function makeCompare(collected: Collected, order: SearchQuery['order']): Compare {
  const { entries, scores, found } = collected;
  const dayAt = (place: number): number => shardAt(collected, place)?.orderDays[entries[place] ?? 0] ?? 0;
  const newest = (a: number, b: number): number =>
    dayAt(b) - dayAt(a) || sequenceAt(collected, b) - sequenceAt(collected, a);
  if (order === 'newest') return newest;
  if (order === 'oldest') return (a: number, b: number): number => newest(b, a);
  return (a: number, b: number): number =>
    (found[b] ?? 0) - (found[a] ?? 0) || (scores[b] ?? 0) - (scores[a] ?? 0) || newest(a, b);
}
