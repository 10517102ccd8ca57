import { chooseBranches } from './choose-branches.ts';
import type { GitBranch } from './git-branches.ts';

/** Branches of a repository: the names and patterns that are asked for, and the names of those that the log was of. */
export interface WantedBranches {
  asked: readonly string[];
  before: readonly string[];
}

/** The branches that a server lists, as `git ls-remote` prints them. A name that git would not take is none. */
export function readHeads(listed: string): GitBranch[] {
  return listed.split('\n').flatMap((line) => {
    const [, tip, ref] = /^([0-9a-f]{40,64})\t(refs\/heads\/[^\p{Cc}\s:?*[\\^~]+)$/u.exec(line) ?? [];
    return tip === undefined || ref === undefined ? [] : [{ ref, tip }];
  });
}

/** What git is told to fetch of a server's branches: those that are wanted. Throws a UserError where one is not there. */
export function nameHeads(heads: readonly GitBranch[], { asked, before }: WantedBranches): string[] {
  // HEAD is fetched in any case.
  const chosen = chooseBranches(heads, asked, { ref: undefined, tip: '' }, new Set(before));
  const names = chosen.map(({ name }) => name).filter((name) => name !== 'HEAD');
  if (names.length === heads.length) return ['+refs/heads/*:refs/heads/*'];
  return names.map((name) => `+refs/heads/${name}:refs/heads/${name}`);
}
