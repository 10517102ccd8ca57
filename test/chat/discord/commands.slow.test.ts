import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { parseArguments, splitCommandLine } from '../../../src/model/command-text.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';

/** Who manages the server and its channels. */
const manager = 0x30n;

const isRemoval = ({ name }: { name: string }): boolean => name === 'subscriptions remove';

describe('a command in a server', () => {
  it('of each kind is answered at once, within the limits of the service', async () => {
    const { bot, discord, metrics, logger, digests } = await openBot();
    // What is removed can be asked for no more.
    const asked = commands.toSorted((one, other) => Number(isRemoval(one)) - Number(isRemoval(other)));
    for (const { name, example, ...command } of asked) {
      const split = splitCommandLine(example, commands);
      const typed = parseArguments({ name, ...command }, split?.rest ?? '');
      const [made] = await digests.list(discord.guild);
      const raw = isRemoval({ name }) ? { subscription: made?.id ?? '' } : typed;
      const seen = await discord.slash({ name, options: raw, permissions: manager });
      expect(seen.text.length, name).toBeGreaterThan(20);
      expect(seen.ephemeral, name).toBe(command.kind === 'action');
      expect(seen.answer?.type, name).toBe(4);
    }
    await bot.stop();
    expect(metrics.questions).toEqual(asked.map(({ name }) => ({ command: name, outcome: 'answered' })));
    expect(discord.violations).toEqual([]);
    expect(logger.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('begins with the answer, then lists the evidence, and ends in how it was read', async () => {
    const { discord } = await openBot();
    const seen = await discord.slash({ name: 'who', options: { about: 'lzo jffs2', limit: 1 } });
    const lines = seen.text.split('\n').filter((line) => line !== '');
    expect(lines[0]).toBe('Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.');
    expect(lines[1]).toContain('11 Jul 2007');
    expect(lines.at(-1)).toBe('1 of 2 entries in sample · read as /who about:lzo jffs2 limit:1');
  });

  it('with private is answered for the asker alone', async () => {
    const { discord } = await openBot();
    expect((await discord.slash({ name: 'who', options: { about: 'lzo', private: true } })).ephemeral).toBe(true);
    expect((await discord.slash({ name: 'who', options: { about: 'lzo', private: false } })).ephemeral).toBe(false);
    expect(discord.messages()).toHaveLength(1);
  });

  it('is answered in a direct message and among people who brought the bot along, too', async () => {
    const { discord } = await openBot();
    for (const where of [{ guild: null }, { context: 'private' as const }, { guild: '1100000000000000777' }]) {
      const seen = await discord.slash({ name: 'who', options: { about: 'lzo jffs2' }, ...where });
      expect(seen.text).toContain('Richard Purdie wrote all 2');
    }
    expect(discord.violations).toEqual([]);
  });

  it('that is used wrongly is told what to do, alone', async () => {
    const { bot, discord, metrics } = await openBot();
    const seen = await discord.slash({ name: 'count', options: { since: '31 feb 2007' } });
    expect(seen.ephemeral).toBe(true);
    expect(seen.content).toBe('There is no day 31 in Feb 2007: it ends on 28 Feb 2007.');
    const shown = await discord.slash({ name: 'show', options: { id: '`@everyone` [x](https://x.org)' } });
    expect(shown.content).toContain('\\`@\u200beveryone\\`');
    expect(shown.content).toContain('\\[x]\\(https\\://x.org)');
    await bot.stop();
    expect(metrics.questions.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(discord.violations).toEqual([]);
  });

  it('that fails is answered with a reference, under which the log has the cause', async () => {
    const { bot, discord, logger, metrics } = await openBot({
      library: {
        maySee: (_log, place) => {
          if (place.kind !== 'terminal') throw new Error('the disk is on fire');
          return true;
        },
      },
    });
    const seen = await discord.slash({ name: 'who', options: { about: 'lzo' } });
    expect(seen.ephemeral).toBe(true);
    const reference = /\(reference ([0-9a-f]{8})\)/.exec(seen.content)?.[1];
    expect(seen.content).not.toContain('fire');
    const [error, ...others] = logger.lines.filter(({ level }) => level === 'error');
    expect(error).toMatchObject({ fields: { reference, command: 'who' }, cause: { message: 'the disk is on fire' } });
    expect(others).toEqual([]);
    await bot.stop();
    expect(metrics.questions).toEqual([{ command: 'who', outcome: 'failed' }]);
  });

  it('is not told to the operator with what was asked', async () => {
    const { discord, logger } = await openBot();
    await discord.slash({ name: 'who', options: { about: 'confidential', private: true } });
    await discord.slash({ name: 'show', options: { id: 'confidential', private: true } });
    expect(JSON.stringify(logger.lines)).not.toContain('confidential');
    expect(JSON.stringify(logger.lines)).not.toContain(discord.token);
  });

  it('that is registered here no more is answered all the same', async () => {
    const { discord } = await openBot();
    discord.world.commands.get('global')?.push({ id: '7', type: 1, name: 'old', description: 'x', options: [] });
    expect((await discord.slash({ name: 'old', evenIfHidden: true })).content).toMatch(
      /^There is no command \/old: there are /,
    );
  });
});

describe('/rank and /what', () => {
  it('come with a picture, which has a text in its place', async () => {
    const { discord } = await openBot();
    for (const name of ['rank', 'what']) {
      const seen = await discord.slash({ name });
      expect(seen.files).toHaveLength(1);
      expect(seen.files[0]).toMatchObject({ name: 'chart.png', contentType: 'image/png' });
      expect(seen.files[0]?.description).toMatch(/chart, /);
      expect(seen.files[0]?.bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(seen.embeds[0]?.image?.url).toContain('chart.png');
    }
    expect(discord.violations).toEqual([]);
  });

  it('are answered without one where it cannot be drawn, and the operator is told', async () => {
    const drawPicture = () => Promise.reject(new Error('no font'));
    const { discord, logger } = await openBot({ ports: { drawPicture } });
    const seen = await discord.slash({ name: 'rank' });
    expect(seen.files).toEqual([]);
    expect(seen.text).toContain('Linus Torvalds has most');
    expect(logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { sentence: 'a picture could not be drawn', cause: { message: 'no font' } },
    ]);
    expect(discord.violations).toEqual([]);
  });
});

describe('/help', () => {
  it('has commands to click', async () => {
    const { discord } = await openBot();
    const { text } = await discord.slash({ name: 'help' });
    const who = discord.commands().find(({ name }) => name === 'who');
    expect(text).toContain(`</who:${String(who?.id)}>`);
    expect(text).toMatch(/<\/settings log:\d+>/);
  });
});

describe('/settings', () => {
  it('is for members who may manage the server, and for them alone to see', async () => {
    const { discord, state } = await openBot({ library: { maySee: () => true } });
    const ask = { name: 'settings log', options: { log: 'secret' } };
    const refused = await discord.slash({ ...ask, evenIfHidden: true });
    expect(refused).toMatchObject({ ephemeral: true });
    expect(refused.content).toContain('Only members who may manage the server');
    expect(state.kept.size).toBe(0);
    const done = await discord.slash({ ...ask, permissions: manager });
    expect(done).toMatchObject({ ephemeral: true });
    expect(state.settings.read(discord.guild)).toEqual({ defaultLog: 'secret' });
    expect((await discord.slash({ name: 'count' })).text).toContain('in secret');
    expect((await discord.slash({ name: 'count', options: { log: 'sample' }, guild: null })).text).toContain('sample');
    await discord.slash({ name: 'settings forget', permissions: manager });
    expect(state.kept.size).toBe(0);
    expect(discord.violations).toEqual([]);
  });
});

describe('a person who asks more than 20 questions in 10 seconds', () => {
  it('is slowed down politely, and nobody else is', async () => {
    const { discord, metrics } = await openBot({ ports: { drawPicture: tinyPicture } });
    const ask = { name: 'count', options: { about: 'lzo' } };
    const seen = await Promise.all(Array.from({ length: 22 }, () => discord.slash(ask)));
    expect(seen.filter(({ ephemeral }) => ephemeral)).toHaveLength(2);
    expect(seen.find(({ ephemeral }) => ephemeral)?.content).toMatch(
      /^That was a lot at once: please go on in (10|9) seconds\.$/,
    );
    expect((await discord.slash({ ...ask, user: 'grace' })).ephemeral).toBe(false);
    expect((await discord.complete({ name: 'who', focused: 'person', value: 'jan' })).length).toBeGreaterThan(0);
    expect(metrics.questions.filter(({ outcome }) => outcome === 'slowed-down')).toHaveLength(2);
  });
});
