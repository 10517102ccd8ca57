import { type Collected, rangeOf, shardAt } from './collected.ts';
import { dayNumber, numberDay } from './columns.ts';
import type { SearchQuery, SearchResult } from './search.ts';

type Span = Pick<SearchQuery, 'since' | 'until' | 'by'>;

/** The first and the last day of the collected entries; nothing where there are none. */
export function findSpan(collected: Collected, by: Span['by']): Pick<SearchResult, 'firstDay' | 'lastDay'> {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const [number, { columns }] of collected.shards.entries()) {
    const [from, to] = rangeOf(collected, number);
    const days = by === 'committer' ? columns.committedDays : columns.days;
    const [least, greatest] = spanOf(days, collected.entries.subarray(from, to));
    first = Math.min(first, least);
    last = Math.max(last, greatest);
  }
  return last === 0 ? {} : { firstDay: numberDay(first), lastDay: numberDay(last) };
}

function spanOf(days: Int32Array, entries: Uint32Array): [least: number, greatest: number] {
  let [least, greatest] = [99_999_999, 0];
  for (let place = 0; place < entries.length; place += 1) {
    const day = days[entries[place] ?? 0] ?? 0;
    if (day !== 0 && day < least) least = day;
    if (day > greatest) greatest = day;
  }
  return [least, greatest];
}

/** How many of the collected entries there are on each day that has any, in calendar order. */
export function countDays(collected: Collected, by: Span['by']): SearchResult['spread'] {
  const counts = new Map<number, number>();
  for (let place = 0; place < collected.length; place += 1) {
    const day = dayAt(collected, place, by);
    if (day !== 0) counts.set(day, (counts.get(day) ?? 0) + 1);
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
