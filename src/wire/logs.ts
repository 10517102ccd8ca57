import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogIndex } from '../answer/log-index.ts';
import { type CliContext, type ImportChoice, sampleName } from '../cli/context.ts';
import { renderImport } from '../cli/import.ts';
import { makeProgressBar, type ProgressBar } from '../cli/progress-bar.ts';
import type { Config } from '../config.ts';
import { type ImportReport, importLog } from '../ingest/import-log.ts';
import { openIndex } from '../ingest/open-index.ts';
import type { TellRecords } from '../ingest/open-ties.ts';
import { type ImportProgress, tellProgress } from '../ingest/progress.ts';
import { UserError } from '../model/errors.ts';
import { foldLogName } from '../model/log-name.ts';
import { readSourceAddress, type SourceAddress } from '../model/source-address.ts';
import { findPackageRoot } from '../ops/package-root.ts';
import { timed } from '../ops/timings.ts';
import { makeAddressPolicy } from '../source/address-policy.ts';
import { usualLimits } from '../source/limits.ts';
import { openAddress, suggestAddressName } from '../source/open-address.ts';
import { openSource } from '../source/open-source.ts';
import { checkLogName } from '../store/names.ts';
import { openSourceStates } from '../store/source-states.ts';
import { openStore, type Store, type StoredLog } from '../store/store.ts';
import { findWants, fitImport, rulesOf } from './import-options.ts';
import { explain } from './output.ts';
import { readRulesFile } from './rules-file.ts';

/** The data folder: the one that is given, else the configured one. */
export function chooseFolder(given: string | undefined, config: Config): string {
  if (given === '') throw new UserError('No folder is named by --data: name one, or leave the option out.', 'usage');
  return given === undefined ? config.dataFolder : path.resolve(given);
}

/** Imports a log; a terminal shows how far that is. */
export async function bringIn(source: string, options: ImportChoice, config: Config): Promise<ImportReport> {
  const address = source === '-' || source === '' ? undefined : readSourceAddress(source);
  if (address !== undefined && address.kind !== 'path') return await bringInAddress(address, options, config);
  const ownRules = readRulesFile(options.rules);
  const opened = await openSource(address?.path ?? source, process.stdin);
  const name = options.log ?? opened.suggestedName;
  const bar = openBar(name, config);
  try {
    const store = openStore(chooseFolder(options.data, config));
    const fitted = fitImport(opened, { ...options, ownRules }, config, name);
    return await importLog(store, fitted.source, { ...fitted.options, progress: bar?.update });
  } finally {
    bar?.end();
  }
}

/** Imports a log from the network: its source is taken for that long, so that no refresh fetches it as well. */
async function bringInAddress(
  address: Exclude<SourceAddress, { kind: 'path' }>,
  options: ImportChoice,
  config: Config,
): Promise<ImportReport> {
  const folder = chooseFolder(options.data, config);
  const name = foldLogName(options.log ?? suggestAddressName(address));
  checkLogName(name);
  const asked = { ...options, ownRules: readRulesFile(options.rules) };
  const states = openSourceStates(folder);
  const policy = makeAddressPolicy(options.private === true ? [address.host] : []);
  const lock = await states.lock(name, 'an import');
  const bar = openBar(name, config);
  try {
    const tell = tellProgress(bar?.update, () => performance.now()).step('fetching', 'bytes', undefined);
    const store = openStore(folder);
    const { branches, wants } = await findWants(store, name, asked, config);
    const request = { address, name, folder: states.folder, branches, wants };
    const { source, settle, mend } = await openAddress(request, { policy, limits: usualLimits, tell });
    // Nothing was known of it that could be as it was.
    if (!source) throw new Error(`${address.shown} gave nothing`);
    const fitted = fitImport(source, asked, config, name);
    const work = importLog(store, fitted.source, { ...fitted.options, progress: bar?.update });
    const report = await work.catch(async (error: unknown) => {
      await mend?.(error);
      throw error;
    });
    await settle?.();
    return report;
  } finally {
    bar?.end();
    await lock.release();
  }
}

/** Brings in the logs that a first start shows. */
export function makeImportSamples(config: Config): CliContext['importSamples'] {
  return async (data, ownHistory, tellLine) => {
    for (const { log, source } of listSamples(ownHistory)) {
      try {
        tellLine(renderImport(await bringIn(source, { log, ...(data !== undefined && { data }) }, config)));
      } catch (error) {
        // It goes on without: what is stored from before still answers.
        if (!(error instanceof UserError)) throw error;
        tellLine(`${log}: not imported: ${explain(error)}`);
        if (error.code === 'busy') await waitForLog(openStore(chooseFolder(data, config)), log);
      }
    }
  };
}

/** The store of a data folder, which tells how long opening a log takes. */
export function openTimedStore(folder: string): Store {
  const store = openStore(folder);
  return { ...store, openLog: (name) => timed('open log', () => store.openLog(name)) };
}

/** Opens a log's index; where it, or what ties the entries together, has to be made first, a terminal shows how far that is. */
export async function openShown(log: StoredLog, config: Config): Promise<LogIndex> {
  const rules = rulesOf(log.name, config);
  const index = await withBar(log, 'indexing', config, (tell) => {
    return timed('open index', () => openIndex(log, rules, tell));
  });
  return { ...index, ties: (asked) => withBar(asked, 'ties', config, (tell) => index.ties(asked, tell)) };
}

/** Works on the records of a log while a bar shows how many are done. */
async function withBar<Made>(
  { name, catalogue }: StoredLog,
  step: ImportProgress['step'],
  config: Config,
  work: (tell: TellRecords) => Promise<Made>,
): Promise<Made> {
  const bar = openBar(name, config);
  try {
    return await work(tellProgress(bar?.update, () => performance.now()).step(step, 'entries', catalogue.records));
  } finally {
    bar?.end();
  }
}

/** A bar for work on a log; none where nobody sees it. */
export function openBar(name: string, config: Config): ProgressBar | undefined {
  return config.isDumb || !process.stderr.isTTY ? undefined : openProgressBar(name);
}

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
