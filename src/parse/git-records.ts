import { isAscii, isUtf8 } from 'node:buffer';
import type { ParsedEntry } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import { fieldsPerCommit } from './cut-commits.ts';
import type { ByteSink, Emit } from './format.ts';
import { makeCommitEntry } from './git-commit.ts';
import { makePathReader } from './git-paths.ts';
import { makeSizeGuard } from './size-guard.ts';
import { decodeMixed } from './windows-1252.ts';

/**
 * Reads what `git log -z` prints for the fields hash, parents, author's name, e-mail and time, committer's name, e-mail
 * and time, message, each ended by a NUL. A line that is not UTF-8, whatever its commit says, is read as Windows-1252
 * and reported. Output that begins with an empty field has the paths that a commit touches behind its fields.
 */
export function parseGitRecords(emit: Emit): ByteSink {
  let rest: Buffer[] = [];
  const guard = makeSizeGuard(0, 'a commit with a text');
  let fields: string[] = [];
  /** Which of the fields were not UTF-8. */
  let strays = new Set<number>();
  let hasPaths: boolean | undefined;
  const report = (problem: Problem): void => emit({ kind: 'problem', problem });

  const takeFields = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      // Each is a text of its own: a part of one for all would keep it in memory for as long as anybody's name is kept.
      const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
      for (let start = 0; start <= bytes.length; ) {
        const found = bytes.indexOf(0, start);
        const end = found < 0 ? bytes.length : found;
        fields.push(bytes.toString(encoding, start, end));
        start = end + 1;
      }
      return;
    }
    for (const field of cutBytes(bytes, 0)) {
      if (!isUtf8(field)) strays.add(fields.length);
      fields.push(decodeLines(field));
    }
  };

  const takeCommit = (field: (offset: number) => string, isStray: boolean, touched?: Touched): void => {
    const hash = field(0);
    const parents = field(1);
    if (isStray) {
      report({ kind: 'encoding', message: `commit ${hash.slice(0, 12)} is not UTF-8: read as Windows-1252` });
    }
    const raw = {
      hash,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: field(2), email: field(3) },
      authorTime: field(4),
      committer: { name: field(5), email: field(6) },
      committerTime: field(7),
      message: field(8),
    };
    const entry = makeCommitEntry(raw, report);
    emit({ kind: 'entry', entry: touched ? { ...entry, ...touched } : entry });
  };
  const byPaths = makePathReader(({ fields: own, isStray, paths, more }) => {
    takeCommit((offset) => own[offset] ?? '', isStray, {
      // A merge is printed without paths, which is not to say that it touches none.
      ...(paths.length > 0 && { paths }),
      ...(more > 0 && { morePaths: more }),
    });
  });
  const hasStray = (at: number): boolean => {
    for (let index = at; index < at + fieldsPerCommit; index += 1) if (strays.has(index)) return true;
    return false;
  };

  return {
    push(chunk) {
      guard(chunk);
      const last = chunk.lastIndexOf(0);
      if (last < 0) {
        if (chunk.length > 0) rest.push(chunk);
        return;
      }
      takeFields(rest.length === 0 ? chunk.subarray(0, last) : Buffer.concat([...rest, chunk.subarray(0, last)]));
      rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
      hasPaths ??= fields[0] === '';
      if (hasPaths) {
        for (const [index, field] of fields.entries()) byPaths.take(field, strays.has(index));
        fields = [];
        strays = new Set();
        return;
      }
      const whole = fields.length - (fields.length % fieldsPerCommit);
      for (let at = 0; at < whole; at += fieldsPerCommit) {
        takeCommit((offset) => fields[at + offset] ?? '', strays.size > 0 && hasStray(at));
      }
      fields = fields.slice(whole);
      if (strays.size > 0)
        strays = new Set([...strays].filter((index) => index >= whole).map((index) => index - whole));
    },
    end() {
      const isWhole = hasPaths ? byPaths.end(rest.length === 0) : rest.length === 0 && fields.length === 0;
      if (isWhole) return;
      // git ends every field; what is left over was cut off.
      report({ kind: 'cut-off', message: 'the output of git ends inside a commit, which is left out' });
    },
  };
}

/** The files that a commit touches, where they are printed. */
type Touched = Pick<ParsedEntry, 'paths' | 'morePaths'>;

/** Text that may be of several encodings, a line at a time. */
function decodeLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines = cutBytes(bytes, 0x0a).map((line) => (isUtf8(line) ? line.toString('utf8') : decodeMixed(line)));
  return lines.join('\n');
}

/** The stretches between bytes of one value. */
function cutBytes(bytes: Buffer, border: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(border, start);
    const end = found < 0 ? bytes.length : found;
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return parts;
}
