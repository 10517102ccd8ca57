import { daysInMonth, monthByName } from '../model/day.ts';

interface Printed {
  year: number;
  month: number | undefined;
  day: number;
  /** `10:00:00`; midnight where only the day is printed. */
  time?: string | undefined;
  /** `+0200`, `+02:00` or `Z`; UTC where none is printed. */
  zone?: string | undefined;
}

const time = String.raw`(?<time>\d\d:\d\d:\d\d)`;
const iso = new RegExp(
  String.raw`^(?<year>\d{4,})-(?<month>\d\d)-(?<day>\d\d)(?:[T ]${time} ?(?<zone>Z|[+-]\d{2,}:?\d\d)?)?$`,
);
const plain = new RegExp(
  String.raw`^\w{3} (?<name>\w{3}) +(?<day>\d{1,2}) ${time} (?<year>\d{4,})(?: (?<zone>[+-]\d{4,}))?$`,
);
const mail = new RegExp(
  String.raw`^\w{3}, (?<day>\d{1,2}) (?<name>\w{3}) (?<year>\d{4,}) ${time} (?<zone>[+-]\d{4,})$`,
);

/**
 * Brings the dates that `--date=default|iso|iso-strict|rfc|raw|unix|short` print (also with `-local`) to git's raw form:
 * seconds since 1970, a space, the offset. Undefined for any other, such as `--date=relative`, which tell no instant.
 */
export function readPrintedTime(text: string): string | undefined {
  if (/^\d+ [+-]\d{4,}$/.test(text)) return text;
  if (/^\d{5,}$/.test(text)) return `${text} +0000`;
  const groups = (iso.exec(text) ?? plain.exec(text) ?? mail.exec(text))?.groups;
  if (!groups) return undefined;
  const { year, month, name = '', day, time, zone } = groups;
  return toRaw({ year: Number(year), month: month ? Number(month) : monthByName(name), day: Number(day), time, zone });
}

function toRaw({ year, month, day, time = '00:00:00', zone = 'Z' }: Printed): string | undefined {
  if (month === undefined || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const offset = zone === 'Z' ? '+0000' : zone.replace(':', '');
  const minutes = Number(offset.slice(0, -2)) * 60 + Number(`${offset.charAt(0)}${offset.slice(-2)}`);
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isNaN(milliseconds) ? undefined : `${milliseconds / 1000 - minutes * 60} ${offset}`;
}
