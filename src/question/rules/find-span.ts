import type { Day } from '../../model/day.ts';
import { readSpan, type Span } from '../../model/span.ts';
import { fold } from '../../model/text.ts';
import type { Token } from '../tokens.ts';
import { readAgo } from './ago.ts';
import { readDayFirst } from './day-first.ts';
import { readDayInWords } from './day-in-words.ts';
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
    const span =
      readAgo(text, now) ??
      readWeekOf(text, now) ??
      readDayFirst(text) ??
      readDayInWords(text, now) ??
      readSpan(text, now) ??
      readSpan(text.replace(/\byear (?=\d{4}$)|^(?:the )?(?:month|year) of (?:the )?/, ''), now);
    if (span) return { length, span };
  }
  return undefined;
}

const alone =
  /^(?:today|yesterday|(?:19[7-9]|20[0-4])\d|(?:19[7-9]|20[0-4])\d-\d\d?(?:-\d\d?)?|\d\d?([-/.])\d\d?\1(?:19[7-9]|20[0-4])\d)$/;
const ledOnly = /^(?:19[7-9]\d|20[0-4]\d)$/;

/** Whether words may be read as a span: a single one must be a year, a date or a month behind "in". */
function isSpanLike(words: readonly Token[], led: boolean): boolean {
  const [first] = words;
  if (first === undefined || /^(?:the|of)$/.test(words.at(-1)?.word ?? '')) return false;
  if (words.length > 1) return led || words.some(({ word }) => /\d{4}|^(?:last|past|this|ago)$/.test(word));
  if (alone.test(first.word)) return true;
  if (!led) return false;
  return ledOnly.test(first.word) || /^[a-z]{3,}$/.test(first.word);
}
