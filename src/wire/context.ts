import path from 'node:path';
import { commands, queries } from '../../commands/index.ts';
import { openLibrary } from '../answer/library.ts';
import { makeHistory } from '../chat/terminal/history.ts';
import type { CliContext } from '../cli/context.ts';
import { type Config, checkConfig, hidesAddresses, maySee } from '../config.ts';
import { applyRules } from '../ingest/apply-rules.ts';
import { parseSource } from '../ingest/parse-source.ts';
import { localDay } from '../model/day.ts';
import { readVersion } from '../ops/package-root.ts';
import { openSource } from '../source/open-source.ts';
import { openStore } from '../store/store.ts';
import { openTextFile } from '../store/text-file.ts';
import { makeDigestVerbs } from './digests.ts';
import { makeDiscordVerbs } from './discord.ts';
import { rulesOf } from './import-options.ts';
import { bringIn, chooseFolder, makeImportSamples, openShown, openTimedStore } from './logs.ts';
import { explain, print, printFully, tell, terminalStyle } from './output.ts';
import { readByGrammar } from './read-question.ts';
import { listConfigured, makeOpenStates, makeRefreshVerbs } from './refreshing.ts';
import { chooseRules } from './rules-file.ts';

/** What the process itself has to do with a verb. */
export interface Host {
  /** The process is to end with its verb, whatever the network has left open. */
  endWithVerb(): void;
  /** From now on the line about a failure is told so, and not plainly. */
  tellBy(tellLine: (line: string) => void): void;
  /** A part of the verb's work failed, as was told: it goes on, and the process ends with code 1. */
  fail(): void;
}

/** Puts together what the verbs of the command line work with. */
export function makeContext(config: Config, host: Host): CliContext {
  const importSamples = makeImportSamples(config);
  const statesOf = makeOpenStates();
  return {
    version: readVersion(),
    commands,
    queries,
    openReader: (data, { today, defaultLog = config.defaultLog }) =>
      openLibrary(openTimedStore(chooseFolder(data, config)), (log) => openShown(log, config), {
        today,
        defaultLogAt: () => defaultLog,
        maySee: (log, place) => maySee(config, log, place),
        hidesAddresses: (log, place) => hidesAddresses(config, log, place),
        readQuestion: readByGrammar,
        sources: () => listConfigured(config, statesOf(chooseFolder(data, config))),
      }).at({ kind: 'terminal' }),
    importLog: (source, options) => bringIn(source, options, config),
    applyRules: (log, file, data) =>
      applyRules(openStore(chooseFolder(data, config)), log, chooseRules(log, file, config), rulesOf(log, config)),
    refreshing: makeRefreshVerbs(config, host, statesOf),
    parseLog: async (source, format) => await parseSource(await openSource(source, process.stdin), format),
    importSamples,
    openHistory: (data) => makeHistory(openTextFile(path.join(chooseFolder(data, config), 'chat-history'))),
    today: () => localDay(Date.now()),
    defaultLog: config.defaultLog,
    discord: makeDiscordVerbs(config, host, (data, tellLine) => importSamples(data, false, tellLine)),
    digests: makeDigestVerbs(config, host),
    configFile: { ...config.configFile, logs: config.logs, defaultLog: config.defaultLog },
    checkConfig: () => checkConfig(config),
    input: process.stdin,
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    output: process.stdout,
    print,
    printFully,
    fail: host.fail,
    tell,
    style: () => terminalStyle(config),
    explain: (error) => explain(error, config.debug),
  };
}
