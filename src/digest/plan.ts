import type { Stretch } from '../model/digest.ts';
import type { Subscription } from '../model/subscription.ts';
import { type DueTimes, makeDueTimes } from './due-times.ts';
import { explainRenewed } from './open-logs.ts';
import { endStretch } from './pace.ts';
import type { DigestLog } from './ports.ts';

/** Which log it is, and how many records it has. */
type Head = Pick<DigestLog, 'id' | 'records'>;

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
 * the last time. `logs` has by a subscription's id the log that it is told of; what is not in it is left for later.
 */
export function planRound(
  now: number,
  subscriptions: Iterable<Subscription>,
  logs: ReadonlyMap<string, Head>,
  dueTimes: DueTimes = makeDueTimes(),
): Planned[] {
  return listDue(now, subscriptions, dueTimes).flatMap((subscription) => {
    const log = logs.get(subscription.id);
    return log === undefined ? [] : planOne(now, subscription, log, dueTimes.next(subscription));
  });
}

function planOne(now: number, subscription: Subscription, log: Head, due: number | undefined): Planned {
  const { next, missed = [], replay, began, schedule, zone, whenEmpty } = subscription;
  if (due === undefined) {
    return { kind: 'stop', subscription, reason: `its schedule "${schedule}" (${zone}) is never due` };
  }
  const reason = explainRenewed(subscription, log);
  if (reason !== undefined) return { kind: 'stop', subscription, reason };
  const head = log.records;
  if (due > now) return { kind: 'rewind', subscription };
  if (replay) {
    const until = endStretch(replay.next, replay.pace, replay.next);
    const stretch: Stretch = { kind: 'days', since: replay.next, until, below: began };
    return { kind: 'post', subscription, due, head, stretch };
  }
  if (head === next && missed.length === 0 && whenEmpty === 'silent') return { kind: 'silent', subscription, due };
  return { kind: 'post', subscription, due, head, stretch: { kind: 'numbers', from: next, to: head, missed } };
}
