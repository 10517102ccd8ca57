import type { ParsedEntry, Person } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import { readMergeMessage } from './git-merge.ts';
import { type Instant, readInstant } from './git-time.ts';
import { splitText } from './trailers.ts';

/** A commit's parts as git prints them. Times are git's raw form: seconds since 1970, a space, the offset as `+hhmm`. */
export interface RawCommit {
  hash: string;
  /** Undefined where the source does not tell. */
  parents: string[] | undefined;
  author: Person;
  authorTime: string;
  committer: Person | undefined;
  committerTime: string | undefined;
  message: string;
  line?: number | undefined;
}

/** Turns a commit's parts into an entry; what is odd about it goes to `report`, and the commit is kept all the same. */
export function makeCommitEntry(raw: RawCommit, report: (problem: Problem) => void): ParsedEntry {
  const note = (kind: string, message: string): void =>
    report({ kind, message: `commit ${raw.hash.slice(0, 12)} ${message}`, line: raw.line });
  const authored = readInstant(raw.authorTime);
  const committed = readCommitted(raw, authored);
  const oddity = authored.oddity ?? committed?.oddity;
  if (oddity !== undefined) note('odd-date', oddity);
  if (raw.author.name.trim() === '') note('empty-name', 'has an author without a name');
  const { subject, rest } = splitMessage(raw.message);
  if (subject.trim() === '') note('empty-message', 'has no message');
  const split = splitText(rest);
  for (const problem of split.problems) note(problem.kind, `has ${problem.message}`);
  const body = split.trailers.length === 0 && split.problems.length === 0 ? rest : split.body;
  return {
    id: raw.hash,
    date: authored.day,
    committedDate: committed?.day,
    authored: authored.text,
    committed: committed?.text,
    author: raw.author,
    committer: raw.committer,
    subject,
    body,
    trailers: split.trailers,
    notes: split.notes,
    merge: raw.parents !== undefined && raw.parents.length > 1 ? readMergeMessage(subject, body) : undefined,
    parents: raw.parents,
    line: raw.line,
  };
}

function readCommitted(raw: RawCommit, authored: Instant): Instant | undefined {
  if (raw.committerTime === raw.authorTime) return authored;
  return raw.committerTime === undefined ? undefined : readInstant(raw.committerTime);
}

/**
 * Cuts a message as git does: the lines of the first paragraph, without the white space at their ends and joined by
 * spaces, are the subject. The rest comes without the blank lines around it.
 */
function splitMessage(message: string): { subject: string; rest: string } {
  let at = skipBlankLines(message, 0);
  let subject = '';
  while (at < message.length) {
    const end = lineEnd(message, at);
    const last = textEnd(message, at, end);
    if (last === at) break;
    const line = message.slice(at, last);
    subject = subject === '' ? line : `${subject} ${line}`;
    at = end + 1;
  }
  const start = skipBlankLines(message, at);
  return { subject, rest: message.slice(start, lineEnd(message, textEnd(message, start, message.length))) };
}

/** Where the first line with more than white space begins. */
function skipBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (textEnd(text, at, end) > at) break;
    at = end + 1;
  }
  return at;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where a stretch of text ends without the white space at its end; git knows no other white space than this. */
function textEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && ' \t\r\n'.includes(text.charAt(last - 1))) last -= 1;
  return last;
}
