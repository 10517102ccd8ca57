import { describe, expect, it } from 'vitest';
import { listTroubles, openBot } from '../../support/discord-bot.ts';

const callback = 'POST /interactions/:interaction/:token/callback';
const manager = 0x20n;

const good = { id: '1300000000000000001', token: 'some-token', application_id: '1', user: { id: '7' } };
const option = { name: 'about', type: 3 };

describe('an interaction that lacks what it must have', () => {
  it.each([
    ['nothing at all', null],
    ['a text', 'who'],
    ['no id', { ...good, id: undefined, type: 2, data: { name: 'who', type: 1 } }],
    ['a command without data', { ...good, type: 2 }],
    ['a command without a name', { ...good, type: 2, data: { type: 1 } }],
    ['options that are no list', { ...good, type: 2, data: { name: 'who', type: 1, options: 'all' } }],
    ['an option without a name', { ...good, type: 2, data: { name: 'who', type: 1, options: [{ type: 3 }] } }],
    [
      'a value that is no plain one',
      { ...good, type: 2, data: { name: 'who', type: 1, options: [{ ...option, value: {} }] } },
    ],
    [
      'options of an option that are no list',
      { ...good, type: 2, data: { name: 'who', type: 1, options: [{ name: 'x', type: 1, options: 5 }] } },
    ],
    ['a member without a user', { ...good, user: undefined, member: {}, type: 2, data: { name: 'who', type: 1 } }],
    ['a server that is no text', { ...good, guild_id: 5, type: 2, data: { name: 'who', type: 1 } }],
    ['typing without data', { ...good, type: 4 }],
    ['a press without data', { ...good, type: 3, message: {} }],
    ['a press on no message', { ...good, type: 3, data: { custom_id: 'p:0:1:sample', component_type: 2 } }],
    [
      'a press on a message without embeds',
      { ...good, type: 3, data: { custom_id: 'p:0:1:', component_type: 2 }, message: { id: '5', timestamp: '2008' } },
    ],
    [
      'a pick of values that are no texts',
      {
        ...good,
        type: 3,
        data: { custom_id: 'w:pick:sample', component_type: 3, values: [5] },
        message: { id: '5', timestamp: '2008-01-15', embeds: [] },
      },
    ],
  ])('is left alone: %s', async (_what, interaction) => {
    const running = await openBot();
    running.discord.gateway.dispatch('INTERACTION_CREATE', interaction);
    // A good one after it shows that the first has come, and that nothing broke.
    expect((await running.discord.slash({ name: 'count', options: { about: 'lzo' } })).text).toContain('read as');
    await running.bot.stop();
    expect(listTroubles(running)).toEqual([]);
    expect(running.discord.count(callback)).toBe(1);
    const sentences = running.logger.lines.filter(({ level }) => level === 'debug').map(({ sentence }) => sentence);
    expect(sentences).toContain('an interaction that lacks what it must have was left alone');
  });
});

describe('who asks too much', () => {
  it('is slowed down, and may forget their settings all the same', async () => {
    const { discord } = await openBot({ ports: { now: () => Date.parse('2008-01-15T12:00:00Z') } });
    const ask = { name: 'count', options: { about: 'lzo' } };
    const seen = [];
    for (let asked = 0; asked < 21; asked += 1) seen.push(await discord.slash(ask));
    expect(seen.at(-2)?.text).toContain('read as');
    expect(seen.at(-1)?.content).toMatch(/^That was a lot at once/);
    const forgot = await discord.slash({ name: 'settings forget', permissions: manager });
    expect(forgot.text).not.toMatch(/a lot at once/);
  });

  it('is not slowed down by actions when they ask', async () => {
    const { discord } = await openBot({ ports: { now: () => Date.parse('2008-01-15T12:00:00Z') } });
    const seen = [];
    for (let asked = 0; asked < 21; asked += 1) {
      seen.push(await discord.slash({ name: 'settings show', permissions: manager }));
    }
    expect(seen.at(-1)?.content).toMatch(/^That was a lot at once/);
    expect((await discord.slash({ name: 'count', options: { about: 'lzo' } })).text).toContain('read as');
  });

  it('is offered nothing any more while they type faster than anybody can, and is not told so', async () => {
    const running = await openBot({ ports: { now: () => Date.parse('2008-01-15T12:00:00Z') } });
    const typing = { name: 'who', focused: 'person', value: 'j' };
    const offered = [];
    for (let typed = 0; typed < 201; typed += 1) offered.push((await running.discord.complete(typing)).length > 0);
    expect(offered.slice(0, 200)).toEqual(new Array(200).fill(true));
    expect(offered[200]).toBe(false);
    expect((await running.discord.complete({ ...typing, user: 'grace' })).length).toBeGreaterThan(0);
    expect((await running.discord.slash({ name: 'count', options: { about: 'lzo' } })).text).toContain('read as');
    expect(listTroubles(running)).toEqual([]);
  });
});
