import { addDays, type Day, formatDay } from '../../model/day.ts';
import { readSpan, type Span } from '../../model/span.ts';
import { fold } from '../../model/text.ts';
import type { Context, Found, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { readAround } from './around.ts';
import { readDayFirst } from './day-first.ts';
import { findSpan, longestSpan } from './find-span.ts';
import { readListed } from './listed-spans.ts';
import { findName } from './name.ts';
import { foundDays, openBehind, readOpen } from './open-span.ts';

const within = /^(?:in|on|during|of|from|at|over|within|throughout|for|around|this|back|towards?)$/;

/** Spans of days: "in july 2007", "between may and october 2007", "last summer", "since 2010", "before 12 sep 2007". */
export const spanRule: Rule = {
  name: 'span',
  examples: [
    ['how many commits in october 2007', 'in october 2007'],
    ['what changed between may and october 2007', 'between may and october 2007'],
    ['what changed from the 1st to the 15th of march 2018', 'from the 1st to the 15th of march 2018'],
    ['what changed in nfs last spring', 'last spring'],
    ['what did he do on april 27th 2007', 'on april 27th 2007'],
    ['what landed two years ago', 'two years ago'],
    ['who worked on xfs before 2010', 'before 2010'],
    ["what happened on valentine's day 2007", "on valentine's day 2007"],
    ['who fixed ipv6 back in 2011', 'back in 2011'],
    ['what changed on 03/04/2015', 'on 03/04/2015'],
    ['what happened over the weekend', 'over the weekend'],
    ['what changed in the week before christmas 2012', 'in the week before christmas 2012'],
    ['what changed the day after v2.30.0', 'the day after v2.30.0'],
    ['what changed on the first of december 2015', 'on the first of december 2015'],
    ['how many commits in june and july 2014', 'in june and july 2014'],
    ['what changed between christmas 2018 and new year', 'between christmas 2018 and new year'],
    ['what landed last tuesday', 'last tuesday'],
    ['what changed in the week of 1 march 2021', 'in the week of 1 march 2021'],
  ],
  read(context, at) {
    const found = readAny(context, at);
    const earlier = found && isBehind(context, at, found) ? context.vocabulary.lastDay : undefined;
    const days = earlier === undefined ? found : readAny({ ...context, now: earlier }, at);
    return days && isBareDay(context, at, days.length)
      ? { ...days, parts: [...days.parts, { kind: 'time-hint' }] }
      : days;
  },
};

function readAny(context: Context, at: number): Found | undefined {
  if (isTicket(context, at)) return undefined;
  const found = readAround(context, at) ?? readBetween(context, at) ?? readOpen(context, at);
  if (found) return found;
  const days = readWithin(context, at);
  return days && openBehind(context.tokens, at, days);
}

/** "Issue 2016" and "PR 1999" are no years. */
const isTicket = ({ tokens }: Context, at: number): boolean =>
  /^\d+$/.test(tokens[at]?.word ?? '') && /^(?:issue|bug|ticket|pr|mr|request)$/.test(tokens[at - 1]?.word ?? '');

/** A log that ends so many days ago is still written; whoever asks for this month asks for what may not be there yet. */
const stillWritten = 31;

const pointing =
  /\d{4}|^(?:last|past|this|current|ago|today|yesterday|now|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/;

/** Whether days without a year ("in november") begin where the log has long ended: then the latest that it has are meant. */
function isBehind({ tokens, vocabulary, now }: Context, at: number, { length, parts }: Found): boolean {
  const { lastDay } = vocabulary;
  const since = parts.find((part) => part.kind === 'since')?.day;
  if (lastDay === undefined || since === undefined || since <= lastDay) return false;
  const isNamed = tokens.slice(at, at + length).every(({ word }) => !pointing.test(word));
  return isNamed && addDays(lastDay, stillWritten) < now;
}

/** "Around 29 february": a day without a year may be one of which something is told, and not that of the change. */
export function isBareDay({ tokens, begun, asked }: Context, at: number, length: number): boolean {
  const words = tokens.slice(at, at + length).map(({ word }) => word);
  const isDay =
    words.some((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word)) && !words.some((word) => pointing.test(word));
  // "It failed on 1 february, who fixed it" tells of that day before it asks.
  return isDay && ((begun && !asked) || /^(?:around|circa|ca|for|of|at)$/.test(words[0] ?? ''));
}

/** "between may and october 2007", "from june to august 2012", "june to august 2012". */
function readBetween({ tokens, now }: Context, at: number): Found | undefined {
  const word = tokens[at]?.word;
  const start = word === 'between' || word === 'from' ? at + 1 : at;
  const joins =
    word === 'between'
      ? /^and$/
      : word === 'from'
        ? /^(?:to|until|till|through|thru|and)$/
        : /^(?:to|until|till|through|thru)$/;
  for (let middle = start + 1; middle <= start + longestSpan && middle < tokens.length; middle += 1) {
    if (!joins.test(tokens[middle]?.word ?? '')) continue;
    const early = tokens.slice(start, middle).map(({ text }) => text);
    const later = findSpan(tokens, middle + 1, now, true);
    if (later === undefined) return undefined;
    const text = tokens.slice(middle + 1, middle + 1 + later.length).map((token) => fold(token.text));
    const until = withYear(early.join(' '), text.join(' '), later, now);
    const year = until.span.since.slice(0, 4);
    // A first month or day without a year is of the second's.
    const of = (text: string) => readSpan([...early, text].join(' '), now);
    const ofMonth = /^(?:the )?\d\d?(?:st|nd|rd|th)?$/i.test(early.join(' '))
      ? of(monthOf(until.span.until))
      : undefined;
    const same = ofMonth ?? of(year);
    // "between november and february 2008" begins in the year before.
    const isBefore = same !== undefined && same.since > until.span.until;
    const since = isBefore
      ? of(String(Number(year) - 1))
      : (same ?? readDayFirst(early.join(' ')) ?? readSpan(early.join(' '), now));
    if (since === undefined) return undefined;
    const [first, last] = since.since > until.span.until ? [until.span, since] : [since, until.span];
    return foundDays(middle + 1 + until.length - at, first.since, last.until);
  }
  return undefined;
}

/** "Between november 2007 and february": an end without a year is the first behind a beginning that has one. */
function withYear(early: string, later: string, found: { length: number; span: Span }, now: Day) {
  if (!/\d{4}$/.test(early) || /\d{4}|\b(?:last|past|this|ago|today|yesterday|now)\b/.test(later)) return found;
  const begun = readSpan(early, now);
  const year = Number(early.slice(-4));
  const span = [year, year + 1]
    .map((each) => readSpan(`${later} ${each}`, now))
    .find((each) => begun && each && each.until > begun.since);
  return span === undefined ? found : { ...found, span };
}

/** "From the 1st to the 15th of march 2018": a first day without a month is of the second's. */
const monthOf = (day: Day): string => formatDay(day.slice(0, 7));

/** "in july 2007", "last summer"; words alone that may be something else need a word before them. */
function readWithin(context: Context, at: number): Found | undefined {
  const { tokens, now } = context;
  let start = at;
  while (start < at + 3 && within.test(tokens[start]?.word ?? '') && !isPointer(tokens, start)) start += 1;
  const listed = readListed(tokens, start, now);
  if (listed) return { ...listed, length: start - at + listed.length };
  const next = findSpan(tokens, start, now, start > at);
  if (next === undefined) return undefined;
  if (start === at && next.length <= 2 && isEdition(tokens, start + next.length - 1)) return undefined;
  // "Over 2000 commits".
  if (
    /^(?:commits|changes|patches|entries)$/.test(tokens[start + next.length]?.word ?? '') &&
    tokens[start - 1]?.word === 'over'
  )
    return undefined;
  // "On may i kill it" asks whether one may.
  const behind = tokens[start + next.length]?.word ?? '';
  if (next.length === 1 && tokens[start]?.word === 'may' && /^(?:i|we|you|one|they|it|he|she|be|not)$/.test(behind))
    return undefined;
  // "From jan kara" is somebody, and no january.
  if (next.length === 1 && /^\p{L}+$/u.test(tokens[start]?.word ?? '') && (findName(context, start)?.length ?? 0) > 1)
    return undefined;
  return foundDays(start - at + next.length, next.span.since, next.span.until);
}

/** What is called by the year of its edition. */
const edition =
  /^(?:msvc|vs|vc|studio|windows|win|server|office|excel|word|sharepoint|exchange|edition|ecmascript|es|iso|rfc|rfcs|cve|pr|port)$/;

/** "Support for msvc 2008", "the 2021 edition": the number belongs to a name, and is no year of which changes are. */
function isEdition(tokens: readonly Token[], at: number): boolean {
  const [before, previous] = tokens.slice(Math.max(0, at - 2), at);
  // "2020 vs 2019" holds one year against another.
  const isHeld = previous?.word === 'vs' && /^\d{4}$/.test(before?.word ?? '');
  const isNamed = previous !== undefined && edition.test(previous.word) && !previous.ends && !isHeld;
  return isNamed || tokens[at + 1]?.word === 'edition';
}

/** "this spring" is a span of its own, "this" no preposition. */
const isPointer = (tokens: readonly Token[], at: number): boolean => tokens[at]?.word === 'this';
