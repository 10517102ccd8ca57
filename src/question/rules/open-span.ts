import { addDays, type Day } from '../../model/day.ts';
import type { Span } from '../../model/span.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Part } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { findSpan } from './find-span.ts';
import { readState } from './state.ts';

type Lead = 'since' | 'after' | 'until' | 'before';

const leads = makePhrases<Lead>([
  ['since, starting in, starting from, starting with, starting on, beginning in, beginning with', 'since'],
  ['no earlier than, not earlier than, not before', 'since'],
  ['after, later than', 'after'],
  ['until, till, up to, up until, up till, up to and including, until and including, no later than', 'until'],
  ['not later than, not after, by the end of, before the end of', 'until'],
  ['before, prior to, earlier than', 'before'],
]);

/** "Since 2010", "after 12 sep 2007", "until october", "prior to 2010": days with one end. */
export function readOpen({ tokens, now }: Context, at: number): Found | undefined {
  const said = findPhrase(leads, tokens, at);
  if (said === undefined) return undefined;
  const { length, value: lead } = said;
  // "It did not before, 2019": what stands behind the comma is a day of its own.
  if (tokens[at + length - 1]?.ends) return undefined;
  const next = findSpan(tokens, at + length, now, true);
  if (next === undefined) return undefined;
  const { span } = next;
  // "after the june 2018 change" is after what was done then.
  const within = noun.test(tokens[at + length + next.length]?.word ?? '');
  if (within) return foundDays(length + next.length + 1, span.since, span.until);
  // "After the 2020 redesign" is from its days on: of which of them it was, the span does not say.
  const isEvent = isEventAt(tokens, at + length + next.length);
  if (isEvent && (lead === 'since' || lead === 'after')) return hint(length + next.length, span.since, undefined);
  if (isEvent) return hint(length + next.length, undefined, span.until);
  const [since, until] = readState(tokens, at, lead, span) ?? endsOf(lead, span);
  return foundDays(length + next.length, since, until);
}

function endsOf(lead: Lead, span: Span): readonly [Day | undefined, Day | undefined] {
  switch (lead) {
    case 'since':
      return [span.since, undefined];
    case 'after':
      return [addDays(span.until, 1), undefined];
    case 'until':
      return [undefined, span.until];
    case 'before':
      return [undefined, addDays(span.since, -1)];
  }
}

const noun = /^(?:change|changes|commit|commits|patch|patches|fix|fixes)$/;
const event =
  /^(?:rework|rewrite|redesign|refactor|refactoring|overhaul|migration|move|switch|split|cleanup|reorganisation|reorganization|restructuring|transition|import|conversion)$/;

/** Behind "the 2020" stands what was done then, by one word or two: "redesign", "header redesign". */
const isEventAt = (tokens: readonly Token[], at: number): boolean =>
  event.test(tokens[at]?.word ?? '') || (!tokens[at]?.ends && event.test(tokens[at + 1]?.word ?? ''));

const behind = makePhrases<Lead>([
  ['or later, and later, or after, and after, or newer, and newer, onward, onwards, and onward, and onwards', 'since'],
  ['or earlier, and earlier, or before, and before, or older, and older', 'until'],
]);

/** "June 2016 or earlier", "from june 2016 on": what is said behind days leaves one end open. */
export function openBehind(tokens: readonly Token[], at: number, days: Found): Found {
  const end = at + days.length;
  const isFrom = /^(?:from|as)$/.test(tokens[at]?.word ?? '') && tokens[end]?.word === 'on';
  const isLast = tokens[end]?.ends === true || end + 1 === tokens.length;
  const said: { length: number; value: Lead } | undefined =
    isFrom && isLast ? { length: 1, value: 'since' } : findPhrase(behind, tokens, end);
  if (said === undefined) return days;
  const kept = said.value === 'since' ? 'until' : 'since';
  return { length: days.length + said.length, parts: days.parts.filter(({ kind }) => kind !== kept) };
}

/** So many tokens that say where days begin and end. */
export function foundDays(length: number, since: Day | undefined, until: Day | undefined): Found {
  const parts: Part[] = [];
  if (since !== undefined) parts.push({ kind: 'since', day: since });
  if (until !== undefined) parts.push({ kind: 'until', day: until });
  return { length, parts };
}

function hint(length: number, since: Day | undefined, until: Day | undefined): Found {
  const { parts } = foundDays(length, since, until);
  return { length, parts: [...parts, { kind: 'time-hint' }] };
}
