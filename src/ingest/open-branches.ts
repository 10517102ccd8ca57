import { createHash } from 'node:crypto';
import type { BranchParts } from '../model/branch-parts.ts';
import { UserError } from '../model/errors.ts';
import { isDiskTrouble } from '../store/disk-errors.ts';
import type { StoredLog } from '../store/store.ts';
import { decodeBranches, encodeBranches } from './branch-file.ts';
import { buildBranches, followBranches } from './build-branches.ts';

/**
 * Opens what tells the branches of a log's entries; undefined for a log of what HEAD reaches. What is stored is brought up to
 * date, or made anew where it is missing, damaged or of other branches, and stored where that is allowed. Throws a
 * UserError where the repository is needed and cannot be read.
 */
export async function openBranches(log: StoredLog): Promise<BranchParts | undefined> {
  const { id, git, records } = log.catalogue;
  const branches = git?.branches?.tips;
  if (!branches) return undefined;
  const mark = createHash('sha256')
    .update([id, JSON.stringify(branches)].join('\0'))
    .digest('hex')
    .slice(0, 16);
  const stored = await readStored(log, id);
  if (stored?.mark === `${id} ${mark}` && stored.records === records) return stored;
  const parts = await make(log, `${id} ${mark}`, stored, branches);
  await storeIfAllowed(log, parts);
  return parts;
}

async function make(
  log: StoredLog,
  mark: string,
  stored: BranchParts | undefined,
  branches: BranchParts['branches'],
): Promise<BranchParts> {
  try {
    const followed = stored && (await followBranches(log, mark, stored, branches));
    return followed ?? (await buildBranches(log, mark, branches));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = 'once its repository can be read, import it again';
    throw new UserError(`The branches of "${log.name}" cannot be told (${error.message}): ${advice}.`, 'input', {
      cause: error,
    });
  }
}

/** What is stored of this very log: of one that had its name before, the numbers mean nothing. */
async function readStored(log: StoredLog, id: string): Promise<BranchParts | undefined> {
  try {
    const bytes = await log.branchFile.read();
    const parts = bytes && (await decodeBranches(bytes));
    return parts?.mark.startsWith(`${id} `) ? parts : undefined;
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return undefined;
  }
}

async function storeIfAllowed(log: StoredLog, parts: BranchParts): Promise<void> {
  try {
    await log.branchFile.write(encodeBranches(parts));
  } catch (error) {
    // Whoever only reads may not be allowed to write, and a full disk keeps nobody from an answer.
    if (!isDiskTrouble(error)) throw error;
  }
}
