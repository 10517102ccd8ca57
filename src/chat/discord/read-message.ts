import { MessageType } from 'discord.js';
import type { Actor } from '../../model/actor.ts';
import { cleanLine } from '../../model/clean-text.ts';
import { readFooter } from '../../render/discord-footer.ts';
import { findEdit } from './ask-buttons.ts';
import { isRecord, type JsonRecord, readRecords, readText } from './read-json.ts';

/** A message of somebody who asks the bot. */
export interface AskingMessage {
  id: string;
  channel: string;
  actor: Actor;
  /** What is asked, without the mention; empty where nothing is. */
  question: string;
  /** What was answered before, where the message replies to that: the command as it was read, and the log. */
  before?: { readAs: string; log?: string | undefined } | undefined;
}

/** What people write; all else tells of something that happened. */
const written: readonly unknown[] = [MessageType.Default, MessageType.Reply];

/**
 * Reads a message as the service sent it; undefined where it is not for the bot: in a server one is that mentions it, or
 * that replies to one of its answers. Bots are never answered. `own` is the id of the bot's account.
 */
export function readMessage(event: unknown, own: string): AskingMessage | undefined {
  if (!isRecord(event) || !written.includes(event.type)) return undefined;
  const { id, channel_id: channel, guild_id: server, author, content, webhook_id: webhook } = event;
  if (typeof id !== 'string' || typeof channel !== 'string' || typeof content !== 'string') return undefined;
  if (!isRecord(author) || typeof author.id !== 'string' || author.bot === true || author.id === own) return undefined;
  // A webhook writes in the name of nobody.
  if (webhook !== undefined && webhook !== null) return undefined;
  const said = dropQuotes(content);
  const before = readAnswered(event.referenced_message, own);
  const isDirect = typeof server !== 'string';
  const mentions = readRecords(event.mentions);
  const isNamed = new RegExp(`<@!?${own}>`).test(dropCode(said));
  const isReply = before !== undefined && mentions.some((user) => user.id === own);
  if (!isDirect && !isNamed && !isReply) return undefined;
  const actor: Actor = {
    user: author.id,
    place: isDirect ? { kind: 'direct' } : { kind: 'server', server },
    managesServer: false,
    channel,
  };
  return { id, channel, actor, question: readQuestion(said, mentions, own), ...(before && { before }) };
}

/** Lines that quote somebody ask nothing themselves. */
function dropQuotes(content: string): string {
  return content
    .replace(/^>>> [\s\S]*/m, '')
    .split('\n')
    .filter((line) => !/^> /.test(line))
    .join('\n');
}

/** In code, nothing is a mention. */
const dropCode = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ');

/** The text as it reads: people who are mentioned by their names, nothing of marks and signs of the service. */
function readQuestion(said: string, mentions: readonly JsonRecord[], own: string): string {
  const names = new Map(
    mentions.map(({ id, username, global_name: shown }) => [readText(id), readText(shown) ?? readText(username)]),
  );
  const text = said
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === own ? ' ' : ` ${names.get(id) ?? ''} `))
    .replace(/<(?:@&|#|a?:\w+:|\/[^:>]+:|t:)-?\d+(?::\w)?>/g, ' ')
    // Two underscores are left: they are part of many names.
    .replace(/`+|\*\*|~~|\|\|/g, '');
  const question = cleanLine(text).trim().replace(/\s+/g, ' ');
  return /[\p{L}\p{N}]/u.test(question) ? question : '';
}

/** The answer of the bot that a message replies to; undefined for any other message. */
function readAnswered(message: unknown, own: string): AskingMessage['before'] {
  if (!isRecord(message) || !isRecord(message.author) || message.author.id !== own) return undefined;
  const footer = readRecords(message.embeds).at(-1)?.footer;
  const readAs = readFooter((isRecord(footer) && readText(footer.text)) || '');
  return readAs === undefined ? undefined : { readAs, log: findEdit(message)?.log };
}
