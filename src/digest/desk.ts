import type { DigestDesk, SubscriptionStatus, Wish } from '../model/digest-desk.ts';
import type { DigestState } from '../model/digest-state.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { describeTyped } from '../schedule/describe.ts';
import { beginSubscription, chooseId } from './begin.ts';
import { type DueTimes, findDue } from './due-times.ts';
import { lastDay } from './pace.ts';
import type { DigestLog, RoundPorts } from './ports.ts';
import { previewDigest } from './preview.ts';
import { pauseSubscription, putSubscription, removeSubscription, resumeSubscription } from './subscriptions.ts';
import { postTest } from './test-post.ts';
import { findFilter, traceRecord } from './trace.ts';

/** What a desk works with. */
export interface DeskPorts extends RoundPorts {
  dueTimes: DueTimes;
  allowsMinutes: boolean;
  /** The zone that is meant where none is named. */
  zone: string;
}

/** More subscriptions than this no server has. */
const mostSubscriptions = 1000;

/** How many dates are told. */
const datesTold = 3;

/** Makes the desk at which people make subscriptions and ask about them. */
export function makeDesk(ports: DeskPorts): DigestDesk {
  const { store, channels, openLog, now, dueTimes, allowsMinutes, zone } = ports;

  /** Changes one subscription; gives it as it is then. */
  const change = async (
    id: string,
    make: (state: DigestState) => DigestState,
    before = false,
  ): Promise<Subscription> => {
    let found: Subscription | undefined;
    await store.update((current) => {
      const next = make(current);
      found = (before ? current : next).subscriptions.get(id);
      return next;
    });
    if (!found) throw new UserError(`There is no subscription ${id} any more.`, 'not-found');
    return found;
  };

  return {
    now,
    allowsMinutes,
    zone,
    missingPermissions: (...asked) => channels.missingPermissions(...asked),
    async subscribe(wish: Wish) {
      const log = await openLog(wish);
      let made: Subscription | undefined;
      const begun = await beginSubscription(wish, log, { id: 'new', now: now() });
      await store.update((current) => {
        if (listOf(current, wish.server).length >= mostSubscriptions) {
          throw new UserError(`There are ${mostSubscriptions} subscriptions already: remove some first.`);
        }
        made = { ...begun, id: chooseId((id) => current.subscriptions.has(id)) };
        return putSubscription(current, made);
      });
      return made ?? begun;
    },
    list: async (server) => listOf(store.read(), server),
    describe: (subscription) => describe(subscription, store.read(), now(), openLog),
    preview: async (subscription) => await previewDigest(subscription, await openLog(subscription), now()),
    pause: (id) => change(id, (state) => pauseSubscription(state, id)),
    resume: (id) => change(id, (state) => resumeSubscription(state, id, now())),
    remove: (id) => change(id, (state) => removeSubscription(state, id), true),
    test: async (subscription) => await postTest(subscription, await openLog(subscription), ports),
    async trace(subscription, record) {
      const log = await openLog(subscription);
      const leftOutBy = await findFilter(log, subscription.watch, record.sequence);
      return traceRecord(store.read(), subscription, { ...record, leftOutBy }, { dueTimes, channels });
    },
  };
}

const listOf = ({ subscriptions }: DigestState, server: string | undefined): Subscription[] =>
  [...subscriptions.values()].filter((one) => one.server === server).sort((one, other) => one.made - other.made);

async function describe(
  subscription: Subscription,
  { deliveries }: DigestState,
  now: number,
  openLog: RoundPorts['openLog'],
): Promise<SubscriptionStatus> {
  const open = [...deliveries.values()].find((one) => one.subscription === subscription.id);
  const sending = open && {
    sent: open.messages.filter(({ id }) => id !== undefined).length,
    of: open.messages.length,
    trouble: open.trouble,
    again: open.again,
  };
  return {
    subscription,
    schedule: describeTyped(subscription.schedule),
    dates: subscription.state === 'active' ? listDates(subscription, now) : [],
    ...(await readWaiting(subscription, openLog)),
    ...(sending && { sending }),
  };
}

/** When a subscription is due from now on; what it missed comes at once, and with it the first of them. */
function listDates(subscription: Subscription, now: number): number[] {
  const dates: number[] = [];
  for (let after = Math.max(now, subscription.settled); dates.length < datesTold; ) {
    const due = findDue(subscription, after);
    if (due === undefined) break;
    dates.push(due);
    after = due;
  }
  return dates;
}

async function readWaiting(
  subscription: Subscription,
  openLog: RoundPorts['openLog'],
): Promise<Pick<SubscriptionStatus, 'waiting' | 'problem'>> {
  try {
    return { waiting: await countWaiting(subscription, await openLog(subscription)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: messageOf(error) };
  }
}

async function countWaiting({ watch, next, replay, began }: Subscription, log: DigestLog): Promise<number> {
  const numbers = { limit: 0, full: false };
  const fresh = { kind: 'numbers', from: next, to: Math.max(next, log.records) } as const;
  const { records } = await log.compose(watch, fresh, numbers);
  if (!replay) return records;
  const past = { kind: 'days', since: replay.next, until: lastDay, below: began } as const;
  return records + (await log.compose(watch, past, numbers)).records;
}
