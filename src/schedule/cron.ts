import { monthByName } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { type Schedule, weekDayByName } from './schedule.ts';

/** A field of a cron expression: what it is called, its least and greatest number, and names for numbers. */
interface Field {
  name: string;
  least: number;
  greatest: number;
  named?: (name: string) => number | undefined;
}

const fields = {
  minute: { name: 'minute', least: 0, greatest: 59 },
  hour: { name: 'hour', least: 0, greatest: 23 },
  monthDay: { name: 'day of the month', least: 1, greatest: 31 },
  month: { name: 'month', least: 1, greatest: 12, named: monthByName },
  // 7 is Sunday too.
  weekDay: { name: 'day of the week', least: 0, greatest: 7, named: weekDayByName },
} satisfies Record<string, Field>;

/** Whether a text is meant as a cron expression: five or more fields of its signs. */
export function looksLikeCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return text.trim().startsWith('@') || (parts.length >= 5 && /^[\d*/,-]+$/.test(parts[0] ?? ''));
}

/**
 * Reads a cron expression of five fields, as crontab(5) has them. Throws a UserError that names the field, and for
 * one that is due more often than once an hour.
 */
export function parseCron(text: string): Schedule {
  const parts = text.trim().split(/\s+/);
  const [minute, hour, monthDay, month, weekDay] = parts;
  if (
    minute === undefined ||
    hour === undefined ||
    monthDay === undefined ||
    month === undefined ||
    weekDay === undefined ||
    parts.length > 5
  ) {
    throw new UserError(`A cron expression has five fields, such as "0 9 * * mon": "${text}" has ${parts.length}.`);
  }
  const minutes = parseField(minute, fields.minute);
  const [only, ...others] = minutes ?? [];
  if (only === undefined || others.length > 0) {
    throw new UserError(`"${text}" is due more often than once an hour: give one minute, such as "0 * * * *".`);
  }
  const weekDays = parseField(weekDay, fields.weekDay)?.map((day) => day % 7);
  const schedule = {
    minute: only,
    hours: parseField(hour, fields.hour) ?? 'every',
    monthDays: parseField(monthDay, fields.monthDay),
    months: parseField(month, fields.month),
    weekDays: weekDays && [...new Set(weekDays)].sort((a, b) => a - b),
  } satisfies Schedule;
  if (!comesEver(schedule)) throw new UserError(`"${text}" is never due: no such month has that day.`);
  return schedule;
}

/** The numbers of a field in order; undefined for all of them (`*`). */
function parseField(text: string, field: Field): number[] | undefined {
  if (text === '*') return undefined;
  const numbers = new Set(text.split(',').flatMap((part) => parsePart(part, field)));
  return [...numbers].sort((a, b) => a - b);
}

// `7`, `mon`, `1-5`, `1-10/2` or `*/2`.
function parsePart(part: string, field: Field): number[] {
  const match = /^(\*|([a-z]+|\d+)(?:-([a-z]+|\d+))?)(?:\/(\d+))?$/i.exec(part);
  const step = match?.[4] === undefined ? 1 : Number(match[4]);
  if (!match || step < 1) throw explainField(part, field);
  const from = match[1] === '*' ? field.least : parseNumber(match[2] ?? '', field);
  // In the day of the week 7 is Sunday again, so all days are 0 to 6.
  const greatest = field.greatest === 7 ? 6 : field.greatest;
  const to =
    match[1] === '*'
      ? greatest
      : match[3] !== undefined
        ? parseNumber(match[3], field)
        : match[4] !== undefined
          ? greatest
          : from;
  // `fri-sun` ends with the day that begins the week.
  if (to === 0 && from > 0 && field.greatest === 7) return [...parsePart(`${from}-6/${step}`, field), 0];
  if (to < from) throw explainField(part, field);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function parseNumber(text: string, field: Field): number {
  const number = /^\d+$/.test(text) ? Number(text) : field.named?.(text);
  if (number === undefined || number < field.least || number > field.greatest) throw explainField(text, field);
  return number;
}

function explainField(part: string, { name, least, greatest }: Field): UserError {
  return new UserError(
    `"${part}" is no ${name} of a cron expression: it takes ${least} to ${greatest}, lists (1,5), ranges (1-5) and steps (*/2).`,
  );
}

/** Whether a month that is meant has one of the days; one of the week always comes. */
function comesEver({ monthDays, months, weekDays }: Schedule): boolean {
  if (!monthDays || weekDays) return true;
  const longest = (month: number): number => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  return (months ?? [1]).some((month) => monthDays.some((day) => day <= longest(month)));
}
