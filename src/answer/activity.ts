import type { Activity } from '../model/answer.ts';
import { addDays, type Day } from '../model/day.ts';
import type { Query } from '../model/query.ts';
import { asksCommitted, asksSpanOnly } from './notes.ts';
import type { LogReader } from './reader.ts';

type DayCount = { date: Day; count: number };

/** How many days or months are shown one by one. */
const mostBars = 62;

/** No log has worked for longer: a few days in it are wrong, and would make a picture of gaps. */
const mostYears = 150;

/**
 * How what fits a question is spread over time: from the day asked for, or the first that fits, to the last. It counts as
 * `count` does: what is declared where only a span is asked for, else the entries, `spread` by their days. Nothing where
 * there is no day, or where the days lie too far apart to be right. `by` says what is counted one by one; otherwise it goes by
 * how long the time is.
 */
export function makeActivity(
  log: LogReader,
  query: Query,
  spread: readonly DayCount[],
  by?: Activity['unit'],
): Activity | undefined {
  const days = asksSpanOnly(query) && !asksCommitted(log, query) ? listDeclared(log, query) : spread;
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return undefined;
  // A span that reaches beyond the log says nothing of the time outside.
  const from = query.since === undefined ? first : latest(query.since, earliest(log.info.firstDay ?? first, first));
  const to = query.until === undefined ? last : earliest(query.until, latest(log.info.lastDay ?? last, last));
  const unit = by === undefined ? chooseUnit(from, to) : fitsYears(from, to) ? by : undefined;
  if (unit === undefined) return undefined;
  const counts = new Map(listPeriods(from, to, unit).map((name) => [name, 0]));
  for (const { date, count } of days) {
    const name = periodOf(date, unit);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return { unit, bars: [...counts].map(([name, count]) => ({ name, count })) };
}

function listDeclared(log: LogReader, { since = '', until = '9999-99-99' }: Query): DayCount[] {
  return log.days.flatMap(({ date, declared, listed }) => {
    const count = Math.max(declared, listed);
    return date < since || date > until || count === 0 ? [] : [{ date, count }];
  });
}

function chooseUnit(from: Day, to: Day): Activity['unit'] | undefined {
  if (addDays(from, mostBars - 1) >= to) return 'day';
  if (monthNumber(to) - monthNumber(from) < mostBars) return 'month';
  return fitsYears(from, to) ? 'year' : undefined;
}

const fitsYears = (from: Day, to: Day): boolean => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < mostYears;

function listPeriods(from: Day, to: Day, unit: Activity['unit']): string[] {
  if (unit === 'day') {
    const days = Array.from({ length: mostBars }, (_, index) => addDays(from, index));
    return days.slice(0, days.indexOf(to) + 1);
  }
  if (unit === 'month') {
    const months = numbersFrom(monthNumber(from), monthNumber(to));
    return months.map((month) => `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`);
  }
  return numbersFrom(Number(from.slice(0, 4)), Number(to.slice(0, 4))).map((year) => pad(year, 4));
}

const numbersFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const periodOf = (day: Day, unit: Activity['unit']): string =>
  day.slice(0, unit === 'day' ? 10 : unit === 'month' ? 7 : 4);

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const earliest = (one: Day, other: Day): Day => (one < other ? one : other);

const latest = (one: Day, other: Day): Day => (one > other ? one : other);
