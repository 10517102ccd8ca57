import { describe, expect, it } from 'vitest';
import type { RenderedMessage } from '../../../src/model/subscription.ts';
import { createEmptyMessage } from '../../support/discord/messages.ts';
import type { StandIn } from '../../support/discord/stand-in.ts';
import { openChannels, role } from '../../support/open-channels.ts';

const post = 'POST /channels/:channel/messages';
const makeMessage = (mark: string, rest: Record<string, string> = {}): RenderedMessage => ({
  nonce: mark.slice(1),
  mark,
  body: { ...rest, embeds: [{ description: 'news', footer: { text: `every day · ${mark}` } }], components: [] },
});

/** Somebody else writes in the channel. */
function write(discord: StandIn, text: string, channel = discord.channel, by?: { webhook: boolean }): void {
  const origin = by && { origin: { interaction_metadata: { id: '1', type: 2 } } };
  const message = createEmptyMessage(discord.world, { channelId: channel, ...origin });
  if (by) message.embeds = [{ footer: { text } }];
  else Object.assign(message, { content: text, author: { id: '42', username: 'mallory' } });
}

describe('posting in a channel', () => {
  it('sends a message once for a nonce, mentions nobody, and finds it by its mark', async () => {
    const { discord, channels } = await openChannels();
    const message = makeMessage('#a3f-17.1');
    const first = await channels.send(discord.channel, message, undefined);
    const second = await channels.send(discord.channel, message, undefined);
    expect(first).toEqual({ kind: 'sent', id: discord.messages()[0]?.id });
    expect(second).toEqual(first);
    expect(discord.messages()).toHaveLength(1);
    const sent = discord.requests.find(({ method }) => method === 'POST')?.json;
    expect(sent).toMatchObject({ nonce: 'a3f-17.1', enforce_nonce: true, allowed_mentions: { parse: [] } });
    expect(await channels.find(discord.channel, '#a3f-17.1', 0)).toEqual({ id: discord.messages()[0]?.id });
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toBeUndefined();
    expect(discord.violations).toEqual([]);
  });

  it('lets the one role be told, where the message names it', async () => {
    const { discord, channels } = await openChannels();
    await channels.send(discord.channel, makeMessage('#a3f-1.1', { content: `<@&${role}>` }), role);
    await channels.send(discord.channel, makeMessage('#a3f-1.2'), role);
    const allowed = discord.requests.map(({ json }) => json);
    expect(allowed).toMatchObject([
      { allowed_mentions: { parse: [], roles: [role] } },
      { allowed_mentions: { parse: [] } },
    ]);
    expect(allowed[1]).not.toHaveProperty('allowed_mentions.roles');
    expect(discord.violations).toEqual([]);
  });

  it.each([
    [{ code: 10003 }, { kind: 'stopped', reason: 'its channel is gone' }],
    [{ code: 10004 }, { kind: 'stopped', reason: 'the bot is no longer in the server' }],
    [{ code: 50001 }, { kind: 'stopped' }],
    [{ code: 50013 }, { kind: 'stopped' }],
    [{ code: 50035 }, { kind: 'refused' }],
    [{ code: 50006 }, { kind: 'refused' }],
    [{ status: 500 }, { kind: 'again', reason: 'Discord is in trouble (HTTP 500)' }],
    [{ status: 503, body: '<html>busy</html>' }, { kind: 'again' }],
    [{ status: 403, body: '<html>who are you</html>' }, { kind: 'again' }],
    [
      { status: 429, retryAfter: 60 },
      { kind: 'again', afterMilliseconds: expect.closeTo(60_000, -3) },
    ],
    [{ cut: 'before' as const }, { kind: 'again' }],
    [{ cut: 'after' as const }, { kind: 'again' }],
  ])('tells failures apart: %j', async (fault, expected) => {
    const { discord, channels } = await openChannels();
    discord.fail(post, fault);
    expect(await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined)).toMatchObject(expected);
    expect(discord.count(post)).toBe(1);
  });

  it('waits out a short rate limit itself, and is not patient for ever', async () => {
    const { discord, channels } = await openChannels();
    discord.fail(post, { status: 429, retryAfter: 0.05 });
    expect(await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined)).toMatchObject({ kind: 'sent' });
    discord.fail(post, { status: 429, retryAfter: 0.01, times: Number.POSITIVE_INFINITY });
    const before = discord.count(post);
    expect(await channels.send(discord.channel, makeMessage('#a3f-2.1'), undefined)).toMatchObject({ kind: 'again' });
    expect(discord.count(post) - before).toBeLessThan(6);
  });

  it.each(['broken', 'silent'] as const)('waits for no answer of which half came: %s', async (half) => {
    const { discord, channels } = await openChannels({}, 300);
    discord.fail(post, { half });
    const message = makeMessage('#a3f-1.1');
    expect(await channels.send(discord.channel, message, undefined)).toMatchObject({ kind: 'again' });
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toEqual({ id: discord.messages()[0]?.id });
    discord.fail('GET /channels/:channel/messages', { half });
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toMatchObject({ kind: 'again' });
  });

  it('says when the token is not taken any more, and asks for nothing from then on', async () => {
    const { discord, channels, revoked } = await openChannels();
    discord.world.revoked = true;
    for (const part of [1, 2]) {
      const sent = await channels.send(discord.channel, makeMessage(`#a3f-1.${part}`), undefined);
      expect(sent).toMatchObject({ kind: 'again', reason: 'Discord does not take the token any more' });
    }
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toMatchObject({ kind: 'again' });
    expect(revoked).toEqual([expect.stringMatching(/^Discord does not take DISCORD_TOKEN/)]);
    expect(discord.requests).toHaveLength(1);
  });

  it('keeps to the limit of a channel without being refused, and keeps the order in it', async () => {
    const { discord, channels } = await openChannels();
    const marks = Array.from({ length: 6 }, (_, index) => `#a3f-${index + 1}.1`);
    await Promise.all(marks.map((mark) => channels.send(discord.channel, makeMessage(mark), undefined)));
    expect(discord.messages().map(({ text }) => text.split(' · ')[1])).toEqual(marks);
    expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('sends nothing more once it is closed', async () => {
    const { discord, channels } = await openChannels();
    channels.close();
    expect(await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined)).toMatchObject({ kind: 'again' });
    expect(discord.requests).toEqual([]);
  });
});

