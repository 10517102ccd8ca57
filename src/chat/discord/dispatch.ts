import type { APIInteraction } from 'discord.js';
import { mayKnowOf } from '../../model/actor.ts';
import type { LogFields } from '../../ops/log-port.ts';
import { answerEdit, answerHow, openEditor } from './answer-asked.ts';
import { answerCommand, answerPress } from './answer-interaction.ts';
import { answerMessage } from './answer-message.ts';
import { answerRest, listSubscriptions } from './answer-rest.ts';
import { answerWatch } from './answer-watch.ts';
import { readEdit, readHow } from './ask-buttons.ts';
import type { Autocompleter, CompletionPorts } from './autocomplete.ts';
import { isUsable } from './check-interaction.ts';
import { describeFailure } from './describe-failure.ts';
import { makeReference } from './outgoing.ts';
import type { DispatchPorts } from './ports.ts';
import { readDoing, readOrigin } from './read-interaction.ts';
import { readMessage } from './read-message.ts';
import { makeRecentIds } from './recent-ids.ts';
import type { Replier } from './reply.ts';
import { makeResponder, type Responder } from './responder.ts';
import { readRest } from './rest-buttons.ts';
import { makeTroubleTeller } from './trouble.ts';
import { beginWait } from './wait.ts';
import { readWatch } from './watch-button.ts';

/** Answers what people do. */
export interface Dispatcher {
  /**
   * Takes one interaction as the service sent it; fulfilled when it is answered, and never fails. What lacks what it must
   * have is left alone.
   */
  take(interaction: unknown): Promise<void>;
  /** Takes a message as the service sent it, which may be for the bot, whose account has the id `own`; never fails. */
  takeMessage(message: unknown, own: string): void;
  /** Whether somebody waits for an answer. */
  isBusy(): boolean;
  /** Takes no more, and waits until all that were taken are answered. */
  drain(): Promise<void>;
}

/** A list of names that comes later than this is of no use to who types. */
const typingLimit = 2_500;

/** Makes what answers interactions. One that comes twice is answered once. */
export function makeDispatcher(ports: DispatchPorts, replier: Replier): Dispatcher {
  const { logger } = ports;
  const recent = makeRecentIds();
  const inFlight = new Set<Promise<void>>();
  const tellTrouble = makeTroubleTeller(logger);
  let open = true;

  const follow = (doing: Promise<void>, fields: LogFields, sentence: string): Promise<void> => {
    const work = doing
      .catch((error: unknown) => {
        logger.error({ reference: makeReference(), ...fields }, sentence, describeFailure(error));
      })
      .finally(() => inFlight.delete(work));
    inFlight.add(work);
    return work;
  };
  const handle = async (interaction: APIInteraction): Promise<void> => {
    const origin = readOrigin(interaction);
    const doing = readDoing(interaction);
    if (!origin || !doing) {
      logger.debug({ type: interaction.type }, 'an interaction that nothing of ours offers was left alone');
      return;
    }
    const responder = makeResponder(ports.rest, origin, logger);
    const { place } = origin.actor;
    if (doing.kind === 'typing') {
      // Nobody types as fast as this: a script is offered nothing, and not told so.
      if (!ports.throttles.typing.admit(origin.actor.user, ports.now()).ok) return void (await responder.complete([]));
      const reader = ports.library.at(place);
      const subscriptions = async () => {
        const seen = new Set((await reader.logs()).map(({ name }) => name));
        const known = (await listSubscriptions(ports, place)).filter((one) => mayKnowOf(origin.actor, one));
        // A log that may not be seen here any more is not told of.
        return known.map((one) => (seen.has(one.log) ? one : { ...one, log: '—' }));
      };
      return await complete(doing, responder, { reader, subscriptions });
    }
    if (doing.kind === 'command') return await answerCommand(doing, origin, responder, ports);
    const edit = readEdit(doing.customId);
    if (doing.kind === 'form') return edit && (await answerEdit(edit, doing, origin, responder, ports));
    if (edit) return await openEditor(edit, doing.message, origin, responder, ports);
    const how = readHow(doing.customId);
    if (how) return await answerHow(how, doing.message, origin, responder, ports);
    const watch = readWatch(doing.customId);
    if (watch) return await answerWatch(watch, doing, origin, responder, ports);
    const rest = readRest(doing.customId);
    if (rest) return await answerRest(rest, doing.message, origin, responder, ports);
    if (doing.kind === 'press') await answerPress(doing, origin, responder, ports);
  };
  const complete = async (
    typing: Parameters<Autocompleter['complete']>[0],
    responder: Responder,
    from: CompletionPorts,
  ): Promise<void> => {
    const late = beginWait(typingLimit);
    const choices = await Promise.race([
      ports.completer.complete(typing, from).catch((error: unknown) => {
        tellTrouble(typing.name, error);
        return [];
      }),
      late.done.then(() => []),
    ]);
    late.callOff();
    await responder.complete(choices);
  };

  return {
    async take(interaction) {
      if (!open) return;
      if (!isUsable(interaction)) {
        logger.debug({}, 'an interaction that lacks what it must have was left alone');
        return;
      }
      if (!recent.isNew(interaction.id)) return;
      await follow(handle(interaction), { interaction: interaction.id }, 'an interaction failed');
    },
    takeMessage(message, own) {
      const asking = open ? readMessage(message, own) : undefined;
      if (!asking || !recent.isNew(asking.id)) return;
      void follow(answerMessage(asking, replier, ports), { message: asking.id }, 'a message could not be answered');
    },
    isBusy: () => inFlight.size > 0,
    async drain() {
      open = false;
      await Promise.all(inFlight);
    },
  };
}
