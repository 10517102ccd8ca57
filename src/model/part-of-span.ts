import { addDays, type Day } from './day.ts';
import { readSmallNumber } from './number-words.ts';
import type { Span } from './span.ts';
import { weekdayByName, weekdayOf } from './weekday.ts';

/** Months one behind another, from the first day of the first; a month past 12 is of the next year. */
export interface Months {
  year: number;
  month: number;
  count: number;
}

type ReadMonths = (words: readonly string[]) => Months | undefined;

/** What is a part of some months: their last week, their first half. Undefined where they have no such part. */
type TakePart = (of: Months) => Span | undefined;

/** No part is said in more words: `first ten days`. */
const longestPart = 3;

/**
 * Reads a part of a year, season, quarter or month, as `early march 2018`, `first half october 2018`, `last ten days may 2015` or
 * `last friday may` ("of" and "the" are left out before). What it is a part of is read by `readMonths`.
 */
export function readPartOfSpan(words: readonly string[], readMonths: ReadMonths): Span | undefined {
  const said = words[0] === 'very' ? words.slice(1) : words;
  for (let length = Math.min(longestPart, said.length - 1); length > 0; length -= 1) {
    const take = readPart(said.slice(0, length));
    if (take === undefined) continue;
    const rest = said.slice(said[length] === 'in' ? length + 1 : length);
    const of = readMonths(rest);
    if (of) return take(of);
  }
  return undefined;
}

/** The days of some months. */
export const daysOf = ({ year, month, count }: Months): Span => ({
  since: firstOf(year, month),
  until: addDays(firstOf(year, month + count), -1),
});

const firstOf = (year: number, month: number): Day => {
  const [years, months] = [Math.floor((month - 1) / 12), (month - 1) % 12];
  return `${String(year + years).padStart(4, '0')}-${String(months + 1).padStart(2, '0')}-01`;
};

/** Which third is meant. */
const thirds = new Map(Object.entries({ early: 0, beginning: 0, start: 0, mid: 1, middle: 1, late: 2, end: 2 }));
const ordinals = new Map(
  ['first', 'second', 'third', 'fourth', 'fifth'].flatMap((word, at) => [
    [word, at + 1] as const,
    [String(at + 1), at + 1] as const,
  ]),
);

function readPart(words: readonly string[]): TakePart | undefined {
  const [first = '', ...others] = words;
  const third = thirds.get(first);
  if (third !== undefined) return words.length === 1 ? takeThird(third) : undefined;
  const short = words.length === 1 ? /^(?:q([1-4])|h([12]))$/.exec(first) : null;
  if (short) return short[1] ? takeQuarter(Number(short[1])) : takeHalf(Number(short[2]));
  const place = first === 'last' ? 'last' : ordinals.get(first);
  const name = others.at(-1) ?? '';
  if (place === undefined || others.length === 0) return undefined;
  if (others.length === 1) {
    if (name === 'quarter') return takeQuarter(place === 'last' ? 4 : place);
    if (name === 'half') return takeHalf(place === 'last' ? 2 : place);
    if (name === 'week' && place !== 'last') return takeWeek(place);
    const weekday = weekdayByName(name === 'weekend' ? 'saturday' : name);
    if (weekday !== undefined) return takeWeekday(place, weekday, name === 'weekend' ? 1 : 0);
  }
  return place === 'last' || place === 1 ? takeEnd(place === 'last', others) : undefined;
}

/** A third of months that three divides, or ten days of a month. */
const takeThird =
  (third: number): TakePart =>
  ({ year, month, count }) => {
    if (count > 1) return daysOf({ year, month: month + (third * count) / 3, count: count / 3 });
    const { since, until } = daysOf({ year, month, count });
    return { since: addDays(since, third * 10), until: third === 2 ? until : addDays(since, third * 10 + 9) };
  };

const takeQuarter =
  (place: number): TakePart =>
  ({ year, month, count }) =>
    count === 12 && place <= 4 ? daysOf({ year, month: month + place * 3 - 3, count: 3 }) : undefined;

const takeHalf =
  (place: number): TakePart =>
  ({ year, month, count }) => {
    if (place > 2) return undefined;
    if (count === 12) return daysOf({ year, month: month + place * 6 - 6, count: 6 });
    const { since, until } = daysOf({ year, month, count });
    if (count > 1) return undefined;
    return place === 1 ? { since, until: addDays(since, 14) } : { since: addDays(since, 15), until };
  };

const takeWeek =
  (place: number): TakePart =>
  (of) => {
    const { since, until } = daysOf(of);
    const start = addDays(since, place * 7 - 7);
    return start > until ? undefined : { since: start, until: addDays(start, 6) };
  };

/** The nth or last such weekday, and so many days behind it. */
const takeWeekday =
  (place: number | 'last', weekday: number, more: number): TakePart =>
  (of) => {
    const { since, until } = daysOf(of);
    const back = (weekdayOf(until) - weekday + 7) % 7;
    const ahead = (weekday - weekdayOf(since) + 7) % 7;
    const day = place === 'last' ? addDays(until, -back) : addDays(since, ahead + place * 7 - 7);
    return day > until ? undefined : { since: day, until: addDays(day, more) };
  };

/** How many are meant where it is not said: "the first days of may". */
const few: Readonly<Record<string, number>> = { day: 7, week: 3, month: 3 };
const mostOf: Readonly<Record<string, number>> = { day: 31, week: 12, month: 12 };

/** So many days, weeks or months from the beginning, or up to the end: `three weeks`, `month`, `few days`. */
function takeEnd(isLast: boolean, words: readonly string[]): TakePart | undefined {
  const [, unit = '', plural] = /^(day|week|month)(s?)$/.exec(words.at(-1) ?? '') ?? [];
  const [said = ''] = words.length > 1 ? words : [plural === '' ? 'one' : 'few'];
  const number = said === 'few' ? few[unit] : said === 'couple' ? 2 : readSmallNumber(said);
  const most = mostOf[unit];
  if (words.length > 2 || number === undefined || most === undefined || number < 1 || number > most) return undefined;
  return (of) => {
    const { since, until } = daysOf(of);
    if (unit === 'month') {
      const start = isLast ? of.month + of.count - number : of.month;
      return number > of.count ? undefined : daysOf({ ...of, month: start, count: number });
    }
    const days = number * (unit === 'week' ? 7 : 1) - 1;
    return isLast ? { since: addDays(until, -days), until } : { since, until: addDays(since, days) };
  };
}
