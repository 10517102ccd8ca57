import { setMaxListeners } from 'node:events';
import { REST } from 'discord.js';
import type { ActionPorts } from '../../../commands/ports.ts';
import type { Library } from '../../answer/library.ts';
import type { Reader } from '../../answer/reader.ts';
import type { Command } from '../../model/command.ts';
import type { DigestDesk } from '../../model/digest-desk.ts';
import { messageOf } from '../../model/errors.ts';
import type { SettingsPort } from '../../model/settings.ts';
import type { BotMetrics, Logger } from '../../ops/log-port.ts';
import { keepAnswers } from './answer-cache.ts';
import { makeAutocompleter } from './autocomplete.ts';
import { type ComposingThreads, makeComposeApart } from './compose-apart.ts';
import { composePage } from './compose-page.ts';
import { describeFailure } from './describe-failure.ts';
import { makeDispatcher } from './dispatch.ts';
import { gateCompose } from './gated-compose.ts';
import { connectGateway, type Gateway } from './gateway.ts';
import { type GatewayState, makeGatewayTracker } from './gateway-state.ts';
import { makeInvite } from './invite.ts';
import { explainLogin, pauseBeforeAttempt } from './login.ts';
import { drawPicture } from './picture.ts';
import { keepPictures } from './picture-cache.ts';
import type { DispatchPorts } from './ports.ts';
import { practise } from './practice.ts';
import { describeRegistering, findApplication, keepRegistering } from './register.ts';
import { makeReplier } from './reply.ts';
import { type KnownServers, makeServerWatch } from './servers.ts';
import { makeSlashCommands } from './slash-commands.ts';
import { makeThrottles } from './throttle.ts';
import { beginWait, waitOr } from './wait.ts';
import { listFirst, warmUp } from './warm-up.ts';

/** What the bot is told from outside. */
export interface BotSettings {
  token: string;
  /** The base of the service's HTTP interface; its own unless given. */
  api?: string | undefined;
  /** The one server to register commands for; everywhere unless given. */
  server?: string | undefined;
  /** After how many milliseconds an answer that is not there yet is said to take a while. */
  patience?: number | undefined;
  /** How many milliseconds answers on their way are waited for when the bot stops. */
  longestDrain?: number | undefined;
  /** Whether logs are opened and read ahead; so unless said otherwise. */
  readsAhead?: boolean | undefined;
}

/** What the bot works with. */
export interface BotPorts {
  commands: readonly Command<Reader, ActionPorts>[];
  library: Library;
  settings: SettingsPort;
  digests: DigestDesk;
  servers: KnownServers;
  logger: Logger;
  metrics: BotMetrics;
  /** Milliseconds since 1970. */
  now(): number;
  /** The threads on which answers are put together beside this one; none unless given. */
  threads?: ComposingThreads | undefined;
  /** Draws an SVG as PNG; with the shipped font unless given. */
  drawPicture?: ((svg: string) => Promise<Uint8Array>) | undefined;
}

/** A bot that is logged in. */
export interface Bot {
  /** The link by which it is brought to a server. */
  invite: string;
  gateway(): GatewayState;
  /** Fulfilled once the commands are registered, or it is known that they cannot be. */
  registered: Promise<void>;
  /** Fulfilled, with a sentence for the operator, when the service will not have the bot any more. */
  ended: Promise<string>;
  /**
   * Takes no more questions, finishes the answers that are on their way, and logs out; eight seconds at most. Who waits
   * for an answer that is not there by then is told to ask again.
   */
  stop(): Promise<void>;
}

/** How much is practised before the first questions: on the threads, and on this one, where people wait meanwhile. */
const practice = { most: 2_000, atOnce: 8, longest: 30_000 };
const practiceHere = { most: 300, atOnce: 1, longest: 30_000 };

/** How long answers on their way are waited for, and how long the gateway's goodbye and a last word, in milliseconds. */
const longestDrain = 7_000;
const longestGoodbye = 1_000;

/**
 * Starts the bot: logs in, registers the commands where they differ, and answers. Where the service cannot be reached it
 * tries again until `signal` says to give up. Throws a UserError where the service does not take the token.
 */
