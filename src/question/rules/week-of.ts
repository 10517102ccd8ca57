import type { Day } from '../../model/day.ts';
import { parseSpan, readSpan, type Span } from '../../model/span.ts';

/** "The week of 1 march 2021": from its Monday to its Sunday. */
export function readWeekOf(text: string, now: Day): Span | undefined {
  const [, told] =
    /^(?:the )?week (?:of|around|starting|starting on|beginning|beginning on|from) (.+)$/.exec(text) ?? [];
  const day = told === undefined ? undefined : readSpan(told, now);
  // A month has several.
  return day === undefined || day.since !== day.until ? undefined : parseSpan('this week', day.since);
}
