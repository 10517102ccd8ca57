import { describe, expect, it } from 'vitest';
import { openChannels } from '../../support/open-channels.ts';

describe('the permissions in a channel', () => {
  const everyone = 0x400n | 0x800n | 0x4000n | 0x10000n;
  it.each([
    ['all that is needed', {}, {}, []],
    ['nothing at all', {}, { overwrites: [{ id: 'everyone', deny: 0x400n }] }, ['View Channel']],
    ['no embeds', {}, { overwrites: [{ id: 'everyone', deny: 0x4000n }] }, ['Embed Links']],
    [
      'what a role gives back',
      { roles: [{ id: '77', name: 'bots', permissions: 0n }], botRoles: ['77'] },
      {
        overwrites: [
          { id: 'everyone', deny: 0x4800n },
          { id: '77', allow: 0x800n },
        ],
      },
      ['Embed Links'],
    ],
    ['what it is denied itself', {}, { overwrites: [{ id: 'bot', deny: 0x10000n }] }, ['Read Message History']],
    [
      'everything, as an administrator',
      { roles: [{ id: '78', name: 'admin', permissions: 8n }], botRoles: ['78'], everyone: 0n },
      { overwrites: [{ id: 'everyone', deny: 0x800n }] },
      [],
    ],
    ['nothing for a while', { botTimeout: '2999-01-01T00:00:00.000Z' }, {}, ['an end to its timeout']],
    ['a voice channel', {}, { type: 2 }, ['Connect']],
    ['announcements', {}, { type: 5 }, []],
  ])('are told in words: %s', async (_, guildMore, channelMore, expected) => {
    const { discord, channels } = await openChannels();
    const { world } = discord;
    const guild = world.guilds.get(discord.guild);
    const channel = world.channels.get(discord.channel);
    if (!guild || !channel) throw new Error('the stand-in has no server');
    const {
      overwrites = [],
      ...kind
    }: { overwrites?: { id: string; allow?: bigint; deny?: bigint }[]; type?: number } = channelMore;
    Object.assign(guild, { everyone, ...guildMore });
    Object.assign(channel, kind);
    const ids: Record<string, string> = { everyone: discord.guild, bot: discord.applicationId };
    channel.overwrites = overwrites.map(({ id, ...rest }) => ({ type: 0, ...rest, id: ids[id] ?? id }));
    expect(await channels.missingPermissions(discord.channel)).toEqual(expected);
  });

  it('to mention a role are needed where not anybody may', async () => {
    const { discord, channels } = await openChannels();
    const guild = discord.world.guilds.get(discord.guild);
    if (!guild) throw new Error('the stand-in has no server');
    const missing = ['Mention All Roles (or let anybody mention that role)'];
    const news = { id: '79', name: 'news', permissions: 0n };
    guild.everyone = everyone;
    guild.roles = [news];
    expect(await channels.missingPermissions(discord.channel)).toEqual([]);
    expect(await channels.missingPermissions(discord.channel, news.id)).toEqual(missing);
    guild.roles = [{ ...news, mentionable: true }];
    expect(await channels.missingPermissions(discord.channel, news.id)).toEqual([]);
    guild.roles = [news];
    guild.everyone = everyone | 0x20000n;
    expect(await channels.missingPermissions(discord.channel, news.id)).toEqual([]);
  });

  it('of a thread are those of its channel, and it needs its own to be written in', async () => {
    const { discord, channels } = await openChannels();
    const thread = {
      id: '1200000000000000077',
      type: 11,
      name: 'thread',
      guildId: discord.guild,
      parentId: discord.channel,
    };
    discord.world.channels.set(thread.id, thread);
    expect(await channels.missingPermissions(thread.id)).toEqual(['Send Messages in Threads']);
    discord.world.channels.set(thread.id, { ...thread, locked: true });
    expect(await channels.missingPermissions(thread.id)).toContain('Manage Threads (the thread is locked)');
  });

  it('are not asked of a place that takes no messages, or that is not there', async () => {
    const { discord, channels } = await openChannels();
    const forum = { id: '1200000000000000078', type: 15, name: 'forum', guildId: discord.guild };
    discord.world.channels.set(forum.id, forum);
    await expect(channels.missingPermissions(forum.id)).rejects.toThrow('choose one of its posts');
    await expect(channels.missingPermissions('1299999999999999999')).rejects.toThrow('There is no such channel');
  });
});
