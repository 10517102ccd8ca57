import { type Day, formatDay } from '../model/day.ts';
import { formatSpan } from '../model/span.ts';

/** A span as a heading has it: `3 to 9 Jul 2007`, `28 Jun to 4 Jul 2007`, `Jul 2007`. */
export function formatShortSpan(since: Day, until: Day): string {
  const span = formatSpan(since, until);
  if (!span.includes(' to ')) return span;
  const [day = '', month = ''] = formatDay(since).split(' ');
  if (since.slice(0, 7) === until.slice(0, 7)) return `${day} to ${formatDay(until)}`;
  return since.slice(0, 4) === until.slice(0, 4) ? `${day} ${month} to ${formatDay(until)}` : span;
}
