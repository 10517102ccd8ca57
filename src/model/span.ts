import { addDays, type Day, daysInMonth, formatDay, makeDay, monthByName } from './day.ts';
import { UserError } from './errors.ts';
import { readNamedSpan } from './named-span.ts';
import { readNumberWord } from './number-words.ts';
import { weekdayOf } from './weekday.ts';

/** A stretch of days, both ends in it. */
export interface Span {
  since: Day;
  until: Day;
}

const examples = '2007, 2007-10, 2007-10-17, "oct 2007", "17 oct 2007", "last month" or "3 weeks ago"';

/**
 * Reads a day, month, year or relative span as people write it, such as `2007-10`, `11 jul 2007` or `last month`.
 * `now` is the day it is today. Throws a UserError for a day that the calendar does not have and for words it cannot read.
 */
export function parseSpan(text: string, now: Day): Span {
  const span = readSpan(text, now);
  if (!span) throw new UserError(`"${text}" is not a day, month or year: write ${examples}.`);
  return span;
}

/** The same; undefined for words that are no span. Throws a UserError for a day that the calendar does not have. */
export function readSpan(text: string, now: Day): Span | undefined {
  const words = text
    .toLowerCase()
    .replace(/\b(\d{1,2})(st|nd|rd|th)\b/g, '$1')
    .replace(/[,]|\bof\b|\bthe\b/g, ' ')
    .trim()
    .split(/\s+/);
  return (
    readYears(words) ??
    readNumbers(words) ??
    readMonth(words, now) ??
    readRelative(words, now) ??
    readNamedSpan(words, now)
  );
}

/** A span as people say it: a year, a month, a day, or two days. */
export function formatSpan(since: Day | undefined, until: Day | undefined): string {
  if (since === undefined) return until === undefined ? '' : `up to ${formatDay(until)}`;
  if (until === undefined) return `since ${formatDay(since)}`;
  if (since === until) return formatDay(since);
  const [year, month] = since.split('-');
  if (since === `${year}-01-01` && until === `${year}-12-31`) return String(year);
  const last = daysInMonth(Number(year), Number(month));
  if (since.endsWith('-01') && until === `${year}-${month}-${last}`) return formatDay(`${year}-${month}`);
  return `${formatDay(since)} to ${formatDay(until)}`;
}

/** `2015-2017`, `2015/16`: from the one year to the other; `2015-16` may be a month as well. */
function readYears([text = '', ...others]: readonly string[]): Span | undefined {
  const [, first = '', sign, second = ''] = /^((?:19|20)\d\d)([-–/])((?:19|20)?\d\d)$/.exec(text) ?? [];
  const last = Number(second.length === 2 ? first.slice(0, 2) + second : second);
  const isPlain = second.length === 4 || (sign === '/' && last === Number(first) + 1 && Number(second) > 12);
  if (others.length > 0 || !isPlain || last <= Number(first)) return undefined;
  return { since: wholeYear(Number(first)).since, until: wholeYear(last).until };
}

function readNumbers(words: readonly string[]): Span | undefined {
  const parts = words.length === 1 ? /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(words[0] ?? '') : null;
  if (!parts) return undefined;
  const [, year, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  if (month === undefined) return wholeYear(year);
  return day === undefined ? wholeMonth(year, month) : wholeDay(year, month, day);
}

/** `oct 2007`, `17 oct 2007`, `oct 17 2007`; without a year, the latest such month that has begun, or such day that there was. */
function readMonth(words: readonly string[], now: Day): Span | undefined {
  const month = words.map((word) => monthByName(word)).find((found) => found !== undefined);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  if (month === undefined || numbers.length + 1 !== words.length || numbers.length > 2) return undefined;
  const year = numbers.find((word) => word.length === 4);
  const day = numbers.find((word) => word.length <= 2);
  if (numbers.length !== (year === undefined ? 0 : 1) + (day === undefined ? 0 : 1)) return undefined;
  const thisYear = Number(now.slice(0, 4));
  const begun = now.slice(5, 7) >= String(month).padStart(2, '0');
  const chosen = year === undefined ? (begun ? thisYear : thisYear - 1) : Number(year);
  if (day === undefined) return wholeMonth(chosen, month);
  // The last 29 February that there was.
  const back = year === undefined && month === 2 && day === '29' ? leapsApart : 1;
  const had = Array.from({ length: back }, (_, years) => makeDay(chosen - years, month, Number(day)));
  const found = had.find((one) => one !== undefined);
  return found === undefined ? wholeDay(chosen, month, Number(day)) : { since: found, until: found };
}

/** Of so many years in a row at least one is a leap year. */
const leapsApart = 8;

/** `today`, `yesterday`, `last week`, `this month`, `last 30 days`, `3 weeks ago`. */
function readRelative(words: readonly string[], now: Day): Span | undefined {
  const [first = '', second = '', third] = words;
  if (words.length === 1 && first === 'today') return { since: now, until: now };
  if (words.length === 1 && first === 'yesterday') return { since: addDays(now, -1), until: addDays(now, -1) };
  if (words.length === 2 && first === 'past') return readRelative(['past', '1', second], now);
  if (words.length === 2 && (first === 'last' || first === 'this')) return calendarUnit(second, first === 'last', now);
  if (words.length !== 3) return undefined;
  const ago = third === 'ago';
  const count = readCount(ago ? first : second);
  const unit = (ago ? second : (third ?? '')).replace(/s$/, '');
  if (!Number.isInteger(count) || count < 1 || !(ago || ['last', 'past'].includes(first))) return undefined;
  const start = stepBack(now, count, unit);
  if (start === undefined) return undefined;
  return ago ? { since: start, until: start } : { since: addDays(start, 1), until: now };
}

/** A number in digits or, up to twelve, in words; NaN for anything else. */
function readCount(word: string): number {
  if (word === 'a' || word === 'an') return 1;
  return readNumberWord(word) ?? Number(word);
}

function calendarUnit(unit: string, last: boolean, now: Day): Span | undefined {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7));
  const back = last ? 1 : 0;
  if (unit === 'year') return wholeYear(year - back);
  if (unit === 'month') return month - back < 1 ? wholeMonth(year - 1, 12) : wholeMonth(year, month - back);
  if (unit !== 'week') return undefined;
  const weekday = (weekdayOf(now) + 6) % 7;
  const monday = addDays(now, -weekday - 7 * back);
  return { since: monday, until: addDays(monday, 6) };
}

/** The day `count` units before, or behind where it is negative; a month that is too short ends at its last day. */
export function stepBack(day: Day, count: number, unit: string): Day | undefined {
  if (unit === 'day') return addDays(day, -count);
  if (unit === 'week') return addDays(day, -7 * count);
  if (unit !== 'month' && unit !== 'year') return undefined;
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count * (unit === 'year' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return makeDay(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)));
}

function wholeYear(year: number): Span {
  const text = String(year).padStart(4, '0');
  return { since: `${text}-01-01`, until: `${text}-12-31` };
}

function wholeMonth(year: number, month: number): Span {
  const first = makeDay(year, month, 1);
  if (first === undefined) throw new UserError(`There is no month ${month}: months go from 1 to 12.`);
  return { since: first, until: `${first.slice(0, 8)}${daysInMonth(year, month)}` };
}

function wholeDay(year: number, month: number, dayOfMonth: number): Span {
  const day = makeDay(year, month, dayOfMonth);
  if (day !== undefined) return { since: day, until: day };
  const last = wholeMonth(year, month).until;
  throw new UserError(
    `There is no day ${dayOfMonth} in ${formatDay(last.slice(0, 7))}: it ends on ${formatDay(last)}.`,
  );
}
