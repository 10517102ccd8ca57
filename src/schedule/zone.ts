import { UserError } from '../model/errors.ts';
import { fold } from '../model/text.ts';

/** A clock of a zone: year, month (1 to 12), day, hour and minute. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const minuteLong = 60_000;
const dayLong = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Names that zones have had for years, and under which many systems still do not list them. */
const renamed = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** How many zones are offered for a name that none has. */
const mostOffered = 3;

/** Names of all zones that this machine knows, `UTC` first. */
export function listZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(nameNow)])];
}

/** The name that a zone has now, where this machine knows it by that name too. */
function nameNow(zone: string): string {
  const name = renamed.get(zone);
  return name !== undefined && isZone(name) ? name : zone;
}

/**
 * The zone that is meant by a name: its own, whatever the case, or its city alone (`berlin`). Throws a UserError that
 * offers those whose city begins so, or says how zones are written.
 */
export function findZone(text: string): string {
  // What is meant unless somebody says otherwise; to list all zones takes ten milliseconds.
  if (text === 'UTC') return text;
  const wanted = fold(text).replaceAll(' ', '_');
  const zones = listZones();
  const same = zones.find((zone) => zone.toLowerCase() === wanted);
  const city = same ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  if (city !== undefined) return city;
  // Older names, such as Asia/Calcutta or CET, are known and not listed; an offset is no zone.
  if (/^[a-z]/.test(wanted) && isZone(text.trim()))
    return nameNow(new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone);
  const near = wanted.length < 2 ? [] : zones.filter((zone) => zone.toLowerCase().includes(`/${wanted}`));
  const offered = near.length === 0 ? 'Europe/Berlin, America/New_York or UTC' : near.slice(0, mostOffered).join(', ');
  throw new UserError(`There is no time zone "${text}": write one such as ${offered}.`);
}

/** The clock of a zone at an instant (milliseconds since 1970). */
export function readWall(zone: string, instant: number): WallTime {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = formatOf(zone).format(instant).split(/\D+/).map(Number);
  return { year, month, day, hour, minute };
}

/** How many minutes a zone's clock is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  const { year, month, day, hour, minute } = readWall(zone, instant);
  const whole = Math.floor(instant / minuteLong) * minuteLong;
  return (Date.UTC(year, month - 1, day, hour, minute) - whole) / minuteLong;
}

/**
 * The instant at which a zone's clock shows a time: the first of two where the clock is set back over it, and the
 * moment of the change where the clock is set forward over it.
 */
export function findInstant(zone: string, { year, month, day, hour, minute }: WallTime): number {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetAt(zone, asUtc - dayLong);
  const after = offsetAt(zone, asUtc + dayLong);
  const fitting = [before, after]
    .filter((offset) => offsetAt(zone, asUtc - offset * minuteLong) === offset)
    .map((offset) => asUtc - offset * minuteLong);
  if (fitting.length > 0) return Math.min(...fitting);
  // The clock never showed it: it is between the two readings that it was set forward.
  let [low, high] = [asUtc - after * minuteLong, asUtc - before * minuteLong];
  while (high - low > minuteLong) {
    const middle = Math.floor((low + high) / 2 / minuteLong) * minuteLong;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Making a format takes a thousand times longer than using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}
