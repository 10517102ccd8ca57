import type { LogRules } from '../enrich/log-rules.ts';
import { makePathTree } from '../enrich/path-tree.ts';
import { listRuleFiles, type RuleFiles, type SubsystemRulesConfig } from '../model/subsystem-rules.ts';
import type { GitRepository } from '../source/git.ts';
import { type FilesRead, listFilesOf, readFilesOf } from '../source/rule-files.ts';

/** How many files of one kind are read; a clone of the network has those of both kinds. */
const mostFiles = 400;

/** Reads the files of a repository that have rules, as its tip has them. */
export async function fetchRules(repository: GitRepository, config: SubsystemRulesConfig): Promise<LogRules> {
  const rules: LogRules = { config, maintainers: [], codeowners: [] };
  const leftOut: NonNullable<LogRules['leftOut']> = [];
  // Those that are not asked now may be by rules that come later.
  const unasked = listRuleFiles({ maintainers: true, codeowners: true });
  const asked = listRuleFiles(config);
  for (const files of [...asked, ...unasked.filter(({ kind }) => !asked.some((each) => each.kind === kind))]) {
    const { files: texts, leftOut: paths } = await fetchTexts(repository, files);
    rules[files.kind] = texts;
    leftOut.push(...paths.map((path) => ({ kind: files.kind, path })));
  }
  if (leftOut.length > 0) rules.leftOut = leftOut;
  return rules;
}

async function fetchTexts({ directory, tip }: GitRepository, { anyOf, allOf = [] }: RuleFiles): Promise<FilesRead> {
  if (anyOf) {
    const { files, leftOut } = await readFilesOf(directory, tip, anyOf);
    return { files: files.slice(0, 1), leftOut: files.length > 0 ? [] : leftOut.slice(0, 1) };
  }
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
