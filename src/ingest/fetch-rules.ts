import type { LogRules } from '../enrich/log-rules.ts';
import { makePathTree } from '../enrich/path-tree.ts';
import { listRuleFiles, type RuleFiles, type RuleText, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { GitRepository } from '../source/git.ts';
import { listFilesOf, readFilesOf } from '../source/rule-files.ts';

/** How many files of one kind are read; a clone of the network has those of both kinds. */
const mostFiles = 400;

/** Reads the files of a repository that have rules, as its tip has them. */
export async function fetchRules(repository: GitRepository, config: SubsystemRulesConfig): Promise<LogRules> {
  const rules: LogRules = { config, maintainers: [], codeowners: [] };
  // Those that are not asked now may be by rules that come later.
  const unasked = listRuleFiles({ maintainers: true, codeowners: true });
  const asked = listRuleFiles(config);
  for (const files of [...asked, ...unasked.filter(({ kind }) => !asked.some((each) => each.kind === kind))]) {
    rules[files.kind] = await fetchTexts(repository, files);
  }
  return rules;
}

async function fetchTexts({ directory, tip }: GitRepository, { anyOf, allOf = [] }: RuleFiles): Promise<RuleText[]> {
  if (anyOf) return (await readFilesOf(directory, tip, anyOf)).slice(0, 1);
  if (!allOf.some((path) => /[*?]/.test(path))) return await readFilesOf(directory, tip, allOf);
  const isMeant = makeNameTest(allOf);
  const paths = (await listFilesOf(directory, tip)).filter(isMeant);
  return await readFilesOf(directory, tip, paths.slice(0, mostFiles));
}

/** Tells the files of a repository that have rules of a log; undefined where it goes by none. */
export function makeRuleFileTest(
  config: SubsystemRulesConfig | null | undefined,
): ((path: string) => boolean) | undefined {
  const names = (config ? listRuleFiles(config) : []).flatMap(({ anyOf = [], allOf = [] }) => [...anyOf, ...allOf]);
  return names.length === 0 ? undefined : makeNameTest(names);
}

function makeNameTest(patterns: readonly string[]): (path: string) => boolean {
  const tree = makePathTree<string>();
  for (const pattern of patterns) tree.add(pattern.split('/'), 'here', pattern);
  return (path) => {
    let isMeant = false;
    tree.find(path, () => {
      isMeant = true;
    });
    return isMeant;
  };
}
