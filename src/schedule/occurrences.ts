import { daysInMonth } from '../model/day.ts';
import type { Schedule } from './schedule.ts';
import { findInstant, offsetAt, readWall, type WallTime } from './zone.ts';

const minuteLong = 60_000;
const hourLong = 60 * minuteLong;
const dayLong = 86_400_000;

/** As far as is looked for a day that fits: 29 February comes after eight years at the latest. */
const farthest = 9 * 366;

/**
 * The first instant after `after` at which a schedule is due in a zone (milliseconds since 1970), or undefined where it
 * never is. Hourly schedules go by the hours that pass; others by the clock, each time of a day once, whatever the
 * clock is set to.
 */
export function nextOccurrence(schedule: Schedule, zone: string, after: number): number | undefined {
  if (schedule.minute === 'every') return (Math.floor(after / minuteLong) + 1) * minuteLong;
  if (schedule.hours === 'every') return nextHour(schedule, schedule.minute, zone, after);
  const { year, month, day } = readWall(zone, after);
  // A clock that was set back may show yesterday's times once more.
  const first = Date.UTC(year, month - 1, day) - dayLong;
  for (let days = 0; days < farthest; days += 1) {
    const date = readDate(first + days * dayLong);
    if (!fitsDay(schedule, date)) continue;
    for (const hour of schedule.hours) {
      const instant = findInstant(zone, { ...date, hour, minute: schedule.minute });
      if (instant > after) return instant;
    }
  }
  return undefined;
}

/** The next `count` instants after `after`. */
export function listOccurrences(schedule: Schedule, zone: string, after: number, count: number): number[] {
  const found: number[] = [];
  for (let last = after; found.length < count; ) {
    const next = nextOccurrence(schedule, zone, last);
    if (next === undefined) break;
    found.push(next);
    last = next;
  }
  return found;
}

/**
 * Every sixty minutes, whatever the clock is set to, on days that fit. The minute is that of the zone's usual time, so
 * where summer sets the clock by half an hour the clock shows another one in summer.
 */
function nextHour(schedule: Schedule, minute: number, zone: string, after: number): number | undefined {
  const minuteInUtc = (minute - usualOffset(zone, after)) * minuteLong;
  const last = after + farthest * dayLong;
  let instant = minuteInUtc + (Math.floor((after - minuteInUtc) / hourLong) + 1) * hourLong;
  while (instant <= last) {
    const wall = readWall(zone, instant);
    if (fitsDay(schedule, wall)) return instant;
    // Over a day that does not fit to near its end: the clock may be set forward by two hours meanwhile.
    instant += Math.max(1, 22 - wall.hour) * hourLong;
  }
  return undefined;
}

/** How many minutes a zone's clock is ahead of UTC while it is not set forward for summer. */
function usualOffset(zone: string, instant: number): number {
  const { year } = readWall(zone, instant);
  return Math.min(offsetAt(zone, Date.UTC(year, 0, 1)), offsetAt(zone, Date.UTC(year, 6, 1)));
}

function fitsDay(
  { months, monthDays, weekDays, clamps }: Schedule,
  { year, month, day }: Omit<WallTime, 'hour' | 'minute'>,
): boolean {
  if (months && !months.includes(month)) return false;
  if (!monthDays && !weekDays) return true;
  const last = daysInMonth(year, month);
  const fitsMonthDay =
    monthDays !== undefined &&
    (monthDays.includes(day) || (clamps === true && day === last && monthDays.some((wanted) => wanted > last)));
  return fitsMonthDay || (weekDays?.includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay()) ?? false);
}

function readDate(asUtc: number): Omit<WallTime, 'hour' | 'minute'> {
  const date = new Date(asUtc);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
