import { UserError } from '../model/errors.ts';
import { makeSizeGuard } from './size-guard.ts';

/** How many NULs end the fields of one commit in git's output (`logArguments` in `src/source/git.ts`). */
export const fieldsPerCommit = 9;

/** A stretch is held whole, by several threads at a time. */
const largestStretch = 256 * 1024 * 1024;

/**
 * Cuts git's output into stretches of exactly `size` commits, across the borders of its chunks, without reading them.
 * `end` gives what is left: fewer commits, or none.
 */
export function makeCommitCutter(size: number): { push(chunk: Buffer): Buffer[]; end(): Buffer } {
  let parts: Buffer[] = [];
  let fields = 0;
  let bytes = 0;
  const guard = makeSizeGuard(0, 'a commit with a text');
  return {
    push(chunk) {
      guard(chunk);
      bytes += chunk.length;
      if (bytes > largestStretch)
        throw new UserError(`Of ${size} commits in a row the texts have more than 256 MB: they are not read.`);
      const stretches: Buffer[] = [];
      let start = 0;
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
        fields += 1;
        if (fields < size * fieldsPerCommit) continue;
        parts.push(chunk.subarray(start, at + 1));
        stretches.push(Buffer.concat(parts));
        parts = [];
        fields = 0;
        bytes = chunk.length - at - 1;
        start = at + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
      return stretches;
    },
    end: () => Buffer.concat(parts),
  };
}
