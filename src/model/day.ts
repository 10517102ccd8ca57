import * as z from 'zod';

/**
 * A calendar day as text, `YYYY-MM-DD`. A log that prints days has no time zone, so a day is never a `Date`:
 * text of this form sorts and compares as it stands.
 */
export type Day = string;

export const daySchema = z.string().refine(isDay, 'not a day of the form YYYY-MM-DD');

/** Most days are such as every month has. */
const earlyInMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const monthNames = 'January February March April May June July August September October November December'.split(' ');
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const millisecondsADay = 86_400_000;

/** Whether `text` is a day that exists in the Gregorian calendar. */
export function isDay(text: string): boolean {
  // Thousands of days are checked whenever a log is opened, so nothing is made of the text but its numbers.
  if (earlyInMonth.test(text)) return true;
  if (!dayForm.test(text)) return false;
  const [month, dayOfMonth] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(Number(text.slice(0, 4)), month);
}

/** Puts days in calendar order, for `sort`. */
export function compareDays(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The day of these numbers (month 1 to 12), or undefined where the calendar has no such day. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1) return undefined;
  if (dayOfMonth > daysInMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** How many days a month has (month 1 to 12). */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The number of a month by its English name or an abbreviation of three letters or more, else undefined. */
export function monthByName(name: string): number | undefined {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  if (wanted === 'sept') return 9;
  const index = monthNames.findIndex((month) => wanted.length >= 3 && month.toLowerCase().startsWith(wanted));
  return index < 0 ? undefined : index + 1;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOfEpoch((Date.parse(`${day}T00:00:00Z`) + count * millisecondsADay) / 1000, 0);
}

/** How many days `to` is after `from`; negative where it is before. */
export function countDays(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

/**
 * The day of an instant for a clock at an offset.
 * `seconds` since 1970, `offset` in minutes east of UTC. Years outside 0 to 9999 are held to the nearest day in range.
 */
export function dayOfEpoch(seconds: number, offset: number): Day {
  const date = new Date((seconds + offset * 60) * 1000);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) return seconds < 0 ? '0000-01-01' : '9999-12-31';
  if (year > 9999) return '9999-12-31';
  if (year < 0) return '0000-01-01';
  return `${pad(year, 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

/** A day as people write it, `14 Feb 2007`. A month `2007-02` comes out as `Feb 2007`, what is no day as `no date`. */
export function formatDay(day: Day | ''): string {
  if (day === '') return 'no date';
  const [year, month, dayOfMonth] = day.split('-');
  const name = monthNames[Number(month) - 1]?.slice(0, 3) ?? month;
  return dayOfMonth === undefined ? `${name} ${year}` : `${Number(dayOfMonth)} ${name} ${year}`;
}

/** Today's day on this machine's clock, for an instant in milliseconds since 1970. */
export function localDay(milliseconds: number): Day {
  return dayOfEpoch(milliseconds / 1000, -new Date(milliseconds).getTimezoneOffset());
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
