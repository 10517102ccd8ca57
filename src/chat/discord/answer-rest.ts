import type { APIMessage } from 'discord.js';
import { mostListed } from '../../answer/digest.ts';
import type { Reader } from '../../answer/reader.ts';
import { openDigestLog } from '../../digest/digest-log.ts';
import type { Place } from '../../model/actor.ts';
import { UserError } from '../../model/errors.ts';
import type { Subscription } from '../../model/subscription.ts';
import { ours, say, styled } from '../../render/blocks.ts';
import { splitRest } from '../../render/digest-messages.ts';
import { spanOf } from '../../render/digest-numbers.ts';
import { renderDiscord } from '../../render/discord.ts';
import type { DiscordMessage } from '../../render/discord-message.ts';
import { composeAnswer } from './compose-answer.ts';
import { deliver } from './deliver.ts';
import type { DispatchPorts } from './ports.ts';
import { isPrivate } from './pressed-message.ts';
import type { Origin } from './read-interaction.ts';
import type { Responder } from './responder.ts';
import { makeRestTurns, type readRest } from './rest-buttons.ts';

/** Which changes are wanted, as a button says it. */
export type AskedRest = NonNullable<ReturnType<typeof readRest>>;

/** Answers a press on the button of a post: for whoever presses alone, who then turns the pages there. */
export async function answerRest(
  asked: AskedRest,
  message: APIMessage,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const label = 'digest';
  const { place } = origin.actor;
  const work = composeAnswer(label, origin, ports, async () => {
    const reader = ports.library.at(place);
    return { message: await composeRest(asked, await listSubscriptions(ports, place), reader), ephemeral: true };
  });
  const kind = isPrivate(message) ? 'update' : 'answer';
  await deliver(work, { label, kind, ephemeral: true, origin }, responder, ports);
}

/** The subscriptions of the place that somebody is in: those of its server, and of no other. */
export async function listSubscriptions(
  { digests }: Pick<DispatchPorts, 'digests'>,
  place: Place,
): Promise<Subscription[]> {
  return place.kind === 'server' ? await digests.list(place.server) : [];
}

/**
 * Shows changes that a post had no room for: what the post was about is composed again, of the log as whoever presses
 * may see it. Throws a UserError where the subscription is gone, or the log is for them.
 */
async function composeRest(
  asked: AskedRest,
  subscriptions: readonly Subscription[],
  reader: Reader,
): Promise<DiscordMessage> {
  const { shown, part, stretchOf } = asked;
  const subscription = subscriptions.find(({ id }) => id === asked.subscription);
  if (!subscription) {
    throw new UserError('The subscription of this post is no longer there: ask /digest for what it told of.');
  }
  const { log: name, watch, style } = subscription;
  const log = await openDigestLog(reader, name);
  const stretch = stretchOf(subscription);
  const digest = await log.compose(watch, stretch, { limit: mostListed, full: style === 'full' });
  const span = spanOf(digest);
  const heading = styled(
    'strong',
    say`${name}${span === undefined ? [] : ours(` · ${span}`)} · what the post left out`,
  );
  const footer = (index: number, parts: number) => (parts === 1 ? [] : ours(`part ${index + 1} of ${parts}`));
  const parts = splitRest(digest, shown, { style, heading, footer });
  const blocks = parts[part];
  if (!blocks?.some(({ kind }) => kind === 'list')) throw new UserError('There is nothing more.');
  const place = { subscription: subscription.id, stretch, shown, part };
  return {
    embeds: renderDiscord(blocks).slice(0, 1),
    components: makeRestTurns(place, parts.length),
  };
}
