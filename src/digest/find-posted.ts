import type { FindPosted } from '../answer/digest-reverted.ts';
import type { Subscription } from '../model/subscription.ts';
import { dayIn } from './last-told.ts';
import { covers } from './trace.ts';

/**
 * Makes what tells on which day a record was posted by a subscription, by the clock of its zone. Its latest posts are
 * known one by one; of an older one it is known only before which day it was. What the service did not take was not posted.
 */
export function makeFindPosted(
  subscription: Pick<Subscription, 'began' | 'next' | 'replay' | 'replayed' | 'recent' | 'posts' | 'zone'>,
): FindPosted {
  const { began, next, replay, replayed, recent, posts, zone } = subscription;
  return (record) => {
    const { numbers, date } = record;
    const isPast = numbers.some((number) => number < began);
    const isReached = isPast
      ? replayed !== undefined && date >= replayed && (replay === undefined || date < replay.next)
      : numbers.some((number) => number < next);
    if (!isReached) return undefined;
    const post = recent.findLast((one) => covers(one, record, isPast));
    if (post) return post.failed === undefined ? { day: dayIn(zone, post.at) } : undefined;
    const [oldest] = recent;
    return oldest && posts > recent.length ? { day: dayIn(zone, oldest.at), isBefore: true } : undefined;
  };
}
