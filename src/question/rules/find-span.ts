import { type Day, monthByName } from '../../model/day.ts';
import { UserError } from '../../model/errors.ts';
import { readSpan, type Span } from '../../model/span.ts';
import { fold } from '../../model/text.ts';
import type { Token } from '../tokens.ts';
import { readAgo } from './ago.ts';
import { readDayFirst } from './day-first.ts';
import { readDayInWords } from './day-in-words.ts';
import { readDecade } from './decade.ts';
import { readWeekOf } from './week-of.ts';

/** The most words that a day or a span takes: "the weekend of the 4th of july 2015". */
export const longestSpan = 8;

/** The longest span that begins at a token. Without a word `led` before it, only what can be nothing else. */
export function findSpan(
  tokens: readonly Token[],
  at: number,
  now: Day,
  led: boolean,
): { length: number; span: Span } | undefined {
  for (let length = Math.min(longestSpan, tokens.length - at); length > 0; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.some(({ quoted }) => quoted)) continue;
    // "on 17 october, 2007" has a comma; elsewhere one parts a span from what follows.
    if (words.slice(0, -1).some(({ ends }, index) => ends && !/^\d{4}$/.test(words[index + 1]?.text ?? ''))) continue;
    const text = words.map((token) => fold(token.text)).join(' ');
    if (!isSpanLike(words, led)) continue;
    const span = readText(text, now, saysDay.test(tokens[at - 1]?.word ?? ''));
    // Of a year that is long ahead no change is: "the year 2038 problem".
    const isAhead =
      /^(?:the )?(?:year )?\d{4}$/.test(text) && Number(text.slice(-4)) > Number(now.slice(0, 4)) + mostAhead;
    if (span && !isAhead && !isBehindDay(tokens, at)) return { length, span };
  }
  return undefined;
}

/** A clock may be some years ahead of the log. */
const mostAhead = 10;

/** Behind these words a day stands that is meant as one. */
const saysDay = /^(?:on|since|until|till|before|after|between|from)$/;

/** Words of a span that say nothing of it. */
const nothingMore =
  /\byears? (?=\d{4}(?:[-–/]\d+)?$)|^(?:the )?(?:months?|years?|whole|course|morning|afternoon|evening|night|period) of (?:the )?/;

/** Reads a span. What no calendar has ("approxidate takes 31 june") is none, but where a day is meant it is an error. */
export function readText(text: string, now: Day, isDay: boolean): Span | undefined {
  try {
    return (
      readAgo(text, now) ??
      readWeekOf(text, now) ??
      readDayFirst(text) ??
      readDayInWords(text, now) ??
      readDecade(text) ??
      readSpan(text, now) ??
      readSpan(text.replace(nothingMore, ''), now)
    );
  } catch (error) {
    if (isDay || !(error instanceof UserError)) throw error;
    return undefined;
  }
}

/** "June 2020" and "2020" of "31 june 2020", which is no day, are not meant. */
function isBehindDay(tokens: readonly Token[], at: number): boolean {
  const isMonth = (index: number): boolean => monthByName(tokens[index]?.word ?? '') !== undefined;
  const isNumber = (index: number): boolean =>
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[index]?.word ?? '') && tokens[index]?.ends === false;
  if (isMonth(at)) return isNumber(at - 1);
  return /^\d{4}$/.test(tokens[at]?.word ?? '') && isMonth(at - 1) && isNumber(at - 2);
}

const alone =
  /^(?:today|yesterday|(?:19[7-9]|20[0-4])\ds?|(?:19|20)\d\d[-/]?q[1-4]|q[1-4][-/]?(?:19|20)\d\d|(?:19[7-9]|20[0-4])\d-\d\d?(?:-\d\d?)?|\d\d?([-/.])\d\d?\1(?:19[7-9]|20[0-4])\d)$/;
const ledOnly = /^(?:19[7-9]\d|20[0-4]\d)(?:\/(?:\d\d){1,2}|[-–](?:19|20)\d\d)?$/;

/** Whether words may be read as a span: a single one must be a year, a date or a month behind "in". */
function isSpanLike(words: readonly Token[], led: boolean): boolean {
  const [first] = words;
  if (first === undefined || /^(?:the|of)$/.test(words.at(-1)?.word ?? '')) return false;
  // "At the end may be a blank" names no month.
  if (
    words.at(-1)?.word === 'may' &&
    /^(?:end|start|beginning|middle|half|days?|weeks?|weekend|[a-z]+day)$/.test(words.at(-2)?.word ?? '')
  )
    return false;
  const isIn = words[1]?.word === 'in' && /^(?:early|late)$/.test(first.word);
  if (words.length > 1)
    return led || isIn || words.some(({ word }) => /\d{4}|^\d0s$|^(?:last|past|this|ago)$/.test(word));
  if (alone.test(first.word)) return true;
  if (!led) return false;
  return ledOnly.test(first.word) || /^[a-z]{3,}$/.test(first.word);
}
