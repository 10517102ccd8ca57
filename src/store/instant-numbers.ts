/** The zone of an instant that ends with `Z`; no other has so many minutes. */
const utcLetter = 9999;

const daySeconds = 86_400;

/**
 * An instant as git prints it, as the seconds since 1970 and the minutes that its zone is ahead. Undefined for a text
 * that would not come back from them as it is. Digit by digit, because an import reads two of each commit.
 */
export function numberInstant(text: string): [seconds: number, zone: number] | undefined {
  if (text.length < 20 || !hasSigns(text)) return undefined;
  const day = numberDays(text);
  const [hour, minute, second] = [readPair(text, 11), readPair(text, 14), readPair(text, 17)];
  const zone = numberZone(text);
  // What is no digit is not a number, and so less than nothing.
  if (day === undefined || zone === undefined || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const local = day * daySeconds + hour * 3600 + minute * 60 + second;
  return [local - (zone === utcLetter ? 0 : zone * 60), zone];
}

/** Whether the signs between the numbers are those of an instant. */
const hasSigns = (text: string): boolean =>
  text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && text[16] === ':';

/** The days since 1970 of a date, from the year 100 on; undefined for one that there is not. */
function numberDays(text: string): number | undefined {
  const year = readPair(text, 0) * 100 + readPair(text, 2);
  const [month, day] = [readPair(text, 5), readPair(text, 8)];
  if (!(year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  const number = countDays(year, month, day);
  // The 31st of a short month is a day of the next one.
  return day > 28 && writeDay(number).charCodeAt(9) !== text.charCodeAt(9) ? undefined : number;
}

/** Counts the days from 1970 on (Howard Hinnant, "chrono-compatible low-level date algorithms"): a year begins with March. */
function countDays(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The minutes of `Z`, `+02:00` and the like; undefined for `-00:00`, which says the same as `+00:00`, and for what is none. */
function numberZone(text: string): number | undefined {
  if (text.length === 20) return text[19] === 'Z' ? utcLetter : undefined;
  const sign = text[19];
  if (text.length !== 25 || text[22] !== ':' || (sign !== '+' && sign !== '-')) return undefined;
  const [hours, minutes] = [readPair(text, 20), readPair(text, 23)];
  if (!(hours < 100 && minutes < 60)) return undefined;
  const ahead = hours * 60 + minutes;
  return sign === '+' ? ahead : ahead === 0 ? undefined : -ahead;
}

/** A number of two digits; `NaN` where one is none. */
function readPair(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const pairs = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/** The text of an instant; the other way round. A `RangeError` where there is none. */
export function writeInstant(seconds: number, zone: number): string {
  const local = seconds + (zone === utcLetter ? 0 : zone * 60);
  const day = Math.floor(local / daySeconds);
  const rest = local - day * daySeconds;
  const [hour, minute, second] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${writeDay(day)}T${pairs[hour]}:${pairs[minute]}:${pairs[second]}${writeZone(zone)}`;
}

/** The days of a history of twenty years: to write one anew takes ten times as long. */
const days = new Map<number, string>();
const mostDays = 8192;

function writeDay(number: number): string {
  let day = days.get(number);
  if (day === undefined) {
    day = new Date(number * daySeconds * 1000).toISOString().slice(0, 10);
    if (days.size === mostDays) days.clear();
    days.set(number, day);
  }
  return day;
}

function writeZone(zone: number): string {
  if (zone === utcLetter) return 'Z';
  const ahead = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${pairs[Math.floor(ahead / 60)]}:${pairs[ahead % 60]}`;
}
