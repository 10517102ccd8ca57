import type { APIMessage } from 'discord.js';
import { findCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import { normalizeArguments } from '../../model/normalize-arguments.ts';
import { readAskFooter, readFooter } from '../../render/discord-footer.ts';
import type { DiscordMessage } from '../../render/discord-message.ts';
import { askName } from '../ask.ts';
import { type Asker, findEdit } from './ask-buttons.ts';
import { composeAnswer } from './compose-answer.ts';
import { readOn } from './compose-page.ts';
import { deliver } from './deliver.ts';
import type { OutgoingMessage } from './outgoing.ts';
import { firstPlace, readPlace } from './page-buttons.ts';
import type { DispatchPorts } from './ports.ts';
import { dayOf, mayTurn, readQuestion, readReadAs } from './pressed-message.ts';
import type { Doing, Origin } from './read-interaction.ts';
import type { Responder } from './responder.ts';
import { showAction } from './show-action.ts';
import { subscribeName } from './watch.ts';

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
  const answer = async (): Promise<OutgoingMessage> => {
    const found = command ?? findCommand(ports.commands, doing.name);
    const raw = normalizeArguments(doing.raw);
    const reader = ports.library.at(origin.actor.place);
    if (found.kind === 'query') {
      const question = { command: found, raw, place: firstPlace, offersWatch: offersWatch(origin, ports) };
      const asker = found.name === askName ? { asker: '' } : {};
      return { ...(await ports.compose({ ...question, ...asker }, { ...ports, reader })), ephemeral };
    }
    const outcome = await found.act(raw, origin.actor, { ...ports, reader });
    return { message: showAction(outcome, ports.mention), ephemeral };
  };
  const work = composeAnswer(label, origin, ports, answer, command?.kind === 'action' ? 'actions' : 'questions');
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
  const work = composeAnswer(label, origin, ports, async () => {
    const place = readPlace(customId);
    if (!asked || !place) throw new UserError('This message is too old to be paged: ask again.');
    // A message of an older version does not say the day; it is that of the question, unless somebody has it alone.
    const reader = readOn(ports.library.at(origin.actor.place), place.day ?? dayOf(message));
    const question = { ...asked, place, offersWatch: offersWatch(origin, ports), asker: chooseAsker(message, isOwn) };
    const page = await ports.compose(question, { ...ports, reader });
    checkReading(page.message, message);
    return { ...page, ephemeral: !isOwn };
  });
  const kind = isOwn ? 'update' : 'answer';
  await deliver(work, { label, kind, ephemeral: !isOwn, origin }, responder, ports);
}

/** Who alone sees a page is the one who asked for it. */
function chooseAsker(message: APIMessage, isOwn: boolean): Asker | undefined {
  const asker = findEdit(message)?.asker;
  return asker === undefined || isOwn ? asker : '';
}

/**
 * What a log knows helps to read a question, and grows: a page of another reading would be one of another answer. Throws
 * a UserError for one.
 */
function checkReading(page: DiscordMessage, message: APIMessage): void {
  const isPlain = readAskFooter(message.embeds.at(-1)?.footer?.text ?? '') !== undefined;
  const now = readFooter(page.embeds.at(-1)?.footer?.text ?? '');
  if (!isPlain || now === readReadAs(message)) return;
  throw new UserError('The log has grown, and the question is read otherwise by now: ask it again.');
}

/** Only a channel of a server can be told of something again and again. */
const offersWatch = ({ actor }: Origin, { commands }: DispatchPorts): boolean =>
  actor.place.kind === 'server' && commands.some(({ name }) => name === subscribeName);
