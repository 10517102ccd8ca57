import { type APIMessage, MessageFlags } from 'discord.js';
import type { Reader } from '../../answer/reader.ts';
import type { QueryCommand } from '../../model/command.ts';
import { findCommand } from '../../model/command-text.ts';
import { localDay } from '../../model/day.ts';
import { UserError } from '../../model/errors.ts';
import { normalizeArguments } from '../../model/normalize-arguments.ts';
import { renderDiscord, renderRefusal } from '../../render/discord.ts';
import { readFooter } from '../../render/discord-footer.ts';
import { type Asked, readLine, runAction } from '../ask.ts';
import { readOn } from './compose-page.ts';
import { deliver } from './deliver.ts';
import { describeFailure } from './failure.ts';
import { makeApology, makePlain, makeReference, type OutgoingMessage } from './outgoing.ts';
import { firstPlace, readPlace } from './page-buttons.ts';
import type { Composed, DispatchPorts } from './ports.ts';
import type { Doing, Origin } from './read-interaction.ts';
import type { Responder } from './responder.ts';

type Press = Extract<Doing, { kind: 'press' }>;
type CommandAsked = Extract<Doing, { kind: 'command' }>;

/** Answers a command. */
export async function answerCommand(
  doing: CommandAsked,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const command = ports.commands.find(({ name }) => name === doing.name);
  const ephemeral = doing.isPrivate || command?.kind === 'action';
  const label = command?.name ?? 'unknown';
  ports.logger.debug({ interaction: origin.id, command: label, private: ephemeral }, 'a question');
  const work = compose(label, origin, ports, async () => {
    const found = command ?? findCommand(ports.commands, doing.name);
    const raw = normalizeArguments(doing.raw);
    const reader = ports.library.at(origin.actor.place);
    if (found.kind === 'query') {
      return { ...(await ports.compose({ command: found, raw, place: firstPlace }, { ...ports, reader })), ephemeral };
    }
    const { blocks } = await runAction(found, raw, origin.actor, { reader, settings: ports.settings });
    const embeds = renderDiscord(blocks, { mention: ports.mention }).slice(0, 1);
    return { message: { embeds, components: [] }, ephemeral };
  });
  await deliver(work, { label, kind: 'answer', ephemeral, origin }, responder, ports);
}

/**
 * Answers a press on a button: the page is turned for everybody by who asked, and shown to anybody else alone. The
 * question stands in the message; it is asked where the button is pressed, so what may not be seen there is not.
 */
export async function answerPress(
  { customId, message }: Press,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const queries = ports.commands.filter((command) => command.kind === 'query');
  const asked = readQuestion(message, queries);
  const label = asked?.command.name ?? 'unknown';
  const isOwn = mayTurn(message, origin.actor.user);
  const work = compose(label, origin, ports, async () => {
    const place = readPlace(customId);
    if (!asked || !place) throw new UserError('This message is too old to be paged: ask again.');
    const reader = readOn(ports.library.at(origin.actor.place), dayOf(message));
    return { ...(await ports.compose({ ...asked, place }, { ...ports, reader })), ephemeral: !isOwn };
  });
  const kind = isOwn ? 'update' : 'answer';
  await deliver(work, { label, kind, ephemeral: !isOwn, origin }, responder, ports);
}

/** Puts an answer together, or what is said in its place. Never fails. */
async function compose(
  command: string,
  { id, actor }: Origin,
  { throttle, now, logger }: DispatchPorts,
  answer: () => Promise<OutgoingMessage>,
): Promise<Composed> {
  const admission = throttle.admit(actor.user, now());
  if (!admission.ok) {
    const { seconds } = admission;
    const wait = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
    return { outgoing: makePlain(`That was a lot at once: please go on ${wait}.`, true), outcome: 'slowed-down' };
  }
  try {
    return { outgoing: await answer(), outcome: 'answered' };
  } catch (error) {
    if (error instanceof UserError) {
      return { outgoing: makePlain(renderRefusal(error.message), true), outcome: 'refused' };
    }
    const reference = makeReference();
    logger.error({ reference, command, interaction: id }, 'a question failed', describeFailure(error));
    return { outgoing: makeApology(reference), outcome: 'failed' };
  }
}

/** The question that a message answers, as its footer says it; undefined where it cannot be read. */
function readQuestion(
  { embeds }: APIMessage,
  queries: readonly QueryCommand<Reader>[],
): Asked<QueryCommand<Reader>> | undefined {
  const line = readFooter(embeds.at(-1)?.footer?.text ?? '');
  try {
    return line === undefined ? undefined : readLine(line, queries);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Whether somebody's press changes a message for all who see it: it is their question, or they alone see it. */
function mayTurn({ flags, interaction_metadata: asked }: APIMessage, user: string): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0 || asked === undefined || asked.user.id === user;
}

/** The day on which a question was asked: "last month" means the same on all its pages. */
const dayOf = ({ timestamp }: APIMessage): string => localDay(Date.parse(timestamp));
