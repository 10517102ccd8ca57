import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { LibrarySettings } from '../../src/answer/library.ts';
import type { Reader } from '../../src/answer/reader.ts';
import { type Bot, type BotPorts, type BotSettings, startBot } from '../../src/chat/discord/bot.ts';
import { makeChannels } from '../../src/chat/discord/channels.ts';
import { renderDiscordDigest } from '../../src/chat/discord/render-digest.ts';
import { makeDesk } from '../../src/digest/desk.ts';
import { openDigestLog } from '../../src/digest/digest-log.ts';
import { makeRounds, type Rounds } from '../../src/digest/round.ts';
import type { Command } from '../../src/model/command.ts';
import type { DigestDesk } from '../../src/model/digest-desk.ts';
import type { ServerSettings, SettingsPort } from '../../src/model/settings.ts';
import type { BotMetrics, LogFields, Logger, QuestionOutcome } from '../../src/ops/log-port.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type StandIn, type StandInOptions, startDiscord } from './discord/stand-in.ts';
import { importInto } from './import-into.ts';
import { makeMemoryDigests } from './memory-digests.ts';
import { sampleFile } from './run-annalist.ts';
import { openTestLibrary } from './test-library.ts';

/** One line of a log. */
export interface Logged {
  level: keyof Logger;
  fields: LogFields;
  sentence: string;
  cause?: unknown;
}

