import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../support/discord/stand-in.ts';
import { openBot, type RunningBot, tinyPicture } from '../../support/discord-bot.ts';

const insider = '1100000000000000001';
const manager = 0x20n;

/** Everything that only the hidden log has. */
const telltale = /secret|falcon|hush|sally/i;

/** `secret` may be seen in the first server and nowhere else. */
const openGuarded = (): Promise<RunningBot> =>
  openBot({
    ports: { drawPicture: tinyPicture },
    library: { maySee: (log, place) => log !== 'secret' || (place.kind === 'server' && place.server === insider) },
  });

/** What somebody sees at a place of all that could tell of a log. */
async function lookAround(discord: StandIn, where: object): Promise<string> {
  const answers = [
    await discord.slash({ name: 'logs', ...where }),
    await discord.slash({ name: 'help', ...where }),
    await discord.slash({ name: 'who', ...where }),
    await discord.slash({ name: 'what', options: { about: 'flies' }, ...where }),
    await discord.slash({ name: 'rank', options: { of: 'subsystems' }, ...where }),
    await discord.slash({ name: 'subsystems', ...where }),
    await discord.slash({ name: 'show', options: { id: 'last' }, ...where }),
    await discord.slash({ name: 'show', options: { id: '2008-03-02#1' }, ...where }),
    await discord.slash({ name: 'who', options: { log: 'nowhere' }, ...where }),
    await discord.slash({ name: 'ask', options: { question: 'which logs are there?' }, user: 'grace', ...where }),
    await discord.slash({ name: 'ask', options: { question: 'who wrote most?' }, user: 'grace', ...where }),
  ];
  const choices = [
    await discord.complete({ name: 'what', focused: 'log', value: '', ...where }),
    await discord.complete({ name: 'what', focused: 'log', value: 'sec', ...where }),
    await discord.complete({ name: 'what', focused: 'person', value: 'sal', ...where }),
    await discord.complete({ name: 'what', focused: 'subsystem', value: 'hu', ...where }),
    await discord.complete({ name: 'show', focused: 'id', value: 'falcon', ...where }),
    await discord.complete({ name: 'show', focused: 'id', value: '2008', ...where }),
  ];
  return JSON.stringify([
    answers.map(({ text, files }) => [text, files.map(({ description }) => description)]),
    choices,
  ]);
}

describe('a log that may be seen in one server', () => {
  it.each([
    ['another server', { guild: '1100000000000000002' }],
    ['a server that the bot is not in', { guild: '1100000000000000003' }],
    ['a direct message', { guild: null }],
    ['a direct message of somebody who brought the bot along', { guild: null, installedBy: 'user' as const }],
    ['a group of people', { context: 'private' as const }],
  ])('does not exist in %s', async (_place, where) => {
    const { discord } = await openGuarded();
    expect(await lookAround(discord, where)).not.toMatch(telltale);
    for (const name of ['what', 'count', 'rank', 'subsystems', 'who', 'when']) {
      const seen = await discord.slash({ name, options: { log: 'secret' }, user: 'grace', ...where });
      expect(seen.content).toMatch(/^There is no log "secret"/);
      expect(seen.ephemeral).toBe(true);
    }
    for (const how of [{ log: 'secret' }, { after: '/who about:falcon log:secret' }]) {
      const seen = await discord.slash({
        name: 'ask',
        options: { question: 'and when?', ...how },
        user: 'ada',
        ...where,
      });
      expect(seen.content).toMatch(/^There is no log "secret"/);
    }
    const options = { log: 'secret' };
    expect(await discord.complete({ name: 'what', focused: 'person', value: 's', options, ...where })).toEqual([]);
    expect(await discord.complete({ name: 'show', focused: 'id', value: '', options, ...where })).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('is seen there', async () => {
    const { discord } = await openGuarded();
    expect(await lookAround(discord, { guild: insider })).toMatch(telltale);
    const seen = await discord.slash({ name: 'what', options: { log: 'secret' } });
    expect(seen.text).toContain('falcon');
  });

  it('is not turned over where it may be seen no more', async () => {
    let isOpen = true;
    const { discord } = await openBot({
      ports: { drawPicture: tinyPicture },
      library: { maySee: (log) => isOpen || log !== 'secret' },
    });
    const first = await discord.slash({ name: 'what', options: { log: 'secret', limit: 1 } });
    isOpen = false;
    const seen = await discord.press(first, first.buttons[1]?.customId ?? '');
    expect(seen).toMatchObject({ ephemeral: true });
    expect(seen.content).toMatch(/^There is no log "secret"/);
    expect(seen.text).not.toContain('falcon');
  });

  it('is not shown to anybody else who presses, where it may be seen no more, and the message stays as it is', async () => {
    let isOpen = true;
    const { discord } = await openBot({
      ports: { drawPicture: tinyPicture },
      library: { maySee: (log) => isOpen || log !== 'secret' },
    });
    for (const options of [
      { log: 'secret', limit: 1 },
      { log: 'secret', limit: 1, private: false },
    ]) {
      isOpen = true;
      const first = await discord.slash({ name: 'what', options, user: 'ada' });
      const [, next] = first.buttons;
      // Somebody else has turned a page already, and the answer is kept.
      const open = await discord.press(first, next?.customId ?? '', { user: 'linus' });
      expect(open.text).toContain('falcon');
      isOpen = false;
      const seen = await discord.press(first, next?.customId ?? '', { user: 'grace' });
      expect(seen).toMatchObject({ ephemeral: true });
      expect(seen.content).toMatch(/^There is no log "secret" here/);
      expect(seen.text).not.toMatch(/falcon|hush|sally/i);
      const again = await discord.press(open, open.buttons[0]?.customId ?? '', { user: 'linus' });
      expect(again.content).toMatch(/^There is no log "secret" here/);
      expect(discord.look(first).text).toBe(first.text);
    }
    expect(discord.violations).toEqual([]);
  });

  it('is no default elsewhere', async () => {
    const { discord, state } = await openGuarded();
    const where = { guild: '1100000000000000002', permissions: manager };
    const refused = await discord.slash({ name: 'settings log', options: { log: 'secret' }, ...where });
    expect(refused.content).toMatch(/^There is no log "secret"/);
    await state.settings.write('1100000000000000002', { defaultLog: 'secret' });
    expect((await discord.slash({ name: 'settings show', ...where })).text).not.toMatch(telltale);
    expect((await discord.slash({ name: 'count', ...where })).text).toContain('in sample');
  });
});

describe('a place that may see no log', () => {
  it('is told so, without the words of the terminal', async () => {
    const { discord } = await openBot({ library: { maySee: () => false } });
    const seen = [
      await discord.slash({ name: 'logs' }),
      await discord.slash({ name: 'what' }),
      await discord.slash({ name: 'what', options: { log: 'sample' } }),
    ];
    for (const { text } of seen) expect(text).toContain('No log can be asked about here yet.');
    for (const { text } of seen) expect(text).not.toContain('annalist');
    expect(discord.violations).toEqual([]);
  });
});
