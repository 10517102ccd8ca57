import path from 'node:path';
import type { ConfiguredSource } from '../answer/source-standing.ts';
import type { RefreshVerbs } from '../cli/context.ts';
import { describeOutcome } from '../cli/refresh.ts';
import type { RefreshListener } from '../cli/refresh-listener.ts';
import type { Ticking } from '../clock.ts';
import type { Config } from '../config.ts';
import { type ImportOptions, importLog } from '../ingest/import-log.ts';
import { tellProgress } from '../ingest/progress.ts';
import { UserError } from '../model/errors.ts';
import { foldLogName } from '../model/log-name.ts';
import { readSourceAddress } from '../model/source-address.ts';
import type { SourceStanding } from '../model/source-state.ts';
import { joinWords } from '../model/text.ts';
import { stopOnSignal } from '../ops/stop-signal.ts';
import { keepRefreshing } from '../refresh/keep-refreshing.ts';
import {
  markSource,
  type RefreshOutcome,
  type RefreshPorts,
  refreshLog,
  type SourcedLog,
} from '../refresh/refresh-log.ts';
import { rememberStates } from '../refresh/remember-states.ts';
import { openSourceStates, type SourceStates } from '../store/source-states.ts';
import { openStore } from '../store/store.ts';
import type { Host } from './context.ts';
import { openClock } from './digest-parts.ts';
import { findWants, fitImport } from './import-options.ts';
import { chooseFolder, openBar } from './logs.ts';
import { explain } from './output.ts';
import { refreshApart } from './refresh-apart.ts';

/** The states of the sources of a data folder, with what this process remembers of them: one for all who ask. */
export function makeOpenStates(): (folder: string) => SourceStates {
  const opened = new Map<string, SourceStates>();
  return (folder) => {
    const states = opened.get(folder) ?? rememberStates(openSourceStates(folder));
    opened.set(folder, states);
    return states;
  };
}

/** The logs whose source the configuration names. */
export function listSourced({ logs }: Pick<Config, 'logs'>): SourcedLog[] {
  return logs.flatMap((log) => (log.from === undefined ? [] : [{ ...log, from: log.from }]));
}

/** The configured log of a name, or all; throws a UserError where there is none. */
function chooseSourced(config: Pick<Config, 'logs' | 'configFile'>, name: string | undefined): SourcedLog[] {
  const sourced = listSourced(config);
  const { shown } = config.configFile;
  if (sourced.length === 0) {
    throw new UserError(
      `There is nothing to refresh: ${shown} names no log with "from"; "annalist import SOURCE" brings in a log.`,
    );
  }
  if (name === undefined) return sourced;
  const found = sourced.filter((log) => log.name === foldLogName(name));
  if (found.length > 0) return found;
  const names = joinWords(sourced.map((log) => `"${log.name}"`));
  throw new UserError(
    `There is no log "${name}" with "from" in ${shown}: there ${sourced.length === 1 ? 'is' : 'are'} ${names}.`,
  );
}

/** What the command line does with the configured logs. */
export function makeRefreshVerbs(
  config: Config,
  host: Pick<Host, 'endWithVerb'>,
  statesOf: (folder: string) => SourceStates,
): RefreshVerbs {
  return {
    hasLogs: listSourced(config).length > 0,
    async *refresh(name, data) {
      const logs = chooseSourced(config, name);
      // What is under way when it is to stop is left as it is; nobody waits for it.
      host.endWithVerb();
      const signal = stopOnSignal();
      // Whoever began it in a process of its own may be gone before it could say so.
      if (process.connected) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
      for (const log of logs) {
        try {
          yield await refreshHere(log, chooseFolder(data, config), config, signal);
        } catch (error) {
          if (signal.aborted) return;
          throw error;
        }
      }
    },
    keepFresh(data, tell) {
      const folder = chooseFolder(data, config);
      return startRefreshing(folder, config, statesOf(folder), {
        done(outcome) {
          if (outcome.outcome === 'failed') tell(describeOutcome(outcome));
        },
        failed: (log, error) => tell(`${log}: ${explain(error, config.debug)}`),
      });
    },
  };
}

/** Refreshes a log in this process. */
async function refreshHere(
  log: SourcedLog,
  folder: string,
  config: Config,
  signal: AbortSignal,
): Promise<RefreshOutcome> {
  const bar = openBar(log.name, config);
  try {
    return await refreshLog(log, makeRefreshPorts(folder, config, signal, bar?.update), signal);
  } finally {
    bar?.end();
  }
}

/**
 * Keeps the logs of the configuration fresh while this process answers. Each refresh is a process of its own: whatever a
 * source does to it, the answers go on.
 */
export function startRefreshing(
  folder: string,
  config: Config,
  states: SourceStates,
  listener: RefreshListener,
): { stop(): Promise<void> } {
  const logs = listSourced(config).filter(({ refresh }) => refresh !== undefined);
  if (logs.length === 0) return { stop: async () => undefined };
  const clock = openClock(config);
  const ports = { states, now: () => clock.now(), chance: Math.random };
  const keeping = keepRefreshing({
    logs,
    zone: config.refreshZone,
    states,
    now: ports.now,
    refresh: (log, signal) => refreshApart(log, folder, ports, signal),
    ...listener,
  });
  const ticking: Ticking = clock.start(() => void keeping.tick());
  void keeping.tick();
  return {
    async stop() {
      ticking.stop();
      await keeping.stop();
    },
  };
}

/** The configured logs and where their sources stand. */
export async function listConfigured(config: Config, states: SourceStates): Promise<ConfiguredSource[]> {
  return await Promise.all(listSourced(config).map((log) => describeConfigured(log, states)));
}

async function describeConfigured(log: SourcedLog, states: SourceStates): Promise<ConfiguredSource> {
  const state = await states.read(log.name);
  const failing = state?.of === markSource(log) ? state.failing : undefined;
  const show = (instant: number): string => new Date(instant).toISOString();
  const next = log.refresh === undefined || !failing ? {} : { next: show(failing.next) };
  const standing: SourceStanding = {
    ...(log.refresh !== undefined && { schedule: log.refresh }),
    ...(failing && { failing: { since: show(failing.since), reason: failing.reason, ...next } }),
  };
  return { name: log.name, from: readSourceAddress(log.from).shown, standing };
}

function makeRefreshPorts(
  folder: string,
  config: Config,
  signal: AbortSignal,
  progress: ImportOptions['progress'],
): RefreshPorts {
  const store = openStore(folder);
  const clock = openClock(config);
  return {
    states: openSourceStates(folder),
    tell: tellProgress(progress, () => performance.now()).step('fetching', 'bytes', undefined),
    importSource(source, log) {
      const fitted = fitImport(source, {}, config, log.name);
      const work = importLog(store, fitted.source, { ...fitted.options, progress });
      return untilStopped(work, signal);
    },
    findWants: (log) => findWants(store, log.name, {}, config),
    isStored: async (name) => (await store.generation(name)) !== undefined,
    resolvePath: (given) => path.resolve(path.dirname(config.configFile.path), given),
    now: () => clock.now(),
    chance: Math.random,
  };
}

/** Waits for work no longer than until it is to stop: what it has not finished, the next one begins again. */
async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
