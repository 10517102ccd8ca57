import { addDays, type Day, daysInMonth, makeDay, monthByName } from './day.ts';

/** Both ends in it. */
interface Days {
  since: Day;
  until: Day;
}

/** The first month of each season, in the north; each has three. */
const seasons = new Map(Object.entries({ spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }));

/** Days of the year that have a name, as month and day. */
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

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ordinals = new Map(
  Object.entries({ first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4 }),
);

/**
 * Reads what people call a stretch of days otherwise than by its numbers: seasons, quarters and halves, parts of a year
 * or month, days with a name, weekdays. Without a year, the latest that has begun. Undefined for anything else.
 */
export function readNamedSpan(words: readonly string[], now: Day): Days | undefined {
  return (
    readSeason(words, now) ??
    readPartOfYear(words) ??
    readEndOfYear(words) ??
    readVaguePart(words) ??
    readWeekOfMonth(words) ??
    readPointedMonth(words, now) ??
    readNamedDay(words, now) ??
    readWeekday(words, now) ??
    readWeekend(words, now)
  );
}

/** `spring 2007`, `last summer`, `this fall`. A winter begins in the December of its year. */
function readSeason(words: readonly string[], now: Day): Days | undefined {
  const [first = '', second] = words;
  const pointed = first === 'last' || first === 'this' || first === 'past';
  const month = seasons.get(pointed ? (second ?? '') : first);
  if (month === undefined || words.length > 2) return undefined;
  const year = yearOf(second);
  if (!pointed && second !== undefined) return year === undefined ? undefined : seasonOf(year, month);
  const thisYear = Number(now.slice(0, 4));
  for (const candidate of [thisYear, thisYear - 1, thisYear - 2]) {
    const season = seasonOf(candidate, month);
    // The last one is over; this one, and one without a word before it, has begun.
    if (first === 'last' || first === 'past' ? season.until < now : season.since <= now) return season;
  }
  return undefined;
}

function seasonOf(year: number, month: number): Days {
  const [endYear, endMonth] = month === 12 ? [year + 1, 2] : [year, month + 2];
  return { since: first(year, month), until: last(endYear, endMonth) };
}

/** `q3 2014`, `h2 2014`, `third quarter 2014`, `second half 2015`. */
function readPartOfYear(words: readonly string[]): Days | undefined {
  const year = yearOf(words.at(-1));
  if (year === undefined) return undefined;
  const short = words.length === 2 ? /^(?:q([1-4])|h([12]))$/.exec(words[0] ?? '') : null;
  if (short) return short[1] ? months(year, Number(short[1]) * 3 - 2, 3) : months(year, Number(short[2]) * 6 - 5, 6);
  const place = ordinals.get(words[0] ?? '');
  if (words.length !== 3 || place === undefined) return undefined;
  if (words[1] === 'quarter') return months(year, place * 3 - 2, 3);
  return words[1] === 'half' && place < 3 ? months(year, place * 6 - 5, 6) : undefined;
}

/** `first month 2006`, `last three weeks 2010`: so many from the year's beginning, or up to its end. */
function readEndOfYear(words: readonly string[]): Days | undefined {
  const year = yearOf(words.at(-1));
  const [end = '', ...rest] = words.slice(0, -1);
  const unit = /^(day|week|month)s?$/.exec(rest.at(-1) ?? '')?.[1];
  const number = rest.length === 1 ? 1 : readNumber(rest[0]);
  if (year === undefined || unit === undefined || rest.length > 2 || !(number >= 1 && number <= 12)) return undefined;
  if (end !== 'first' && end !== 'last') return undefined;
  const isFirst = end === 'first';
  if (unit === 'month') return isFirst ? months(year, 1, number) : months(year, 13 - number, number);
  const days = number * (unit === 'week' ? 7 : 1) - 1;
  return isFirst
    ? { since: first(year, 1), until: addDays(first(year, 1), days) }
    : { since: addDays(last(year, 12), -days), until: last(year, 12) };
}

const numbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

function readNumber(word = ''): number {
  return numbers.includes(word) ? numbers.indexOf(word) + 2 : Number(word);
}

/** Which third of a year or month is meant. */
const vagueParts = new Map(Object.entries({ early: 0, beginning: 0, start: 0, mid: 1, middle: 1, late: 2, end: 2 }));

/** `early 2012`, `mid june 2012`, `end 2013` ("of" and "the" are left out before). */
function readVaguePart(words: readonly string[]): Days | undefined {
  const third = vagueParts.get(words[0] ?? '');
  const year = yearOf(words.at(-1));
  if (third === undefined || year === undefined) return undefined;
  if (words.length === 2) return months(year, third * 4 + 1, 4);
  const month = monthByName(words[1] ?? '');
  if (words.length !== 3 || month === undefined) return undefined;
  const until = third === 2 ? daysInMonth(year, month) : third * 10 + 10;
  return {
    since: makeDay(year, month, third * 10 + 1) ?? first(year, month),
    until: makeDay(year, month, until) ?? last(year, month),
  };
}

/** `first week june 2010`, `last week june 2010`: seven days from its beginning, or up to its end. */
function readWeekOfMonth(words: readonly string[]): Days | undefined {
  const year = yearOf(words.at(-1));
  const month = monthByName(words[2] ?? '');
  if (words.length !== 4 || words[1] !== 'week' || year === undefined || month === undefined) return undefined;
  const days = daysInMonth(year, month);
  const place = ordinals.get(words[0] ?? '');
  const start = words[0] === 'last' ? days - 6 : place === undefined ? 0 : place * 7 - 6;
  const since = makeDay(year, month, start);
  return since === undefined ? undefined : { since, until: addDays(since, 6) };
}

/** `last june`, `this june`: the latest that is over, or that has begun. */
function readPointedMonth([pointer, name = '', ...rest]: readonly string[], now: Day): Days | undefined {
  const month = rest.length === 0 && /^(?:last|past|this)$/.test(pointer ?? '') ? monthByName(name) : undefined;
  if (month === undefined) return undefined;
  const year = Number(now.slice(0, 4));
  const [own, before] = [months(year, month, 1), months(year - 1, month, 1)];
  return (pointer === 'this' ? own.since <= now : own.until < now) ? own : before;
}

function readNamedDay(words: readonly string[], now: Day): Days | undefined {
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
function readWeekday(words: readonly string[], now: Day): Days | undefined {
  const weekday = weekdays.indexOf(words.at(-1) ?? '');
  if (weekday < 0 || words.length > 2 || (words.length === 2 && words[0] !== 'last')) return undefined;
  const today = new Date(`${now}T00:00:00Z`).getUTCDay();
  const day = addDays(now, -((today - weekday + 6) % 7) - 1);
  return { since: day, until: day };
}

/** `weekend`, `last weekend`: the latest that has begun, or is over. */
function readWeekend(words: readonly string[], now: Day): Days | undefined {
  const [first, second] = words;
  const isLast = first === 'last' || first === 'past';
  const name = isLast || first === 'this' ? second : first;
  if (name !== 'weekend' || words.length > 2 || (words.length === 2 && name === first)) return undefined;
  const today = new Date(`${now}T00:00:00Z`).getUTCDay();
  const back = (today + 1) % 7;
  // On a Sunday the weekend is not over.
  const since = addDays(now, isLast && back < 2 ? -back - 7 : -back);
  return { since, until: addDays(since, 1) };
}

function months(year: number, month: number, count: number): Days {
  return { since: first(year, month), until: last(year, month + count - 1) };
}

const first = (year: number, month: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
const last = (year: number, month: number): Day => first(year, month).slice(0, 8) + String(daysInMonth(year, month));

function yearOf(word: string | undefined): number | undefined {
  return word !== undefined && /^(?:19|20)\d\d$/.test(word) ? Number(word) : undefined;
}
