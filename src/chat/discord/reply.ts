import { setTimeout as pause } from 'node:timers/promises';
import { type RawFile, type REST, Routes } from 'discord.js';
import type { Logger } from '../../ops/log-port.ts';
import { describeFailure } from './describe-failure.ts';
import { makeApology, makeReference, type OutgoingMessage, toBody } from './outgoing.ts';
import type { AskingMessage } from './read-message.ts';
import { judgeSend } from './send-failure.ts';

/** Answers messages by replies to them. */
export interface Replier {
  /** Whether the bot may write in a channel, as far as it is known. */
  mayWrite(channel: string): boolean;
  /** Replies once, whatever happens on the way; tells whether it arrived. Never fails. */
  reply(to: Pick<AskingMessage, 'id' | 'channel'>, message: OutgoingMessage): Promise<boolean>;
}

/** Pauses in milliseconds before each repetition. */
const pauses = [500, 2_000, 6_000];

/** For how long a channel is left alone that took no message: each refusal counts against the bot. */
const leftAloneFor = 10 * 60_000;

/** Makes what replies. `rest` has the bot's token, and repeats nothing by itself. */
export function makeReplier(rest: REST, logger: Logger, now: () => number): Replier {
  const closed = new Map<string, number>();
  const told = new Set<string>();

  /** Nobody can be told in a channel that takes no message; the operator is, once. */
  const close = (channel: string, reason: string): void => {
    for (const [other, until] of closed) if (until <= now()) closed.delete(other);
    closed.set(channel, now() + leftAloneFor);
    if (told.has(channel)) return;
    told.add(channel);
    logger.warn({ channel, reason }, 'a question by message could not be answered');
  };
  const send = async (
    { id, channel }: Pick<AskingMessage, 'id' | 'channel'>,
    body: object,
    files: RawFile[],
  ): Promise<boolean | Error> => {
    for (let tried = 0; ; tried += 1) {
      try {
        await rest.post(Routes.channelMessages(channel), { body, files });
        told.delete(channel);
        return true;
      } catch (error) {
        const failure = judgeSend(error);
        if (failure.kind === 'refused') return describeFailure(error);
        if (failure.kind === 'stopped') {
          close(channel, failure.reason);
          return false;
        }
        const wait = pauses[tried];
        if (wait === undefined) {
          logger.warn({ message: id, reason: failure.reason }, 'an answer could not be brought to the service');
          return false;
        }
        await pause(wait);
      }
    }
  };

  return {
    mayWrite: (channel) => (closed.get(channel) ?? 0) <= now(),
    async reply(to, message) {
      const { data, files } = makeReplyBody(to.id, message);
      const sent = await send(to, data, files);
      if (typeof sent === 'boolean') return sent;
      const reference = makeReference();
      logger.error({ reference, message: to.id }, 'the service refused an answer', sent);
      const second = await send(to, makeReplyBody(to.id, makeApology(reference), '!').data, []);
      if (second instanceof Error) {
        logger.error({ reference, message: to.id }, 'the service refused the apology too', second);
      }
      return false;
    },
  };
}

/** By its nonce, the service knows a reply again that is sent twice. A reply mentions nobody, nor whom it answers. */
function makeReplyBody(id: string, message: OutgoingMessage, mark = ''): { data: object; files: RawFile[] } {
  const { data, files } = toBody({ ...message, ephemeral: false });
  const more = {
    message_reference: { message_id: id, fail_if_not_exists: false },
    allowed_mentions: { parse: [], replied_user: false },
    nonce: `${id}${mark}`,
    enforce_nonce: true,
  };
  return { data: { ...data, ...more }, files };
}
