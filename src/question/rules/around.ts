import { addDays, type Day } from '../../model/day.ts';
import type { Context, Found } from '../rule.ts';
import { findSpan } from './find-span.ts';
import { findNamedRelease } from './release-name.ts';

const units: Record<string, number> = { day: 1, week: 7, month: 30 };
const numbers = 'one two three four five six seven eight nine ten'.split(' ');
const mostUnits = 60;

/** "In the week before christmas 2012", "the two days after v2.30.0": so many days before or behind others. */
export function readAround(context: Context, at: number): Found | undefined {
  const { tokens, now } = context;
  let end = at;
  if (/^(?:in|during|on|within)$/.test(tokens[end]?.word ?? '')) end += 1;
  if (tokens[end]?.word !== 'the') return undefined;
  end += 1;
  const word = tokens[end]?.word ?? '';
  const number = numbers.includes(word) ? numbers.indexOf(word) + 1 : /^\d{1,2}$/.test(word) ? Number(word) : undefined;
  if (number !== undefined) end += 1;
  const unit = units[(tokens[end]?.word ?? '').replace(/s$/, '')];
  const side = /^(?:before|preceding)$/.test(tokens[end + 1]?.word ?? '')
    ? 'before'
    : /^(?:after|following)$/.test(tokens[end + 1]?.word ?? '')
      ? 'after'
      : undefined;
  const count = number ?? 1;
  if (unit === undefined || side === undefined || count < 1 || count > mostUnits) return undefined;
  const named = readNamed(context, end + 2, now);
  if (named === undefined) return undefined;
  const days = unit * count;
  const [since, until] =
    side === 'before'
      ? [addDays(named.since, -days), addDays(named.since, -1)]
      : [addDays(named.until, 1), addDays(named.until, days)];
  return {
    length: end + 2 + named.length - at,
    parts: [
      { kind: 'since', day: since },
      { kind: 'until', day: until },
    ],
  };
}

/** The days that are named: of a span, or of a release, which "was released" or "came out". */
function readNamed(context: Context, at: number, now: Day): { since: Day; until: Day; length: number } | undefined {
  const release = findNamedRelease(context, at);
  if (release?.date !== undefined) {
    const rest = context.tokens.slice(at + release.length, at + release.length + 2).map(({ word }) => word);
    const told = /^(?:was released|came out|was tagged|got released)$/.test(rest.join(' ')) ? 2 : 0;
    return { since: release.date, until: release.date, length: release.length + told };
  }
  const found = findSpan(context.tokens, at, now, true);
  return found && { ...found.span, length: found.length };
}
