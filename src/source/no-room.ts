import { systemCode, UserError } from '../model/errors.ts';
import { GitError } from './run-git.ts';

/** An error of reading a source as it is, or one that says that the disk had no room for it. */
export function explainNoRoom(error: unknown, shown: string): unknown {
  const isGit = error instanceof GitError && /No space left on device|Disk quota exceeded/i.test(error.message);
  if (!isGit && !['ENOSPC', 'EDQUOT'].includes(systemCode(error) ?? '')) return error;
  return new UserError(
    `The disk is full: there was no room for what is new of ${shown}; free some, and it goes on where it was.`,
    'storage',
    { cause: error },
  );
}
