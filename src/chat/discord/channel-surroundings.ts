import { RESTJSONErrorCodes as codes, DiscordAPIError, type REST, Routes } from 'discord.js';
import { UserError } from '../../model/errors.ts';
import { explainKind, isThread, type Surroundings } from './channel-permissions.ts';
import { isRecord, type JsonRecord, readText } from './read-json.ts';

/** The id of the bot's own account. */
export async function readBotAccount(rest: REST): Promise<string> {
  return idOf(await read(rest, Routes.user('@me')));
}

/**
 * Asks for all that decides what the bot may do in a channel. Throws a UserError for a channel that takes no messages
 * whatever is permitted.
 */
export async function readSurroundings(rest: REST, channelId: string, own: string): Promise<Surroundings> {
  const channel = await read(rest, Routes.channel(channelId));
  const reason = explainKind(channel);
  if (reason !== undefined) throw new UserError(reason);
  const server = readText(channel.guild_id);
  if (server === undefined) throw new UserError('Only channels of a server can be subscribed.');
  const parentId = isThread(channel) ? readText(channel.parent_id) : undefined;
  const [guild, member, parent] = await Promise.all([
    read(rest, Routes.guild(server)),
    read(rest, Routes.guildMember(server, own)),
    parentId === undefined ? undefined : read(rest, Routes.channel(parentId)),
  ]);
  const isInThread = parentId === undefined ? undefined : await takesPart(rest, channelId);
  return { guild, member, channel, parent, isInThread };
}

async function takesPart(rest: REST, thread: string): Promise<boolean> {
  try {
    await rest.get(Routes.threadMembers(thread, '@me'));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return false;
    if (error instanceof DiscordAPIError && error.code === codes.MissingAccess) return false;
    throw error;
  }
}

async function read(rest: REST, route: `/${string}`): Promise<JsonRecord> {
  const found = await rest.get(route);
  if (!isRecord(found)) throw new Error(`the service told nothing of ${route}`);
  return found;
}

function idOf(record: JsonRecord): string {
  const id = readText(record.id);
  if (id === undefined) throw new Error('the service told no id of the bot');
  return id;
}
