import { addDays, type Day, daysInMonth } from '../model/day.ts';
import type { Pace } from '../model/subscription.ts';

/** The last day that a log can have. */
export const lastDay: Day = '9999-12-31';

const dayLong = 86_400_000;

/** The last day of the pace's stretch that begins with a day, or of a later such stretch: the one that has `wanted`. */
export function endStretch(since: Day, pace: Pace, wanted: Day): Day {
  if (pace === 'month') return endMonths(since, wanted);
  const days = pace === 'day' ? 1 : 7;
  // A log may have gaps of centuries, which are not gone through day by day.
  const passed = Math.max(0, Date.parse(wanted) - Date.parse(since)) / dayLong;
  return addDays(since, (Math.floor(passed / days) + 1) * days - 1);
}

function endMonths(since: Day, wanted: Day): Day {
  let next = addMonth(since);
  while (next <= wanted && next < lastDay) next = addMonth(next);
  return next >= lastDay ? lastDay : addDays(next, -1);
}

/** The day a month later; a month that is too short ends at its last day. */
function addMonth(day: Day): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  if (next.year > 9999) return lastDay;
  const last = Math.min(dayOfMonth, daysInMonth(next.year, next.month));
  return [String(next.year).padStart(4, '0'), padTwo(next.month), padTwo(last)].join('-');
}

const padTwo = (value: number): string => String(value).padStart(2, '0');
