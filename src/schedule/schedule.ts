/**
 * When something is due, by the clock of a zone. Days have to fit months, and days of the month or of the week: where
 * both of these are given either is enough, as in crontab(5).
 */
export interface Schedule {
  /** The minute of the hour, 0 to 59; `every` minute is for trying things out. */
  minute: number | 'every';
  /** Hours of the day in order, 0 to 23, or every hour that passes. */
  hours: readonly number[] | 'every';
  /** Days of the month, 1 to 31; undefined for all. */
  monthDays?: readonly number[] | undefined;
  /** Months, 1 to 12; undefined for all. */
  months?: readonly number[] | undefined;
  /** Days of the week, 0 for Sunday to 6; undefined for all. */
  weekDays?: readonly number[] | undefined;
  /** A day that a month does not have is its last one. */
  clamps?: boolean | undefined;
}

/** The days of the week as they are written, by their number. */
export const weekDayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The number of a day of the week by its English name, an abbreviation of it, or the plural; else undefined. */
export function weekDayByName(name: string): number | undefined {
  const wanted = name.toLowerCase().replace(/\.$/, '').replace(/days$/, 'day');
  if (wanted.length < 3) return undefined;
  const index = weekDayNames.findIndex((day) => day.toLowerCase().startsWith(wanted));
  return index < 0 ? undefined : index;
}
