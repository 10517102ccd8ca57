import type { ActionPorts } from '../../commands/ports.ts';
import type { Library } from '../answer/library.ts';
import type { Reader } from '../answer/reader.ts';
import { type Bot, type BotSettings, startBot } from '../chat/discord/bot.ts';
import { makeChannels } from '../chat/discord/channels.ts';
import type { ComposingThreads } from '../chat/discord/compose-apart.ts';
import { registerOnce } from '../chat/discord/register-once.ts';
import { renderDiscordDigest } from '../chat/discord/render-digest.ts';
import type { KnownServers } from '../chat/discord/servers.ts';
import { makeSlashCommands } from '../chat/discord/slash-commands.ts';
import { makeDesk } from '../digest/desk.ts';
import { limitStore } from '../digest/limit-store.ts';
import type { RoundPorts } from '../digest/ports.ts';
import { makeRounds } from '../digest/round.ts';
import type { Command } from '../model/command.ts';
import type { DigestStore } from '../model/digest-state.ts';
import { UserError } from '../model/errors.ts';
import type { SettingsPort } from '../model/settings.ts';
import type { Subscription } from '../model/subscription.ts';
import { type HealthServer, startHealthServer } from '../ops/health-server.ts';
import type { Logger } from '../ops/log-port.ts';
import { makeMetrics } from '../ops/metrics.ts';
import { keepPosting, type PostClock } from './keep-posting.ts';
import { makeRefreshListener, type RefreshListener } from './refresh-listener.ts';

/** What is kept of servers, while the bot holds it. */
export interface BotState extends KnownServers {
  settings: SettingsPort;
  digests: DigestStore;
  close(): Promise<void>;
}

/** What the bot runs with; `main` wires it. */
export interface DiscordContext {
  settings: BotSettings;
  healthPort?: number | undefined;
  commands: readonly Command<Reader, ActionPorts>[];
  logger: Logger;
  /** Takes what is kept of servers; nobody else may change it until it is closed. */
  openState(): Promise<BotState>;
  openLibrary(settings: SettingsPort): Library;
  /** The threads on which answers are put together beside the main one; none unless given. */
  threads?: ComposingThreads | undefined;
  /** How many logs are loaded. */
  countLogs(): number;
  /** Milliseconds since 1970. */
  now(): number;
  print(text: string): void;
  /** What digests go by. */
  clock: PostClock;
  openLog(library: Library): RoundPorts['openLog'];
  /** Keeps the configured logs fresh, and tells how each refresh ended, until it is stopped. */
  keepFresh(listener: RefreshListener): { stop(): Promise<void> };
  /** Whether a subscription is the bot's to serve. */
  serves(subscription: Subscription): boolean;
}

/**
 * Runs the bot until `signal` says to stop. Throws a UserError where the service does not take the token, at the start
 * or later; whatever was begun is finished first.
 */
export async function runDiscord(context: DiscordContext, signal: AbortSignal): Promise<void> {
  const { settings, commands, logger, now, print, clock } = context;
  const metrics = makeMetrics(commands.map(({ name }) => name));
  // Of what the library throws to nobody, such as for an event of a kind it does not know, the bot need not end.
  process.on('unhandledRejection', (reason) => logger.error({}, 'something failed that nobody waited for', reason));
  const state = await context.openState();
  let bot: Bot | undefined;
  let health: HealthServer | undefined;
  let posting: { stop(): Promise<void> } | undefined;
  let refreshing: { stop(): Promise<void> } | undefined;
  try {
    health = await openHealth(context, metrics, () => bot);
    const library = context.openLibrary(state.settings);
    const revocation = makeRevocation();
    const channels = makeChannels(settings, { logger, now, revoked: revocation.revoke });
    const posts = {
      store: limitStore(state.digests, context.serves),
      channels,
      openLog: context.openLog(library),
      render: renderDiscordDigest,
      now: () => clock.now(),
    };
    const rounds = makeRounds(posts);
    // Whose zone a server goes by nobody knows.
    const digests = makeDesk({ ...posts, dueTimes: rounds.dueTimes, allowsMinutes: false, zone: 'UTC' });
    const ports = {
      commands,
      library,
      settings: state.settings,
      servers: state,
      logger,
      metrics,
      now,
      digests,
      threads: context.threads,
    };
    bot = await startBot(settings, ports, signal);
    refreshing = context.keepFresh(makeRefreshListener(logger, metrics));
    posting = keepPosting(rounds, clock, channels, logger);
    print(inviteLine(bot.invite));
    const reason = await Promise.race([bot.ended, revocation.revoked, untilAborted(signal)]);
    if (reason !== undefined) throw new UserError(reason);
  } catch (error) {
    // Whoever stops it while it logs in wants nothing else.
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all([bot?.stop(), posting?.stop(), refreshing?.stop()]);
    await health?.close();
    await state.close();
    logger.info({}, 'stopped');
  }
}

/** Registers the commands, and tells what that changed and how the bot is invited. Throws a UserError where it cannot. */
export async function runRegister({
  settings,
  commands,
  print,
}: Pick<DiscordContext, 'settings' | 'commands' | 'print'>): Promise<void> {
  const { sentence, invite } = await registerOnce(settings, makeSlashCommands(commands));
  print(`${sentence}\n${inviteLine(invite)}`);
}

const inviteLine = (invite: string): string => `Invite the bot to a server: ${invite}\n`;

async function openHealth(
  { healthPort, countLogs, now }: DiscordContext,
  metrics: { text(): Promise<string>; contentType: string },
  bot: () => Bot | undefined,
): Promise<HealthServer | undefined> {
  if (healthPort === undefined) return undefined;
  const begun = now();
  return await startHealthServer({
    port: healthPort,
    metrics: metrics.text,
    metricsType: metrics.contentType,
    health() {
      const { state, since } = bot()?.gateway() ?? { state: 'connecting', since: begun };
      return {
        healthy: state === 'ready',
        gateway: { state, seconds: (now() - since) / 1000 },
        logs: countLogs(),
        uptime: (now() - begun) / 1000,
      };
    },
  });
}

/** Tells once that the service does not take the token any more. */
function makeRevocation(): { revoke(reason: string): void; revoked: Promise<string> } {
  let revoke: (reason: string) => void = () => undefined;
  const revoked = new Promise<string>((resolve) => {
    revoke = resolve;
  });
  return { revoke: (reason) => revoke(reason), revoked };
}

async function untilAborted(signal: AbortSignal): Promise<undefined> {
  if (signal.aborted) return undefined;
  return await new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
