import { chooseBranches } from '../source/choose-branches.ts';
import type { GitRepository } from '../source/git.ts';
import { readBranches, readHeadBranch } from '../source/git-branches.ts';
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

const listEnds = (tips: readonly BranchTip[]): string[] => [...new Set(tips.map(({ tip }) => tip))];
