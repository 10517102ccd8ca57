#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { commands, queries } from '../commands/index.ts';
import { type Library, openLibrary } from './answer/library.ts';
import type { LogIndex } from './answer/log-reader.ts';
import { makeHistory } from './chat/terminal/history.ts';
import { type CliContext, type DiscordVerbs, sampleName } from './cli/context.ts';
import { renderImport } from './cli/import.ts';
import { makeProgram } from './cli/program.ts';
import { makeProgressBar, type ProgressBar } from './cli/progress-bar.ts';
import { type Config, maySee, readConfig } from './config.ts';
import { type ImportReport, importLog } from './ingest/import-log.ts';
import { type IndexRules, openIndex, readIndexRules } from './ingest/open-index.ts';
import { parseSource } from './ingest/parse-source.ts';
import { tellProgress } from './ingest/progress.ts';
import { localDay } from './model/day.ts';
import { messageOf, systemCode, UserError } from './model/errors.ts';
import type { SettingsPort } from './model/settings.ts';
import { findPackageRoot, readVersion } from './ops/package-root.ts';
import { stopOnSignal } from './ops/stop-signal.ts';
import { escapeControls, type TerminalStyle } from './render/terminal.ts';
import { openSource } from './source/open-source.ts';
import { openStore, type Store, type StoredLog } from './store/store.ts';
import { openTextFile } from './store/text-file.ts';

/** The command line's only entry: wires the parts, runs one verb, and answers with an exit code. */
async function main(): Promise<number> {
  let config: Config | undefined;
  try {
    config = readConfig(process.env, process.cwd(), (file) => readFileSync(file, 'utf8'));
    await makeProgram(makeContext(config)).parseAsync(process.argv);
    return 0;
  } catch (error) {
    // commander has printed its own line already; help and version end with code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    tell(explain(error, config?.debug));
    return error instanceof UserError && error.code === 'usage' ? 2 : 1;
  }
}

function makeContext(config: Config): CliContext {
  const store = (data: string | undefined) => openStore(chooseFolder(data, config));
  const bringIn = async (
    source: string,
    options: { log?: string; format?: string; data?: string },
  ): Promise<ImportReport> => {
    const opened = await openSource(source, process.stdin);
    const clock = () => performance.now();
    const bar = openBar(options.log ?? opened.suggestedName, config);
    try {
      return await importLog(store(options.data), opened, { ...options, rules: rules(), clock, progress: bar?.update });
    } finally {
      bar?.end();
    }
  };
  const importSamples: CliContext['importSamples'] = async (data, ownHistory, tellLine) => {
    for (const { log, source } of listSamples(ownHistory)) {
      try {
        tellLine(renderImport(await bringIn(source, { log, ...(data !== undefined && { data }) })));
      } catch (error) {
        // It goes on without: what is stored from before still answers.
        if (!(error instanceof UserError)) throw error;
        tellLine(`${log}: not imported: ${explain(error)}`);
        if (error.code === 'busy') await waitForLog(store(data), log);
      }
    }
  };
  return {
    version: readVersion(),
    commands,
    queries,
    openReader: (data, { today, defaultLog = config.defaultLog }) =>
      openLibrary(store(data), (log) => openShown(log, config), {
        today,
        defaultLogAt: () => defaultLog,
        maySee: (log, place) => maySee(config, log, place),
      }).at({ kind: 'terminal' }),
    importLog: bringIn,
    parseLog: async (source, format) => await parseSource(await openSource(source, process.stdin), format),
    importSamples,
    openHistory: (data) => makeHistory(openTextFile(path.join(chooseFolder(data, config), 'chat-history'))),
    today: () => localDay(Date.now()),
    defaultLog: config.defaultLog,
    discord: makeDiscord(config, (data, tellLine) => importSamples(data, false, tellLine)),
    input: process.stdin,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    output: process.stdout,
    print: (text) => void process.stdout.write(text),
    tell,
    style: () => terminalStyle(config),
    explain: (error) => explain(error, config.debug),
  };
}

