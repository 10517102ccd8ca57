import type { JsonObject } from './json.ts';
import type { Channel, Guild, User, World } from './world.ts';

/** What an ordinary member may: see, send, embed, attach, read history, use commands. */
export const memberPermissions = 0x400n | 0x800n | 0x4000n | 0x8000n | 0x10000n | 0x80000000n;

/** A person as the service describes one. */
export function formatUser(user: User): JsonObject {
  return { id: user.id, username: user.username, discriminator: '0', global_name: user.username, avatar: null };
}

/** A person as a member of a server. */
export function formatMember(user: User, permissions: bigint): JsonObject {
  return {
    user: formatUser(user),
    roles: [],
    joined_at: '2020-01-01T00:00:00.000Z',
    nick: null,
    avatar: null,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    permissions: String(permissions),
  };
}

/** A channel as the service describes one. */
export function formatChannel(channel: Channel): JsonObject {
  const head = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.guildId === undefined) return { ...head, recipients: [] };
  const overwrites = (channel.overwrites ?? []).map(({ id, type, allow = 0n, deny = 0n }) => {
    return { id, type, allow: String(allow), deny: String(deny) };
  });
  const isThread = channel.type >= 10 && channel.type <= 12;
  const place = {
    guild_id: channel.guildId,
    position: 0,
    parent_id: channel.parentId ?? null,
    ...(isThread
      ? { thread_metadata: { archived: false, locked: channel.locked ?? false, auto_archive_duration: 60 } }
      : { permission_overwrites: overwrites }),
  };
  return { ...head, ...place, name: channel.name, topic: null, nsfw: false, rate_limit_per_user: 0 };
}

/** A server as the service describes it over HTTP. */
export function formatGuild(world: World, guild: Guild): JsonObject {
  const kind = { position: 0, color: 0, flags: 0, hoist: false, managed: false, mentionable: false };
  const everyone = { id: guild.id, name: '@everyone', permissions: guild.everyone ?? memberPermissions };
  const roles = [everyone, ...(guild.roles ?? [])];
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: '500000000000000001',
    preferred_locale: guild.locale,
    features: [],
    roles: roles.map(({ permissions, ...role }) => ({ ...kind, ...role, permissions: String(permissions) })),
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    afk_channel_id: null,
    afk_timeout: 300,
    rules_channel_id: null,
    public_updates_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    application_id: null,
    max_members: 500_000,
    approximate_member_count: world.users.size,
  };
}

/** A server as the gateway brings it, with its channels and with the bot as a member. */
export function formatGuildCreate(world: World, guild: Guild): JsonObject {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = world.users.get(world.settings.applicationId);
  return {
    ...formatGuild(world, guild),
    joined_at: '2020-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: world.users.size,
    members: bot === undefined ? [] : [formatMember(bot, memberPermissions)],
    channels: channels.map(formatChannel),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The bot's own account. */
export function formatBot(world: World): JsonObject {
  const bot = world.users.get(world.settings.applicationId) ?? { id: world.settings.applicationId, username: 'bot' };
  return { ...formatUser(bot), bot: true, verified: true, mfa_enabled: true, email: null, flags: 0 };
}
