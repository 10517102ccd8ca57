import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType, REST } from 'discord.js';
import type { LogReader } from '../../answer/reader.ts';
import { messageOf } from '../../model/errors.ts';
import type { BotMetrics, Logger } from '../../ops/log-port.ts';
import { keepAnswers } from './answer-cache.ts';
import type { AskedPage } from './compose-page.ts';
import { makeDispatcher } from './dispatch.ts';
import type { DispatchPorts } from './ports.ts';
import { listPractice } from './practice-questions.ts';
import { openPracticeSink } from './practice-sink.ts';
import { makeThrottles } from './throttle.ts';
import { waitOr } from './wait.ts';

/** How much is practised. */
export interface PracticePlan {
  /** How many questions are answered at most, and how many at a time. */
  most: number;
  atOnce: number;
  /** How many milliseconds that may take, without the time in which it gave way. */
  longest: number;
  /** Whether somebody waits for an answer: then practice gives way. */
  isBusy(): boolean;
}

/** How long practice gives way before it looks again, in milliseconds. */
const givingWay = 100;

/**
 * Answers questions that nobody asked, all the way from the event to an answer that goes out, to a place of ours: the
 * engine compiles what is done often only after some hundreds, on each thread, and until then an answer takes twice the
 * time. Nothing of it is counted, logged or kept. Never fails; stops when `signal` says so.
 */
export async function practise(
  log: LogReader,
  ports: DispatchPorts,
  { most, atOnce, longest, isBusy }: PracticePlan,
  signal: AbortSignal,
): Promise<void> {
  const sink = await openPracticeSink().catch((error: unknown) => {
    ports.logger.debug({ reason: messageOf(error) }, 'there is no place to practise answering with');
  });
  if (!sink) return;
  const rest = new REST({
    version: '10',
    api: sink.api,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    retries: 0,
  });
  const { library, compose, now } = ports;
  const dispatcher = makeDispatcher(
    {
      ...ports,
      rest,
      library: { ...library, at: () => library.ahead() },
      compose: keepAnswers(compose, 1),
      // Pictures take ten times as long as what they go with, and are drawn by what needs no practice.
      drawPicture: async () => new Uint8Array(),
      throttles: makeThrottles(),
      logger: silent,
      metrics: uncounted,
    },
    { mayWrite: () => false, reply: async () => false },
  );
  const questions = listPractice(log, ports.commands, most);
  let asked = 0;
  let spent = 0;
  const goOn = async (): Promise<void> => {
    for (;;) {
      while (isBusy() && !signal.aborted) await waitOr(givingWay, signal);
      if (signal.aborted || spent > longest) return;
      const { value: question } = await questions.next();
      if (!question) return;
      const begun = now();
      asked += 1;
      await dispatcher.take(makeInteraction(question, asked));
      spent += (now() - begun) / atOnce;
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, goOn));
  } catch (error) {
    ports.logger.debug({ reason: messageOf(error) }, 'practice ended early');
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    sink.close();
  }
}

/** A question as the service would send it. Nobody asks more than ten, so that none is slowed down. */
function makeInteraction({ command, raw }: AskedPage, index: number): object {
  const options = Object.entries(raw).map(([name, value]) => ({
    type: ApplicationCommandOptionType.String,
    name,
    value,
  }));
  const id = String(index);
  return {
    id,
    token: `practice-${id}`,
    application_id: '1',
    type: InteractionType.ApplicationCommand,
    guild_id: '1',
    channel: { id: '1' },
    member: { user: { id: String(Math.floor(index / 10)) }, permissions: '0' },
    data: { id: '1', type: ApplicationCommandType.ChatInput, name: command.name, options },
  };
}

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const uncounted: BotMetrics = { question: () => undefined, refresh: () => undefined, gateway: () => undefined };