/** What is done with a bot's token, where there is one. */
function makeDiscord(
  config: Config,
  importSample: (data: string | undefined, tellLine: (line: string) => void) => Promise<void>,
): DiscordVerbs | undefined {
  const { discordToken: token, discordApi: api, discordGuild: server, healthPort } = config;
  if (token === undefined) return undefined;
  const settings = { token, api, server };
  const print = (text: string): void => void process.stdout.write(text);
  return {
    async register() {
      endsWithVerb = true;
      const { runRegister } = await import('./cli/discord.ts');
      await runRegister({ settings, commands, print });
    },
    async run(data) {
      endsWithVerb = true;
      const signal = stopOnSignal();
      const folder = chooseFolder(data, config);
      const [{ runDiscord }, { makeLogger }, { openState }] = await Promise.all([
        import('./cli/discord.ts'),
        import('./ops/logger.ts'),
        import('./store/state.ts'),
      ]);
      const store = openStore(folder);
      const { logLevel: level, jsonLogs: json } = config;
      const colors = process.stderr.isTTY === true && !config.noColor && !config.isDumb;
      const logger = makeLogger({ level, json, colors, secrets: [token] });
      if ((await store.listLogs()).length === 0) await importSample(data, (line) => logger.info({}, line));
      const loaded = new Set<string>();
      const openIndexed = async (log: StoredLog): Promise<LogIndex> => {
        const index = await openIndex(log, rules());
        loaded.add(log.name);
        return index;
      };
      const openBotLibrary = (kept: SettingsPort): Library =>
        openLibrary(store, openIndexed, {
          today: () => localDay(Date.now()),
          defaultLogAt: (place) =>
            (place.kind === 'server' ? kept.read(place.server).defaultLog : undefined) ??
            config.defaultLog ??
            sampleName,
          maySee: (log, place) => maySee(config, log, place),
        });
      const bot = {
        settings,
        healthPort,
        commands,
        logger,
        print,
        now: () => Date.now(),
        countLogs: () => loaded.size,
      };
      await runDiscord({ ...bot, openState: () => openState(folder), openLibrary: openBotLibrary }, signal);
    },
  };
}

/** Whether the process ends with its verb, whatever the network has left open. */
let endsWithVerb = false;

/** A progress bar on standard error, which is a terminal. It keeps no process from ending. */
function openProgressBar(name: string): ProgressBar {
  return makeProgressBar(name, {
    write: (text) => void process.stderr.write(text),
    width: () => process.stderr.columns ?? 80,
    clock: () => performance.now(),
    repeat(call) {
      const timer = setInterval(call, 250).unref();
      return () => clearInterval(timer);
    },
  });
}

/** Opens a log's index; where it has to be made first, a terminal shows how far that is. */
async function openShown(log: StoredLog, config: Config): Promise<LogIndex> {
  const bar = openBar(log.name, config);
  const telling = tellProgress(bar?.update, () => performance.now());
  try {
    return await openIndex(log, rules(), telling.step('indexing', 'entries', log.catalogue.records));
  } finally {
    bar?.end();
  }
}

/** A bar for work on a log; none where nobody sees it. */
function openBar(name: string, config: Config): ReturnType<typeof openProgressBar> | undefined {
  return config.isDumb || !process.stderr.isTTY ? undefined : openProgressBar(name);
}

/** The known subsystems, read when the first log is. */
function rules(): IndexRules {
  knownRules ??= readIndexRules(readFileSync(path.join(findPackageRoot(), 'data/subsystems.json'), 'utf8'));
  return knownRules;
}
let knownRules: IndexRules | undefined;

/** The sample log, and the history of this package where it is a repository of its own. */
function listSamples(ownHistory: boolean): { log: string; source: string }[] {
  const root = findPackageRoot();
  const samples = [{ log: sampleName, source: path.join(root, 'data/sample/linux-fs-2007.txt') }];
  if (ownHistory && existsSync(path.join(root, '.git'))) samples.push({ log: 'annalist', source: root });
  return samples;
}

/** Somebody else is just bringing the log in for the first time: then it is there in a moment. */
async function waitForLog(store: Store, name: string): Promise<void> {
  for (let tries = 0; tries < 50 && (await store.generation(name)) === undefined; tries += 1) await pause(100);
}

function chooseFolder(given: string | undefined, config: Config): string {
  if (given === '') throw new UserError('No folder is named by --data: name one, or leave the option out.', 'usage');
  return given === undefined ? config.dataFolder : path.resolve(given);
}

function terminalStyle(config: Config): TerminalStyle {
  // A terminal that does not know its width says that it has none.
  const columns = process.stdout.columns || 100;
  const colors = process.stdout.isTTY === true && !config.noColor && !config.isDumb;
  return { width: Math.max(20, Math.min(columns, 120)), colors, isDumb: config.isDumb };
}

/** The one line that is shown for an error. What no one planned for comes with its stack only when asked for. */
function explain(error: unknown, debug = false): string {
  if (error instanceof UserError) return escapeControls(error.message);
  if (debug && error instanceof Error) return error.stack ?? error.message;
  return escapeControls(`Unexpected error: ${messageOf(error)} (LOG_LEVEL=debug shows where).`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

// Whoever reads the output may stop early, as `head` does: that is no error.
process.stdout.on('error', (error) => {
  if (systemCode(error) === 'EPIPE') process.exit(0);
  tell(`The answer could not be written (${messageOf(error)}): look where standard output goes.`);
  process.exit(1);
});
// Where nobody hears the notices, the work and its exit code are the same.
process.stderr.on('error', () => undefined);

process.exitCode = await main();
if (endsWithVerb) process.exit();
