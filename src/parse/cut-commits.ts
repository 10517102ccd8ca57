import { UserError } from '../model/errors.ts';
import { makeSizeGuard } from './size-guard.ts';

/** How many NULs end the fields of one commit in git's output (`logArguments` in `src/source/git.ts`). */
export const fieldsPerCommit = 9;

/** A stretch is held whole, by several threads at a time. */
const largestStretch = 256 * 1024 * 1024;

/**
 * Cuts git's output into stretches of exactly `size` commits, across the borders of its chunks, without reading them.
 * `end` gives what is left: fewer commits, or none. Output that begins with an empty field has the paths of each commit
 * behind its fields, and each stretch of it begins so too.
 */
export function makeCommitCutter(size: number): { push(chunk: Buffer): Buffer[]; end(): Buffer } {
  let parts: Buffer[] = [];
  /** What the last chunk has of a field that goes on in the next. */
  let begun = 0;
  let findBorder: FindBorder | undefined;
  let bytes = 0;
  const guard = makeSizeGuard(0, 'a commit with a text');
  return {
    push(chunk) {
      if (chunk.length === 0) return [];
      findBorder ??= chunk[0] === 0 ? makePathBorders(size) : makeBorders(size);
      guard(chunk);
      bytes += chunk.length;
      if (bytes > largestStretch)
        throw new UserError(`Of ${size} commits in a row the texts have more than 256 MB: they are not read.`);
      const stretches: Buffer[] = [];
      let start = 0;
      let field = 0;
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, field)) {
        const border = findBorder(at - field + begun);
        begun = 0;
        field = at + 1;
        if (border === undefined) continue;
        const end = border === 'before' ? at : at + 1;
        parts.push(chunk.subarray(start, end));
        stretches.push(Buffer.concat(parts));
        parts = [];
        bytes = chunk.length - end;
        start = end;
      }
      begun += chunk.length - field;
      if (start < chunk.length) parts.push(chunk.subarray(start));
      return stretches;
    },
    end: () => Buffer.concat(parts),
  };
}

/** Takes the length of each field; tells where a stretch ends before or after the NUL that ends this field. */
type FindBorder = (length: number) => 'before' | 'after' | undefined;

function makeBorders(size: number): FindBorder {
  let fields = 0;
  return () => {
    fields = (fields + 1) % (size * fieldsPerCommit);
    return fields === 0 ? 'after' : undefined;
  };
}

/** A commit ends at the first empty field behind its fields; before its first field there may be several. */
function makePathBorders(size: number): FindBorder {
  let commits = 0;
  let fields = 0;
  return (length) => {
    if (fields < fieldsPerCommit) {
      if (fields > 0 || length > 0) fields += 1;
      return undefined;
    }
    if (length > 0) return undefined;
    fields = 0;
    commits = (commits + 1) % size;
    return commits === 0 ? 'before' : undefined;
  };
}
