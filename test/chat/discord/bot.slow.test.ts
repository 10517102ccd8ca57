import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { makeRecentIds } from '../../../src/chat/discord/recent-ids.ts';
import { startDiscord } from '../../support/discord/stand-in.ts';
import { openBot } from '../../support/discord-bot.ts';

const put = 'PUT /applications/:application/commands';
const callback = 'POST /interactions/:interaction/:token/callback';
const day = 24 * 60 * 60 * 1000;

describe('a bot that starts', () => {
  it('asks for no more than it needs, and has a link that invites it with no more', async () => {
    const { bot, discord } = await openBot();
    // Servers, their messages, and direct messages.
    expect(discord.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
    const link = new URL(bot.invite);
    expect(`${link.origin}${link.pathname}`).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: discord.applicationId,
      scope: 'bot applications.commands',
      // View Channels, Send Messages, Embed Links, Attach Files, Read Message History.
      permissions: String((1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16)),
    });
  });

  it('registers its commands where they differ, and only there', async () => {
    const discord = await startDiscord();
    const first = await openBot({ discord });
    expect(discord.count(put)).toBe(1);
    const ids = discord.commands().map(({ id }) => id);
    await first.bot.stop();
    const second = await openBot({ discord });
    expect(discord.count(put)).toBe(1);
    await second.bot.stop();
    const { logger } = await openBot({ discord, ports: { commands: commands.slice(1) } });
    expect(discord.count(put)).toBe(2);
    expect(discord.commands().map(({ id }) => id)).toEqual(ids.slice(1));
    expect(logger.lines.map(({ sentence }) => sentence)).toContain(
      'The commands are registered everywhere: removed /ask.',
    );
    expect(discord.violations).toEqual([]);
    await discord.close();
  });

  it('registers them for one server where it is told to', async () => {
    const discord = await startDiscord();
    const first = await openBot({ discord, settings: { server: discord.guild } });
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(discord.guild).map(({ name }) => name)).toContain('who');
    const route = 'PUT /applications/:application/guilds/:guild/commands';
    expect(discord.count(route)).toBe(1);
    expect((await discord.slash({ name: 'help' })).text).toMatch(/<\/who:\d+>/);
    await first.bot.stop();
    await openBot({ discord, settings: { server: discord.guild } });
    expect(discord.count(route)).toBe(1);
    expect(discord.violations).toEqual([]);
    await discord.close();
  });

  it('answers where its commands cannot be registered, and says why', async () => {
    const { discord, logger } = await openBot({ settings: { server: '1100000000000000999' } });
    expect(logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      {
        sentence:
          'The bot is not in the server 1100000000000000999 that DISCORD_GUILD_ID names: ' +
          'invite it, or leave the variable out.',
      },
    ]);
    expect(discord.gateway.ready).toBe(true);
  });

  it('says in one sentence that the token is not taken, and does not show it', async () => {
    const refused = openBot({ settings: { token: 'no.good.token' } });
    await expect(refused).rejects.toThrow(/^Discord does not take DISCORD_TOKEN: copy the token again/);
    await expect(refused).rejects.not.toThrow(/no\.good\.token/);
  });

  it('tells how the gateway is, and counts what happens there', async () => {
    const { bot, metrics } = await openBot();
    expect(bot.gateway()).toEqual({ state: 'ready', since: expect.any(Number) });
    expect(metrics.events).toEqual(['ready']);
    await bot.stop();
    expect(bot.gateway().state).toBe('stopped');
  });
});

describe('a gateway that drops the connection', () => {
  it('is connected to again, the session goes on, and nothing is answered twice', async () => {
    const { bot, discord, metrics } = await openBot();
    await discord.slash({ name: 'count' });
    discord.gateway.drop();
    const seen = await discord.slash({ name: 'count', options: { about: 'lzo' } });
    expect(seen.text).toContain('read as /count about:lzo');
    expect(discord.gateway.resumes).toBe(1);
    expect(discord.count(callback)).toBe(2);
    expect(metrics.events).toEqual(['ready', 'disconnected', 'resumed']);
    expect(bot.gateway().state).toBe('ready');
  });

  it('for good, because the token was made invalid, ends the bot with a reason', async () => {
    const { bot, discord } = await openBot();
    discord.revokeToken();
    expect(await bot.ended).toMatch(/^Discord does not take the token any more/);
    expect(bot.gateway().state).toBe('disconnected');
  });
});

