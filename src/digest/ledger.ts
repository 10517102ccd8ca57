import type { DigestState } from '../model/digest-state.ts';
import { makeMark } from '../model/mark.ts';
import type { Delivery, Post, RenderedMessage, Subscription } from '../model/subscription.ts';
import type { Composed } from './compose.ts';

/** How many of a subscription's posts are kept one by one; of older ones only the totals are. */
export const recentAtMost = 30;

const minuteLong = 60_000;
const dayLong = 86_400_000;

/** The longest pause between two tries. */
export const longestPause = 60 * minuteLong;

/** So many tries and a whole day at least, before a delivery is no longer tried. */
const triesAtLeast = 10;

/** What is shown by all messages of a subscription's next post; a post that never went out leaves its name to the next. */
export function markPost({ id, posts }: Subscription): string {
  return `#${id}-${posts + 1}`;
}

/** A delivery of a post, before anything of it was sent. */
export function makeDelivery(
  { subscription, part }: Composed,
  bodies: readonly RenderedMessage['body'][],
  now: number,
): Delivery {
  const { id, posts, channel, next, missed, returned, replay, settled } = subscription;
  if (bodies.length === 0) throw new Error(`a post of the subscription ${id} has no messages`);
  const number = posts + 1;
  const messages = bodies.map((body, index) => ({
    nonce: `${id}-${number}-${index + 1}`,
    mark: makeMark(markPost(subscription), index),
    body,
  }));
  const before = { next, missed, returned, replay, settled };
  return { id: `${id}-${number}`, subscription: id, channel, made: now, ...part, messages, before, tries: 0 };
}

/** A subscription that has gone on to where a post, or the silence instead of one, leads. */
export function advance({ subscription, after, part, digest }: Composed, now: number): Subscription {
  const moved = { ...subscription, ...after, settled: now };
  // What nobody is told of is settled at once; the rest when it is delivered.
  return digest ? moved : { ...moved, leftOut: moved.leftOut + part.leftOut };
}

/** The state with a message's id in its delivery; the same one where the delivery is no longer there. */
export function recordMessage(state: DigestState, delivery: string, part: number, id: string): DigestState {
  return changeDelivery(state, delivery, (open) => ({
    ...open,
    messages: open.messages.map((message, index) => (index === part ? { ...message, id } : message)),
  }));
}

/** The state with a try that failed, and the instant of the next one. */
export function recordTrouble(
  state: DigestState,
  delivery: string,
  trouble: { reason: string; now: number; afterMilliseconds?: number | undefined },
): DigestState {
  return changeDelivery(state, delivery, (open) => {
    const pause = Math.min(minuteLong * 2 ** Math.min(open.tries, 10), longestPause);
    const { now, reason, afterMilliseconds: asked } = trouble;
    const again = now + Math.min(Math.max(pause, asked ?? 0), dayLong);
    const quietUntil = asked === undefined ? undefined : now + Math.min(asked, dayLong);
    return { ...open, tries: open.tries + 1, trouble: reason, again, quietUntil };
  });
}

/** Whether a delivery was tried for so long that it is given up for now. */
export function isExhausted({ made, resumed = made, tries }: Delivery, now: number): boolean {
  return tries >= triesAtLeast && now - resumed >= dayLong;
}

/**
 * Whether a delivery may be tried; an instant that is too far off is of a clock that was wrong. A new process need not
 * sit out our own pauses, only those that the service asked for.
 */
export function mayTry({ again, quietUntil }: Delivery, now: number, isNew = false): boolean {
  const from = isNew ? quietUntil : again;
  return from === undefined || from <= now || from - now > dayLong;
}

/**
 * Closes a delivery: it becomes the latest post of its subscription. With `failed`, why the service did not take it:
 * what it was to tell of counts as failed then.
 */
export function closeDelivery(state: DigestState, id: string, now: number, failed?: string): DigestState {
  const delivery = state.deliveries.get(id);
  const subscription = delivery && state.subscriptions.get(delivery.subscription);
  if (!delivery || !subscription) return state;
  const told = failed === undefined ? delivery.posted : 0;
  const closed: Subscription = {
    ...subscription,
    posted: subscription.posted + told,
    leftOut: subscription.leftOut + delivery.leftOut,
    failed: subscription.failed + delivery.posted - told,
    posts: subscription.posts + 1,
    recent: [...subscription.recent, makePost(delivery, now, failed)].slice(-recentAtMost),
  };
  return {
    subscriptions: new Map(state.subscriptions).set(closed.id, closed),
    deliveries: withoutDeliveries(state.deliveries, (one) => one.id === id),
  };
}

/** The deliveries but for some. */
export function withoutDeliveries(
  deliveries: DigestState['deliveries'],
  goes: (delivery: Delivery) => boolean,
): DigestState['deliveries'] {
  return new Map([...deliveries].filter(([, delivery]) => !goes(delivery)));
}

function makePost(delivery: Delivery, at: number, failed?: string): Post {
  const { from, to, missed, since, until, posted, leftOut, messages } = delivery;
  const ids = messages.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return { at, from, to, missed, since, until, posted, leftOut, messages: ids, failed };
}

function changeDelivery(state: DigestState, id: string, change: (open: Delivery) => Delivery): DigestState {
  const open = state.deliveries.get(id);
  return open ? { ...state, deliveries: new Map(state.deliveries).set(id, change(open)) } : state;
}
