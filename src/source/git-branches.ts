import { GitError, runGit } from './run-git.ts';

/** A branch of a repository, or one of a remote that it knows. */
export interface GitBranch {
  /** The whole name, `refs/heads/main`. */
  ref: string;
  tip: string;
}

/** The branches of a repository, its own and those of its remotes. */
export async function readBranches(directory: string): Promise<GitBranch[]> {
  const fields = '--format=%(objecttype) %(objectname) %(symref) %(refname)';
  const output = await runGit(directory, ['for-each-ref', fields, 'refs/heads', 'refs/remotes']);
  return output.split('\n').flatMap((line) => {
    // A name has no spaces. What leads to another branch is no branch of its own.
    const [type, tip = '', symbolic, ref = ''] = line.split(' ');
    return type === 'commit' && symbolic === '' ? [{ ref, tip }] : [];
  });
}

/** The branch that HEAD names; undefined where it names a commit. */
export async function readHeadBranch(directory: string): Promise<string | undefined> {
  try {
    return (await runGit(directory, ['symbolic-ref', '--quiet', 'HEAD'])).trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
