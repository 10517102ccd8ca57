import { setTimeout as pause } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags, type RawFile, type REST, type RequestData, Routes } from 'discord.js';
import type { Logger } from '../../ops/log-port.ts';
import { describeFailure } from './describe-failure.ts';
import { judgeFailure } from './failure.ts';
import { type OutgoingMessage, toBody } from './outgoing.ts';
import type { Origin } from './read-interaction.ts';

/** What became of a message: of one that is `lost` the operator was told; one that is `refused` is at fault itself. */
export type Delivery = { kind: 'taken' } | { kind: 'lost' } | { kind: 'refused'; cause: Error };

/** Answers one interaction. None of this throws. */
export interface Responder {
  /** The first answer, within three seconds. `update` changes the message that was pressed on. */
  answer(message: OutgoingMessage, update?: boolean): Promise<Delivery>;
  /** Says that the answer takes a while; it is for the asker alone where it is `ephemeral`. */
  defer(kind: 'answer' | 'update', ephemeral: boolean): Promise<Delivery>;
  /** Puts the answer in the place of the one that was deferred. */
  edit(message: OutgoingMessage, update?: boolean): Promise<Delivery>;
  /** A message beside the first, for the asker alone. */
  follow(message: OutgoingMessage): Promise<Delivery>;
  /** Opens a form in the place of an answer. */
  open(form: object): Promise<Delivery>;
  complete(choices: readonly { name: string; value: string }[]): Promise<Delivery>;
}

/** Pauses in milliseconds before each repetition: a first answer is worth nothing after three seconds. */
const answerPauses = [100, 300, 600];
const editPauses = [250, 1_000, 3_000, 6_000];

/** How long one attempt may take, in milliseconds. */
const answerLimit = 1_500;
const editLimit = 15_000;

interface Attempts {
  pauses: readonly number[];
  limit: number;
}

/** Makes the responder of an interaction. Its requests carry the interaction's own token, never the bot's. */
export function makeResponder(rest: REST, origin: Origin, logger: Logger): Responder {
  const callback = Routes.interactionCallback(origin.id, origin.token);
  const original = Routes.webhookMessage(origin.applicationId, origin.token, '@original');
  const webhook = Routes.webhook(origin.applicationId, origin.token);

  const attempt = async (send: (data: RequestData) => Promise<unknown>, attempts: Attempts): Promise<Delivery> => {
    for (let tried = 0; ; tried += 1) {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), attempts.limit);
      try {
        await send({ auth: false, signal: late.signal });
        return { kind: 'taken' };
      } catch (error) {
        const judged = judgeFailure(error, tried > 0);
        if (judged.kind === 'taken') return judged;
        if (judged.kind === 'refused') return { kind: 'refused', cause: describeFailure(error) };
        const fields = { interaction: origin.id, code: codeOf(error) };
        if (judged.kind === 'gone') {
          logger.warn(fields, judged.sentence);
          return { kind: 'lost' };
        }
        const wait = attempts.pauses[tried];
        if (wait === undefined) {
          logger.warn({ ...fields, attempts: tried + 1 }, 'an answer could not be brought to the service');
          return { kind: 'lost' };
        }
        logger.debug({ ...fields, attempts: tried + 1 }, 'the service did not take an answer; it is sent again');
        await pause(wait);
      } finally {
        clearTimeout(timer);
      }
    }
  };
  const respond = async (body: object, files: readonly RawFile[] = []): Promise<Delivery> =>
    await attempt((data) => rest.post(callback, { ...data, body, files: [...files] }), {
      pauses: answerPauses,
      limit: answerLimit,
    });

  return {
    async answer(message, update = false) {
      const { data, files } = toBody(message, update);
      const type = update ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource;
      return await respond({ type, data }, files);
    },
    async defer(kind, ephemeral) {
      if (kind === 'update') return await respond({ type: InteractionResponseType.DeferredMessageUpdate });
      const data = ephemeral ? { flags: MessageFlags.Ephemeral } : {};
      return await respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
    },
    async edit(message, update = false) {
      const { data, files } = toBody({ ...message, ephemeral: false }, update);
      return await attempt((more) => rest.patch(original, { ...more, body: data, files }), {
        pauses: editPauses,
        limit: editLimit,
      });
    },
    async follow(message) {
      const { data, files } = toBody({ ...message, ephemeral: true });
      // It would be there twice if an attempt whose answer was lost were repeated.
      return await attempt((more) => rest.post(webhook, { ...more, body: data, files }), {
        pauses: [],
        limit: editLimit,
      });
    },
    async open(form) {
      return await respond({ type: InteractionResponseType.Modal, data: form });
    },
    async complete(choices) {
      // The next letter asks again: it is not worth a repetition.
      return await attempt(
        (more) =>
          rest.post(callback, {
            ...more,
            body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
          }),
        { pauses: [], limit: answerLimit },
      );
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
