import { once } from 'node:events';
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  type ClientOptions,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  REST,
  Routes,
} from 'discord.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Rates } from './discord/rates.ts';
import { sendRaw } from './discord/raw-request.ts';
import { type StandIn, type StandInOptions, startDiscord } from './discord/stand-in.ts';

const quiet = { allowedMentions: { parse: [] } };
/** What the client says of a socket that was cut. */
const broken = /closed|RESET/;
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function open(options: StandInOptions = {}): Promise<StandIn> {
  const discord = await startDiscord(options);
  ends.push(() => discord.close());
  return discord;
}

function makeClient(discord: StandIn, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api }, ...options });
  ends.push(() => client.destroy());
  return client;
}

async function login(discord: StandIn): Promise<Client<true>> {
  const client = makeClient(discord);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** Registers /who and answers it, its completion and its button with what the tests look for. */
async function answerWho(client: Client<true>): Promise<void> {
  const about = { type: 3, name: 'about', description: 'Words', required: true, autocomplete: true };
  const hidden = { type: 5, name: 'private', description: 'For you alone' };
  const who = { name: 'who', description: 'Who knows?', options: [about, hidden] };
  const body = [{ ...who, contexts: [0, 1, 2], integration_types: [0, 1] }];
  await client.rest.put(Routes.applicationCommands(client.application.id), { body });
  client.on(Events.InteractionCreate, answer);
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'lzo', value: interaction.options.getFocused() }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: 'page 2', ...quiet });
  } else if (interaction.isChatInputCommand()) {
    const next = new ButtonBuilder({ customId: 'next', label: 'Next', style: ButtonStyle.Secondary });
    const files = [new AttachmentBuilder(Buffer.from('picture'), { name: 'a.png', description: 'A chart' })];
    const text = `${interaction.user.username} asks about ${interaction.options.getString('about')} (${interaction.context})`;
    const embeds = [new EmbedBuilder({ description: text, image: { url: 'attachment://a.png' } })];
    const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(next)];
    if (interaction.options.getBoolean('private')) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    if (interaction.deferred) await interaction.editReply({ embeds, components, files, ...quiet });
    else await interaction.reply({ embeds, components, files, ...quiet });
  }
}

describe('the real client', () => {
  test('logs in, registers, answers, completes and pages', async () => {
    const discord = await open();
    const client = await login(discord);
    await answerWho(client);
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual(['Kernel', 'Elsewhere']);
    const seen = await discord.slash({ name: 'who', options: { about: 'lzo' }, user: 'bob' });
    expect(seen).toMatchObject({ text: 'bob asks about lzo (0)', ephemeral: false, answer: { deferred: false } });
    expect(seen.files).toMatchObject([{ name: 'a.png', description: 'A chart', bytes: Buffer.from('picture') }]);
    expect(await (await fetch(seen.embeds[0]?.image?.url ?? '')).text()).toBe('picture');
    const asked = { name: 'who', options: { about: 'x', private: true } };
    expect(await discord.slash(asked)).toMatchObject({ ephemeral: true, answer: { deferred: true } });
    expect((await discord.slash({ ...asked, guild: null })).text).toBe('ada asks about x (1)');
    expect((await discord.slash({ ...asked, context: 'private' })).text).toBe('ada asks about x (2)');
    expect((await discord.slash({ ...asked, guild: '77' })).text).toBe('ada asks about x (0)');
    expect(await discord.complete({ name: 'who', focused: 'about', value: 'l' })).toEqual([
      { name: 'lzo', value: 'l' },
    ]);
    expect((await discord.press(seen, 'next')).content).toBe('page 2');
    expect([discord.violations, discord.unanswered()]).toEqual([[], []]);
  });

  test('resumes after a drop, and gets what happened in between', async () => {
    const discord = await open();
    await answerWho(await login(discord));
    discord.gateway.drop();
    const seen = await discord.slash({ name: 'who', options: { about: 'lzo' } });
    expect(seen.text).toContain('lzo');
    expect([discord.gateway.identifies, discord.gateway.resumes]).toEqual([1, 1]);
  });

  test('comes back to a gateway that was gone', async () => {
    const discord = await open({ answerWindow: 10_000 });
    await answerWho(await login(discord));
    discord.gateway.goAway();
    const asked = discord.slash({ name: 'who', options: { about: 'lzo' } });
    await vi.waitFor(() => expect(discord.gateway.connected).toBe(0));
    discord.gateway.comeBack();
    expect((await asked).text).toContain('lzo');
    expect(discord.count('POST /interactions/:interaction/:token/callback')).toBe(1);
  });

  test('is told of servers and channels that come and go', async () => {
    const discord = await open();
    const client = await login(discord);
    discord.addGuild({ id: '1100000000000000003', name: 'New', channels: [] });
    discord.removeGuild(discord.guild);
    discord.deleteChannel('1200000000000000002');
    const names = () => client.guilds.cache.map((guild) => guild.name);
    await vi.waitFor(() => expect(client.channels.cache.size).toBe(0));
    expect(names()).toEqual(['Elsewhere', 'New']);
  });

  test('is refused with a bad token, with intents it may not have, and when its token is revoked', async () => {
    const discord = await open();
    await expect(makeClient(discord).login('bad')).rejects.toThrow('invalid token');
    const greedy = makeClient(discord, { intents: [GatewayIntentBits.MessageContent] });
    await expect(greedy.login(discord.token)).rejects.toThrow('disallowed intents');
    const client = await login(discord);
    const ended = once(client, Events.ShardDisconnect);
    client.on(Events.ShardError, () => {});
    discord.revokeToken();
    expect(await ended).toMatchObject([{ code: 4004 }, 0]);
    await expect(client.rest.get(Routes.user())).rejects.toMatchObject({ status: 401 });
  });

  test('gets a message back that was sent twice with a nonce', async () => {
    const discord = await open();
    const channel = (await login(discord)).channels.cache.get(discord.channel);
    if (!channel?.isSendable()) throw new Error('no channel');
    const message = { content: 'digest', nonce: 'day 1', enforceNonce: true, ...quiet };
    const [first, second, third] = [
      await channel.send(message),
      await channel.send(message),
      await channel.send({ ...message, nonce: 'day 2' }),
    ];
    expect([second.id === first.id, third.id === first.id, discord.messages().length]).toEqual([true, false, 2]);
    await first.edit({ content: 'changed', ...quiet });
    expect(discord.look(first.id).content).toBe('changed');
    expect(discord.violations).toEqual([]);
  });
});

