import {
  Client,
  type CloseEvent,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
} from 'discord.js';
import { messageOf } from '../../model/errors.ts';
import type { BotMetrics, Logger } from '../../ops/log-port.ts';
import type { GatewayTracker } from './gateway-state.ts';
import { isRecord } from './read-json.ts';

/** What the gateway tells. */
export interface GatewayEvents {
  /** Somebody did something; nothing of it has been checked. */
  interaction(interaction: unknown): void;
  /** Somebody wrote something where the bot reads, whose own account has the id `own`; nothing of it has been checked. */
  message(message: unknown, own: string): void;
  /** A session began: the bot is in the servers that a shard of `count` lists, and in none else of that shard. */
  began(servers: readonly string[], shard: number, count: number): void;
  joined(server: string): void;
  left(server: string): void;
  /** The service will not have the bot any more; connecting again is no use. */
  closed(reason: string): void;
}

/** What the gateway's client needs. */
export interface GatewayPorts {
  tracker: GatewayTracker;
  events: GatewayEvents;
  logger: Logger;
  metrics: BotMetrics;
  now(): number;
}

/** A connection that is there, or comes back by itself. */
export interface Gateway {
  close(): Promise<void>;
}

/** Why the service closes a connection for good, as a sentence for the operator. */
const closeReasons: Record<number, string> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord does not take the token any more: copy the new one from the Bot page of the application into DISCORD_TOKEN.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not let the bot have what it asks for (intents): look at the Bot page of the application.',
};

/**
 * What the gateway is asked to tell. Of messages it tells the text only where they mention the bot or are written to it
 * alone: that is all that is wanted, and asks for no privilege.
 */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages] as const;

/** Nothing is looked up in these: what an answer needs comes with its question. */
const nothingKept = [
  'ApplicationCommandManager',
  'AutoModerationRuleManager',
  'BaseGuildEmojiManager',
  'DMMessageManager',
  'EntitlementManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildForumThreadManager',
  'GuildInviteManager',
  'GuildMessageManager',
  'GuildScheduledEventManager',
  'GuildStickerManager',
  'GuildTextThreadManager',
  'MessageManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'StageInstanceManager',
  'ThreadManager',
  'ThreadMemberManager',
  'VoiceStateManager',
] as const;

/** Logs in. Throws what the library throws where the service does not take the token, or cannot be reached. */
export async function connectGateway(token: string, api: string | undefined, ports: GatewayPorts): Promise<Gateway> {
  const client = makeClient(api);
  listen(client, ports);
  await client.login(token);
  return {
    async close() {
      await client.destroy();
    },
  };
}

function makeClient(api: string | undefined): Client {
  const client: Client = new Client({
    intents: [...intents],
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Object.fromEntries(nothingKept.map((name) => [name, 0])),
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === client.user?.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === client.user?.id },
    }),
    ...(api !== undefined && { rest: { api } }),
  });
  leaveAlone(client);
  return client;
}

/** What the library would make objects of, which nothing uses. */
const leftAlone = ['InteractionCreate', 'MessageCreate', 'MessageUpdate', 'MessageDelete', 'MessageDeleteBulk'];

/**
 * Questions are read from the events themselves. The library would make objects of its own of each, and an event that
 * lacks something would end the process.
 */
function leaveAlone(client: Client): void {
  const actions: unknown = Reflect.get(client, 'actions');
  if (!isRecord(actions)) return;
  for (const name of leftAlone) if (name in actions) Reflect.set(actions, name, { handle: () => ({}) });
}

function listen(client: Client, { tracker, events, logger, metrics, now }: GatewayPorts): void {
  const note = (shard: number, state: Parameters<GatewayTracker['note']>[1], event: string): void => {
    tracker.note(shard, state, now());
    metrics.gateway(event);
    logger.info({ shard, event }, 'the gateway');
  };
  // The library holds questions back until all servers are there, which may take longer than a question lives; and
  // nothing of a question needs them. So they are taken as they come.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) => events.interaction(data));
  let own: string | undefined;
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    if (own !== undefined) events.message(data, own);
  });
  client.ws.on(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData, shard) => {
    own = data.user.id;
    note(shard, 'ready', 'ready');
    const [id = 0, count = 1] = data.shard ?? [];
    events.began(
      data.guilds.map((server) => server.id),
      id,
      count,
    );
  });
  client.ws.on(GatewayDispatchEvents.Resumed, (_data, shard) => note(shard, 'ready', 'resumed'));
  client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: { id: string }) => events.joined(id));
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    // A server that is unavailable is in trouble itself; the bot is in it all the same.
    if (unavailable !== true) events.left(id);
  });
  client.on(Events.ShardReconnecting, (shard) => {
    // It tries twice a second while the gateway is gone; once is enough to tell.
    if (tracker.read().state === 'ready') note(shard, 'disconnected', 'disconnected');
    else tracker.note(shard, 'disconnected', now());
  });
  client.on(Events.ShardDisconnect, ({ code }: CloseEvent, shard) => {
    note(shard, 'disconnected', 'closed');
    events.closed(closeReasons[code] ?? `Discord closed the connection for good (code ${code}).`);
  });
  client.on(Events.ShardError, (error) => logger.debug({ reason: messageOf(error) }, 'the gateway cannot be reached'));
  client.on(Events.Error, (error) => logger.error({}, 'the gateway failed', error));
  client.on(Events.Warn, (text) => logger.warn({ text }, 'the gateway warns'));
}
