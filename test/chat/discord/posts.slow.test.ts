import { describe, expect, it } from 'vitest';
import { putSubscription } from '../../../src/digest/subscriptions.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Seen } from '../../support/discord/stand-in.ts';
import { openBot, type RunningBot } from '../../support/discord-bot.ts';
import { makeSubscription } from '../../support/fake-log.ts';

const manages = 0x10n | 0x400n | 0x800n;
const role = '1500000000000000001';

function buttonOf(seen: Seen, label: RegExp): string {
  const found = seen.buttons.find((button) => label.test(button.label ?? ''));
  if (found?.customId === undefined) throw new Error(`no button ${label}`);
  return found.customId;
}

/** Puts a subscription to the sample log that tells of it from its first record on, and is due. */
async function subscribe({ state, discord }: RunningBot, changes: Partial<Subscription> = {}): Promise<void> {
  const made = makeSubscription({
    server: discord.guild,
    channel: discord.channel,
    log: 'sample',
    schedule: 'hourly',
    settled: Date.now() - 7_200_000,
    ...changes,
  });
  await state.digests.update((current) => putSubscription(current, made));
}

const idsOf = (text: string): string[] => [...text.matchAll(/\d{4}-\d\d-\d\d#\d+/g)].map(([id]) => id);

describe('a post in a channel', () => {
  it('is there once, is told of by its link, and shows the rest by its button, alone, also after a new start', async () => {
    const running = await openBot();
    const { discord, rounds } = running;
    await subscribe(running, { style: 'full' });
    const report = await rounds.run();
    expect(report).toMatchObject({ posted: [{ subscription: 'a3f', channel: discord.channel }], troubles: [] });
    await rounds.run();
    const posts = discord.messages();
    expect(posts.map(({ text }) => /#a3f-1\.\d$/.exec(text)?.[0])).toEqual(
      posts.map((_, part) => `#a3f-1.${part + 1}`),
    );
    const last = posts.at(-1);
    if (!last) throw new Error('nothing was posted');
    const told = posts.flatMap(({ text }) => idsOf(text));
    await running.bot.stop();
    const again = await openBot({ discord, ports: { digests: running.digests } });
    let page = await discord.press(last, buttonOf(last, /^Show \d+ more/), { user: 'grace' });
    expect(page).toMatchObject({ ephemeral: true });
    const ids = idsOf(page.text);
    while (page.buttons.some(({ label, disabled }) => label === 'Next ▶' && !disabled)) {
      page = await discord.press(page, buttonOf(page, /^Next/), { user: 'grace' });
      ids.push(...idsOf(page.text));
    }
    expect(again.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(new Set([...told, ...ids]).size).toBe(23);
    expect(told.length + ids.length).toBe(23);
    expect(discord.violations).toEqual([]);
  });

  it('mentions its role once', async () => {
    const running = await openBot({ standIn: { tellRoles: [role] } });
    await subscribe(running, { mention: role, style: 'full' });
    await running.rounds.run();
    expect(running.discord.messages().filter(({ content }) => content.includes(role))).toHaveLength(1);
    expect(running.discord.violations).toEqual([]);
  });

  it('shows its rest to nobody once its log may not be seen, or its subscription is gone', async () => {
    let isHidden = false;
    const running = await openBot({ library: { maySee: () => !isHidden } });
    const { discord, state } = running;
    await subscribe(running, { style: 'full' });
    await running.rounds.run();
    const last = discord.messages().at(-1);
    if (!last) throw new Error('nothing was posted');
    isHidden = true;
    const refused = await discord.press(last, buttonOf(last, /^Show/), { user: 'grace' });
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringMatching(/There is no log|No log/) });
    isHidden = false;
    await state.digests.update(({ deliveries }) => ({ subscriptions: new Map(), deliveries }));
    const gone = await discord.press(last, buttonOf(last, /^Show/), { user: 'grace' });
    expect(gone.content).toContain('The subscription of this post is no longer there');
  });
});

describe('a subscription whose channel is gone', () => {
  it('stops with the reason, tells its maker once, and keeps its place', async () => {
    const running = await openBot();
    const { discord, state, rounds } = running;
    const ada = { id: '500000000000000042', username: 'ada' };
    discord.world.users.set(ada.id, ada);
    await subscribe(running, { channel: '1299999999999999999', maker: ada.id });
    expect(await rounds.run()).toMatchObject({ stopped: [{ reason: 'its channel is gone' }] });
    await rounds.run();
    const [direct] = [...discord.world.channels.values()].filter(({ type }) => type === 1);
    expect(discord.messages(direct?.id ?? '').map(({ content }) => content)).toEqual([
      expect.stringContaining('has stopped: its channel is gone'),
    ]);
    expect(state.digests.read().subscriptions.get('a3f')).toMatchObject({ state: 'stopped', next: 0 });
  });
});

describe('a server that the bot left', () => {
  it('has its subscriptions stopped, and they are kept', async () => {
    const running = await openBot();
    const { discord, state } = running;
    await subscribe(running);
    await state.settings.write(discord.guild, { defaultLog: 'sample' });
    discord.removeGuild(discord.guild);
    await expect
      .poll(() => state.digests.read().subscriptions.get('a3f'))
      .toMatchObject({ state: 'stopped', reason: 'the bot is no longer in the server', next: 0 });
  });
});

describe('/digest', () => {
  it('goes on over several messages, and with what it did not list, each change once', async () => {
    const { discord } = await openBot();
    let page = await discord.slash({ name: 'digest', options: { since: 'jan 2007', until: 'dec 2007', limit: 15 } });
    const ids = idsOf(page.text);
    expect(page.embeds[0]?.footer?.text).toContain('read as /digest');
    for (let turns = 0; turns < 20; turns += 1) {
      const next = page.buttons.find(({ label, disabled }) => /^(Next|Show)/.test(label ?? '') && !disabled);
      if (next?.customId === undefined) break;
      page = await discord.press(page, next.customId);
      ids.push(...idsOf(page.text));
    }
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
    const back = await discord.press(page, buttonOf(page, /^◀/));
    expect(idsOf(back.text).length).toBeGreaterThan(0);
    expect(discord.violations).toEqual([]);
  });
});

describe('"Watch this"', () => {
  it('turns a question into a subscription, for who may manage the channel', async () => {
    const { discord, state } = await openBot();
    const answer = await discord.slash({
      name: 'what',
      options: { subsystem: 'jffs2', since: '2007', merges: 'none' },
    });
    const asked = await discord.press(answer, buttonOf(answer, /^Watch/), { user: 'grace', permissions: manages });
    expect(asked).toMatchObject({ ephemeral: true });
    const list = asked.buttons.find(({ type }) => type === 3);
    const made = await discord.pick(asked, list?.customId ?? '', ['weekly on friday at 17:00'], {
      user: 'grace',
      permissions: manages,
    });
    expect(made.text).toMatch(/^Subscribed/);
    expect(made.buttons).toEqual([]);
    expect(made.id).toBe(asked.id);
    const [subscription] = [...state.digests.read().subscriptions.values()];
    expect(subscription).toMatchObject({
      server: discord.guild,
      channel: discord.channel,
      log: 'sample',
      watch: { subsystems: ['jffs2'], merges: 'none' },
      schedule: 'weekly on friday at 17:00',
      zone: 'UTC',
      next: expect.any(Number),
    });
    expect(discord.violations).toEqual([]);
  });

  it('is refused to who may not, and offered in servers only', async () => {
    const { discord, state } = await openBot();
    const answer = await discord.slash({ name: 'digest', options: { since: '2007' } });
    const refused = await discord.press(answer, buttonOf(answer, /^Watch/));
    expect(refused).toMatchObject({ ephemeral: true, content: expect.stringMatching(/^Only members who may manage/) });
    expect(state.digests.read().subscriptions.size).toBe(0);
    const direct = await discord.slash({ name: 'what', options: { subsystem: 'jffs2' }, guild: null });
    expect(direct.buttons.filter(({ label }) => label === 'Watch this')).toEqual([]);
    const counted = await discord.slash({ name: 'count' });
    expect(counted.buttons.filter(({ label }) => label === 'Watch this')).toEqual([]);
  });

  it('checks what the bot may do in the channel', async () => {
    const { discord, state } = await openBot();
    const channel = discord.world.channels.get(discord.channel);
    if (channel) channel.overwrites = [{ id: discord.guild, type: 0, deny: 0x800n }];
    const answer = await discord.slash({ name: 'what', options: { subsystem: 'jffs2' } });
    const grace = { user: 'grace', permissions: manages };
    const asked = await discord.press(answer, buttonOf(answer, /^Watch/), grace);
    const refused = await discord.pick(asked, asked.buttons[0]?.customId ?? '', ['hourly'], grace);
    expect(JSON.stringify([refused.text, refused.content])).toContain('Send Messages');
    expect(state.digests.read().subscriptions.size).toBe(0);
  });
});

describe('/subscribe', () => {
  it('takes another channel where the member may manage it, and completes names, zones and subscriptions', async () => {
    const { discord, state } = await openBot({
      standIn: {
        guilds: [
          {
            id: '1100000000000000001',
            name: 'Kernel',
            channels: [
              { id: '1200000000000000001', name: 'general' },
              { id: '1200000000000000009', name: 'news' },
            ],
          },
        ],
      },
    });
    const news = '1200000000000000009';
    const options = { subsystem: 'jffs2', schedule: 'daily at 9:00', channel: news };
    const ask = { name: 'subscribe', options, permissions: manages };
    const refused = await discord.slash({ ...ask, permissionsIn: { [news]: 0x400n } });
    expect(refused.content).toMatch(/^Only members who may manage/);
    const made = await discord.slash({ ...ask, permissionsIn: { [news]: manages } });
    expect(made.text).toMatch(/^Subscribed/);
    const [subscription] = [...state.digests.read().subscriptions.values()];
    expect(subscription?.channel).toBe(news);
    const zones = await discord.complete({
      name: 'subscribe',
      focused: 'timezone',
      value: 'berl',
      permissions: manages,
    });
    expect(zones[0]).toEqual({ name: 'Europe/Berlin', value: 'Europe/Berlin' });
    const schedules = await discord.complete({
      name: 'subscribe',
      focused: 'schedule',
      value: 'week',
      permissions: manages,
    });
    expect(schedules.map(({ value }) => value)).toContain('weekly on monday at 9:00');
    const own = await discord.complete({ name: 'subscriptions show', focused: 'subscription', permissions: manages });
    expect(own).toEqual([{ name: expect.stringContaining('sample in jffs2'), value: subscription?.id }]);
    const elsewhere = await discord.complete({
      name: 'subscriptions show',
      focused: 'subscription',
      guild: '1100000000000000055',
      permissions: manages,
    });
    expect(elsewhere).toEqual([]);
    expect(discord.violations).toEqual([]);
  });
});