describe('a fault', () => {
  const route = 'POST /channels/:channel/messages';
  const body = { content: 'hello', allowed_mentions: { parse: [] } };

  /** A client of the HTTP side alone that does not try again by itself, and a message to send by it. */
  async function prepare() {
    const discord = await open();
    const rest = new REST({ api: discord.api, retries: 0 }).setToken(discord.token);
    return { discord, post: () => rest.post(Routes.channelMessages(discord.channel), { body }) };
  }

  test.each([
    [{ status: 500 }, { status: 500 }],
    [{ status: 503, body: '<html>gone</html>' }, { status: 503 }],
    [{ code: 50013 }, { status: 403, code: 50013, message: 'Missing Permissions' }],
    [{ code: 10003 }, { status: 404, code: 10003, message: 'Unknown Channel' }],
    [{ cut: 'before' as const }, { message: expect.stringMatching(broken) }],
  ])('%j strikes as often as it was set, and nothing is sent', async (fault, error) => {
    const { discord, post } = await prepare();
    const handle = discord.fail(route, fault);
    await expect(post()).rejects.toMatchObject(error);
    expect(discord.messages()).toEqual([]);
    await post();
    expect([handle.hits, discord.messages().length]).toEqual([1, 1]);
  });

  test('that cuts the socket afterwards leaves the message sent', async () => {
    const { discord, post } = await prepare();
    discord.fail('* *', { cut: 'after', after: 1 });
    await post();
    await expect(post()).rejects.toThrow(broken);
    expect(discord.messages()).toHaveLength(2);
    expect(discord.requests.map((request) => request.status)).toEqual([200, 0]);
  });

  test('of 429 is waited for, and lifted when told', async () => {
    const { discord, post } = await prepare();
    const handle = discord.fail(route, { status: 429, times: Number.POSITIVE_INFINITY, delay: 1 });
    const sent = post();
    await vi.waitFor(() => expect(handle.hits).toBeGreaterThan(0));
    handle.lift();
    await sent;
    expect(discord.messages()).toHaveLength(1);
  });
});

describe('the limits of rates', () => {
  test('of a route are told by headers, and held', async () => {
    const discord = await open();
    const message = { content: 'x', allowed_mentions: { parse: [] } };
    const send = () => sendRaw(discord, 'POST', `/channels/${discord.channel}/messages`, message);
    for (const left of ['4', '3', '2', '1', '0'])
      expect((await send()).headers.get('x-ratelimit-remaining')).toBe(left);
    const { status, headers, body } = await send();
    expect([status, body.global, headers.get('x-ratelimit-scope')]).toEqual([429, false, 'user']);
    expect(headers.get('retry-after')).toBe(String(body.retry_after));
  });

  test('of all routes are held but for those of interactions', () => {
    const rates = new Rates(50, true);
    const take = (free: boolean, now: number, place: number) =>
      rates.take({ route: 'x', place: `${place}`, free }, now);
    for (let at = 0; at < 50; at++) expect(take(false, at, at).tooMany).toBeUndefined();
    expect(take(false, 400, 50).tooMany).toEqual({ retryAfter: 0.6, scope: 'global' });
    expect(take(true, 400, 50).tooMany).toBeUndefined();
    expect(take(false, 1000, 50).tooMany).toBeUndefined();
  });
});
