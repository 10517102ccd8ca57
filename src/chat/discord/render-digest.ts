import { findLastTold } from '../../digest/last-told.ts';
import type { RenderDigest } from '../../digest/ports.ts';
import type { Digest } from '../../model/digest.ts';
import type { DigestPreview } from '../../model/digest-desk.ts';
import { makeMark } from '../../model/mark.ts';
import type { Subscription } from '../../model/subscription.ts';
import { countOf } from '../../model/text.ts';
import { countListed, fitDigest, splitDigest } from '../../render/digest-messages.ts';
import { renderDiscord } from '../../render/discord.ts';
import { renderFooter } from '../../render/discord-footer.ts';
import type { DiscordEmbed, DiscordMessage } from '../../render/discord-message.ts';
import { describeSchedule } from '../../schedule/describe.ts';
import { parseSchedule } from '../../schedule/parse-schedule.ts';
import { mentionRole } from './post-body.ts';
import { makeRestButton } from './rest-buttons.ts';

/** The colour of the edge of a post. */
const color = 0x4a7fb5;

/**
 * Makes the messages of a post: one embed each. The first mentions the subscription's role; the last has a button for
 * the changes that are left out; each shows by its footer when such posts come, and its own mark at the end.
 */
export const renderDiscordDigest: RenderDigest = (digest, subscription, mark, { isTest = false } = {}) => {
  const when = describeTimes(subscription);
  const { fitted, embeds } = showDigest(digest, subscription.style, findLastTold(subscription));
  return embeds.map((embed, part): MessageBody => {
    const place = embeds.length === 1 ? [] : [`part ${part + 1} of ${embeds.length}`];
    const words = [...(isTest ? ['a trial'] : []), when, ...place, makeMark(mark, part)].join(' · ');
    const message: DiscordMessage = {
      ...(part === 0 && openPost(subscription, isTest)),
      embeds: [{ ...embed, footer: { text: renderFooter(words, undefined, undefined) } }],
      components: part === embeds.length - 1 ? offerRest(fitted, subscription) : [],
    };
    // What is absent has no place in a message that is kept.
    return JSON.parse(JSON.stringify(message));
  });
};

/** What a footer has room for at most. */
const longestFooter = 400;

/**
 * Makes the first message of what a subscription's next post would be, as one embed: just as it would be posted, but
 * that it says that it is none. Where there is less room than a message has, fewer changes are in it.
 */
export function renderPreview(
  { digest, style }: DigestPreview,
  subscription: Subscription,
  room?: number,
): DiscordEmbed {
  const since = findLastTold(subscription);
  const short = room === undefined ? undefined : { style, since, most: 1, room: Math.max(0, room - longestFooter) };
  const embeds = short
    ? splitDigest(digest, short).flatMap((blocks) => renderDiscord(blocks, { color }).slice(0, 1))
    : showDigest(digest, style, since).embeds;
  const place = embeds.length === 1 ? [] : [`part 1 of ${embeds.length}`];
  const words = ['a preview', describeTimes(subscription), ...place].join(' · ');
  return { ...embeds[0], footer: { text: renderFooter(words, undefined, undefined) } };
}

/** What of a post depends on the digest alone: the changes that it has room for, and its embeds without their footers. */
interface ShownDigest {
  fitted: Digest;
  embeds: DiscordEmbed[];
}

/** Where a thousand subscriptions are due, many of them are told the same: of a digest, what was shown is kept. */
const shown = new WeakMap<Digest, Map<string, ShownDigest>>();

function showDigest(digest: Digest, style: Subscription['style'], since: string): ShownDigest {
  const kept = shown.get(digest) ?? new Map<string, ShownDigest>();
  shown.set(digest, kept);
  // Only where there is nothing it is told since when.
  const key = digest.count === 0 ? `${style} ${since}` : style;
  const known = kept.get(key);
  if (known) return known;
  const fitted = fitDigest(digest, { style, since });
  const messages = splitDigest(fitted, { style, since });
  const made = { fitted, embeds: messages.flatMap((blocks) => renderDiscord(blocks, { color }).slice(0, 1)) };
  kept.set(key, made);
  return made;
}

/** What stands above the first message. */
function openPost({ mention }: Subscription, isTest: boolean): { content?: string } {
  if (isTest)
    return { content: 'This is a trial: it counts for nothing, and whatever is in it comes again in its post.' };
  return mention === undefined ? {} : { content: mentionRole(mention) };
}

type MessageBody = ReturnType<RenderDigest>[number];

/** A button for the changes that a post has no room for; none where it tells only numbers. */
function offerRest(fitted: Digest, subscription: Subscription): DiscordMessage['components'] {
  if (fitted.more === 0 || fitted.summedUp) return [];
  const label = `Show ${countOf(fitted.more, 'more change')}`;
  const place = { subscription: subscription.id, stretch: fitted.stretch, shown: countListed(fitted), part: 0 };
  return [{ type: 1, components: [makeRestButton(label, place)] }];
}

/** `every Monday at 09:00 Europe/Berlin`. */
function describeTimes({ schedule: text, zone }: Pick<Subscription, 'schedule' | 'zone'>): string {
  const schedule = parseSchedule(text, { allowMinutes: true });
  // What comes every hour or minute comes so by every clock.
  return schedule.hours === 'every' ? describeSchedule(schedule) : `${describeSchedule(schedule)} ${zone}`;
}
