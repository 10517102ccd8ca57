import { addDays, type Day, daysInMonth } from '../model/day.ts';
import type { Pace } from '../model/subscription.ts';

/** The last day that a log can have. */
export const lastDay: Day = '9999-12-31';

/** The day a pace later; a month that is too short ends at its last day. */
export function addPace(day: Day, pace: Pace): Day {
  if (pace === 'day') return addDays(day, 1);
  if (pace === 'week') return addDays(day, 7);
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  if (next.year > 9999) return lastDay;
  const last = Math.min(dayOfMonth, daysInMonth(next.year, next.month));
  return [String(next.year).padStart(4, '0'), padTwo(next.month), padTwo(last)].join('-');
}

/** The last day of the pace's stretch that begins with a day, or of a later such stretch: the one that has `wanted`. */
export function endStretch(since: Day, pace: Pace, wanted: Day): Day {
  let next = addPace(since, pace);
  while (next <= wanted && next < lastDay) next = addPace(next, pace);
  return next >= lastDay ? lastDay : addDays(next, -1);
}

const padTwo = (value: number): string => String(value).padStart(2, '0');
