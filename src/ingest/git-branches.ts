import { UserError } from '../model/errors.ts';
import { joinWords } from '../model/text.ts';
import type { GitRepository } from '../source/git.ts';
import { type GitBranch, readBranches, readHeadBranch } from '../source/git-branches.ts';
import type { BranchTip, GitFacts } from '../store/records.ts';

/** What of a repository is read: where its history ends. */
export interface GitEnds {
  /** The commits that it ends at, each once, that of the main branch first. */
  tips: string[];
  /** Of several branches, or of one that is named: which they are. Undefined: what HEAD reaches. */
  branches?: NonNullable<GitFacts['branches']> | undefined;
  /** Branches that the log was of, and that are no longer there. */
  lost: string[];
}

/** Every branch is named to git, and a repository with more is meant to keep us busy. */
const mostBranches = 1000;

/** How many names an error offers. */
const mostOffered = 5;

/** Where the history ended that a log was made of; where that was not noted, HEAD. */
export function listTips(git: Pick<GitFacts, 'tip' | 'branches'>): string[] {
  if (git.branches) return listEnds(git.branches.tips);
  return [git.tip ?? 'HEAD'];
}

/**
 * Finds the branches that are asked for: by names, and by patterns in which `*` stands for anything. `HEAD` is the branch
 * that HEAD names, and alone it is what a log is of unless said. A log goes on with the branches that it has where none are
 * asked for. Throws a UserError for a name that no branch has.
 */
export async function findEnds(
  repository: GitRepository,
  asked: readonly string[] | undefined,
  known: GitFacts | undefined,
): Promise<GitEnds> {
  const wanted = asked ?? known?.branches?.asked ?? ['HEAD'];
  const before = known?.branches?.tips.map(({ name }) => name) ?? [];
  const [onlyOne] = wanted;
  if (wanted.length === 0 || (wanted.length === 1 && onlyOne === 'HEAD')) {
    return { tips: [repository.tip], lost: before };
  }
  const [branches, head] = await Promise.all([
    readBranches(repository.directory),
    readHeadBranch(repository.directory),
  ]);
  const tips = chooseBranches(branches, wanted, { ref: head, tip: repository.tip }, new Set(before));
  const names = new Set(tips.map(({ name }) => name));
  return {
    tips: listEnds(tips),
    branches: { asked: [...wanted], tips },
    lost: before.filter((name) => !names.has(name)),
  };
}

/** The branches that names and patterns mean, each once, that of HEAD first, then in the order of what was asked. */
export function chooseBranches(
  branches: readonly GitBranch[],
  asked: readonly string[],
  head: { ref: string | undefined; tip: string },
  before: ReadonlySet<string>,
): BranchTip[] {
  const chosen = new Map<string, string>();
  const mainName = head.ref?.replace(/^refs\/heads\//, '') ?? 'HEAD';
  for (const name of asked) {
    const found = name === 'HEAD' ? [{ name: mainName, tip: head.tip }] : matchBranches(branches, name);
    // A pattern may have nothing yet, and a branch that was there may be deleted.
    if (found.length === 0 && !isPattern(name) && !before.has(name)) throw explainUnknown(branches, name);
    for (const one of found) if (!chosen.has(one.name)) chosen.set(one.name, one.tip);
  }
  if (chosen.size === 0) {
    throw new UserError(
      `There is no branch ${joinWords(
        asked.map((one) => `"${one}"`),
        'or',
      )}${offer(branches)}.`,
    );
  }
  if (chosen.size > mostBranches) {
    throw new UserError(`${chosen.size} branches are meant, and ${mostBranches} are read at most: name fewer.`);
  }
  const tips = [...chosen].map(([name, tip]) => ({ name, tip }));
  return tips.sort((one, other) => Number(other.name === mainName) - Number(one.name === mainName));
}

/** The branches of a name or pattern: the repository's own, else those that `origin` has, else of any remote, as `origin/x`. */
function matchBranches(branches: readonly GitBranch[], asked: string): BranchTip[] {
  const matches = makeMatch(asked);
  for (const prefix of ['refs/heads/', 'refs/remotes/origin/', 'refs/remotes/']) {
    const found = branches.flatMap(({ ref, tip }): BranchTip[] => {
      const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : undefined;
      return name !== undefined && matches(name) ? [{ name, tip }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

const isPattern = (asked: string): boolean => asked.includes('*');

function makeMatch(asked: string): (name: string) => boolean {
  if (!isPattern(asked)) return (name) => name === asked;
  // No regular expression: with many stars that could take for ever.
  const parts = asked.split('*');
  return (name) => {
    let at = 0;
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      const found = index === 0 ? 0 : isLast ? name.length - part.length : name.indexOf(part, at);
      if (found < at || !name.startsWith(part, found)) return false;
      at = found + part.length;
    }
    return true;
  };
}

function explainUnknown(branches: readonly GitBranch[], name: string): UserError {
  return new UserError(`There is no branch "${name}"${offer(branches)}.`);
}

function offer(branches: readonly GitBranch[]): string {
  const names = branches.map(({ ref }) => ref.replace(/^refs\/(heads|remotes)\//, ''));
  if (names.length === 0) return ': the repository has none';
  const more = names.length > mostOffered ? [`${names.length - mostOffered} more`] : [];
  return `: there are ${joinWords([...names.slice(0, mostOffered), ...more])}`;
}

const listEnds = (tips: readonly BranchTip[]): string[] => [...new Set(tips.map(({ tip }) => tip))];
