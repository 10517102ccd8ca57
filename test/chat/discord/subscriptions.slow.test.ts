import { describe, expect, it } from 'vitest';
import { openBot, type RunningBot } from '../../support/discord-bot.ts';

const hour = 3_600_000;
const manages = 0x10n | 0x400n | 0x800n;
const role = '1500000000000000001';
/** Who subscribes. */
const ada = { user: 'ada', permissions: manages };

/** A bot, and a clock that is set by hand. */
async function openClocked(tellRoles: string[] = []) {
  let ahead = 0;
  const running = await openBot({ standIn: { tellRoles }, ports: { now: () => Date.now() + ahead } });
  const { discord } = running;
  const ask = async (name: string, options: Record<string, string> = {}, asker: object = ada) =>
    await discord.slash({ name, options, ...asker });
  return {
    ...running,
    ask,
    /** Lets hours pass, and what is due be posted. */
    async pass(hours: number) {
      ahead += hours * hour;
      return await running.rounds.run();
    },
  };
}

const kept = ({ state }: Pick<RunningBot, 'state'>) => [...state.digests.read().subscriptions.values()];

describe('the life of a subscription', () => {
  it('is seen by its answer, its posts and each action on it', async () => {
    const running = await openClocked([role]);
    const { discord, ask, pass } = running;
    const guild = discord.world.guilds.get(discord.guild);
    if (!guild) throw new Error('there is no server');
    guild.roles = [{ id: role, name: 'news', permissions: 0n }];
    const wish = { subsystem: 'all', schedule: 'hourly', replay: '2007-07-01', pace: 'month', when_empty: 'say', role };
    const refused = await ask('subscribe', wish);
    expect(refused.content).toContain('Mention All Roles (or let anybody mention that role) in that channel');
    guild.roles = [{ id: role, name: 'news', permissions: 0n, mentionable: true }];
    const made = await ask('subscribe', wish);
    const [one] = kept(running);
    const name = one?.id ?? '';
    expect(made).toMatchObject({ ephemeral: true });
    expect(made.text).toContain(`Subscribed in <#${discord.channel}>`);
    expect(made.text).toContain('every hour: all subsystems of sample');
    expect(made.text).toMatch(/Next: \*\*.*\*\*; \*\*.*\*\*; \*\*.*\*\* \(UTC\)/);
    expect(made.text).toContain(`posts mention <@&${role}>`);
    const [, preview] = made.embeds;
    expect(preview?.description).toContain('sample · Jul 2007');

    expect((await pass(1)).posted).toHaveLength(1);
    const [post] = discord.messages();
    expect(post?.embeds[0]?.description).toBe(preview?.description);
    expect(post?.content).toBe(`<@&${role}>`);

    const posted = await ask('subscriptions trace', { id: '2007-07-11#2' });
    expect(posted.text).toContain(`https://discord.com/channels/${discord.guild}/${discord.channel}/${post?.id}`);
    expect((await ask('subscriptions trace', { id: 'last' })).text).toContain('Waiting');
    expect((await ask('subscriptions trace', { id: '2007-02-13#1' })).text).toContain('Not told');

    expect((await ask('subscriptions list')).text).toMatch(new RegExp(`${name}.*every hour.*next .* waiting`));
    const shown = await ask('subscriptions show', { subscription: name });
    expect(shown.text).toContain(`Made by <@${one?.maker}>`);
    expect(shown.text).toContain('In all 1 post with');
    expect(shown.embeds[1]?.footer?.text).toMatch(/^a preview/);

    expect((await ask('subscriptions pause')).text).toContain('Paused');
    expect((await pass(3)).posted).toEqual([]);
    expect((await ask('subscriptions trace', { id: 'last' })).text).toContain('the subscription is paused');
    expect((await ask('subscriptions resume')).text).toContain('Resumed');

    const tested = await ask('subscriptions test');
    const trial = discord.messages().at(-1);
    expect(tested.text).toContain(`https://discord.com/channels/${discord.guild}/${discord.channel}/${trial?.id}`);
    expect(trial?.content).toMatch(/^This is a trial/);
    expect(trial?.content).not.toContain(role);
    expect(kept(running)[0]).toMatchObject({ posts: 1 });

    // The trial is not taken for the post, which tells of the same.
    expect((await pass(1)).posted).toHaveLength(1);
    expect(discord.messages()).toHaveLength(3);
    expect(discord.messages().at(-1)?.embeds[0]?.description).toBe(trial?.embeds[0]?.description);

    expect((await ask('subscriptions remove', { subscription: name })).text).toContain('Removed');
    expect((await pass(5)).posted).toEqual([]);
    expect((await ask('subscriptions list')).text).toContain('There are no subscriptions here');
    expect(discord.violations).toEqual([]);
  });
});

