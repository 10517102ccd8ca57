import { addDays, countDays } from '../../model/day.ts';
import type { Span } from '../../model/span.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';
import { makeWordSeeker } from '../seek-word.ts';
import { findSpan } from './find-span.ts';
import { isBareDay, spanRule } from './span.ts';

/** They say that a time is not known well, and nothing else of it. */
const unsure = makePhrases<undefined>([
  ['sometime, some time, somewhere, at some point, probably, maybe, perhaps, possibly, presumably', undefined],
]);
/** Behind these a time is meant with some to either side. */
const near = /^(?:around|circa|ca|roughly|approximately|approx)$/;
const within = /^(?:in|on|from|of|during|back)$/;
/** A number is asked for of just the days that are named. */
const lastOfCounting = makeWordSeeker(/^(?:many|most|top|busiest|count|number|often|rank)$/);
/** The days to either side of a short span. */
const leastSlack = 7;

/** A time that is said as one that is not known well: "sometime in 2012", "around 2015", "circa may 2009". */
export const roughlyRule: Rule = {
  name: 'span',
  examples: [
    ['who added lzo sometime in 2012', 'sometime in 2012'],
    ['who added lzo circa 2009', 'circa 2009'],
    ['who added lzo, probably around 2015', 'probably around 2015'],
  ],
  read(context, at) {
    const lead = findPhrase(unsure, context.tokens, at)?.length ?? 0;
    const found = readNear(context, at + lead) ?? (lead > 0 ? spanRule.read(context, at + lead) : undefined);
    return found && { ...found, length: lead + found.length };
  },
};

function readNear(context: Context, at: number): Found | undefined {
  const { tokens, now } = context;
  const start = within.test(tokens[at]?.word ?? '') ? at + 1 : at;
  if (!near.test(tokens[start]?.word ?? '')) return undefined;
  const next = findSpan(tokens, start + 1, now, true);
  if (next === undefined) return undefined;
  const { since, until } = lastOfCounting(tokens) >= 0 ? next.span : widen(next.span);
  const length = start + 1 - at + next.length;
  const parts: Part[] = [
    { kind: 'since', day: since },
    { kind: 'until', day: until },
  ];
  return { length, parts: isBareDay(context, at, length) ? [...parts, { kind: 'time-hint' }] : parts };
}

/** A span with half of its own length to either side. */
function widen({ since, until }: Span): Span {
  const slack = Math.max(leastSlack, Math.round(countDays(since, until) / 2));
  return { since: addDays(since, -slack), until: addDays(until, slack) };
}
