import { createFaults, type Fault, type FaultHandle } from './faults.ts';
import { Gateway } from './gateway.ts';
import { startHttp } from './http-server.ts';
import { formatMessage } from './messages.ts';
import { warmUpSpec } from './open-api.ts';
import { formatChannel, formatGuildCreate } from './payloads.ts';
import { createPeople, type People } from './people.ts';
import { Rates } from './rates.ts';
import { type Seen, seeMessage } from './seen.ts';
import { fillSettings, type GuildSeed, type StandInOptions } from './settings.ts';
import { createWorld, type RequestRecord, type Violation, type World } from './world.ts';
import { createWriters, type Writers } from './writing.ts';

export type { Asker } from './asking.ts';
export type { Fault, FaultHandle } from './faults.ts';
export type { Choice, CompletionAsk, SlashAsk } from './people.ts';
export type { Seen } from './seen.ts';
export type { GuildSeed, StandInOptions } from './settings.ts';

/**
 * A stand-in for Discord on loopback, which the real client logs in to:
 *
 * ```ts
 * const discord = await startDiscord();
 * const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api } });
 * await client.login(discord.token);
 * const seen = await discord.slash({ name: 'who', options: { about: 'lzo' }, user: 'ada' });
 * expect(seen.text).toContain('Richard');
 * const next = await discord.press(seen, seen.buttons[0].customId, { user: 'ada' });
 * expect(discord.violations).toEqual([]);
 * await client.destroy();
 * await discord.close();
 * ```
 *
 * Every request is held against the service's limits; one that breaks a limit is refused and noted in `violations`.
 */
export interface StandIn extends People, Writers {
  /** For `rest: { api }` of a client: `http://127.0.0.1:PORT/api`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  /** The ids of the first server, and of its first channel. */
  readonly guild: string;
  readonly channel: string;
  readonly gateway: Gateway;
  /** Every request, in the order of arrival. */
  readonly requests: readonly RequestRecord[];
  /** What broke a rule of the service. A test ends with `expect(discord.violations).toEqual([])`. */
  readonly violations: Violation[];
  /** All that the service would have in its database, for tests that must look closer. */
  readonly world: World;
  /** Makes requests of a route go wrong: `discord.fail('POST /channels/:channel/messages', { status: 500 })`. */
  fail(route: string, fault: Fault): FaultHandle;
  /** How many requests went to a route, `GET /gateway/bot`. */
  count(route: string): number;
  /** The commands that are registered everywhere, or for one server. */
  commands(guildId?: string): readonly Record<string, unknown>[];
  /** The messages of a channel as somebody in it sees them, oldest first; of the first channel by default. */
  messages(channelId?: string): Seen[];
  /** Ids of interactions that have had no answer yet. */
  unanswered(): string[];
  /** Makes the token invalid, as the portal's "Reset Token" does: sockets close with 4004, requests get 401. */
  revokeToken(): void;
  /** The bot is added to a server, or removed from one. */
  addGuild(guild: GuildSeed): void;
  removeGuild(id: string): void;
  /** The service itself is in trouble: the server stays, and cannot be reached for a while. */
  loseGuild(id: string): void;
  deleteChannel(id: string): void;
  deleteMessage(message: Seen): void;
  close(): Promise<void>;
}

/** Starts a stand-in. `close` it when the test is over. */
export async function startDiscord(options: StandInOptions = {}): Promise<StandIn> {
  const settings = fillSettings(options);
  const world = createWorld(settings);
  for (const guild of settings.guilds) keepGuild(world, guild);
  if (settings.openApi) warmUpSpec();
  const faults = createFaults();
  const server = await startHttp(world, faults, new Rates(settings.globalLimit, settings.routeLimits));
  const gateway = new Gateway(world, server);
  return {
    ...createPeople(world, gateway),
    ...createWriters(world, gateway),
    api: `${world.address}/api`,
    token: settings.token,
    applicationId: settings.applicationId,
    guild: settings.guilds[0]?.id ?? '',
    channel: settings.guilds[0]?.channels[0]?.id ?? '',
    gateway,
    requests: world.requests,
    violations: world.violations,
    world,
    fail: (route, fault) => faults.set(route, fault),
    count: (route) => world.requests.filter((request) => `${request.method} ${request.route}` === route).length,
    commands: (guildId) => world.commands.get(guildId ?? 'global') ?? [],
    messages(channelId) {
      const place = channelId ?? settings.guilds[0]?.channels[0]?.id;
      const all = [...world.messages.values()].filter((each) => each.channelId === place && !each.deleted);
      return all.map(seeMessage).filter((each) => !each.ephemeral);
    },
    unanswered() {
      const all = [...world.interactions.values()];
      return all.filter((each) => each.answeredAs === undefined).map((each) => each.id);
    },
    revokeToken() {
      world.revoked = true;
      gateway.closeWith(4004, 'Authentication failed.');
    },
    addGuild(guild) {
      gateway.dispatch('GUILD_CREATE', formatGuildCreate(world, keepGuild(world, guild)), guild.id);
    },
    removeGuild(id) {
      world.guilds.delete(id);
      world.commands.delete(id);
      gateway.dispatch('GUILD_DELETE', { id }, id);
    },
    loseGuild(id) {
      gateway.dispatch('GUILD_DELETE', { id, unavailable: true }, id);
    },
    deleteChannel(id) {
      const channel = world.channels.get(id);
      if (channel === undefined) throw new Error(`there is no channel ${id}`);
      world.channels.delete(id);
      gateway.dispatch('CHANNEL_DELETE', formatChannel(channel), channel.guildId);
    },
    deleteMessage(seen) {
      const message = world.messages.get(seen.id);
      if (message === undefined) throw new Error('there is no such message');
      message.deleted = true;
      const { id, channel_id } = formatMessage(world, message);
      gateway.dispatch('MESSAGE_DELETE', { id, channel_id }, world.channels.get(seen.channelId)?.guildId);
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function keepGuild(world: World, seed: GuildSeed) {
  const guild = { id: seed.id, name: seed.name, locale: 'en-US' };
  world.guilds.set(guild.id, guild);
  for (const { id, name } of seed.channels) world.channels.set(id, { id, type: 0, name, guildId: guild.id });
  return guild;
}
