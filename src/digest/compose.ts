import { type DigestOptions, mostListed } from '../answer/digest.ts';
import { addDays, type Day } from '../model/day.ts';
import type { Digest, Reverted, Stretch } from '../model/digest.ts';
import type { Delivery, Subscription } from '../model/subscription.ts';
import { makeFindPosted } from './find-posted.ts';
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

/** What digests are made of. */
export type ComposeLog = Pick<DigestLog, 'compose' | 'settle' | 'findReverted'>;

/**
 * Composes what is planned. Of a replay, days on which nothing fits are passed over up to the next that has something;
 * where none has, the replay is over and the post goes on by numbers.
 */
export async function composePlanned(
  { subscription, head, stretch }: Extract<Planned, { kind: 'post' }>,
  log: ComposeLog,
): Promise<Composed> {
  const { watch, next, missed, returned, began, replay } = subscription;
  if (!replay || stretch.kind === 'numbers') return await composeNumbers(subscription, head, log);
  const all: Stretch = { kind: 'days', since: replay.next, until: lastDay, below: began };
  const ahead = await log.compose(watch, all, { limit: 0, full: false });
  if (ahead.records === 0) {
    const { part, ...composed } = await composeNumbers(subscription, head, log, all);
    const { since, until } = all;
    return { ...composed, part: { ...part, since, until, leftOut: part.leftOut + ahead.leftOut } };
  }
  const until = endStretch(replay.next, replay.pace, chooseFirst(ahead, replay.next));
  const told: Stretch = { ...all, until };
  const digest = await log.compose(watch, told, chooseOptions(subscription));
  const reverted = await log.findReverted(watch, told, makeFindPosted(subscription));
  const { records: posted, leftOut } = digest;
  return {
    subscription,
    digest: posted === 0 && reverted.length === 0 ? undefined : withReverted(digest, reverted),
    part: { from: next, to: next, since: replay.next, until, posted, leftOut },
    after: { next, missed, returned, replay: until >= lastDay ? undefined : { ...replay, next: addDays(until, 1) } },
  };
}

async function composeNumbers(
  subscription: Subscription,
  head: number,
  log: ComposeLog,
  past?: Stretch,
): Promise<Composed> {
  const { watch, next: from, missed = [], whenEmpty } = subscription;
  const stretch = { kind: 'numbers', from, to: head, missed } as const;
  const digest = await log.compose(watch, stretch, chooseOptions(subscription));
  const findPosted = makeFindPosted(subscription);
  // What ends a replay also settles the days that nothing fits.
  const stretches = past === undefined ? [stretch] : [past, stretch];
  const found = await Promise.all(stretches.map((one) => log.findReverted(watch, one, findPosted)));
  const reverted = [...new Map(found.flat().map((one) => [one.id, one])).values()];
  const { records: posted, leftOut } = digest;
  const left = log.settle?.(stretch) ?? { returned: 0, missed: [] };
  const records = head - from + left.returned;
  if (posted + leftOut !== records) {
    throw new Error(`a digest of ${records} records tells of ${posted} and leaves out ${leftOut}`);
  }
  const isSilent = posted === 0 && reverted.length === 0 && whenEmpty === 'silent';
  return {
    subscription,
    digest: isSilent ? undefined : withReverted(digest, reverted),
    part: { from, to: head, ...(missed.length > 0 && { missed }), posted, leftOut },
    after: {
      next: head,
      missed: left.missed.length > 0 ? left.missed : undefined,
      returned: (subscription.returned ?? 0) + left.returned || undefined,
      replay: undefined,
    },
  };
}

/** A digest with what it has to say of earlier posts. */
function withReverted(digest: Digest, reverted: Reverted[]): Digest {
  return reverted.length === 0 ? digest : { ...digest, reverted };
}

/** The first day on which something fits; never before the stretch begins. */
function chooseFirst({ since }: Digest, earliest: Day): Day {
  return since !== undefined && since > earliest ? since : earliest;
}
