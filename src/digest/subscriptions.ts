import type { DigestState } from '../model/digest-state.ts';
import type { Delivery, Subscription } from '../model/subscription.ts';
import { withoutDeliveries } from './ledger.ts';

/** The state with a subscription, a new one or in another one's place. */
export function putSubscription(state: DigestState, subscription: Subscription): DigestState {
  return { ...state, subscriptions: new Map(state.subscriptions).set(subscription.id, subscription) };
}

/**
 * Stops a subscription, for a reason that its maker is to be told. It keeps its place: a delivery in `unsent`, of which
 * it is certain that no message went out, is given back, so that a resumed subscription tells of it anew; any other
 * stays open and is gone on with at the right message.
 */
export function stopSubscription(
  state: DigestState,
  id: string,
  reason: string,
  unsent: readonly string[] = [],
): DigestState {
  const subscription = state.subscriptions.get(id);
  if (!subscription || subscription.state === 'stopped') return state;
  const given = [...state.deliveries.values()].find((one) => one.subscription === id && unsent.includes(one.id));
  const stopped: Subscription = { ...subscription, ...given?.before, state: 'stopped', reason, untold: true };
  const deliveries = given ? withoutDeliveries(state.deliveries, (one) => one === given) : state.deliveries;
  return putSubscription({ ...state, deliveries }, stopped);
}

/** Pauses a subscription: nothing of it is sent until it is resumed. One that is stopped stays so. */
export function pauseSubscription(state: DigestState, id: string): DigestState {
  const subscription = state.subscriptions.get(id);
  return subscription?.state === 'active' ? putSubscription(state, { ...subscription, state: 'paused' }) : state;
}

/**
 * Resumes a subscription. One that was paused goes on at its next date; one that was stopped at once, where it missed
 * one: it goes on from its place, and an open delivery is tried for a day again.
 */
export function resumeSubscription(state: DigestState, id: string, now: number): DigestState {
  const subscription = state.subscriptions.get(id);
  if (!subscription || subscription.state === 'active') return state;
  const { reason, untold, ...kept } = subscription;
  const settled = subscription.state === 'paused' ? now : subscription.settled;
  const deliveries = new Map<string, Delivery>();
  for (const [key, delivery] of state.deliveries) {
    const { again, quietUntil, trouble, ...open } = delivery;
    deliveries.set(key, delivery.subscription === id ? { ...open, tries: 0, resumed: now } : delivery);
  }
  return putSubscription({ ...state, deliveries }, { ...kept, settled, state: 'active' });
}

/** Removes a subscription and what is under way of it. */
export function removeSubscription(state: DigestState, id: string): DigestState {
  if (!state.subscriptions.has(id)) return state;
  const subscriptions = new Map(state.subscriptions);
  subscriptions.delete(id);
  return { subscriptions, deliveries: withoutDeliveries(state.deliveries, (one) => one.subscription === id) };
}

/** Notes that the makers of stopped subscriptions were told. */
export function noteTold(state: DigestState, ids: readonly string[]): DigestState {
  const subscriptions = new Map(state.subscriptions);
  for (const id of ids) {
    const subscription = subscriptions.get(id);
    if (subscription?.untold) subscriptions.set(id, { ...subscription, untold: undefined });
  }
  return { ...state, subscriptions };
}
