import { beforeEach, describe, expect, it } from 'vitest';
import { useFolders } from '../../support/git-repository.ts';
import { envOf, openService } from '../../support/open-service.ts';
import { makeWorkplace, type Workplace } from '../../support/run-annalist.ts';

const newFolder = useFolders();
const put = 'PUT /applications/:application/commands';

let place: Workplace;
beforeEach(() => {
  place = makeWorkplace(newFolder());
});

describe('annalist register', () => {
  it('registers the commands, and says what changed and how the bot is invited', async () => {
    const discord = await openService();
    const first = await place.annalist(['register'], { env: envOf(discord) });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /^The commands are registered everywhere: added \/ask, \/who, .*\nInvite the bot to a server: https:\S+\n$/,
    );
    expect(discord.commands().map(({ name }) => name)).toContain('settings');
    const again = await place.annalist(['register'], { env: envOf(discord) });
    expect(again.out).toMatch(/^The commands were registered everywhere already; nothing changed\.\n/);
    expect(discord.count(put)).toBe(1);
    expect(discord.gateway.identifies).toBe(0);
    expect(discord.violations).toEqual([]);
  });

  it('does so for one server', async () => {
    const discord = await openService();
    const ended = await place.annalist(['register'], { env: envOf(discord, { DISCORD_GUILD_ID: discord.guild }) });
    expect(ended.code).toBe(0);
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(discord.guild).length).toBeGreaterThan(5);
  });

  it.each([
    ['no token', {}, /^Set DISCORD_TOKEN to the token of the bot, and try again\.\n$/],
    ['a wrong token', { DISCORD_TOKEN: 'a.wrong.one' }, /^Discord does not take DISCORD_TOKEN: [^\n]*\n$/],
    [
      'a server without the bot',
      { DISCORD_GUILD_ID: '1100000000000000999' },
      /^The bot is not in the server [^\n]*\n$/,
    ],
    ['no service', { DISCORD_API: 'http://127.0.0.1:9/api' }, /^Discord cannot be reached [^\n]*\n$/],
  ])('ends with 1 and one line where there is %s', async (_what, env, line) => {
    const discord = await openService();
    const given: Record<string, string> = env;
    const base = Object.keys(given).length === 0 ? {} : envOf(discord);
    const ended = await place.annalist(['register'], { env: { ...base, ...given } });
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(line) });
  });
});
