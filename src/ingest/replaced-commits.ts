import { listCommits } from '../source/git.ts';
import { GitError } from '../source/run-git.ts';
import type { BranchTip } from '../store/records.ts';
import type { StoredLog } from '../store/store.ts';
import { findRecords } from './known-records.ts';

/** What a branch has in the place of commits that it lost. */
export interface Replaced {
  /** The records of the lost ones, other branches may still have them. */
  lost: number[];
  /** The hashes of those that it has now and had not before. */
  added: ReadonlySet<string>;
}

/** Finds the branches that were rewritten: those that lost commits. Where git no longer knows where one was, all of it is gone. */
export async function findReplaced(
  directory: string,
  log: StoredLog | undefined,
  branches: readonly BranchTip[],
): Promise<Replaced[]> {
  const before = new Map(log?.catalogue.git?.branches?.tips.map(({ name, tip }) => [name, tip]));
  const replaced: Replaced[] = [];
  for (const { name, tip } of branches) {
    const last = before.get(name);
    if (!log || last === undefined || last === tip) continue;
    const lost = await collect(directory, last, tip);
    if (lost.size === 0) continue;
    const records = await findRecords(log, lost);
    replaced.push({
      lost: records.map(({ sequence }) => sequence).sort((one, other) => one - other),
      added: await collect(directory, tip, last),
    });
  }
  return replaced;
}

async function collect(directory: string, tip: string, other: string): Promise<Set<string>> {
  const hashes = new Set<string>();
  try {
    for await (const batch of listCommits(directory, [tip], [other])) for (const hash of batch) hashes.add(hash);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return new Set();
  }
  return hashes;
}
