import { addDays } from '../model/day.ts';
import type { DigestPreview } from '../model/digest-desk.ts';
import type { Subscription } from '../model/subscription.ts';
import { chooseOptions, composePlanned } from './compose.ts';
import { findDue } from './due-times.ts';
import { lastDay } from './pace.ts';
import type { DigestLog } from './ports.ts';

const dayLong = 86_400_000;

/**
 * Composes what a subscription's next post would have now. Where nothing is new it is an example: the last days of the
 * log that have something for it, as many as lie between two of its posts. Undefined where there never was anything.
 */
export async function previewDigest(
  subscription: Subscription,
  log: Pick<DigestLog, 'records' | 'compose' | 'settle' | 'findReverted'>,
  now: number,
): Promise<DigestPreview | undefined> {
  const { watch, style, replay, next, missed = [], began } = subscription;
  if (replay || log.records > next || missed.length > 0) {
    const stretch = replay
      ? ({ kind: 'days', since: replay.next, until: replay.next, below: began } as const)
      : ({ kind: 'numbers', from: next, to: log.records, missed } as const);
    const planned = { kind: 'post', subscription, due: now, head: log.records, stretch } as const;
    const { digest } = await composePlanned(planned, log);
    if (digest && (digest.records > 0 || digest.reverted)) return { digest, style, isExample: false };
  }
  const all = { kind: 'days', since: '0000-01-01', until: lastDay } as const;
  const { until } = await log.compose(watch, all, { limit: 0, full: false });
  if (until === undefined) return undefined;
  const since = addDays(until, 1 - countDays(subscription, now));
  const stretch = { kind: 'days', since, until } as const;
  return { digest: await log.compose(watch, stretch, chooseOptions(subscription)), style, isExample: true };
}

/** How many days lie between two posts, a month at most. */
function countDays(subscription: Subscription, now: number): number {
  const first = findDue(subscription, now);
  const second = first === undefined ? undefined : findDue(subscription, first);
  if (first === undefined || second === undefined) return 1;
  return Math.min(31, Math.max(1, Math.round((second - first) / dayLong)));
}