describe('a subscription that has lost its channel or a permission', () => {
  it('says in the list why it stopped, tells its maker once, and is not resumed while the channel is gone', async () => {
    const running = await openClocked();
    const { discord, ask, pass } = running;
    const news = '1200000000000000009';
    discord.world.channels.set(news, { id: news, type: 0, name: 'news', guildId: discord.guild });
    await ask(
      'subscribe',
      { subsystem: 'all', schedule: 'hourly', channel: news, replay: '2007' },
      { ...ada, permissionsIn: { [news]: manages } },
    );
    discord.deleteChannel(news);
    expect(await pass(1)).toMatchObject({ posted: [], stopped: [{ reason: 'its channel is gone' }] });
    await pass(1);
    const told = [...discord.world.channels.values()]
      .filter(({ type }) => type === 1)
      .flatMap(({ id }) => discord.messages(id));
    expect(told.map(({ content }) => content)).toEqual([expect.stringContaining('its channel is gone')]);
    expect((await ask('subscriptions list')).text).toContain('stopped (its channel is gone)');
    const refused = await ask('subscriptions resume');
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringContaining('There is no such channel') });
    expect(kept(running)[0]).toMatchObject({ state: 'stopped', posted: 0, leftOut: 0 });
    expect(discord.violations).toEqual([]);
  });

  it('goes on where it was when the permission is given back', async () => {
    const running = await openClocked();
    const { discord, ask, pass } = running;
    await ask('subscribe', { subsystem: 'all', schedule: 'hourly', replay: '2007', pace: 'month' });
    await pass(1);
    const channel = discord.world.channels.get(discord.channel);
    if (!channel) throw new Error('there is no channel');
    channel.overwrites = [{ id: discord.guild, type: 0, deny: 0x800n }];
    expect(await pass(1)).toMatchObject({
      posted: [],
      stopped: [{ reason: expect.stringContaining('Send Messages') }],
    });
    const refused = await ask('subscriptions resume');
    expect(refused.content).toContain('Send Messages');
    channel.overwrites = [];
    expect((await ask('subscriptions resume')).text).toContain('Resumed');
    for (let hours = 0; hours < 15; hours += 1) await pass(1);
    const ids = discord.messages().flatMap(({ text }) => [...text.matchAll(/\d{4}-\d\d-\d\d#\d+/g)].map(([id]) => id));
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
    const [one] = kept(running);
    // Every record of the log, days without text too, was told of once.
    expect(one?.posted).toBe(one?.past ?? 0);
    expect(discord.violations).toEqual([]);
  });
});

describe('who may', () => {
  it('subscribe and look after subscriptions is who may manage the channel, the maker, and nobody else', async () => {
    const running = await openClocked();
    const { discord, ask } = running;
    const options = { subsystem: 'jffs2', schedule: 'daily' };
    await expect(ask('subscribe', options, { user: 'mallory' })).rejects.toThrow();
    const refused = await ask('subscribe', options, { user: 'mallory', evenIfHidden: true });
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringMatching(/^Only members who may manage/) });
    await ask('subscribe', options);
    const stranger = { user: 'mallory', evenIfHidden: true };
    for (const action of ['list', 'show', 'pause', 'resume', 'test', 'trace', 'remove']) {
      const given = { ...(action === 'trace' && { id: 'last' }), ...(action === 'remove' && { subscription: 'a3f' }) };
      const seen = await ask(`subscriptions ${action}`, given, stranger);
      expect(seen.text).toContain('There are no subscriptions here');
    }
    expect(kept(running)).toMatchObject([{ state: 'active' }]);
    // Who made it looks after it also where they may not manage the channel any more.
    expect((await ask('subscriptions pause', {}, { user: 'ada', evenIfHidden: true })).text).toContain('Paused');
    expect(discord.violations).toEqual([]);
  });

  it('know of a subscription is shown it while they type, without a log that may not be seen', async () => {
    let isHidden = false;
    const { discord } = await openBot({ library: { maySee: () => !isHidden } });
    await discord.slash({
      name: 'subscribe',
      options: { subsystem: 'jffs2', schedule: 'daily', log: 'sample' },
      ...ada,
    });
    const type = async (asker: object) =>
      await discord.complete({ name: 'subscriptions show', focused: 'subscription', ...asker });
    expect(await type(ada)).toEqual([expect.objectContaining({ name: expect.stringContaining('sample in jffs2') })]);
    expect(await type({ user: 'mallory', evenIfHidden: true })).toEqual([]);
    isHidden = true;
    const [hidden] = await type(ada);
    expect(hidden?.name).toContain('—');
    expect(hidden?.name).not.toContain('sample');
  });

  it('in a direct message is nobody', async () => {
    const { ask } = await openClocked();
    const options = { subsystem: 'jffs2', schedule: 'daily' };
    await expect(ask('subscribe', options, { user: 'ada', guild: null })).rejects.toThrow();
    await expect(ask('subscriptions list', {}, { user: 'ada', guild: null })).rejects.toThrow();
  });
});
