import type { APIMessage } from 'discord.js';
import { readAsOf } from '../../answer/as-of.ts';
import { explainEntries } from '../../answer/explain-entries.ts';
import { UserError } from '../../model/errors.ts';
import { normalizeValue } from '../../model/normalize-arguments.ts';
import { renderDiscord } from '../../render/discord.ts';
import { renderWorking } from '../../render/working-blocks.ts';
import { askName, formatReadAs, readLine } from '../ask.ts';
import { type EditStep, findEdit } from './ask-buttons.ts';
import { composeAnswer } from './compose-answer.ts';
import { readOn } from './compose-page.ts';
import { deliver } from './deliver.ts';
import { makeEditForm } from './edit-form.ts';
import { firstPlace, type PagePlace } from './page-buttons.ts';
import type { DispatchPorts } from './ports.ts';
import { dayOf, isPrivate, mayTurn, readQuestion, readReadAs } from './pressed-message.ts';
import type { Doing, Origin } from './read-interaction.ts';
import type { Responder } from './responder.ts';

const color = 0x4a7fb5;

/** Of so many entries it is told why they are in their subsystems. */
const mostExplained = 5;

/** Tells somebody alone how an answer to a question in plain words was found. */
export async function answerHow(
  place: PagePlace,
  message: APIMessage,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const work = composeAnswer(askName, origin, ports, async () => {
    const queries = ports.commands.filter((command) => command.kind === 'query');
    const asked = readQuestion(message, queries);
    if (!asked) throw tooOld();
    const { command, raw } = asked;
    const now = readOn(ports.library.at(origin.actor.place), place.day ?? dayOf(message));
    const reader = place.records === undefined ? now : readAsOf(now, place.records);
    const answer = await command.answer({ ...raw, ...(place.log !== undefined && { log: place.log }) }, reader);
    if (!('asked' in answer) || !answer.asked) throw tooOld();
    const explained = await explainEntries(reader, answer, mostExplained);
    const blocks = renderWorking(answer, formatReadAs(answer, asked, ports.commands), explained);
    const embeds = renderDiscord(blocks, { mention: ports.mention, color }).slice(0, 1);
    return { message: { embeds, components: [] }, ephemeral: true };
  });
  await deliver(work, { label: askName, kind: 'answer', ephemeral: true, origin }, responder, ports);
}

/** Opens the command that a question was read as, for whoever pressed to change it. */
export async function openEditor(
  step: EditStep,
  message: APIMessage,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const readAs = readReadAs(message);
  if (readAs !== undefined) return void (await responder.open(makeEditForm(step, readAs)));
  const work = composeAnswer(askName, origin, ports, async () => {
    throw tooOld();
  });
  await deliver(work, { label: askName, kind: 'answer', ephemeral: true, origin }, responder, ports);
}

/**
 * Answers what somebody made of the command that a question was read as: in the message's place where it is theirs, as a
 * page is turned; else for them alone.
 */
export async function answerEdit(
  { log }: EditStep,
  { text, message }: Extract<Doing, { kind: 'form' }>,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const isOwn = mayTurn(message, origin.actor.user);
  const work = composeAnswer(askName, origin, ports, async () => {
    const queries = ports.commands.filter((command) => command.kind === 'query');
    const { command, raw } = readLine(normalizeValue(text), queries);
    const reader = ports.library.at(origin.actor.place);
    const asker = isOwn && !isPrivate(message) ? (findEdit(message)?.asker ?? '') : '';
    const question = { command, raw, place: { ...firstPlace, log }, asker };
    return { ...(await ports.compose(question, { ...ports, reader })), ephemeral: !isOwn };
  });
  const kind = isOwn ? 'update' : 'answer';
  await deliver(work, { label: askName, kind, ephemeral: !isOwn, origin }, responder, ports);
}

const tooOld = (): UserError => new UserError('This message is too old for that: ask again.');
