import { addDays, type Day, makeDay, monthByName } from './day.ts';
import { daysOf, type Months, readPartOfSpan } from './part-of-span.ts';
import type { Span } from './span.ts';
import { weekdayByName, weekdayOf } from './weekday.ts';

/** The first month of each season, in the north; each has three. */
const seasons = new Map(Object.entries({ spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }));

/** Span of the year that have a name, as month and day. */
const namedDays: Record<string, readonly [month: number, day: number]> = {
  'new years day': [1, 1],
  'new year': [1, 1],
  'new years': [1, 1],
  'valentines day': [2, 14],
  valentines: [2, 14],
  'leap day': [2, 29],
  'pi day': [3, 14],
  'st patricks day': [3, 17],
  'april fools day': [4, 1],
  'april fools': [4, 1],
  'may day': [5, 1],
  'independence day': [7, 4],
  halloween: [10, 31],
  'christmas eve': [12, 24],
  'christmas day': [12, 25],
  christmas: [12, 25],
  xmas: [12, 25],
  'boxing day': [12, 26],
  'new years eve': [12, 31],
};

/**
 * Reads what people call a stretch of days otherwise than by its numbers: seasons, quarters and halves, parts of a year
 * or month, days with a name, weekdays. Without a year, the latest that has begun. Undefined for anything else.
 */
export function readNamedSpan(words: readonly string[], now: Day): Span | undefined {
  return (
    readSeason(words, now) ??
    readQuarter(words) ??
    readTurnOfYear(words, now) ??
    readPartOfSpan(words, (rest) => readMonths(rest, now)) ??
    readPointedMonth(words, now) ??
    readNamedDay(words, now) ??
    readWeekday(words, now) ??
    readWeekend(words, now)
  );
}

/** `spring 2007`, `last summer`, `this fall`. A winter begins in the December of its year. */
function readSeason(words: readonly string[], now: Day): Span | undefined {
  const [first = '', second] = words;
  const pointed = first === 'last' || first === 'this' || first === 'past';
  const month = seasons.get(pointed ? (second ?? '') : first);
  if (month === undefined || words.length > 2) return undefined;
  const year =
    yearOf(second) ?? (month === 12 ? yearOf(/^(\d{4})[-–/](?:\d\d)?\d\d$/.exec(second ?? '')?.[1]) : undefined);
  if (!pointed && second !== undefined) return year === undefined ? undefined : seasonOf(year, month);
  const thisYear = Number(now.slice(0, 4));
  for (const candidate of [thisYear, thisYear - 1, thisYear - 2]) {
    const season = seasonOf(candidate, month);
    // The last one is over; this one, and one without a word before it, has begun.
    if (first === 'last' || first === 'past' ? season.until < now : season.since <= now) return season;
  }
  return undefined;
}

const seasonOf = (year: number, month: number): Span => daysOf({ year, month, count: 3 });

/** `q2 2016`, `2016q2`, `q2/2016`: as many write it. */
function readQuarter(words: readonly string[]): Span | undefined {
  const [, first, early, late, second] =
    /^(?:((?:19|20)\d\d)[-/ ]?q([1-4])|q([1-4])[-/ ]?((?:19|20)\d\d))$/.exec(words.join(' ')) ?? [];
  const year = yearOf(first ?? second);
  return year === undefined ? undefined : daysOf({ year, month: Number(early ?? late) * 3 - 2, count: 3 });
}

/** `turn year`, `turn year 2019/2020`, `turn 2019/20`: two weeks to either side of it. */
function readTurnOfYear([first, ...words]: readonly string[], now: Day): Span | undefined {
  const rest = words[0] === 'year' ? words.slice(1) : words;
  const years = rest.length === 1 ? /^((?:19|20)\d\d)[-–/](?:(?:19|20)?\d\d)$/.exec(rest[0] ?? '') : null;
  if (first !== 'turn' || (years === null && words.join(' ') !== 'year')) return undefined;
  const year = years ? Number(years[1]) : Number(now.slice(0, 4)) - 1;
  return { since: `${year}-12-15`, until: `${year + 1}-01-15` };
}

/** `2015`, `june 2015`, `june`, `summer 2015`, `q3 2015`: what has parts. A month without a year is the latest that has begun. */
function readMonths([first = '', second, ...rest]: readonly string[], now: Day): Months | undefined {
  const year = yearOf(second ?? first);
  if (rest.length > 0) return undefined;
  if (second === undefined && year !== undefined) return { year, month: 1, count: 12 };
  const month = monthByName(first);
  if (month !== undefined && second === undefined) {
    const thisYear = Number(now.slice(0, 4));
    return { year: month <= Number(now.slice(5, 7)) ? thisYear : thisYear - 1, month, count: 1 };
  }
  if (year === undefined) return undefined;
  if (month !== undefined) return { year, month, count: 1 };
  const quarter = /^q([1-4])$/.exec(first)?.[1];
  const start = quarter === undefined ? seasons.get(first) : Number(quarter) * 3 - 2;
  return start === undefined ? undefined : { year, month: start, count: 3 };
}

/** `last june`, `this june`: the latest that is over, or that has begun. */
function readPointedMonth([pointer, name = '', ...rest]: readonly string[], now: Day): Span | undefined {
  const month = rest.length === 0 && /^(?:last|past|this)$/.test(pointer ?? '') ? monthByName(name) : undefined;
  if (month === undefined) return undefined;
  const year = Number(now.slice(0, 4));
  const own = daysOf({ year, month, count: 1 });
  const before = daysOf({ year: year - 1, month, count: 1 });
  return (pointer === 'this' ? own.since <= now : own.until < now) ? own : before;
}

function readNamedDay(words: readonly string[], now: Day): Span | undefined {
  const typed = yearOf(words.at(-1));
  const name = (typed === undefined ? words : words.slice(0, -1)).join(' ').replace(/['’]/g, '');
  const named = Object.hasOwn(namedDays, name) ? namedDays[name] : undefined;
  if (named === undefined) return undefined;
  const thisYear = Number(now.slice(0, 4));
  for (const year of typed === undefined ? [0, 1, 2, 3, 4, 8].map((back) => thisYear - back) : [typed]) {
    const day = makeDay(year, named[0], named[1]);
    if (day !== undefined && (typed !== undefined || day <= now)) return { since: day, until: day };
  }
  return undefined;
}

/** `monday`, `last friday`: the latest that is over. */
function readWeekday(words: readonly string[], now: Day): Span | undefined {
  const weekday = weekdayByName(words.at(-1) ?? '');
  if (weekday === undefined || words.length > 2 || (words.length === 2 && words[0] !== 'last')) return undefined;
  const today = weekdayOf(now);
  const day = addDays(now, -((today - weekday + 6) % 7) - 1);
  return { since: day, until: day };
}

/** `weekend`, `last weekend`: the latest that has begun, or is over. */
function readWeekend(words: readonly string[], now: Day): Span | undefined {
  const [first, second] = words;
  const isLast = first === 'last' || first === 'past';
  const name = isLast || first === 'this' ? second : first;
  if (name !== 'weekend' || words.length > 2 || (words.length === 2 && name === first)) return undefined;
  const today = weekdayOf(now);
  const back = (today + 1) % 7;
  // On a Sunday the weekend is not over.
  const since = addDays(now, isLast && back < 2 ? -back - 7 : -back);
  return { since, until: addDays(since, 1) };
}

function yearOf(word: string | undefined): number | undefined {
  return word !== undefined && /^(?:19|20)\d\d$/.test(word) ? Number(word) : undefined;
}
