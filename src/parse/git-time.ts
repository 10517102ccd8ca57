import { dayOfEpoch } from '../model/day.ts';

/** A moment on somebody's clock. */
export interface Instant {
  /** The day on that clock. */
  day: string;
  /** `2007-07-11T10:00:00+02:00` */
  text: string;
  /** What is odd about it, in words that follow "is" or "has". */
  oddity: string | undefined;
}

const day = 86_400;
const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/**
 * Reads git's raw time: seconds since 1970, a space, the offset as `+hhmm`. One that cannot be read becomes the start of
 * 1970, as in git. An offset that no clock has is applied all the same, as git does, so that the days agree.
 */
export function readInstant(raw: string): Instant {
  const parts = /^(-?\d+) ([+-])(\d+)(\d\d)$/.exec(raw);
  const given = Number(parts?.[1]);
  if (parts === null || !Number.isSafeInteger(given)) {
    return { day: '1970-01-01', text: '1970-01-01T00:00:00+00:00', oddity: 'has a date that cannot be read' };
  }
  const [, , sign = '', hours = '', minutes = ''] = parts;
  const size = Number(hours) * 60 + Number(minutes);
  const offset = sign === '-' ? -size : size;
  const at = given + offset * 60;
  const date = dayOfEpoch(given, offset);
  const inDay = ((at % day) + day) % day;
  const text = `${date}T${two(inDay / 3600)}:${two((inDay / 60) % 60)}:${two(inDay % 60)}${sign}${hours}:${minutes}`;
  return { day: date, text, oddity: describeOddity(given, date, size, Number(minutes), raw) };
}

const two = (value: number): string => twoDigits[Math.floor(value)] ?? '';

/** The first day of 1970 is where broken dates land; nothing was committed after 2099; no zone is 15 hours away. */
function describeOddity(seconds: number, date: string, size: number, minutes: number, raw: string): string | undefined {
  if (seconds < day || date >= '2100-01-01') return `is dated ${date}`;
  if (size >= 15 * 60 || minutes >= 60) return `has an odd time zone, ${raw.slice(raw.indexOf(' ') + 1)}`;
  return undefined;
}
