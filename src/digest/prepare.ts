import type { DigestState } from '../model/digest-state.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Delivery, Subscription } from '../model/subscription.ts';
import { composePlanned } from './compose.ts';
import type { DueTimes } from './due-times.ts';
import { advance, makeDelivery, markPost } from './ledger.ts';
import { type LogShelf, makeLogShelf } from './open-logs.ts';
import { type Planned, planRound } from './plan.ts';
import type { DigestLog, RoundPorts } from './ports.ts';
import { stopSubscription } from './subscriptions.ts';

/** What a round is going to write down. */
export interface Prepared {
  moves: { from: Subscription; to: Subscription; delivery?: Delivery | undefined }[];
  stops: { subscription: Subscription; reason: string }[];
  /** What could not be planned, and is tried again in the next round. */
  troubles: { subscription: Subscription; reason: string }[];
}

/** Plans and composes for subscriptions that are due; nothing is written yet. */
export async function prepareRound(
  { openLog, render }: Pick<RoundPorts, 'openLog' | 'render'>,
  due: readonly Subscription[],
  now: number,
  dueTimes: DueTimes,
): Promise<Prepared> {
  const logs = makeLogShelf(openLog);
  const prepared: Prepared = { moves: [], stops: [], troubles: [] };
  const opened = await openLogs(logs, due, prepared);
  for (const planned of planRound(now, due, opened, dueTimes)) {
    const { subscription } = planned;
    try {
      if (planned.kind === 'stop') prepared.stops.push(planned);
      else prepared.moves.push({ from: subscription, ...(await prepareMove(planned, logs, render, now)) });
    } catch (error) {
      prepared.troubles.push({ subscription, reason: messageOf(error) });
    }
  }
  return prepared;
}

/**
 * The state with what was prepared, and the deliveries and stops that are in it: a subscription that was changed
 * meanwhile is left as it is, and planned anew in the next round.
 */
export function applyPrepared(
  state: DigestState,
  { moves, stops }: Prepared,
): { state: DigestState; deliveries: Delivery[]; stops: Prepared['stops'] } {
  const isAsPlanned = (one: Subscription): boolean => state.subscriptions.get(one.id) === one;
  const kept = moves.filter(({ from }) => isAsPlanned(from));
  const stopped = stops.filter(({ subscription }) => isAsPlanned(subscription));
  if (kept.length === 0 && stopped.length === 0) return { state, deliveries: [], stops: [] };
  const subscriptions = new Map(state.subscriptions);
  for (const { to } of kept) subscriptions.set(to.id, to);
  const deliveries = kept.flatMap(({ delivery }) => (delivery ? [delivery] : []));
  const opened = new Map(state.deliveries);
  for (const delivery of deliveries) opened.set(delivery.id, delivery);
  const next = stopped.reduce<DigestState>(
    (current, { subscription, reason }) => stopSubscription(current, subscription.id, reason),
    { subscriptions, deliveries: opened },
  );
  return { state: next, deliveries, stops: stopped };
}

async function openLogs(
  logs: LogShelf,
  due: readonly Subscription[],
  { stops, troubles }: Prepared,
): Promise<Map<string, DigestLog>> {
  const opened = new Map<string, DigestLog>();
  for (const subscription of due) {
    try {
      opened.set(subscription.id, await logs.open(subscription));
    } catch (error) {
      // A log that is damaged or being moved may be there again; one that is gone for this place is not.
      const isGone = error instanceof UserError && error.code === 'not-found';
      (isGone ? stops : troubles).push({ subscription, reason: messageOf(error).replace(/\.$/, '') });
    }
  }
  return opened;
}

async function prepareMove(
  planned: Exclude<Planned, { kind: 'stop' }>,
  logs: LogShelf,
  render: RoundPorts['render'],
  now: number,
): Promise<{ to: Subscription; delivery?: Delivery | undefined }> {
  const { subscription } = planned;
  if (planned.kind !== 'post') return { to: { ...subscription, settled: now } };
  const composed = await composePlanned(planned, await logs.open(subscription));
  const bodies = composed.digest && render(composed.digest, subscription, markPost(subscription));
  return { to: advance(composed, now), delivery: bodies && makeDelivery(composed, bodies, now) };
}
