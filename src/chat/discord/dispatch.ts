import type { APIInteraction } from 'discord.js';
import type { Reader } from '../../answer/reader.ts';
import { answerCommand, answerPress } from './answer-interaction.ts';
import type { Autocompleter } from './autocomplete.ts';
import { describeFailure } from './failure.ts';
import { makeReference } from './outgoing.ts';
import type { DispatchPorts } from './ports.ts';
import { readDoing, readOrigin } from './read-interaction.ts';
import { makeRecentIds } from './recent-ids.ts';
import { makeResponder, type Responder } from './responder.ts';
import { beginWait } from './wait.ts';

/** Answers what people do. */
export interface Dispatcher {
  /** Takes one interaction; never fails. */
  take(interaction: APIInteraction): void;
  /** Takes no more, and waits until all that were taken are answered. */
  drain(): Promise<void>;
}

/** A list of names that comes later than this is of no use to who types. */
const typingLimit = 2_500;

/** Makes what answers interactions. One that comes twice is answered once. */
export function makeDispatcher(ports: DispatchPorts): Dispatcher {
  const { logger } = ports;
  const recent = makeRecentIds();
  const inFlight = new Set<Promise<void>>();
  let open = true;

  const handle = async (interaction: APIInteraction): Promise<void> => {
    const origin = readOrigin(interaction);
    const doing = readDoing(interaction);
    if (!origin || !doing) {
      logger.debug({ type: interaction.type }, 'an interaction that nothing of ours offers was left alone');
      return;
    }
    const responder = makeResponder(ports.rest, origin, logger);
    if (doing.kind === 'typing') return await complete(doing, responder, ports.library.at(origin.actor.place));
    if (doing.kind === 'press') return await answerPress(doing, origin, responder, ports);
    return await answerCommand(doing, origin, responder, ports);
  };
  const complete = async (
    typing: Parameters<Autocompleter['complete']>[0],
    responder: Responder,
    reader: Reader,
  ): Promise<void> => {
    const late = beginWait(typingLimit);
    const choices = await Promise.race([
      // What is wrong with the log that is named, the question itself tells.
      ports.completer.complete(typing, reader).catch((error: unknown) => {
        logger.debug({ command: typing.name, reason: describeFailure(error).name }, 'nothing could be offered');
        return [];
      }),
      late.done.then(() => []),
    ]);
    late.callOff();
    await responder.complete(choices);
  };

  return {
    take(interaction) {
      if (!open || !recent.isNew(interaction.id)) return;
      const work = handle(interaction)
        .catch((error: unknown) => {
          const reference = makeReference();
          logger.error({ reference, interaction: interaction.id }, 'an interaction failed', describeFailure(error));
        })
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
    },
    async drain() {
      open = false;
      await Promise.all(inFlight);
    },
  };
}
