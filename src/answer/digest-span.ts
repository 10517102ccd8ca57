import { addDays, type Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { formatSpan, parseSpan } from '../model/span.ts';
import type { LogReader } from './reader.ts';

/** The days of a digest as they were typed; without them, the last seven. */
export interface DigestDays {
  since?: string | undefined;
  until?: string | undefined;
}

/** How many days a digest covers unless said. */
const daysUnlessSaid = 7;

/**
 * The days that a digest is about. A log that ended before them has nothing to tell of "the last week", so there the
 * span counts back from its last day, which is told as `ended`. Days that are written out mean just these.
 */
export function findDigestDays(
  { info }: Pick<LogReader, 'info'>,
  typed: DigestDays,
  now: Day,
): { since: Day; until: Day; ended?: Day } {
  const days = readDays(typed, now);
  const { lastDay } = info;
  if (lastDay === undefined || days.since <= lastDay) return days;
  const counted = readDays(typed, lastDay);
  return counted.since === days.since ? days : { ...counted, ended: lastDay };
}

function readDays(typed: DigestDays, today: Day): { since: Day; until: Day } {
  const first = typed.since === undefined ? undefined : parseSpan(typed.since, today).since;
  const last = typed.until === undefined ? undefined : parseSpan(typed.until, today).until;
  const until = last ?? (first !== undefined && first > today ? first : today);
  const since = first ?? addDays(until, 1 - daysUnlessSaid);
  if (since <= until) return { since, until };
  throw new UserError(`since (${formatSpan(since, since)}) is after until (${formatSpan(until, until)}): swap them.`);
}
