import { z } from 'zod';
import type { LogRules } from '../enrich/log-rules.ts';
import { readOwnRules } from '../enrich/own-rules.ts';
import type { RuleProblem } from '../enrich/path-rules.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import {
  listRuleFiles,
  needsPaths,
  type SubsystemRulesConfig,
  subsystemRulesSchema,
} from '../model/subsystem-rules.ts';
import { stringifyAscii } from '../store/file-shape.ts';
import type { RulesRow } from '../store/records.ts';
import type { LogWriter, StoredLog } from '../store/store.ts';

const textsSchema = z.array(z.object({ path: z.string(), text: z.string() }));
const storedSchema = z.object({
  config: subsystemRulesSchema.optional(),
  maintainers: textsSchema,
  codeowners: textsSchema,
});

/** What is stored of a log's rules: files with rules stay where nobody asks them any more, for rules that come later. */
export interface StoredRules extends Omit<LogRules, 'config'> {
  config?: SubsystemRulesConfig | undefined;
}

/** The rules that are stored with a log. */
export async function readStoredRules(log: StoredLog | undefined): Promise<StoredRules | undefined> {
  const text = await log?.rules();
  return text === undefined ? undefined : storedSchema.parse(JSON.parse(text));
}

/** The rules that a log is to have: those that are given, none (null), or those that it has (undefined). */
export function chooseRules(
  before: StoredRules | undefined,
  given: SubsystemRulesConfig | null | undefined,
): StoredRules | undefined {
  if (given === undefined) return before;
  if (given === null) return before && { ...before, config: undefined };
  return { maintainers: [], codeowners: [], ...before, config: given };
}

/** Writes rules where they are not those that the log has; the next catalogue has to name what comes back. */
export async function keepRules(
  writer: LogWriter,
  rules: StoredRules | undefined,
  before: StoredRules | undefined,
): Promise<RulesRow | undefined> {
  if (!rules) return undefined;
  const text = formatRules(rules);
  return before && formatRules(before) === text ? writer.current?.catalogue.rules : await writer.keepRules(text);
}

/** The same text for the same rules. */
const formatRules = (rules: StoredRules): string => stringifyAscii(storedSchema.parse(rules));

/** The known subsystems with the rules of a log, where it has some. */
export async function addOwnRules(rules: SubsystemRules, log: StoredLog): Promise<SubsystemRules> {
  const stored = await readStoredRules(log);
  return isAsked(stored) ? { ...rules, own: stored } : rules;
}

function isAsked(rules: StoredRules | undefined): rules is LogRules {
  return rules?.config !== undefined;
}

/** What of a log's rules cannot be used: lines that are not taken, and files that the repository does not have. */
export function findRuleProblems(own: StoredRules | undefined, rules: SubsystemRules): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!isAsked(own)) return problems;
  for (const { kind, anyOf = [], allOf = [] } of listRuleFiles(own.config)) {
    if (own[kind].length > 0) continue;
    const where = [...anyOf, ...allOf].join(', ');
    problems.push({
      where,
      message: 'is not stored: the repository has no such file, or the log was not imported since',
    });
  }
  readOwnRules(own, rules, (problem) => problems.push(problem));
  return problems;
}

/** How many commits of a log are stored without the files that they touch, though its rules go by them. */
export function countWithoutPaths(
  { records, git }: { records: number; git?: { paths?: number | undefined } | undefined },
  config: SubsystemRulesConfig | undefined,
): number {
  return git === undefined || !needsPaths(config) ? 0 : (git.paths ?? records);
}
