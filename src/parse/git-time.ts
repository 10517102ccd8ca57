import { type Day, dayOfEpoch } from '../model/day.ts';

/** A moment on somebody's clock. */
export interface Instant {
  /** The day on that clock. */
  day: Day;
  /** `2007-07-11T10:00:00+02:00` */
  text: string;
  /** What is odd about it, in words that follow "the commit". */
  oddity: string | undefined;
}

const secondsADay = 86_400;
const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/**
 * Reads git's raw time: seconds since 1970, a space, the offset as `+hhmm`. One that cannot be read becomes the start of
 * 1970, as in git. An offset that no clock has is applied all the same, as git does, so that the days agree.
 */
export function readInstant(raw: string): Instant {
  const space = raw.indexOf(' ');
  const seconds = space > 0 ? Number(raw.slice(0, space)) : Number.NaN;
  const zone = raw.slice(space + 1);
  if (!Number.isSafeInteger(seconds) || !/^[+-]\d{4,}$/.test(zone)) {
    return { day: '1970-01-01', text: '1970-01-01T00:00:00+00:00', oddity: 'has a date that cannot be read' };
  }
  const size = Number(zone);
  const minutes = Math.trunc(size / 100) * 60 + (size % 100);
  const day = dayOfEpoch(seconds, minutes);
  const clock = seconds + minutes * 60;
  const inDay = clock - Math.floor(clock / secondsADay) * secondsADay;
  const time = `${two(inDay / 3600)}:${two((inDay / 60) % 60)}:${two(inDay % 60)}`;
  return { day, text: `${day}T${time}${zone.slice(0, -2)}:${zone.slice(-2)}`, oddity: findOddity(seconds, day, zone) };
}

const two = (value: number): string => twoDigits[Math.floor(value)] ?? '';

/** The first day of 1970 is where broken dates land; nothing was committed after 2099; no zone is 15 hours away. */
function findOddity(seconds: number, day: Day, zone: string): string | undefined {
  if (seconds < secondsADay || day >= '2100-01-01') return `is dated ${day}`;
  const size = Math.abs(Number(zone));
  return size >= 1500 || size % 100 >= 60 ? `has an odd time zone, ${zone}` : undefined;
}
