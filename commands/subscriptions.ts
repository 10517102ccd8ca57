import * as z from 'zod';
import { findRecord } from '../src/answer/find-record.ts';
import type { Reader } from '../src/answer/reader.ts';
import { type Actor, mayKnowOf } from '../src/model/actor.ts';
import type { DigestDesk, SubscriptionStatus } from '../src/model/digest-desk.ts';
import { UserError } from '../src/model/errors.ts';
import type { Subscription } from '../src/model/subscription.ts';
import { joinWords } from '../src/model/text.ts';
import { checkPermissions } from './check-permissions.ts';
import { defineChannelAction } from './define.ts';
import { picked, readId } from './picked.ts';
import type { ActionPorts } from './ports.ts';

const subscription = z
  .string({ error: 'is missing: name a subscription as /subscriptions list does' })
  .trim()
  .min(1, 'is empty: name a subscription as /subscriptions list does')
  .max(100, 'takes 100 characters at most')
  .describe('Which one, by its name of a few letters (the only one unless said)')
  .meta({ completes: 'subscription' });

const one = z.strictObject({ subscription: subscription.optional() });

/** So many are listed, as a message has room for. */
const listedAtMost = 15;

export const listSubscriptions = defineChannelAction({
  name: 'subscriptions list',
  description: 'The subscriptions here, with what waits and when they are due',
  example: '/subscriptions list',
  args: z.strictObject({
    channel: picked.describe('Only those of this channel').meta({ picks: 'channel' }).optional(),
  }),
  async act(args, actor, ports) {
    const channel = args.channel === undefined ? undefined : readId(args.channel, '#');
    const found = (await listOwn(actor, ports.digests)).filter(
      (one) => args.channel === undefined || one.channel === channel,
    );
    const listed = found.slice(-listedAtMost).toReversed();
    const subscriptions = await Promise.all(listed.map((one) => describe(one, ports)));
    return { command: 'subscriptions list', subscriptions, total: found.length };
  },
});

export const showSubscription = defineChannelAction({
  name: 'subscriptions show',
  description: 'One subscription: who made it, when it posts, what waits, and what its next post would be',
  example: '/subscriptions show',
  primary: 'subscription',
  args: one,
  async act(args, actor, ports) {
    const found = await findOne(args.subscription, actor, ports);
    const status = await describe(found, ports);
    const preview = status.problem === undefined ? await ports.digests.preview(found) : undefined;
    return { command: 'subscriptions show', status, ...(preview && { preview }) };
  },
});

export const pauseSubscription = defineChannelAction({
  name: 'subscriptions pause',
  description: 'Post nothing of a subscription until it is resumed; what comes meanwhile waits',
  example: '/subscriptions pause',
  primary: 'subscription',
  args: one,
  async act(args, actor, ports) {
    const found = await findOne(args.subscription, actor, ports);
    const paused = await ports.digests.pause(found.id);
    const changed = found.state !== paused.state;
    return { command: 'subscriptions pause', status: await describe(paused, ports), changed };
  },
});

export const resumeSubscription = defineChannelAction({
  name: 'subscriptions resume',
  description: 'Go on with a subscription that is paused or has stopped, where it was',
  example: '/subscriptions resume',
  primary: 'subscription',
  args: one,
  async act(args, actor, ports) {
    const { digests } = ports;
    const found = await findOne(args.subscription, actor, ports);
    if (found.state === 'stopped') await checkPermissions(found.channel, digests);
    const resumed = await digests.resume(found.id);
    const changed = found.state !== resumed.state;
    return { command: 'subscriptions resume', status: await describe(resumed, ports), changed };
  },
});

export const testSubscription = defineChannelAction({
  name: 'subscriptions test',
  description: 'Post to the channel what the next post would be, as a trial that counts for nothing',
  example: '/subscriptions test',
  primary: 'subscription',
  args: one,
  async act(args, actor, ports) {
    const { digests } = ports;
    const found = await findOne(args.subscription, actor, ports);
    await checkPermissions(found.channel, digests);
    return { command: 'subscriptions test', subscription: found, post: await digests.test(found) };
  },
});

export const removeSubscription = defineChannelAction({
  name: 'subscriptions remove',
  description: 'Remove a subscription, and what is known of it',
  example: '/subscriptions remove subscription:k7mp',
  primary: 'subscription',
  args: z.strictObject({ subscription }),
  async act(args, actor, ports) {
    const found = await findOne(args.subscription, actor, ports);
    return { command: 'subscriptions remove', subscription: await ports.digests.remove(found.id) };
  },
});

export const traceSubscription = defineChannelAction({
  name: 'subscriptions trace',
  description: 'What became of an entry: posted, waiting, left out by which filter, or failed',
  example: '/subscriptions trace id:last',
  primary: 'id',
  args: z.strictObject({
    id: z
      .string({ error: 'is missing: give an id, a short hash, or "last"' })
      .trim()
      .min(1, 'is empty: give an id, a short hash, or "last"')
      .max(100, 'takes 100 characters at most')
      .describe('The entry: an id, a short hash, or "last"')
      .meta({ completes: 'entry' }),
    subscription: subscription.optional(),
  }),
  async act(args, actor, ports) {
    const { digests, reader } = ports;
    const found = await findOne(args.subscription, actor, ports);
    const { sequence, numbers, ...entry } = await findRecord(await reader.open(found.log), args.id);
    const trace = await digests.trace(found, { sequence, numbers, date: entry.date });
    return { command: 'subscriptions trace', subscription: found, entry, trace };
  },
});

/** The subscriptions of the place that somebody may know of: their own, and those of channels that they manage. */
async function listOwn(actor: Actor, digests: DigestDesk): Promise<Subscription[]> {
  const { place } = actor;
  const all = await digests.list(place.kind === 'server' ? place.server : undefined);
  return all.filter((one) => mayKnowOf(actor, one));
}

/** The subscription that is named, or the only one. What somebody may not know of does not exist for them. */
async function findOne(name: string | undefined, actor: Actor, { digests }: ActionPorts): Promise<Subscription> {
  const all = await listOwn(actor, digests);
  const [only, ...others] = all;
  if (!only) throw new UserError('There are no subscriptions here: /subscribe makes one.', 'not-found');
  if (name === undefined && others.length === 0) return only;
  const found = all.find(({ id }) => id === name?.replace(/^#/, '').toLowerCase());
  if (found) return found;
  const names = all.map(({ id }) => id);
  const some = names.length > 8 ? [...names.slice(0, 7), 'others (/subscriptions list)'] : names;
  const list = `there ${names.length === 1 ? 'is' : 'are'} ${joinWords(some)}`;
  throw name === undefined
    ? new UserError(`Which subscription? There are ${joinWords(some)}: name one.`)
    : new UserError(`There is no subscription "${name}": ${list}.`, 'not-found');
}

/** What there is to say of a subscription. A log that cannot be seen here any more is not told of. */
async function describe(found: Subscription, { digests, reader }: ActionPorts): Promise<SubscriptionStatus> {
  const status = await digests.describe(found);
  if (await isVisible(found.log, reader)) return status;
  const { reason, ...rest } = status.subscription;
  const hidden = 'its log cannot be seen here any more';
  const shown = { ...rest, log: '—', ...(reason !== undefined && { reason: hidden }) };
  return { ...status, subscription: shown, waiting: undefined, problem: hidden };
}

const isVisible = async (log: string, reader: Reader): Promise<boolean> =>
  (await reader.logs()).some(({ name }) => name === log);
