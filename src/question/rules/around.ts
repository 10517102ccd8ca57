import { addDays, type Day } from '../../model/day.ts';
import { readSmallNumber } from '../../model/number-words.ts';
import { parseSpan, type Span, stepBack } from '../../model/span.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found } from '../rule.ts';
import { findSpan } from './find-span.ts';
import { foundDays } from './open-span.ts';
import { findNamedRelease } from './release-name.ts';

const unitWord = /^(day|week|month|year)(s?)$/;
/** No more are said of a day. */
const mostUnits = 60;
/** How many are meant where it is not said: "the days before", of years all that there are. */
const few: Readonly<Record<string, number>> = { day: 7, week: 3, month: 3, year: mostUnits };

const sides = makePhrases<'before' | 'after' | 'of'>([
  ['before, preceding, prior to, leading up to, up to, ahead of', 'before'],
  ['after, following', 'after'],
  ['of', 'of'],
]);
/** Behind these a month at most is meant. */
const soon = /^(?:shortly|right|just|soon|immediately|directly|briefly)$/;

/**
 * "In the week before christmas 2012", "two days after v2.30.0", "within a week of 12 may 2016": so many days, weeks, months or
 * years before or behind others, or to both sides; "the week v2.30.0 came out": that in which a release was.
 */
export function readAround(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const lead = /^(?:in|during|on|within)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const isWithin = tokens[at]?.word === 'within' && tokens[at + 1]?.word !== 'the';
  const amount = soon.test(tokens[at + lead]?.word ?? '')
    ? { unit: 'month', count: 1, length: 1 }
    : readAmount(context, at + lead);
  if (amount === undefined) return undefined;
  const start = at + lead + amount.length;
  const side = findPhrase(sides, tokens, start);
  if (side === undefined || (side.value === 'of' && !isWithin)) {
    const days = amount.length === 2 && amount.count === 1 ? readWeekOfRelease(context, start, amount.unit) : undefined;
    return days && foundDays(start + days.length - at, days.since, days.until);
  }
  const named = readNamed(context, start + side.length);
  if (named === undefined) return undefined;
  const step = (day: Day, sign: number): Day => stepBack(day, sign * amount.count, amount.unit) ?? day;
  const [first, last] = [step(named.since, 1), addDays(step(addDays(named.until, 1), -1), -1)];
  const since = side.value === 'after' ? addDays(named.until, 1) : first;
  const until = side.value === 'before' ? addDays(named.since, -1) : last;
  return foundDays(start + side.length + named.length - at, since, until);
}

/** "The week", "the two weeks", "a month", "three days", "the days": how many of which. */
function readAmount({ tokens }: Context, at: number): { unit: string; count: number; length: number } | undefined {
  const hasThe = tokens[at]?.word === 'the';
  const word = tokens[at + (hasThe ? 1 : 0)]?.word ?? '';
  const isOne = !hasThe && /^an?$/.test(word);
  const number = readSmallNumber(word);
  const isFew = /^(?:few|couple)$/.test(word);
  const counted = isOne || isFew || number !== undefined ? 1 : 0;
  const ofThem = isFew && tokens[at + (hasThe ? 2 : 1)]?.word === 'of' ? 1 : 0;
  const length = (hasThe ? 1 : 0) + counted + ofThem;
  const [, unit = '', plural] = unitWord.exec(tokens[at + length]?.word ?? '') ?? [];
  const count = number ?? (plural === '' ? 1 : (few[unit] ?? 1));
  if (length === 0 || unit === '' || count < 1 || count > mostUnits) return undefined;
  return { unit, count, length: length + 1 };
}

/** The days that are named: of a span, or of a release, which "was released" or "came out". */
function readNamed(context: Context, at: number): (Span & { length: number }) | undefined {
  const release = findNamedRelease(context, at);
  if (release?.date !== undefined) {
    const length = release.length + countCameOut(context, at + release.length);
    return { since: release.date, until: release.date, length };
  }
  const found = findSpan(context.tokens, at, context.now, true);
  return found && { ...found.span, length: found.length };
}

/** "(The week) v2.30.0 came out", "(the day) of v2.30.0": the days in which that of a release is. */
function readWeekOfRelease(context: Context, at: number, unit: string): (Span & { length: number }) | undefined {
  const { tokens } = context;
  const isOf = tokens[at]?.word === 'of';
  const lead = /^(?:of|that|when|where)$/.test(tokens[at]?.word ?? '')
    ? 1
    : /^(?:in|on)$/.test(tokens[at]?.word ?? '') && tokens[at + 1]?.word === 'which'
      ? 2
      : 0;
  const release = findNamedRelease(context, at + lead);
  if (release?.date === undefined) return undefined;
  const end = at + lead + release.length;
  const told = countCameOut(context, end);
  if (told === 0 && !isOf) return undefined;
  const span =
    unit === 'week'
      ? parseSpan('this week', release.date)
      : parseSpan(release.date.slice(0, { day: 10, month: 7, year: 4 }[unit] ?? 10), release.date);
  return { ...span, length: end + told - at };
}

/** How many words say of a release that it came out. */
function countCameOut({ tokens }: Context, at: number): number {
  const [first = '', second = ''] = tokens.slice(at, at + 2).map(({ word }) => word);
  if (/^(?:was|got|is) (?:released|tagged|published|made|cut|out)$|^came out$/.test(`${first} ${second}`)) return 2;
  return /^(?:shipped|landed|released)$/.test(first) ? 1 : 0;
}
