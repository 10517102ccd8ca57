/** The zone of an instant that ends with `Z`; no other has so many minutes. */
const utcLetter = 9999;

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * An instant as git prints it, as the seconds since 1970 and the minutes that its zone is ahead. Undefined for a text
 * that would not come back from them as it is.
 */
export function numberInstant(text: string): [seconds: number, zone: number] | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, sign, zoneHours, zoneMinutes] = found;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const ahead = sign === undefined ? 0 : Number(zoneHours) * 60 + Number(zoneMinutes);
  const seconds = local / 1000 - (sign === '-' ? -ahead : ahead) * 60;
  const zone = sign === undefined ? utcLetter : sign === '-' ? -ahead : ahead;
  // The 31st of a short month, a leap second, "-00:00" or a year below 100 say the same as another text.
  return writeInstant(seconds, zone) === text ? [seconds, zone] : undefined;
}

/** The text of an instant; the other way round. A `RangeError` where there is none. */
export function writeInstant(seconds: number, zone: number): string {
  const ahead = zone === utcLetter ? 0 : zone;
  const local = new Date((seconds + ahead * 60) * 1000).toISOString().slice(0, -'.000Z'.length);
  return local + (zone === utcLetter ? 'Z' : nameZone(zone));
}

const zones = new Map<number, string>();

function nameZone(zone: number): string {
  let name = zones.get(zone);
  if (name === undefined) {
    const minutes = Math.abs(zone);
    name = `${zone < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
    // A damaged file may have any.
    if (zones.size < 1000) zones.set(zone, name);
  }
  return name;
}

const pad = (number: number): string => String(number).padStart(2, '0');
