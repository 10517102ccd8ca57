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
  const zone = readZone(raw.slice(space + 1));
  if (!Number.isSafeInteger(seconds) || !zone) {
    return { day: '1970-01-01', text: '1970-01-01T00:00:00+00:00', oddity: 'has a date that cannot be read' };
  }
  const { minutes, text } = zone;
  const clock = seconds + minutes * 60;
  const number = Math.floor(clock / secondsADay);
  const day = findDay(number, seconds, minutes);
  const inDay = clock - number * secondsADay;
  const time = `${two(inDay / 3600)}:${two((inDay / 60) % 60)}:${two(inDay % 60)}`;
  return { day, text: `${day}T${time}${text}`, oddity: findOddity(seconds, day, zone.oddity) };
}

interface Zone {
  minutes: number;
  /** `+02:00` */
  text: string;
  oddity: string | undefined;
}

/** A log has some thirty zones, and more only where somebody made them up. */
const zones = new Map<string, Zone>();
const mostZones = 1000;

/** Reads an offset as `+hhmm`; undefined for what is none. */
function readZone(zone: string): Zone | undefined {
  const known = zones.get(zone);
  if (known) return known;
  if (!/^[+-]\d{4,}$/.test(zone)) return undefined;
  const size = Number(zone);
  const minutes = Math.trunc(size / 100) * 60 + (size % 100);
  const isOdd = Math.abs(size) >= 1500 || Math.abs(size) % 100 >= 60;
  const oddity = isOdd ? `has an odd time zone, ${zone}` : undefined;
  const read = { minutes, text: `${zone.slice(0, -2)}:${zone.slice(-2)}`, oddity };
  if (zones.size >= mostZones) zones.clear();
  zones.set(zone, read);
  return read;
}

/** Days at the places of the lowest bits of their numbers: what follows on each other is mostly of the same few days. */
const days: ({ number: number; day: Day } | undefined)[] = new Array(64).fill(undefined);

function findDay(number: number, seconds: number, minutes: number): Day {
  // Days that no calendar has are not told by their number alone.
  if (number < 0 || number > 1_000_000) return dayOfEpoch(seconds, minutes);
  const known = days[number % days.length];
  if (known?.number === number) return known.day;
  const day = dayOfEpoch(seconds, minutes);
  days[number % days.length] = { number, day };
  return day;
}

const two = (value: number): string => twoDigits[Math.floor(value)] ?? '';

/** The first day of 1970 is where broken dates land; nothing was committed after 2099; no zone is 15 hours away. */
function findOddity(seconds: number, day: Day, oddZone: string | undefined): string | undefined {
  return seconds < secondsADay || day >= '2100-01-01' ? `is dated ${day}` : oddZone;
}
