import { describe, expect, it } from 'vitest';
import { renderDiscordDigest } from '../../../src/chat/discord/render-digest.ts';
import { showAction } from '../../../src/chat/discord/show-action.ts';
import type { SubscriptionStatus } from '../../../src/model/digest-desk.ts';
import type { DiscordEmbed } from '../../../src/render/discord-message.ts';
import { makeSubscription } from '../../support/fake-log.ts';
import { makeDigest, makeDigestEntry } from '../../support/made-digest.ts';

const subscription = makeSubscription({ channel: '10', maker: '700', schedule: 'weekly on friday at 17:00' });
const status: SubscriptionStatus = { subscription, schedule: 'every Friday at 17:00', dates: [], waiting: 2 };
const mention = () => undefined;

const makeEntries = (count: number, words: string) =>
  Array.from({ length: count }, (_, index) => makeDigestEntry(`c${index}`, `nfs: ${words} ${index}`));
const lengthOf = (embeds: readonly DiscordEmbed[]): number =>
  embeds.reduce((sum, { description = '', footer }) => sum + description.length + (footer?.text.length ?? 0), 0);

describe('the preview of a subscription', () => {
  it('is the message that would be posted, below what is said of the subscription', () => {
    const digest = makeDigest({ nfs: makeEntries(3, 'a change') });
    const preview = { digest, style: 'line' as const, isExample: false };
    const { embeds } = showAction({ command: 'subscribe', status, preview }, mention);
    const [post] = renderDiscordDigest(digest, subscription, '#a3f-1');
    expect(embeds).toHaveLength(2);
    expect(embeds[0]?.description).toMatch(/^\*{0,2}Subscribed/);
    expect(post).toMatchObject({ embeds: [{ description: embeds[1]?.description, color: embeds[1]?.color }] });
    expect(embeds[1]?.footer?.text).toBe('a preview · every Friday at 17:00 UTC');
  });

  it('of several messages is the first of them', () => {
    const digest = makeDigest({ nfs: makeEntries(80, 'a change of many words that take some room in a message') });
    const preview = { digest, style: 'line' as const, isExample: false };
    const { embeds } = showAction({ command: 'subscriptions show', status, preview }, mention);
    const posts = renderDiscordDigest(digest, subscription, '#a3f-1');
    expect(posts.length).toBeGreaterThan(1);
    expect(posts[0]).toMatchObject({ embeds: [{ description: embeds[1]?.description }] });
    expect(embeds[1]?.footer?.text).toContain(`part 1 of ${posts.length}`);
  });

  it('gives way where what is said of the subscription takes much room', () => {
    const watch = { subsystems: Array.from({ length: 20 }, (_, index) => `${'longer'.repeat(25)}${index}`) };
    const digest = makeDigest({ nfs: makeEntries(80, 'a change of many words that take some room in a message') });
    const preview = { digest, style: 'line' as const, isExample: false };
    const stopped = { ...subscription, watch, state: 'stopped' as const, reason: 'it went wrong '.repeat(100) };
    const long = { ...status, subscription: stopped, sending: { sent: 1, of: 2, trouble: 'no answer '.repeat(100) } };
    const { embeds } = showAction({ command: 'subscriptions show', status: long, preview }, mention);
    expect(embeds).toHaveLength(2);
    expect(lengthOf(embeds)).toBeLessThanOrEqual(6000);
    expect(embeds[1]?.description).toMatch(/and \d+ more/);
  });
});
