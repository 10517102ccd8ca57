import { describe, expect, it } from 'vitest';
import { startDiscord } from '../../support/discord/stand-in.ts';
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
