import { makeError } from './api-error.ts';
import { toObject, toText } from './json.ts';
import { formatBot, formatChannel, formatGuild, formatMember, formatUser } from './payloads.ts';
import { permissionBits, requirePermission } from './permissions.ts';
import type { Route } from './routes.ts';
import type { Guild, World } from './world.ts';

/** Routes about the bot itself, people, servers and channels. */
export const placeRoutes: Route[] = [
  { method: 'GET', pattern: '/gateway', run: (_request, world) => ok({ url: gatewayOf(world) }) },
  { method: 'GET', pattern: '/gateway/bot', run: (_request, world) => ok(describeGateway(world)) },
  { method: 'GET', pattern: '/users/@me', run: (_request, world) => ok(formatBot(world)) },
  { method: 'GET', pattern: '/applications/@me', run: (_request, world) => ok(describeApplication(world)) },
  { method: 'GET', pattern: '/oauth2/applications/@me', run: (_request, world) => ok(describeApplication(world)) },
  {
    method: 'GET',
    pattern: '/users/@me/guilds',
    run: ({ query }, world) => ok(listGuilds(world, query)),
  },
  {
    method: 'GET',
    pattern: '/users/:user',
    run({ params }, world) {
      const user = world.users.get(params.user ?? '');
      if (user === undefined) throw makeError(10013);
      return ok(formatUser(user));
    },
  },
  {
    method: 'POST',
    pattern: '/users/@me/channels',
    run({ json }, world) {
      const user = world.users.get(toText(toObject(json).recipient_id));
      if (user === undefined) throw makeError(10013);
      return ok({ ...formatChannel(openDirectChannel(world, user.id)), recipients: [formatUser(user)] });
    },
  },
  {
    method: 'GET',
    pattern: '/guilds/:guild',
    run: ({ params }, world) => ok(formatGuild(world, findGuild(world, params.guild))),
  },
  {
    method: 'GET',
    pattern: '/guilds/:guild/channels',
    run({ params }, world) {
      const guild = findGuild(world, params.guild);
      return ok([...world.channels.values()].filter((channel) => channel.guildId === guild.id).map(formatChannel));
    },
  },
  {
    method: 'GET',
    pattern: '/guilds/:guild/members/:user',
    run({ params }, world) {
      const guild = findGuild(world, params.guild);
      const user = world.users.get(params.user ?? '');
      if (user?.id !== world.settings.applicationId) throw makeError(10013);
      const { permissions: _, ...member } = formatMember(user, 0n);
      const timeout = guild.botTimeout ?? null;
      return ok({ ...member, roles: guild.botRoles ?? [], communication_disabled_until: timeout });
    },
  },
  {
    method: 'GET',
    pattern: '/channels/:channel/thread-members/:user',
    run() {
      throw makeError(10013);
    },
  },
  {
    method: 'GET',
    pattern: '/channels/:channel',
    run({ params }, world) {
      const channel = world.channels.get(params.channel ?? '');
      if (channel === undefined) throw makeError(10003);
      requirePermission(world, channel, permissionBits.view);
      return ok(formatChannel(channel));
    },
  },
];

/** The channel in which a person and the bot write to each other; made when it is first needed. */
export function openDirectChannel(world: World, userId: string) {
  const known = [...world.channels.values()].find((channel) => channel.type === 1 && channel.name === userId);
  const channel = known ?? { id: world.makeId(), type: 1 as const, name: userId, guildId: undefined };
  world.channels.set(channel.id, channel);
  return channel;
}

function ok(body: unknown) {
  return { status: 200, body };
}

/** The servers that the bot is in, by their ids, 200 at most. */
function listGuilds(world: World, query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 200);
  const listed = [...world.guilds.values()].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
  const after = BigInt(query.get('after') ?? 0);
  return listed
    .filter(({ id }) => BigInt(id) > after)
    .slice(0, Math.min(200, limit))
    .map(({ id, name }) => ({ id, name, icon: null, banner: null, owner: false, permissions: '0', features: [] }));
}

function findGuild(world: World, id: string | undefined): Guild {
  const guild = world.guilds.get(id ?? '');
  if (guild === undefined) throw makeError(10004);
  return guild;
}

function gatewayOf(world: World): string {
  return `${world.address.replace('http:', 'ws:')}/gateway`;
}

function describeGateway(world: World) {
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  return { url: gatewayOf(world), shards: 1, session_start_limit };
}

function describeApplication(world: World) {
  const { applicationId } = world.settings;
  return {
    id: applicationId,
    name: 'annalist',
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: formatBot(world),
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: world.guilds.size,
  };
}
