import { dayOfEpoch } from '../model/day.ts';
import type { Merge, ParsedEntry, Person } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import { splitTrailers } from './trailers.ts';

/** A commit's parts as git prints them. Times are git's raw form: seconds since 1970, a space, the offset as `+hhmm`. */
export interface RawCommit {
  hash: string;
  parents: string[];
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
  const committed = raw.committerTime === undefined ? undefined : readInstant(raw.committerTime);
  if (isOdd(authored) || (committed && isOdd(committed))) {
    note('odd-date', `is dated ${(isOdd(authored) ? authored : (committed ?? authored)).day}`);
  }
  if (raw.author.name.trim() === '') note('empty-name', 'has an author without a name');
  const { subject, rest } = splitMessage(raw.message);
  if (subject === '') note('empty-message', 'has no message');
  const split = splitTrailers(rest);
  for (const problem of split.problems) note(problem.kind, `has ${problem.message}`);
  const body = trimBlank(split.body).join('\n');
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
    merge: raw.parents.length > 1 ? readMerge(subject, body) : undefined,
    parents: raw.parents,
    line: raw.line,
  };
}

/** Cuts a message as git does: the first paragraph, joined to one line, is the subject. */
function splitMessage(message: string): { subject: string; rest: string[] } {
  const end = message.indexOf('\n');
  if (end < 0) return { subject: message.trim(), rest: [] };
  const lines = message.split('\n');
  let start = 0;
  while (start < lines.length && isBlank(lines[start])) start += 1;
  let next = start;
  while (next < lines.length && !isBlank(lines[next])) next += 1;
  const subject = lines
    .slice(start, next)
    .map((line) => line.trim())
    .join(' ');
  return { subject, rest: trimBlank(lines.slice(next)) };
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

function trimBlank(lines: string[]): string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start])) start += 1;
  while (end > start && isBlank(lines[end - 1])) end -= 1;
  return lines.slice(start, end);
}

/**
 * What a merge's message says it brings: the titles below headings such as `* name:` or `* name: (21 commits)`, as
 * `git merge --log` writes them.
 */
function readMerge(subject: string, body: string): Merge {
  const from = /^Merge\s+(.*?)(?:\s+into\s+\S+)?$/.exec(subject)?.[1] ?? subject;
  const listed: string[] = [];
  let stated = 0;
  let shown = 0;
  let truncated = false;
  let inside = false;
  for (const line of body.split('\n')) {
    const heading = /^\* \S.*?:(?: \((\d+) commits?\))?$/.exec(line);
    if (heading) {
      inside = true;
      if (heading[1] !== undefined) stated += Number(heading[1]);
    } else if (inside && line.trim() === '...') truncated = true;
    else if (inside && line.startsWith('  ')) {
      listed.push(line.trim());
      shown += 1;
    } else inside = false;
  }
  const declared = stated > 0 ? stated : truncated || shown === 0 ? undefined : shown;
  return { from, declared, listed, truncated: truncated || undefined };
}

interface Instant {
  seconds: number;
  day: string;
  /** `2007-07-11T10:00:00+02:00` */
  text: string;
}

/** Reads git's raw time. One that cannot be read becomes the start of 1970, which is reported as odd. */
function readInstant(raw: string): Instant {
  const space = raw.indexOf(' ');
  const seconds = Number(space < 0 ? raw : raw.slice(0, space));
  const zone = space < 0 ? '+0000' : raw.slice(space + 1);
  const size = Number(zone.slice(1));
  const valid = Number.isSafeInteger(seconds) && /^[+-]\d{4}$/.test(zone);
  const minutes = valid ? (zone.startsWith('-') ? -1 : 1) * (Math.floor(size / 100) * 60 + (size % 100)) : 0;
  const at = valid ? seconds : 0;
  const day = dayOfEpoch(at, minutes);
  const inDay = (((at + minutes * 60) % 86_400) + 86_400) % 86_400;
  const time = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60].map(twoDigits).join(':');
  const offset = valid ? `${zone.slice(0, 3)}:${zone.slice(3)}` : '+00:00';
  return { seconds: at, day, text: `${day}T${time}${offset}` };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The first day of 1970 is where broken dates land; nothing was committed after 2099. */
const isOdd = (instant: Instant): boolean => instant.seconds < 86_400 || instant.day >= '2100-01-01';
