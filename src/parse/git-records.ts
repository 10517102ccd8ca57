import { isUtf8 } from 'node:buffer';
import type { Problem } from '../model/parsed-log.ts';
import type { Emit } from './format.ts';
import { makeCommitEntry } from './git-commit.ts';

const fieldsPerCommit = 9;
const windows1252 = new TextDecoder('windows-1252');

/**
 * Reads what `git log -z` prints for the fields hash, parents, author's name, e-mail and time, committer's name, e-mail
 * and time, message, each ended by a NUL. A message that is not UTF-8, whatever its commit says, is read as
 * Windows-1252 and reported.
 */
export function parseGitRecords(emit: Emit): { push(chunk: Buffer): void; end(): void } {
  let rest: Buffer[] = [];
  let fields: string[] = [];
  let strays = new Set<number>();
  const report = (problem: Problem): void => emit({ kind: 'problem', problem });

  const takeFields = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      const added = bytes.toString('utf8').split('\0');
      fields = fields.length === 0 ? added : fields.concat(added);
      return;
    }
    for (let start = 0; start <= bytes.length; ) {
      const found = bytes.indexOf(0, start);
      const end = found < 0 ? bytes.length : found;
      const field = bytes.subarray(start, end);
      if (!isUtf8(field)) strays.add(fields.length);
      fields.push(isUtf8(field) ? field.toString('utf8') : windows1252.decode(field));
      start = end + 1;
    }
  };

  const takeCommits = (): void => {
    let at = 0;
    for (; at + fieldsPerCommit <= fields.length; at += fieldsPerCommit) {
      const [
        hash = '',
        parents = '',
        name = '',
        email = '',
        time = '',
        byName = '',
        byEmail = '',
        byTime = '',
        message = '',
      ] = fields.slice(at, at + fieldsPerCommit);
      if (strays.size > 0 && [...strays].some((index) => index >= at && index < at + fieldsPerCommit)) {
        report({ kind: 'encoding', message: `commit ${hash.slice(0, 12)} is not UTF-8: read as Windows-1252` });
      }
      const entry = makeCommitEntry(
        {
          hash,
          parents: parents === '' ? [] : parents.split(' '),
          author: { name, email },
          authorTime: time,
          committer: { name: byName, email: byEmail },
          committerTime: byTime,
          message,
        },
        report,
      );
      emit({ kind: 'entry', entry });
    }
    fields = fields.slice(at);
    strays = new Set([...strays].filter((index) => index >= at).map((index) => index - at));
  };

  return {
    push(chunk) {
      const last = chunk.lastIndexOf(0);
      if (last < 0) {
        rest.push(chunk);
        return;
      }
      takeFields(rest.length === 0 ? chunk.subarray(0, last) : Buffer.concat([...rest, chunk.subarray(0, last)]));
      rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
      takeCommits();
    },
    end() {
      if (rest.length === 0 && fields.length === 0) return;
      // git ends every field; what is left over was cut off.
      report({ kind: 'cut-off', message: 'the output of git ends inside a commit, which is left out' });
    },
  };
}
