import { createHash } from 'node:crypto';
import { RESTJSONErrorCodes as codes, DiscordAPIError, Routes } from 'discord.js';
import type { Channels, SendFailure, SendResult } from '../../digest/ports.ts';
import { UserError } from '../../model/errors.ts';
import type { Logger } from '../../ops/log-port.ts';
import { escapeForDiscord } from '../../render/discord-escape.ts';
import { listMissing } from './channel-permissions.ts';
import { readBotAccount, readSurroundings } from './channel-surroundings.ts';
import { describeFailure } from './describe-failure.ts';
import { findMessage } from './find-message.ts';
import { explainLogin } from './login.ts';
import { makePostBody } from './post-body.ts';
import { makePostingRest, type PostingSettings } from './posting-rest.ts';
import { isRecord, readText } from './read-json.ts';
import { isRevoked, judgeSend, lacksPermission } from './send-failure.ts';

/** What posting takes from outside. */
export interface ChannelsPorts {
  logger: Logger;
  /** Milliseconds since 1970. */
  now(): number;
  /** Told once, with a sentence for the operator, when the service does not take the token any more. */
  revoked(reason: string): void;
}

/** The channels of the service. */
export interface PostingChannels extends Channels {
  /** Begins no request any more: what waits for its turn fails, to be tried again another time. */
  close(): void;
}

/** Makes the channels of the service, reached by its HTTP interface alone; no gateway is needed. */
export function makeChannels(settings: PostingSettings, { logger, now, revoked }: ChannelsPorts): PostingChannels {
  const { rest, close } = makePostingRest(settings);
  let own: Promise<string> | undefined;
  let isOver = false;

  const readOwn = (): Promise<string> => {
    own ??= readBotAccount(rest).catch((error: unknown) => {
      own = undefined;
      throw error;
    });
    return own;
  };

  /** What a failed request means; where nothing can be asked any more, that is told. */
  const judge = (error: unknown): SendFailure => {
    if (isRevoked(error) && !isOver) {
      isOver = true;
      revoked(explainLogin(error)?.message ?? 'Discord does not take the token any more.');
    }
    return isOver ? { kind: 'again', reason: 'Discord does not take the token any more' } : judgeSend(error);
  };

  const attempt = async <T>(work: () => Promise<T>): Promise<T | SendFailure> => {
    try {
      // Without a token the library fails by itself; the service need not be asked.
      if (isOver) throw new Error('the token is not taken any more');
      return await work();
    } catch (error) {
      return judge(error);
    }
  };

  const listMissingIn = async (channel: string, mention?: string): Promise<string[]> => {
    try {
      return listMissing(await readSurroundings(rest, channel, await readOwn()), { now: now(), mention });
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      if (error.code === codes.MissingAccess) return ['View Channel'];
      if (error.code !== codes.UnknownChannel && error.code !== codes.UnknownGuild) throw error;
      throw new UserError('There is no such channel, or the bot is not in its server.', 'not-found');
    }
  };

  return {
    close,
    async send(channel, message, mention) {
      return await attempt<SendResult>(async () => {
        const body = makePostBody(message, mention);
        if (!body) return { kind: 'refused', reason: 'the message is not one that Discord could show' };
        const sent = await rest.post(Routes.channelMessages(channel), { body });
        const id = isRecord(sent) ? readText(sent.id) : undefined;
        return id === undefined ? { kind: 'again', reason: 'Discord told no id of the message' } : { kind: 'sent', id };
      });
    },

    async find(channel, mark, since) {
      return await attempt<{ id: string } | undefined | SendFailure>(async () => {
        const found = await findMessage(rest, { channel, mark, since, author: await readOwn() });
        if (found.kind === 'found') return { id: found.id };
        if (found.kind === 'too-many') {
          return { kind: 'again', reason: 'its channel has too many messages to look for what was posted there' };
        }
        // To who may not read what was written, a channel looks as if it were empty.
        const isHidden = found.isEmpty && (await listMissingIn(channel)).length > 0;
        return isHidden ? { kind: 'stopped', reason: lacksPermission } : undefined;
      });
    },

    missingPermissions: listMissingIn,

    async tell(user, sentence) {
      try {
        const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
        const channel = isRecord(opened) ? readText(opened.id) : undefined;
        if (channel === undefined) return false;
        const lines = sentence.split('\n').map((line) => escapeForDiscord(line));
        const content = [...lines.join('\n')].slice(0, 1900).join('');
        const nonce = createHash('sha256').update(content).digest('base64url').slice(0, 25);
        const body = { content, nonce, enforce_nonce: true, allowed_mentions: { parse: [] } };
        await rest.post(Routes.channelMessages(channel), { body });
        return true;
      } catch (error) {
        const { kind } = judge(error);
        // Whoever takes no messages of bots is told by the list of subscriptions.
        logger.debug({ user, reason: describeFailure(error).message }, 'somebody could not be told by direct message');
        return kind !== 'again';
      }
    },

    link: (server, channel, message) => `https://discord.com/channels/${server ?? '@me'}/${channel}/${message}`,
  };
}
