import { describe, expect, it } from 'vitest';
import type { Seen } from '../../support/discord/stand-in.ts';
import { openBot, tinyPicture } from '../../support/discord-bot.ts';

const hour = 3_600_000;
const manages = { user: 'ada', permissions: 0x10n | 0x20n | 0x400n | 0x800n };

/** What only the text of the hidden log has. */
const telltale = /falcon|hush|sally/i;

/** A bot with a log, `secret`, that may be seen until it is hidden, and a clock that is set by hand. */
async function openHiding() {
  let isOpen = true;
  let ahead = 0;
  const running = await openBot({
    ports: { drawPicture: tinyPicture, now: () => Date.now() + ahead },
    library: { maySee: (log) => isOpen || log !== 'secret' },
  });
  return {
    ...running,
    hide: () => {
      isOpen = false;
    },
    async pass(hours: number) {
      ahead += hours * hour;
      return await running.rounds.run();
    },
  };
}

function buttonOf(seen: Seen, label: string): string {
  const id = seen.buttons.find((button) => button.label?.startsWith(label))?.customId;
  if (id === undefined) throw new Error(`no button ${label}`);
  return id;
}

describe('a log that is hidden', () => {
  it('is told of by no command, and by no question in plain words that names it', async () => {
    const { discord, hide } = await openHiding();
    hide();
    const asked: [string, Record<string, string>][] = [
      ['digest', { since: '2008', until: '2008' }],
      ['person', { person: 'sal' }],
      ['release', { about: 'flies' }],
      ['show', { id: 'last' }],
      ['why', { about: 'flies' }],
      ['ask', { question: 'who wrote most?' }],
    ];
    const users = ['ada', 'grace', 'linus'];
    for (const [place, [name, options]] of asked.entries()) {
      const user = users[place % users.length] ?? 'ada';
      const named = await discord.slash({ name, options: { ...options, log: 'secret' }, user });
      expect(named.content, name).toMatch(/^There is no log "secret" here/);
      const other = await discord.slash({ name, options, user });
      expect(other.text, name).not.toMatch(telltale);
    }
    const made = await discord.slash({
      name: 'subscribe',
      options: { subsystem: 'all', log: 'secret', schedule: 'daily' },
      ...manages,
    });
    expect(made.content).toMatch(/^There is no log "secret" here/);
    const set = await discord.slash({ name: 'settings log', options: { log: 'secret' }, ...manages });
    expect(set.content).toMatch(/^There is no log "secret"/);
    for (const question of ['who wrote in the log secret?', 'which logs are there?', 'what changed in secret?']) {
      const seen = await discord.say({ content: `@bot ${question}`, user: 'grace' });
      expect(seen.text.replaceAll(question, '').replaceAll(/about:[^·]*/g, ''), question).not.toMatch(telltale);
      expect(seen.text, question).not.toMatch(/2 commits|2 entries|Mar 2008/);
    }
    const options = { log: 'secret' };
    for (const [name, focused] of [
      ['what', 'person'],
      ['what', 'subsystem'],
      ['what', 'release'],
      ['what', 'branch'],
      ['show', 'id'],
      ['digest', 'subsystem'],
    ] as const) {
      expect(await discord.complete({ name, focused, value: '', options }), `${name} ${focused}`).toEqual([]);
    }
    expect(JSON.stringify(await discord.complete({ name: 'digest', focused: 'log', value: '' }))).not.toContain(
      'secret',
    );
    expect(discord.violations).toEqual([]);
  });

  it('is not told of by what was answered while it was seen: buttons, forms, replies', async () => {
    const { discord, hide } = await openHiding();
    const asked = await discord.slash({
      name: 'ask',
      options: { question: 'who wrote about the falcon?', log: 'secret' },
      user: 'ada',
    });
    expect(asked.text).toContain('Sally');
    const listed = await discord.slash({ name: 'what', options: { log: 'secret' }, ...manages });
    hide();
    const how = await discord.press(asked, buttonOf(asked, 'How?'), { user: 'grace' });
    const edited = await discord.edit(asked, buttonOf(asked, 'Edit'), (text) => text, { user: 'grace' });
    const watched = await discord.press(listed, buttonOf(listed, 'Watch this'), manages);
    const reply = await discord.say({ content: '@bot and when?', replyTo: asked, user: 'linus' });
    for (const seen of [how, edited, watched, reply]) expect(seen.content).toMatch(/^There is no log "secret" here/);
    expect(discord.violations).toEqual([]);
  });

  it('is posted of no more, and its subscription says so without a word of it', async () => {
    const { discord, hide, pass, state } = await openHiding();
    const slash = async (name: string, options: Record<string, string> = {}): Promise<Seen> =>
      await discord.slash({ name, options, ...manages });
    await slash('subscribe', {
      subsystem: 'all',
      log: 'secret',
      schedule: 'hourly',
      replay: '2008-03-01',
      pace: 'day',
    });
    const [one] = state.digests.read().subscriptions.values();
    hide();
    expect((await pass(2)).posted).toEqual([]);
    const [stopped] = state.digests.read().subscriptions.values();
    expect(stopped?.state).toBe('stopped');
    const told = discord.messages().map(({ text }) => text);
    const subscription = one?.id ?? '';
    for (const [name, options] of [
      ['subscriptions list', {}],
      ['subscriptions show', { subscription }],
      ['subscriptions test', { subscription }],
      ['subscriptions trace', { subscription, id: 'last' }],
      ['subscriptions trace', { subscription, id: '2008-03-02#1' }],
      ['subscriptions resume', { subscription }],
    ] as const) {
      told.push((await slash(name, options)).text);
    }
    expect(told.join('\n')).not.toMatch(telltale);
    expect((await pass(2)).posted).toEqual([]);
    expect(discord.violations).toEqual([]);
  });
});