export async function startBot(settings: BotSettings, ports: BotPorts, signal: AbortSignal): Promise<Bot> {
  const { logger, metrics, now, library } = ports;
  const api = settings.api === undefined ? {} : { api: settings.api };
  const rest = new REST({ version: '10', ...api }).setToken(settings.token);
  const tracker = makeGatewayTracker(now());
  const ids = new Map<string, string>();
  const completer = makeAutocompleter(ports.commands);
  const givingUp = new AbortController();
  // All answers that were deferred listen to it.
  setMaxListeners(0, givingUp.signal);
  const apart = ports.threads && makeComposeApart({ ...ports.threads, logger, here: composePage });
  const gated = gateCompose(apart?.compose ?? composePage, ports.threads?.count ?? 0);
  const dispatchPorts: DispatchPorts = {
    ...ports,
    // Answers do not count against the service's limit over all routes; and the pauses between attempts are ours.
    rest: new REST({ version: '10', ...api, globalRequestsPerSecond: Number.POSITIVE_INFINITY, retries: 0 }),
    completer,
    compose: keepAnswers(gated),
    throttles: makeThrottles(),
    mention: (name) => {
      const id = ids.get(name.split(' ')[0] ?? '');
      return id === undefined ? undefined : `</${name}:${id}>`;
    },
    drawPicture: keepPictures(ports.drawPicture ?? drawPicture),
    patience: settings.patience ?? 1_000,
    givenUp: givingUp.signal,
  };
  const replies = new REST({ version: '10', ...api, retries: 0 }).setToken(settings.token);
  const dispatcher = makeDispatcher(dispatchPorts, makeReplier(replies, logger, now));
  const stopping = new AbortController();
  signal.addEventListener('abort', () => stopping.abort());
  const watch = makeServerWatch(ports);
  let tellEnd: (reason: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    tellEnd = resolve;
  });

  const application = await insist(() => findApplication(rest), logger, signal);
  const registered = keepRegistering(
    { rest, applicationId: application.id, server: settings.server, commands: makeSlashCommands(ports.commands) },
    stopping.signal,
    logger,
  ).then((registration) => {
    for (const [name, id] of registration?.ids ?? []) ids.set(name, id);
    if (registration) logger.info({}, describeRegistering(registration, settings.server));
  });
  const gatewayPorts = {
    tracker,
    events: { interaction: dispatcher.take, message: dispatcher.takeMessage, ...watch.events, closed: tellEnd },
    logger,
    metrics,
    now,
  };
  const readsAhead = settings.readsAhead ?? true;
  const ahead = { ...dispatchPorts, reader: library.ahead() };
  const starting = apart?.start(readsAhead ? listFirst(ports.commands) : [], ahead);
  const gateway = await insist(() => connectGateway(settings.token, settings.api, gatewayPorts), logger, signal);
  if (readsAhead) {
    void Promise.all([warmUp(ahead, stopping.signal), starting]).then(async ([log]) => {
      if (!log) return;
      const isApart = (ports.threads?.count ?? 0) > 0;
      const plan = { ...(isApart ? practice : practiceHere), isBusy: dispatcher.isBusy };
      await practise(log, { ...dispatchPorts, compose: gated }, plan, stopping.signal);
    });
  }
  watch.start();
  logger.info({ application: application.id, name: application.name }, 'logged in');
  return {
    invite: makeInvite(application.id),
    gateway: () => tracker.read(),
    registered,
    ended,
    async stop() {
      stopping.abort();
      watch.stop();
      tracker.stop(now());
      await Promise.all([
        atMost(longestGoodbye, closeQuietly(gateway, logger)),
        atMost(settings.longestDrain ?? longestDrain, dispatcher.drain()),
      ]);
      givingUp.abort();
      await atMost(longestGoodbye, dispatcher.drain());
      if (apart) await atMost(longestGoodbye, apart.stop());
    },
  };
}

/** Tries until it works. Throws a UserError where trying again is no use, or where it was given up. */
async function insist<T>(attempt: () => Promise<T>, logger: Logger, signal: AbortSignal): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      signal.throwIfAborted();
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw error;
      const explained = explainLogin(error);
      if (explained) throw explained;
      const pause = pauseBeforeAttempt(tried);
      logger.warn({ reason: messageOf(error), pause }, 'Discord cannot be reached; the next attempt comes by itself');
      await waitOr(pause, signal);
    }
  }
}

async function closeQuietly(gateway: Gateway, logger: Logger): Promise<void> {
  try {
    await gateway.close();
  } catch (error) {
    logger.debug({ reason: messageOf(describeFailure(error)) }, 'the gateway was not closed in order');
  }
}

/** Waits for work, but not for ever. */
async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const limit = beginWait(milliseconds);
  await Promise.race([work, limit.done]);
  limit.callOff();
}
