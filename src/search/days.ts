import type { Steps } from '../ops/turns.ts';
import { type Collected, rangeOf, shardAt, stretch } from './collected.ts';
import { dayNumber, numberDay } from './columns.ts';
import type { SearchQuery, SearchResult } from './search.ts';

type Span = Pick<SearchQuery, 'since' | 'until' | 'by'>;

/** The first and the last day of some entries, as numbers; both zero where none has a day. */
export interface DayRange {
  first: number;
  last: number;
}

/** The first and the last day of the collected entries. */
export function rangeOfDays(collected: Collected, by: Span['by']): DayRange {
  let range: DayRange = { first: 0, last: 0 };
  for (const [number, { columns }] of collected.shards.entries()) {
    const [from, to] = rangeOf(collected, number);
    const days = by === 'committer' ? columns.committedDays : columns.days;
    range = joinDays(range, spanOfDays(days, collected.entries.subarray(from, to)));
  }
  return range;
}

/** Both of two ranges of days. */
export function joinDays(one: DayRange, other: DayRange): DayRange {
  if (one.last === 0 || other.last === 0) return one.last === 0 ? other : one;
  return { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
}

/** A range of days as an answer tells it; nothing where there is none. */
export function tellDays({ first, last }: DayRange): Pick<SearchResult, 'firstDay' | 'lastDay'> {
  return last === 0 ? {} : { firstDay: numberDay(first), lastDay: numberDay(last) };
}

/** The first and the last of the days of the first so many entries. */
export function spanOfDays(days: Int32Array, entries: Uint32Array, length = entries.length): DayRange {
  let [first, last] = [99_999_999, 0];
  for (let place = 0; place < length; place += 1) {
    const day = days[entries[place] ?? 0] ?? 0;
    if (day !== 0 && day < first) first = day;
    if (day > last) last = day;
  }
  return last === 0 ? { first: 0, last: 0 } : { first, last };
}

/** How many of the collected entries there are on each day that has any, in calendar order. */
export function* countDays(collected: Collected, by: Span['by']): Steps<SearchResult['spread']> {
  const counts = new Map<number, number>();
  const add = (day: number, count: number): void => {
    if (day !== 0 && count > 0) counts.set(day, (counts.get(day) ?? 0) + count);
  };
  for (const [number, { columns }] of collected.shards.entries()) {
    const days = by === 'committer' ? columns.committedDays : columns.days;
    const [from, to] = rangeOf(collected, number);
    // Entries that stand side by side are mostly of one day.
    let [last, run] = [0, 0];
    for (let place = from; place < to; place += 1) {
      const day = days[collected.entries[place] ?? 0] ?? 0;
      if (day !== last) {
        add(last, run);
        [last, run] = [day, 0];
      }
      run += 1;
      if (place % stretch === stretch - 1) yield;
    }
    add(last, run);
  }
  return [...counts].sort(([one], [other]) => one - other).map(([day, count]) => ({ date: numberDay(day), count }));
}

/** The days of the collected entries that come nearest to a span in which there are none. */
export function findNearestDays(collected: Collected, { since, until, by }: Span): SearchResult['nearestDays'] {
  const from = since === undefined ? 0 : dayNumber(since);
  const to = until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until);
  let before = 0;
  let after = Number.POSITIVE_INFINITY;
  for (let place = 0; place < collected.length; place += 1) {
    const day = dayAt(collected, place, by);
    if (day < from && day > before) before = day;
    if (day > to && day < after) after = day;
  }
  return {
    ...(before > 0 && { before: numberDay(before) }),
    ...(after < Number.POSITIVE_INFINITY && { after: numberDay(after) }),
  };
}

/** Whether a query looks at days in such a way that entries without one are left out. */
export const leavesUndatedOut = ({ since, until, group }: SearchQuery): boolean =>
  since !== undefined || until !== undefined || group === 'day' || group === 'month';

/** How many of the collected entries have no day. */
export function countUndated(collected: Collected): number {
  let count = 0;
  for (let place = 0; place < collected.length; place += 1) if (dayAt(collected, place, 'author') === 0) count += 1;
  return count;
}

function dayAt(collected: Collected, place: number, by: Span['by']): number {
  const columns = shardAt(collected, place)?.columns;
  return (by === 'committer' ? columns?.committedDays : columns?.days)?.[collected.entries[place] ?? 0] ?? 0;
}
