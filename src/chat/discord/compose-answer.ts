import { renderRefusal } from '../../render/discord.ts';
import { describeFailure } from './describe-failure.ts';
import { makeApology, makePlain, makeReference, type OutgoingMessage } from './outgoing.ts';
import type { Composed, DispatchPorts } from './ports.ts';
import type { Origin } from './read-interaction.ts';
import { isForAsker } from './trouble.ts';

/** Puts an answer together, or what is said in its place; `kind` is what it counts as. Never fails. */
export async function composeAnswer(
  command: string,
  { id, actor }: Pick<Origin, 'id' | 'actor'>,
  { throttles, now, logger }: DispatchPorts,
  answer: () => Promise<OutgoingMessage>,
  kind: 'questions' | 'actions' = 'questions',
): Promise<Composed> {
  const admission = throttles[kind].admit(actor.user, now());
  if (!admission.ok) {
    const { seconds } = admission;
    const wait = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
    return { outgoing: makePlain(`That was a lot at once: please go on ${wait}.`, true), outcome: 'slowed-down' };
  }
  try {
    return { outgoing: await answer(), outcome: 'answered' };
  } catch (error) {
    if (isForAsker(error)) {
      return { outgoing: makePlain(renderRefusal(error.message), true), outcome: 'refused' };
    }
    const reference = makeReference();
    logger.error({ reference, command, interaction: id }, 'a question failed', describeFailure(error));
    return { outgoing: makeApology(reference), outcome: 'failed' };
  }
}
