import { findPlace } from './asking.ts';
import type { Gateway } from './gateway.ts';
import type { JsonObject } from './json.ts';
import { createEmptyMessage, formatMessage, type StoredMessage } from './messages.ts';
import { formatMember, formatUser, memberPermissions } from './payloads.ts';
import { type Seen, seeMessage } from './seen.ts';
import { findUser, type World } from './world.ts';

/** A message that somebody writes. */
export interface Said {
  /** The text, in which `@bot` mentions the bot, and `@ada` somebody else who is known. */
  content: string;
  user?: string;
  /** The id of the server, or `null` for a direct message to the bot. */
  guild?: string | null;
  channel?: string;
  /** The message that it replies to, and whether whoever wrote that is told (they are by default). */
  replyTo?: Seen;
  ping?: boolean;
  /** What else the service says of it, in the place of what it would. */
  more?: JsonObject;
}

/** Bits of intents. */
const bits = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 };

/** How people write messages, and see the replies. */
export interface Writers {
  /** Writes a message; resolves to it at once. */
  write(said: Said): Seen;
  /** Changes what a message says, and tells the bot so. */
  rewrite(message: Seen, content: string): void;
  /** What the bot replied to a message so far. */
  replies(message: Seen): Seen[];
  /** Writes a message; resolves to the bot's reply, and fails where none comes. */
  say(said: Said): Promise<Seen>;
}

/** The people of a world, as far as they write messages. */
export function createWriters(world: World, gateway: Gateway): Writers {
  const tell = (event: string, message: StoredMessage, more: JsonObject = {}): void => {
    const guildId = world.channels.get(message.channelId)?.guildId;
    const needed = guildId === undefined ? bits.directMessages : bits.guildMessages;
    // The service tells nobody what they did not ask for.
    if ((gateway.intents & needed) === 0) return;
    const data = describe(world, message, guildId, (gateway.intents & bits.messageContent) !== 0);
    gateway.dispatch(event, { ...data, ...more }, guildId);
  };
  const replies = (message: Seen): Seen[] =>
    [...world.messages.values()]
      .filter((each) => each.replyTo === message.id && each.author === undefined)
      .map(seeMessage);
  const write = ({ content, replyTo, ping = true, more, ...asker }: Said): Seen => {
    const { user, channel } = findPlace(world, asker);
    const repliedTo = replyTo && world.messages.get(replyTo.id);
    const message = createEmptyMessage(world, { channelId: channel.id });
    message.content = content.replace(/@(\w+)/g, (_, name: string) => {
      return `<@${name === 'bot' ? world.settings.applicationId : findUser(world, name).id}>`;
    });
    message.author = user;
    if (repliedTo) Object.assign(message, { replyTo: repliedTo.id, pings: ping });
    tell('MESSAGE_CREATE', message, more);
    return seeMessage(message);
  };
  return {
    write,
    rewrite(seen, content) {
      const message = world.messages.get(seen.id);
      if (message === undefined) throw new Error('there is no such message');
      message.content = content.replaceAll('@bot', `<@${world.settings.applicationId}>`);
      message.editedAt = Date.now();
      tell('MESSAGE_UPDATE', message);
    },
    replies,
    async say(said) {
      const asked = write(said);
      for (const end = Date.now() + world.settings.answerWindow; Date.now() < end; ) {
        const [reply] = replies(asked);
        if (reply) return reply;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('the bot did not reply');
    },
  };
}

/** A message as the gateway brings it: its text is there for those alone whom it is for. */
function describe(world: World, message: StoredMessage, guildId: string | undefined, readsAll: boolean): JsonObject {
  const shown = formatMessage(world, message);
  const { author } = message;
  const repliedTo = message.pings === true ? world.messages.get(message.replyTo ?? '') : undefined;
  const ids = [...message.content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');
  if (repliedTo) ids.push(repliedTo.author?.id ?? world.settings.applicationId);
  const mentioned = [...new Set(ids)].flatMap((id) => world.users.get(id) ?? []);
  const isForBot = guildId === undefined || ids.includes(world.settings.applicationId);
  return {
    ...shown,
    ...(isForBot || readsAll ? {} : { content: '' }),
    mentions: mentioned.map(formatUser),
    ...(guildId !== undefined && {
      guild_id: guildId,
      ...(author && { member: { ...formatMember(author, memberPermissions), user: undefined } }),
    }),
  };
}