/** A logger that keeps what it is told. */
export function makeListLogger(): Logger & { lines: Logged[] } {
  const lines: Logged[] = [];
  const keep =
    (level: keyof Logger) =>
    (fields: LogFields, sentence: string, cause?: unknown): void =>
      void lines.push({ level, fields, sentence, ...(cause !== undefined && { cause }) });
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** Metrics that keep what they are told. */
export function makeListMetrics(): BotMetrics & {
  questions: { command: string; outcome: QuestionOutcome }[];
  events: string[];
} {
  const questions: { command: string; outcome: QuestionOutcome }[] = [];
  const events: string[] = [];
  return {
    questions,
    events,
    question: (command, outcome) => void questions.push({ command, outcome }),
    gateway: (event) => void events.push(event),
    refresh: () => undefined,
  };
}

/** What is kept of servers, in memory. */
export function makeMemoryState() {
  const kept = new Map<string, ServerSettings & { left?: number }>();
  const settings: SettingsPort = {
    read: (server) => kept.get(server) ?? {},
    write: async (server, chosen) => void kept.set(server, chosen),
    forget: async (server) => kept.delete(server),
  };
  return {
    kept,
    settings,
    digests: makeMemoryDigests([]),
    servers: () => [...kept.keys()],
    noteLeft: async (server: string, now: number) => void kept.set(server, { left: now, ...kept.get(server) }),
    noteJoined: async (server: string) => {
      const { left, ...rest } = kept.get(server) ?? {};
      if (left !== undefined) kept.set(server, rest);
    },
    forgetLeft: async (before: number) => {
      const gone = [...kept].filter(([, { left }]) => left !== undefined && left < before).map(([server]) => server);
      for (const server of gone) kept.delete(server);
      return gone;
    },
  };
}

/** A log about nothing but secrets, in the format of the sample. */
const secretText = `2 Mar, 2008

2 commits

  • hush: The hidden falcon flies at night. Nobody outside may know.

    Sally Secret

  • hush: Another falcon.

    Sally Secret

`;

let store: Promise<Store> | undefined;

/** A store with the sample log, and one that is called `secret`; made once for all tests. */
export function openSharedStore(): Promise<Store> {
  store ??= fillStore();
  return store;
}

async function fillStore(): Promise<Store> {
  // Files of tests share it, so it outlasts the one that made it.
  const folder = mkdtempSync(path.join(tmpdir(), 'annalist-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const opened = openStore(folder);
  await importInto(opened, { text: readFileSync(sampleFile) }, { log: 'sample', format: 'day-list' });
  await importInto(opened, { text: secretText }, { log: 'secret', format: 'day-list' });
  return opened;
}

/** What a test may choose of a bot. */
export interface BotOptions {
  discord?: StandIn;
  standIn?: StandInOptions;
  settings?: Partial<BotSettings>;
  ports?: Partial<BotPorts>;
  library?: Partial<LibrarySettings>;
}

/** A bot at a stand-in, and what it says to its operator. */
export interface RunningBot {
  bot: Bot;
  discord: StandIn;
  logger: ReturnType<typeof makeListLogger>;
  metrics: ReturnType<typeof makeListMetrics>;
  state: ReturnType<typeof makeMemoryState>;
  /** Its digests: nothing ticks, so a test runs a round when it wants one. */
  rounds: Rounds;
  digests: DigestDesk;
}

/**
 * Starts a bot that answers from the shared store, in which `secret` is seen in no server. It is stopped when the test
 * is over, and the stand-in must have found no fault with it.
 */
export async function openBot(options: BotOptions = {}): Promise<RunningBot> {
  const discord = options.discord ?? (await startDiscord(options.standIn));
  const logger = makeListLogger();
  const metrics = makeListMetrics();
  const state = makeMemoryState();
  const library = openTestLibrary(await openSharedStore(), {
    today: () => '2008-01-15',
    defaultLogAt: (place) => (place.kind === 'server' ? state.settings.read(place.server).defaultLog : undefined),
    maySee: (log, place) => log !== 'secret' || place.kind === 'terminal',
    ...options.library,
  });
  const now = options.ports?.now ?? (() => Date.now());
  const channels = makeChannels({ token: discord.token, api: discord.api }, { logger, now, revoked: () => undefined });
  const openLog = ({ server, log }: { server?: string | undefined; log: string }) =>
    openDigestLog(library.at(server === undefined ? { kind: 'terminal' } : { kind: 'server', server }), log);
  const posts = { store: state.digests, channels, openLog, render: renderDiscordDigest, now };
  const rounds = makeRounds(posts);
  const digests = makeDesk({ ...posts, dueTimes: rounds.dueTimes, allowsMinutes: false, zone: 'UTC' });
  const bot = await startBot(
    { token: discord.token, api: discord.api, readsAhead: false, ...options.settings },
    {
      commands,
      library,
      settings: state.settings,
      servers: state,
      digests,
      logger,
      metrics,
      now,
      ...options.ports,
    },
    new AbortController().signal,
  );
  onTestFinished(async () => {
    await bot.stop();
    if (options.discord === undefined) await discord.close();
  });
  await bot.registered;
  return { bot, discord, logger, metrics, state, rounds, digests };
}

/** A picture of one pixel, for tests that look at none. */
export const tinyPicture = async (): Promise<Uint8Array> =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

/** What the operator was told of that is more than ordinary. */
export const listTroubles = ({ logger }: RunningBot): { level: string; sentence: string }[] =>
  logger.lines
    .filter(({ level }) => level === 'warn' || level === 'error')
    .map(({ level, sentence }) => ({ level, sentence }));

/** The commands, with a `count` that answers when it is let go. */
export function makeSlowCommands(): { commands: Command<Reader, never>[]; letGo(error?: Error): void } {
  let letGo: (error?: Error) => void = () => undefined;
  const gone = new Promise<void>((resolve, reject) => {
    letGo = (error) => (error ? reject(error) : resolve());
  });
  const slow = commands.map((command): Command<Reader, never> => {
    if (command.kind !== 'query' || !['count', 'what'].includes(command.name)) return command;
    return {
      ...command,
      async answer(raw, reader, skip) {
        if (raw.about === 'lzo' || skip !== undefined) await gone;
        return await command.answer(raw, reader, skip);
      },
    };
  });
  return { commands: slow, letGo };
}
