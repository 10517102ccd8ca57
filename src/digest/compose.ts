import { type DigestOptions, mostListed } from '../answer/digest.ts';
import { addDays, type Day } from '../model/day.ts';
import type { Digest, Stretch } from '../model/digest.ts';
import type { Delivery, Subscription } from '../model/subscription.ts';
import { endStretch, lastDay } from './pace.ts';
import type { Planned } from './plan.ts';
import type { DigestLog } from './ports.ts';

/** The most entries that a post on the chat service lists; its button leads to the others. */
const listedInChannel = 100;

/** How a subscription's digests are made. A terminal has no buttons, so it is shown all that is no matter of numbers alone. */
export function chooseOptions({ server, style }: Pick<Subscription, 'server' | 'style'>): DigestOptions {
  return { limit: server === undefined ? mostListed : listedInChannel, full: style === 'full' };
}

/** What a post settles, and what it says; without a digest there is nothing to say. */
export interface Composed {
  subscription: Subscription;
  digest?: Digest | undefined;
  /** As in the delivery that it becomes. */
  part: Pick<Delivery, 'from' | 'to' | 'missed' | 'since' | 'until' | 'posted' | 'leftOut'>;
  /** Where the subscription stands after it. */
  after: Pick<Subscription, 'next' | 'missed' | 'returned' | 'replay'>;
}

/** Makes digests of a log; two subscriptions that are told the same may be given the same one. */
export type Compose = DigestLog['compose'];

/**
 * Composes what is planned. Of a replay, days on which nothing fits are passed over up to the next that has something;
 * where none has, the replay is over and the post goes on by numbers.
 */
export async function composePlanned(
  { subscription, head, stretch }: Extract<Planned, { kind: 'post' }>,
  log: Pick<DigestLog, 'compose' | 'settle'>,
): Promise<Composed> {
  const { watch, next, missed, returned, began, replay } = subscription;
  if (!replay || stretch.kind === 'numbers') return await composeNumbers(subscription, head, log);
  const all: Stretch = { kind: 'days', since: replay.next, until: lastDay, below: began };
  const ahead = await log.compose(watch, all, { limit: 0, full: false });
  if (ahead.records === 0) {
    const { part, ...composed } = await composeNumbers(subscription, head, log);
    const { since, until } = all;
    return { ...composed, part: { ...part, since, until, leftOut: part.leftOut + ahead.leftOut } };
  }
  const until = endStretch(replay.next, replay.pace, chooseFirst(ahead, replay.next));
  const digest = await log.compose(watch, { ...all, until }, chooseOptions(subscription));
  const { records: posted, leftOut } = digest;
  return {
    subscription,
    digest: posted === 0 ? undefined : digest,
    part: { from: next, to: next, since: replay.next, until, posted, leftOut },
    after: { next, missed, returned, replay: until >= lastDay ? undefined : { ...replay, next: addDays(until, 1) } },
  };
}

async function composeNumbers(
  subscription: Subscription,
  head: number,
  log: Pick<DigestLog, 'compose' | 'settle'>,
): Promise<Composed> {
  const { watch, next: from, missed = [], whenEmpty } = subscription;
  const stretch = { kind: 'numbers', from, to: head, missed } as const;
  const digest = await log.compose(watch, stretch, chooseOptions(subscription));
  const { records: posted, leftOut } = digest;
  const left = log.settle?.(stretch) ?? { returned: 0, missed: [] };
  const records = head - from + left.returned;
  if (posted + leftOut !== records) {
    throw new Error(`a digest of ${records} records tells of ${posted} and leaves out ${leftOut}`);
  }
  return {
    subscription,
    digest: posted === 0 && whenEmpty === 'silent' ? undefined : digest,
    part: { from, to: head, ...(missed.length > 0 && { missed }), posted, leftOut },
    after: {
      next: head,
      missed: left.missed.length > 0 ? left.missed : undefined,
      returned: (subscription.returned ?? 0) + left.returned || undefined,
      replay: undefined,
    },
  };
}

/** The first day on which something fits; never before the stretch begins. */
function chooseFirst({ since }: Digest, earliest: Day): Day {
  return since !== undefined && since > earliest ? since : earliest;
}
