import { addDays, type Day } from '../../model/day.ts';
import { parseSpan, readSpan, type Span } from '../../model/span.ts';

/** "The week of 1 march 2021": from its Monday to its Sunday. */
export function readWeekOf(text: string, now: Day): Span | undefined {
  const [, number, year = now.slice(0, 4)] =
    /^(?:the )?(?:calendar )?week (\d{1,2})(?:,? (?:of |in )?(\d{4}))?$/.exec(text) ?? [];
  if (number !== undefined) return readWeekNumber(Number(number), year);
  const [, ended] = /^(?:the )?weekend (?:of|around) (.+)$/.exec(text) ?? [];
  if (ended !== undefined) return readWeekendOf(ended, now);
  const [, told] =
    /^(?:the )?week (?:of|around|starting|starting on|beginning|beginning on|from) (.+)$/.exec(text) ?? [];
  const day = told === undefined ? undefined : readSpan(told, now);
  // A month has several.
  return day === undefined || day.since !== day.until ? undefined : parseSpan('this week', day.since);
}

/** A week by its number in a year, as ISO 8601 counts them: the first is that of 4 January. */
function readWeekNumber(number: number, year: string): Span | undefined {
  const first = parseSpan('this week', `${year}-01-04`);
  if (first === undefined || number < 1 || number > 53) return undefined;
  return parseSpan('this week', addDays(first.since, (number - 1) * 7));
}

/** The Saturday and the Sunday of the week in which a day is. */
function readWeekendOf(text: string, now: Day): Span | undefined {
  const day = readSpan(text, now);
  const week = day?.since === day?.until && day ? parseSpan('this week', day.since) : undefined;
  return week && { since: addDays(week.until, -1), until: week.until };
}
