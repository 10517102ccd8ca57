import type { Rank } from '../model/answer.ts';
import { weekdayOf } from '../model/weekday.ts';

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Adds up the counts of days by the days of the week, the one with most first; those without any are left out. */
export function rankWeekdays(days: readonly { name: string; count: number }[]): Rank[] {
  const counts = names.map(() => 0);
  for (const { name, count } of days) {
    const weekday = weekdayOf(name);
    counts[weekday] = (counts[weekday] ?? 0) + count;
  }
  const ranks = names.map((name, weekday) => ({ name, count: counts[weekday] ?? 0 }));
  return ranks.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}
