import { isDeepStrictEqual } from 'node:util';
import type { LogRules } from '../enrich/log-rules.ts';
import { readOwnRules } from '../enrich/own-rules.ts';
import type { RuleProblem } from '../enrich/path-rules.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import { listRuleFiles, needsPaths, type StoredRules, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { Catalogue, RulesRow } from '../store/records.ts';
import type { LogWriter, StoredLog } from '../store/store.ts';

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
  return isDeepStrictEqual(rules, before) ? writer.current?.catalogue.rules : await writer.keepRules(rules);
}

/** The known subsystems with the rules of a log, where it has some. */
export async function addOwnRules(rules: SubsystemRules, log: StoredLog): Promise<SubsystemRules> {
  const stored = await log.rules();
  return isAsked(stored) ? { ...rules, own: stored } : rules;
}

function isAsked(rules: StoredRules | undefined): rules is LogRules {
  return rules?.config !== undefined;
}

/** What keeps a log's rules from telling all that they could. */
export interface RuleTroubles {
  /** Lines that are not taken, and files that the repository does not have. */
  ruleProblems: RuleProblem[];
  /** How many commits are stored without the files that they touch, though the rules go by these. */
  withoutPaths: number;
}

/** What of a log's rules cannot be used. */
export function findRuleTroubles(
  own: StoredRules | undefined,
  rules: SubsystemRules,
  { records, git }: Pick<Catalogue, 'records' | 'git'>,
): RuleTroubles {
  const ruleProblems: RuleProblem[] = [];
  if (!isAsked(own)) return { ruleProblems, withoutPaths: 0 };
  for (const { kind, anyOf = [], allOf = [] } of listRuleFiles(own.config)) {
    const leftOut = own.leftOut?.filter((file) => file.kind === kind) ?? [];
    for (const { path } of leftOut) {
      ruleProblems.push({ where: path, message: 'is not read: with what stands before it, it has more than 16 MB' });
    }
    if (own[kind].length > 0 || leftOut.length > 0) continue;
    const message = 'is not stored: the repository has no such file, or the log was not imported since';
    ruleProblems.push({ where: [...anyOf, ...allOf].join(', '), message });
  }
  readOwnRules(own, rules, (problem) => ruleProblems.push(problem));
  const withoutPaths = git === undefined || !needsPaths(own.config) ? 0 : (git.paths ?? records);
  return { ruleProblems, withoutPaths };
}
