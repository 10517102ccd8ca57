import { commands } from '../../commands/index.ts';
import { type Library, openLibrary } from '../answer/library.ts';
import type { LogIndex } from '../answer/log-index.ts';
import { type DiscordVerbs, sampleName } from '../cli/context.ts';
import type { RefreshListener } from '../cli/refresh-listener.ts';
import { type Config, hidesAddresses, maySee } from '../config.ts';
import { openIndex } from '../ingest/open-index.ts';
import { localDay } from '../model/day.ts';
import type { SettingsPort } from '../model/settings.ts';
import { stopOnSignal } from '../ops/stop-signal.ts';
import { makeStoreTexts, openStore, type StoredLog } from '../store/store.ts';
import { countThreads, startComposing } from './composing.ts';
import type { Host } from './context.ts';
import { isOfTerminal, makeOpenLog, openClock } from './digest-parts.ts';
import { rulesOf } from './import-options.ts';
import { indexApart } from './index-apart.ts';
import { listLeft, notNamed } from './left-logs.ts';
import { chooseFolder } from './logs.ts';
import { print } from './output.ts';
import { readByGrammar } from './read-question.ts';
import { listConfigured, listSourced, makeOpenStates, startRefreshing } from './refreshing.ts';
import { openLogger } from './service.ts';

/** What is done with a bot's token, where there is one. */
export function makeDiscordVerbs(
  config: Config,
  host: Host,
  importSample: (data: string | undefined, tellLine: (line: string) => void) => Promise<void>,
): DiscordVerbs | undefined {
  const { discordToken: token, discordApi: api, discordGuild: server, healthPort } = config;
  if (token === undefined) return undefined;
  const settings = { token, api, server };
  return {
    async register() {
      host.endWithVerb();
      const { runRegister } = await import('../cli/discord.ts');
      await runRegister({ settings, commands, print });
    },
    async run(data) {
      host.endWithVerb();
      const signal = stopOnSignal();
      const folder = chooseFolder(data, config);
      const [{ runDiscord }, logger, { openState }] = await Promise.all([
        import('../cli/discord.ts'),
        openLogger(config),
        import('../store/state.ts'),
      ]);
      // Who reads JSON reads the last line as JSON too; a person at a terminal reads it plainly.
      if (config.jsonLogs && process.stderr.isTTY !== true) host.tellBy((line) => logger.error({}, line));
      const texts = makeStoreTexts();
      const store = openStore(folder, { texts });
      const states = makeOpenStates()(folder);
      const left = await listLeft(config, states);
      for (const name of left) logger.warn({ log: name }, notNamed);
      const isConfigured = listSourced(config).length > 0;
      if (!isConfigured && (await store.listLogs()).length === 0)
        await importSample(data, (line) => logger.info({}, line));
      const loaded = new Set<string>();
      const openIndexed = async (log: StoredLog): Promise<LogIndex> => {
        const makeApart = ({ name }: StoredLog): Promise<void> => indexApart(name, folder, signal);
        const index = await openIndex(log, rulesOf(log.name, config), undefined, makeApart);
        loaded.add(log.name);
        return index;
      };
      const openBotLibrary = (kept: SettingsPort): Library =>
        openLibrary(store, openIndexed, {
          today: () => localDay(Date.now()),
          defaultLogAt: (place) => {
            const chosen = place.kind === 'server' ? kept.read(place.server).defaultLog : undefined;
            // What a server chose may have been removed since.
            return [...(chosen === undefined ? [] : [chosen]), config.defaultLog ?? sampleName];
          },
          maySee: (log, place) => maySee(config, log, place, left),
          hidesAddresses: (log, place) => hidesAddresses(config, log, place),
          readQuestion: readByGrammar,
          sources: () => listConfigured(config, states),
        });
      const bot = {
        settings,
        healthPort,
        commands,
        logger,
        print,
        now: () => Date.now(),
        countLogs: () => loaded.size,
        threads: {
          start: startComposing({ folder, config: { logs: config.logs, configFile: config.configFile } }, texts),
          count: countThreads(),
        },
        clock: openClock(config),
        openLog: makeOpenLog,
        keepFresh: (listener: RefreshListener) => startRefreshing(folder, config, states, listener),
        // What the terminal subscribed to waits for a terminal.
        serves: (subscription: { server?: string | undefined }) => !isOfTerminal(subscription),
      };
      await runDiscord({ ...bot, openState: () => openState(folder), openLibrary: openBotLibrary }, signal);
    },
  };
}
