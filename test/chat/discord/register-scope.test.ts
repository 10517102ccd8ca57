import { REST } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { registerCommands } from '../../../src/chat/discord/register.ts';
import { makeSlashCommands } from '../../../src/chat/discord/slash-commands.ts';
import { type StandIn, startDiscord } from '../../support/discord/stand-in.ts';
import { listTroubles, openBot } from '../../support/discord-bot.ts';

const gone = 'DELETE /applications/:application/commands/:command';
const names = (commands: readonly Record<string, unknown>[]): unknown[] => commands.map(({ name }) => name);

describe('commands that are registered for one server after they were everywhere', () => {
  it('are taken away from everywhere, so that they do not show twice; those of others stay', async () => {
    const discord = await startDiscord();
    const everywhere = await openBot({ discord });
    await everywhere.bot.stop();
    const other = { id: '1500000000000000001', name: 'somebody-elses', type: 1, description: 'Something' };
    discord.world.commands.set('global', [...(discord.world.commands.get('global') ?? []), other]);
    const here = await openBot({ discord, settings: { server: discord.guild } });
    expect(names(discord.commands())).toEqual(['somebody-elses']);
    expect(names(discord.commands(discord.guild))).toContain('who');
    expect(here.logger.lines.map(({ sentence }) => sentence).join('\n')).toMatch(
      /registered in the server \d+: added [^;]*; removed everywhere else \/ask, /,
    );
    expect((await discord.slash({ name: 'count' })).text).toContain('in sample');
    expect(listTroubles(here)).toEqual([]);
    await here.bot.stop();
    const deleted = discord.count(gone);
    await openBot({ discord, settings: { server: discord.guild } });
    expect(discord.count(gone)).toBe(deleted);
    expect(discord.violations).toEqual([]);
    await discord.close();
  });
});

describe('commands that are registered everywhere, or for another server, after they were for one', () => {
  const elsewhere = '1100000000000000002';
  const other = { id: '1500000000000000001', name: 'somebody-elses', type: 1, description: 'Something' };
  const look = 'GET /applications/:application/guilds/:guild/commands';

  async function startInOne(): Promise<StandIn> {
    const discord = await startDiscord();
    onTestFinished(() => discord.close());
    const { bot } = await openBot({ discord, settings: { server: discord.guild } });
    await bot.stop();
    discord.world.commands.set(discord.guild, [...(discord.world.commands.get(discord.guild) ?? []), other]);
    return discord;
  }

  it('are taken away from that server, so that they do not show twice; those of others stay', async () => {
    const discord = await startInOne();
    const everywhere = await openBot({ discord });
    expect(names(discord.commands(discord.guild))).toEqual(['somebody-elses']);
    expect(names(discord.commands())).toContain('who');
    expect(everywhere.logger.lines.map(({ sentence }) => sentence).join('\n')).toMatch(
      /registered everywhere: added [^;]*; removed from the server 1100000000000000001 \/ask, \/who, /,
    );
    expect((await discord.slash({ name: 'count' })).text).toContain('in sample');
    expect(listTroubles(everywhere)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('are taken away from that server where another one has them now', async () => {
    const discord = await startInOne();
    await openBot({ discord, settings: { server: elsewhere } });
    expect(names(discord.commands(discord.guild))).toEqual(['somebody-elses']);
    expect(names(discord.commands(elsewhere))).toContain('who');
  });

  it('are not looked for where all commands were registered already', async () => {
    const discord = await startInOne();
    await (await openBot({ discord })).bot.stop();
    const looked = discord.count(look);
    await openBot({ discord });
    expect(discord.count(look)).toBe(looked);
    expect(discord.count('GET /users/@me/guilds')).toBe(2);
  });

  it('are registered all the same where a server does not let the bot look, or the servers are not told', async () => {
    const discord = await startInOne();
    discord.fail(look, { code: 50001 });
    const first = await openBot({ discord });
    expect(names(discord.commands())).toContain('who');
    expect(listTroubles(first)).toEqual([]);
    await first.bot.stop();
    discord.world.commands.set('global', []);
    discord.fail('GET /users/@me/guilds', { code: 50001 });
    await openBot({ discord });
    expect(names(discord.commands())).toContain('who');
  });

  it('are taken away at the next attempt where the service is in trouble at the first', async () => {
    const discord = await startInOne();
    const rest = new REST({ version: '10', api: discord.api, retries: 0 }).setToken(discord.token);
    const register = () => registerCommands(rest, discord.applicationId, undefined, makeSlashCommands(commands));
    discord.fail('DELETE /applications/:application/guilds/:guild/commands/:command', { status: 500, after: 2 });
    await expect(register()).rejects.toMatchObject({ status: 500 });
    expect(names(discord.commands(discord.guild))).toContain('count');
    const { cleared } = await register();
    expect(cleared).toMatchObject([{ server: discord.guild }]);
    expect(names(discord.commands(discord.guild))).toEqual(['somebody-elses']);
    expect(names(discord.commands())).toContain('who');
  });
});
