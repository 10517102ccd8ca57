import type { ActionPorts } from '../../../commands/ports.ts';
import type { Reader } from '../../answer/reader.ts';
import type { ActionCommand, Command } from '../../model/command.ts';
import { UserError } from '../../model/errors.ts';
import { composeAnswer } from './compose-answer.ts';
import { deliver } from './deliver.ts';
import type { OutgoingMessage } from './outgoing.ts';
import type { DispatchPorts } from './ports.ts';
import { readReading } from './pressed-message.ts';
import type { Doing, Origin } from './read-interaction.ts';
import type { Responder } from './responder.ts';
import { showAction } from './show-action.ts';
import { askSchedule, subscribeName, toSubscription } from './watch.ts';
import type { WatchStep } from './watch-button.ts';

/**
 * Answers somebody who wants to be told of what answers a question again and again: first asks for the schedule, for
 * them alone; then has the subscription made just as the command does that makes subscriptions.
 */
export async function answerWatch(
  { step, log }: WatchStep,
  doing: Extract<Doing, { kind: 'press' | 'pick' }>,
  origin: Origin,
  responder: Responder,
  ports: DispatchPorts,
): Promise<void> {
  const { actor } = origin;
  const answer = async (): Promise<OutgoingMessage> => {
    const queries = ports.commands.filter((command) => command.kind === 'query');
    const asked = readReading(doing.message, queries);
    if (!asked) throw new UserError('This message is too old to be watched: ask again.');
    const command = findSubscribe(ports.commands);
    const [schedule] = doing.kind === 'pick' ? doing.values : [];
    // What cannot be watched is said before anything is asked.
    const raw = toSubscription(asked, command, { log, schedule: schedule ?? '' });
    const reader = ports.library.at(actor.place);
    if (step === 'ask' || schedule === undefined) {
      // A log that was hidden since is not told of.
      await reader.open(log);
      const { mention, digests } = ports;
      return { message: askSchedule(asked, log, { actor, zone: digests.zone, mention }), ephemeral: true };
    }
    const outcome = await command.act(raw, actor, { ...ports, reader });
    return { message: showAction(outcome, ports.mention), ephemeral: true };
  };
  const work = composeAnswer(subscribeName, origin, ports, answer, step === 'ask' ? 'questions' : 'actions');
  const kind = step === 'ask' ? 'answer' : 'update';
  await deliver(work, { label: subscribeName, kind, ephemeral: true, origin }, responder, ports);
}

function findSubscribe(commands: readonly Command<Reader, ActionPorts>[]): ActionCommand<ActionPorts> {
  const found = commands.find(({ name }) => name === subscribeName);
  if (found?.kind !== 'action') throw new UserError('Nothing can be watched here.');
  return found;
}
