import type { Day } from '../../model/day.ts';
import { parseSpan, readSpan, type Span } from '../../model/span.ts';

/**
 * "two years ago" as it is meant in a question: the year, month, week or day in which that was. An option's value, such
 * as `since:2 years ago`, means the very day.
 */
export function readAgo(text: string, now: Day): Span | undefined {
  const parts = /^(?:about |some )?(\S+) (day|week|month|year)s? ago$/.exec(
    text.replace(/\ba couple (?:of )?/, 'two ').replace(/^(?:the )?(day|week|month|year) before last$/, 'two $1s ago'),
  );
  const span = parts && readSpan(`${parts[1]} ${parts[2]}s ago`, now);
  if (!parts || !span) return undefined;
  const { since } = span;
  if (parts[2] === 'year') return parseSpan(since.slice(0, 4), now);
  if (parts[2] === 'month') return parseSpan(since.slice(0, 7), now);
  return parts[2] === 'week' ? parseSpan('this week', since) : span;
}
