import type { Gateway } from './gateway.ts';
import { type Interaction, interactionKinds } from './interactions.ts';
import { type JsonObject, toList, toText } from './json.ts';
import type { StoredMessage } from './messages.ts';
import { formatChannel, formatMember, formatUser, memberPermissions } from './payloads.ts';
import { openDirectChannel } from './place-routes.ts';
import { type Channel, findUser, type User, type World } from './world.ts';

/** Who does something, and where. */
export interface Asker {
  /** Their name; the same name is the same person. `ada` by default. */
  user?: string;
  /** The id of the server, or `null` for a direct message with the bot. The first server by default. */
  guild?: string | null;
  /** The id of the channel; the server's first by default. */
  channel?: string;
  /** With `private`: a direct message or group of people to which the bot does not belong, by user install. */
  context?: 'private';
  /** Who installed the app that is used here; by default the server if the bot is in it, else the person. */
  installedBy?: 'guild' | 'user';
  /** What the person may do in the server, as the service's bits; an ordinary member's by default. */
  permissions?: bigint;
  /** What the person may do in channels that they name, by their ids; the same as in the server by default. */
  permissionsIn?: Record<string, bigint>;
  /** What the bot may do in the channel. */
  appPermissions?: bigint;
  /** The language of the person's client. */
  locale?: string;
}

/** A place worked out from what a test said. */
export interface Place {
  user: User;
  guildId: string | undefined;
  channel: Channel;
  /** 0 in a server, 1 in a direct message with the bot, 2 among people. */
  context: 0 | 1 | 2;
  /** 0 when a server installed the app, 1 when the person did. */
  installed: 0 | 1;
}

/** Works out where somebody is. */
export function findPlace(world: World, asker: Asker): Place {
  const user = findUser(world, asker.user ?? 'ada');
  if (asker.context === 'private') {
    const id = asker.channel ?? String(BigInt(user.id) + 1n);
    return {
      user,
      guildId: undefined,
      channel: { id, type: 3, name: '', guildId: undefined },
      context: 2,
      installed: 1,
    };
  }
  if (asker.guild === null) {
    const installed = asker.installedBy === 'user' ? 1 : 0;
    return { user, guildId: undefined, channel: openDirectChannel(world, user.id), context: 1, installed };
  }
  const guildId = asker.guild ?? world.settings.guilds[0]?.id ?? '1';
  const inGuild = [...world.channels.values()].filter((channel) => channel.guildId === guildId);
  const channel = inGuild.find((each) => asker.channel === undefined || each.id === asker.channel);
  const elsewhere: Channel = { id: asker.channel ?? String(BigInt(guildId) + 9n), type: 0, name: 'elsewhere', guildId };
  const byGuild = asker.installedBy === undefined ? world.guilds.has(guildId) : asker.installedBy === 'guild';
  return { user, guildId, channel: channel ?? elsewhere, context: 0, installed: byGuild ? 0 : 1 };
}

/** Makes an interaction known and sends it to the bot. */
export function sendInteraction(
  world: World,
  gateway: Gateway,
  ask: {
    kind: Interaction['kind'];
    asker: Asker;
    place: Place;
    data: JsonObject;
    pressed?: StoredMessage;
    message?: JsonObject;
  },
): Interaction {
  const { kind, asker, place, data } = ask;
  const id = world.makeId();
  const owners = ownersOf(place);
  const metadata = { id, type: kind, user: formatUser(place.user), authorizing_integration_owners: owners };
  const named = { id, type: kind, name: toText(data.name), user: formatUser(place.user) };
  const interaction: Interaction = {
    id,
    token: `aW50ZXJhY3Rpb246${id}`,
    kind,
    createdAt: Date.now(),
    channelId: place.channel.id,
    origin:
      kind === interactionKinds.command
        ? { interaction_metadata: metadata, interaction: named }
        : { interaction_metadata: metadata },
    pressed: ask.pressed,
    answeredAs: undefined,
    loading: false,
    original: undefined,
    followUps: [],
    choices: [],
    tellWaiting: () => {},
  };
  world.interactions.set(interaction.token, interaction);
  if (!world.channels.has(place.channel.id)) world.foreignChannels.set(place.channel.id, place.channel);
  const message = ask.message === undefined ? {} : { message: ask.message };
  const payload = { ...describeAsk(world, asker, place), id, token: interaction.token, type: kind, data, ...message };
  gateway.dispatch('INTERACTION_CREATE', payload, place.guildId);
  return interaction;
}

function describeAsk(world: World, asker: Asker, place: Place): JsonObject {
  const { user, guildId, channel, context } = place;
  const permissions = asker.permissions ?? memberPermissions;
  const locale = asker.locale ?? 'en-US';
  const guildLocale = world.guilds.get(guildId ?? '')?.locale ?? 'en-US';
  const inGuild = {
    guild_id: guildId,
    guild: { id: guildId, locale: guildLocale, features: [] },
    guild_locale: guildLocale,
    member: formatMember(user, permissions),
  };
  return {
    application_id: world.settings.applicationId,
    version: 1,
    channel_id: channel.id,
    channel: { ...formatChannel(channel), permissions: String(permissions) },
    app_permissions: String(asker.appPermissions ?? memberPermissions),
    locale,
    entitlements: [],
    authorizing_integration_owners: ownersOf(place),
    context,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(guildId === undefined ? { user: formatUser(user) } : inGuild),
  };
}

function ownersOf({ installed, guildId, user }: Place): JsonObject {
  return installed === 0 ? { 0: guildId ?? '0' } : { 1: user.id };
}

/** Why the service's client would not offer a command to this person here; undefined when it does. */
export function findWhyHidden(command: JsonObject, asker: Asker, place: Place): string | undefined {
  const contexts = command.contexts ?? (command.dm_permission === false || place.context === 2 ? [0] : [0, 1]);
  const name = `/${toText(command.name)}`;
  if (command.guild_id === undefined && !toList(contexts).includes(place.context))
    return `${name} is not offered in this context`;
  if (command.guild_id === undefined && !toList(command.integration_types).includes(place.installed)) {
    return `${name} is not offered to ${place.installed === 0 ? 'servers' : 'people'} who install the app`;
  }
  const needed = BigInt(toText(command.default_member_permissions) || '0');
  const has = asker.permissions ?? memberPermissions;
  const administrator = (has & 8n) !== 0n;
  if (place.context !== 0 || administrator || (has & needed) === needed) return undefined;
  return `${name} is not offered to members without these permissions`;
}