describe('looking for a message', () => {
  it('finds it behind hundreds of others, as far back as is asked', async () => {
    const { discord, channels } = await openChannels();
    await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined);
    for (let count = 0; count < 230; count += 1) write(discord, 'chatter');
    expect(await channels.find(discord.channel, '#a3f-1.1', Date.now() - 60_000)).toMatchObject({
      id: expect.any(String),
    });
    expect(await channels.find(discord.channel, '#a3f-1.1', Date.now() + 60_000)).toBeUndefined();
  });

  it('looks through the newest hundred in any case', async () => {
    const { discord, channels } = await openChannels();
    await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined);
    for (let count = 0; count < 99; count += 1) write(discord, 'chatter');
    expect(await channels.find(discord.channel, '#a3f-1.1', Date.now() + 86_400_000)).toMatchObject({
      id: expect.any(String),
    });
  });

  it('is not misled by what others write, by answers to somebody, or by what a post quotes', async () => {
    const { discord, channels } = await openChannels();
    write(discord, 'every day · #a3f-1.1');
    write(discord, 'sample · read as /what about:#a3f-1.1', discord.channel, { webhook: false });
    const quoting = makeMessage('#b4g-1.1');
    quoting.body = { embeds: [{ description: 'a change: #a3f-1.1', footer: { text: 'every day · #b4g-1.1' } }] };
    await channels.send(discord.channel, quoting, undefined);
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toBeUndefined();
  });

  it('does not take a channel for empty that it may not read back', async () => {
    const { discord, channels } = await openChannels();
    await channels.send(discord.channel, makeMessage('#a3f-1.1'), undefined);
    const channel = discord.world.channels.get(discord.channel);
    if (channel) channel.overwrites = [{ id: discord.guild, type: 0, deny: 1n << 16n }];
    expect(await channels.find(discord.channel, '#a3f-1.1', 0)).toMatchObject({ kind: 'stopped' });
    expect(await channels.find('1299999999999999999', '#a3f-1.1', 0)).toMatchObject({ kind: 'stopped' });
  });
});

describe('telling somebody', () => {
  it('writes a direct message in which nothing is markup, and does not mind when none is taken', async () => {
    const { discord, channels } = await openChannels();
    const ada = { id: '500000000000000042', username: 'ada' };
    discord.world.users.set(ada.id, ada);
    await channels.tell(ada.id, 'Your *subscription* has stopped.\nNothing is lost: @everyone');
    const [opened] = [...discord.world.channels.values()].filter(({ type }) => type === 1);
    expect(discord.messages(opened?.id ?? '').map(({ content }) => content)).toEqual([
      'Your \\*subscription\\* has stopped.\nNothing is lost: @\u200beveryone',
    ]);
    discord.fail(post, { code: 50007 });
    await channels.tell(ada.id, 'again');
    expect(discord.violations).toEqual([]);
  });

  it('says whether another time may do: not for whom no message reaches, but for a service in trouble', async () => {
    const { discord, channels } = await openChannels();
    const ada = { id: '500000000000000042', username: 'ada' };
    discord.world.users.set(ada.id, ada);
    const opening = 'POST /users/@me/channels';
    for (const [route, fault, isSettled] of [
      [opening, { status: 503 }, false],
      [opening, { code: 40003 }, false],
      [post, { cut: 'before' }, false],
      [post, { code: 50007 }, true],
    ] as const) {
      discord.fail(route, fault);
      expect({ fault, isSettled: await channels.tell(ada.id, 'It has stopped.') }).toEqual({ fault, isSettled });
    }
    // An answer that was lost is no second message.
    discord.fail(post, { cut: 'after' });
    expect(await channels.tell(ada.id, 'It has stopped.')).toBe(false);
    expect(await channels.tell(ada.id, 'It has stopped.')).toBe(true);
    const [opened] = [...discord.world.channels.values()].filter(({ type }) => type === 1);
    expect(discord.messages(opened?.id ?? '')).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('gives the address of a message', async () => {
    const { channels } = await openChannels();
    expect(channels.link('1', '2', '3')).toBe('https://discord.com/channels/1/2/3');
  });
});
