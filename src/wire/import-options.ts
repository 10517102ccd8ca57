import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportChoice } from '../cli/context.ts';
import { readPeopleFile } from '../config/people-file.ts';
import type { Config } from '../config.ts';
import { makeRuleFileTest } from '../ingest/fetch-rules.ts';
import type { ImportOptions } from '../ingest/import-log.ts';
import { type IndexRules, readIndexRules } from '../ingest/index-rules.ts';
import type { LogConfig } from '../model/log-config.ts';
import { foldLogName } from '../model/log-name.ts';
import { readRules } from '../model/rule-mistakes.ts';
import type { SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import { findPackageRoot } from '../ops/package-root.ts';
import type { AddressRequest } from '../source/open-address.ts';
import type { Source } from '../source/open-source.ts';
import type { Store } from '../store/store.ts';

/** What of an import whoever asks for it says; it goes before what annalist.json says. */
type Asked = Pick<ImportChoice, 'format' | 'branches'> & Pick<ImportOptions, 'ownRules'>;

/** A source, and how it is imported into the log of a name: as is asked, else as annalist.json says. */
export function fitImport(
  source: Source,
  asked: Asked,
  config: Config,
  name: string,
): { source: Source; options: ImportOptions } {
  const log = findLog(config, name);
  return {
    source: withWeb(source, log?.web),
    options: {
      log: name,
      format: asked.format ?? log?.format,
      branches: asked.branches ?? log?.branches ?? leftBranches(source, log),
      ownRules: chooseOwnRules(asked, log),
      rules: rulesOf(name, config),
      clock: () => performance.now(),
    },
  };
}

/** What a clone has to have beside HEAD: other branches, and the files that the log's rules stand in. */
export async function findWants(
  store: Store,
  name: string,
  asked: Asked,
  config: Config,
): Promise<Pick<AddressRequest, 'branches' | 'wants'>> {
  const stored = (await store.generation(name)) === undefined ? undefined : await store.openLog(name);
  const log = findLog(config, name);
  const rules = chooseOwnRules(asked, log);
  const known = stored?.catalogue.git?.branches;
  const named = asked.branches ?? log?.branches ?? (log?.from === undefined ? known?.asked : undefined);
  return {
    branches: named && { asked: named, before: known?.tips.map((branch) => branch.name) ?? [] },
    wants: makeRuleFileTest(rules === undefined ? (await stored?.rules())?.config : rules),
  };
}

/** The rules that annalist.json gives a log; null where it is to have none, undefined where it says nothing of it. */
export function configuredRules(config: Config, name: string): SubsystemRulesConfig | null | undefined {
  return chooseOwnRules({}, findLog(config, name));
}

/** A log whose source annalist.json names has what it says, and nothing of what it said before. */
function chooseOwnRules({ ownRules }: Asked, log: LogConfig | undefined): SubsystemRulesConfig | null | undefined {
  if (ownRules !== undefined) return ownRules;
  if (log?.rules !== undefined) return readRules(log.rules, `the rules of ${log.name}`);
  return log?.from === undefined ? undefined : null;
}

const leftBranches = (source: Source, log: LogConfig | undefined): string[] | undefined =>
  source.kind === 'git' && log?.from !== undefined ? ['HEAD'] : undefined;

/** What the configuration says of the web goes before what the repository tells. */
function withWeb(source: Source, web: string | undefined): Source {
  if (source.kind !== 'git' || web === undefined) return source;
  return { ...source, repository: { ...source.repository, web } };
}

const findLog = (config: Pick<Config, 'logs'>, name: string): LogConfig | undefined =>
  config.logs.find((log) => log.name === foldLogName(name));

/** What the index of a log is made by: the same for all, but for what the configuration tells of its people. */
export function rulesOf(log: string, config: Pick<Config, 'logs' | 'configFile'>): IndexRules {
  const named = findLog(config, log)?.people;
  if (named === undefined) return rules();
  const file = path.resolve(path.dirname(config.configFile.path), named);
  return { ...rules(), people: readPeopleFile(file, named, (place) => readFileSync(place, 'utf8')) };
}

/** The known subsystems and what developers say, read when the first log is. */
function rules(): IndexRules {
  knownRules ??= readIndexRules(readData('subsystems.json'), () => readData('developer-words.json'));
  return knownRules;
}
let knownRules: IndexRules | undefined;

const readData = (name: string): string => readFileSync(path.join(findPackageRoot(), 'data', name), 'utf8');
