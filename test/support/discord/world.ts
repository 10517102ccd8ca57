import { createHash } from 'node:crypto';
import type { Problem } from './api-error.ts';
import type { Interaction } from './interactions.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { StandInSettings } from './settings.ts';

/** A person of the stand-in. */
export interface User {
  id: string;
  username: string;
}

/**
 * A channel: `type` 0 is one of a server, 1 a direct message with the bot, 3 a group of people, 5 announcements, 10 to 12
 * threads, 15 a forum.
 */
export interface Channel {
  id: string;
  type: number;
  name: string;
  guildId: string | undefined;
  overwrites?: Overwrite[];
  /** Of a thread: the channel that it belongs to. */
  parentId?: string;
  locked?: boolean;
}

/** What a channel says otherwise of a role (type 0) or a person (type 1). */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow?: bigint;
  deny?: bigint;
}

/** A role of a server. */
export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  /** Anybody may mention it. */
  mentionable?: boolean;
}

/** A server. */
export interface Guild {
  id: string;
  name: string;
  locale: string;
  /** What everyone may; an ordinary member's permissions unless said. */
  everyone?: bigint;
  roles?: Role[];
  /** The roles that the bot has, and until when it is timed out. */
  botRoles?: string[];
  botTimeout?: string;
}

/** A request as it came and how it was answered; never its token. */
export interface RequestRecord {
  method: string;
  /** The path after `/api/v10`. */
  path: string;
  /** The pattern of its route, `/channels/:channel/messages`; the path itself when there is none. */
  route: string;
  query: URLSearchParams;
  json: unknown;
  fileNames: string[];
  at: number;
  /** 0 when the socket was cut instead of an answer. */
  status: number;
  /** The service's number of the error. */
  code: number | undefined;
}

/** A request that broke a rule of the service. */
export interface Violation extends Problem {
  route: string;
}

/** All that the stand-in knows: what the service would have in its database. */
export interface World {
  settings: StandInSettings;
  /** Where attachments are served, `http://127.0.0.1:PORT`. */
  address: string;
  revoked: boolean;
  users: Map<string, User>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  /** Channels that the bot is used in and does not belong to. */
  foreignChannels: Map<string, Channel>;
  /** Commands by where they are registered: `global`, or a server's id. */
  commands: Map<string, JsonObject[]>;
  messages: Map<string, StoredMessage>;
  /** Interactions by token. */
  interactions: Map<string, Interaction>;
  requests: RequestRecord[];
  /** Told of each request when its answer is known, before it is sent. */
  listeners: ((record: RequestRecord) => void)[];
  violations: Violation[];
  /** A new id, which holds the time. */
  makeId(): string;
}

const epoch = 1_420_070_400_000;

/** A world with the bot and nothing else in it. */
export function createWorld(settings: StandInSettings): World {
  let made = 0;
  const bot = { id: settings.applicationId, username: 'annalist' };
  return {
    settings,
    address: '',
    revoked: false,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    foreignChannels: new Map(),
    commands: new Map(),
    messages: new Map(),
    interactions: new Map(),
    requests: [],
    listeners: [],
    violations: [],
    makeId: () => String((BigInt(Date.now() - epoch) << 22n) + BigInt(made++ % 4_194_304)),
  };
}

/** The person of that name, who comes into being when first named. Always the same id for the same name. */
export function findUser(world: World, username: string): User {
  const number = createHash('sha256').update(username).digest().readUIntBE(0, 5);
  const id = String(500_000_000_000_000_000n + BigInt(number));
  const user = world.users.get(id) ?? { id, username };
  world.users.set(id, user);
  return user;
}