describe('an event that comes twice', () => {
  it('is answered once', async () => {
    const { bot, discord } = await openBot();
    const dispatch = discord.gateway.dispatch.bind(discord.gateway);
    vi.spyOn(discord.gateway, 'dispatch').mockImplementation((name, data, guild) => {
      dispatch(name, data, guild);
      dispatch(name, data, guild);
    });
    await discord.slash({ name: 'count' });
    await bot.stop();
    expect(discord.count(callback)).toBe(1);
  });

  it('is known by its id, of which so many are remembered', () => {
    const recent = makeRecentIds(2);
    expect(['a', 'a', 'b', 'c', 'b', 'a'].map((id) => recent.isNew(id))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('a bot that is stopped', () => {
  it('finishes what it was asked, and takes nothing more', async () => {
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow = commands.map((command) =>
      command.name === 'count' && command.kind === 'query'
        ? {
            ...command,
            answer: async (...given: Parameters<typeof command.answer>) => {
              await gone;
              return await command.answer(...given);
            },
          }
        : command,
    );
    const { bot, discord } = await openBot({ ports: { commands: slow }, settings: { patience: 10 } });
    const asked = discord.slash({ name: 'count' });
    await vi.waitFor(() => expect(discord.count(callback)).toBe(1));
    const stopped = bot.stop();
    letGo();
    await stopped;
    expect((await asked).text).toContain('40 commits');
    expect(discord.gateway.connected).toBe(0);
  });
});

describe('a server', () => {
  it('that removes the bot is noted, and that brings it back', async () => {
    const { discord, state } = await openBot();
    await state.settings.write(discord.guild, { defaultLog: 'sample' });
    discord.loseGuild(discord.guild);
    discord.removeGuild('1100000000000000002');
    await discord.slash({ name: 'count' });
    expect([...state.kept]).toEqual([[discord.guild, { defaultLog: 'sample' }]]);
    discord.removeGuild(discord.guild);
    await vi.waitFor(() => expect(state.kept.get(discord.guild)).toMatchObject({ left: expect.any(Number) }));
    discord.addGuild({ id: discord.guild, name: 'Kernel', channels: [] });
    await vi.waitFor(() => expect(state.kept.get(discord.guild)).toEqual({ defaultLog: 'sample' }));
  });

  it('that removed the bot while it was away is noted at the start, and forgotten after 30 days', async () => {
    const { bot, discord, state } = await openBot();
    await bot.stop();
    const gone = '1100000000000000123';
    for (const server of [discord.guild, gone]) await state.settings.write(server, { defaultLog: 'sample' });
    await openBot({ discord, ports: { servers: state, now: () => 100 * day } });
    await vi.waitFor(() => expect(state.kept.get(gone)).toEqual({ defaultLog: 'sample', left: 100 * day }));
    expect(state.kept.get(discord.guild)).toEqual({ defaultLog: 'sample' });
    await openBot({ discord, ports: { servers: state, now: () => 129 * day } });
    expect(state.kept.has(gone)).toBe(true);
    await openBot({ discord, ports: { servers: state, now: () => 131 * day } });
    await vi.waitFor(() => expect([...state.kept.keys()]).toEqual([discord.guild]));
  });
});

describe('an interaction that nothing of ours offers', () => {
  it('is left alone', async () => {
    const { discord, logger } = await openBot();
    discord.gateway.dispatch('INTERACTION_CREATE', {
      id: '1',
      type: 99,
      token: 't',
      application_id: '1',
      user: { id: '9' },
    });
    await discord.slash({ name: 'count' });
    expect(discord.count(callback)).toBe(1);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
