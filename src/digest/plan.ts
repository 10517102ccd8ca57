import type { Stretch } from '../model/digest.ts';
import type { Subscription } from '../model/subscription.ts';
import { type DueTimes, makeDueTimes } from './due-times.ts';
import { endStretch } from './pace.ts';

/** What is to be done about a subscription in a round. */
export type Planned =
  /** A post is to be composed: of a stretch of numbers, or, while the log's past is replayed, of days. */
  | { kind: 'post'; subscription: Subscription; due: number; head: number; stretch: Stretch }
  /** Nothing came, and nothing is to be said of that. */
  | { kind: 'silent'; subscription: Subscription; due: number }
  /** It was settled at an instant that is still to come: the clock was wrong then, and it goes on from now. */
  | { kind: 'rewind'; subscription: Subscription }
  /** It cannot go on as it is. */
  | { kind: 'stop'; subscription: Subscription; reason: string };

/**
 * An hour is what clocks are set back by; until it has passed once more, what was due in it stays done. Who waits for
 * longer waits because a clock ran ahead, and would else be silent until the world catches up with it.
 */
const aheadAtMost = 26 * 3_600_000;

/** Whether a clock that ran ahead settled a subscription. */
function ranAhead(now: number, { settled }: Subscription): boolean {
  return settled - now > aheadAtMost;
}

/** The active subscriptions about which something is to be done now. */
export function listDue(
  now: number,
  subscriptions: Iterable<Subscription>,
  dueTimes: DueTimes = makeDueTimes(),
): Subscription[] {
  const due: Subscription[] = [];
  for (const subscription of subscriptions) {
    if (subscription.state !== 'active') continue;
    const next = dueTimes.next(subscription);
    if (next === undefined || next <= now || ranAhead(now, subscription)) due.push(subscription);
  }
  return due;
}

/**
 * What a round is to do now: one thing for each subscription that is due, however often it was due since it was settled
 * the last time. `heads` has by a subscription's id how many records its log has; what is not in it is left for later.
 */
export function planRound(
  now: number,
  subscriptions: Iterable<Subscription>,
  heads: ReadonlyMap<string, number>,
  dueTimes: DueTimes = makeDueTimes(),
): Planned[] {
  return listDue(now, subscriptions, dueTimes).flatMap((subscription) => {
    const head = heads.get(subscription.id);
    return head === undefined ? [] : planOne(now, subscription, head, dueTimes.next(subscription));
  });
}

function planOne(now: number, subscription: Subscription, head: number, due: number | undefined): Planned {
  const { next, replay, began, log, schedule, zone, whenEmpty } = subscription;
  if (due === undefined) {
    return { kind: 'stop', subscription, reason: `its schedule "${schedule}" (${zone}) is never due` };
  }
  if (head < next) {
    const reason = `the log "${log}" was begun anew, so that what is new in it cannot be told: subscribe again`;
    return { kind: 'stop', subscription, reason };
  }
  if (due > now) return { kind: 'rewind', subscription };
  if (replay) {
    const until = endStretch(replay.next, replay.pace, replay.next);
    const stretch: Stretch = { kind: 'days', since: replay.next, until, below: began };
    return { kind: 'post', subscription, due, head, stretch };
  }
  if (head === next && whenEmpty === 'silent') return { kind: 'silent', subscription, due };
  return { kind: 'post', subscription, due, head, stretch: { kind: 'numbers', from: next, to: head } };
}
