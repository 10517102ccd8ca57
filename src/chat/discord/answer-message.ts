import { findCommand } from '../../model/command-text.ts';
import { UserError } from '../../model/errors.ts';
import { normalizeArguments } from '../../model/normalize-arguments.ts';
import { type Block, say } from '../../render/blocks.ts';
import { renderDiscord } from '../../render/discord.ts';
import { askName } from '../ask.ts';
import { composeAnswer } from './compose-answer.ts';
import type { OutgoingMessage } from './outgoing.ts';
import { firstPlace } from './page-buttons.ts';
import type { DispatchPorts } from './ports.ts';
import type { AskingMessage } from './read-message.ts';
import type { Replier } from './reply.ts';
import { subscribeName } from './watch.ts';

/**
 * Answers a message that asks the bot, by a reply to it; one that replies to an answer follows on that. Whoever asks too
 * much is told so once, and then not answered for a while.
 */
export async function answerMessage(asking: AskingMessage, replier: Replier, ports: DispatchPorts): Promise<void> {
  const { id, channel, actor } = asking;
  if (!replier.mayWrite(channel)) return;
  const begun = ports.now();
  ports.logger.debug({ message: id }, 'a question by message');
  const composed = await composeAnswer(askName, { id, actor }, ports, () =>
    asking.question === '' ? composeExamples(asking, ports) : composeReply(asking, ports),
  );
  const isTold = composed.outcome === 'slowed-down' && !ports.throttles.warnings.admit(actor.user, begun).ok;
  const sent = isTold || (await replier.reply(asking, composed.outgoing));
  ports.metrics.question(askName, sent ? composed.outcome : 'failed', (ports.now() - begun) / 1000);
}

async function composeReply(
  { actor, question, before }: AskingMessage,
  ports: DispatchPorts,
): Promise<OutgoingMessage> {
  const command = findQuery(askName, ports);
  const { readAs: after, log } = before ?? {};
  const place = log === undefined ? firstPlace : { ...firstPlace, log };
  const raw = normalizeArguments({ question, ...(after !== undefined && { after }) });
  const offersWatch = actor.place.kind === 'server' && ports.commands.some(({ name }) => name === subscribeName);
  const asked = { command, raw, place, offersWatch, asker: actor.user };
  const page = await ports.compose(asked, { ...ports, reader: ports.library.at(actor.place) });
  return { ...page, ephemeral: false };
}

/** Who only calls the bot is shown what can be asked. */
async function composeExamples({ actor }: AskingMessage, ports: DispatchPorts): Promise<OutgoingMessage> {
  const answer = await findQuery('help', ports).answer({}, ports.library.at(actor.place));
  const questions = answer.command === 'help' ? answer.questions : [];
  const blocks: Block[] =
    questions.length === 0
      ? [{ kind: 'lead', line: say`Ask me in plain words about what changed, who changed it, and when.` }]
      : [
          { kind: 'lead', line: say`Ask me in plain words, for example:` },
          { kind: 'list', lines: questions.map((question) => say`${question}`) },
        ];
  return { message: { embeds: renderDiscord(blocks, { mention: ports.mention }), components: [] }, ephemeral: false };
}

function findQuery(name: string, { commands }: Pick<DispatchPorts, 'commands'>) {
  const command = findCommand(commands, name);
  if (command.kind !== 'query') throw new UserError(`/${name} is no question.`);
  return command;
}
