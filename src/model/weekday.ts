import type { Day } from './day.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The number of a weekday by its English name in lower case, 0 for Sunday; undefined for any other word. */
export function weekdayByName(name: string): number | undefined {
  const weekday = weekdays.indexOf(name);
  return weekday < 0 ? undefined : weekday;
}

/** The number of the weekday that a day is, 0 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();
