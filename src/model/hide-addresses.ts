import type { ParsedEntry, Person } from './entry.ts';

/**
 * Takes the hosts out of the e-mail addresses in a text, `ada@…`: nobody can be written to by what is left, and a reader
 * still sees who was named. Addresses of repositories (`git@host:path`, `https://user@host/`) are none. Takes time in
 * proportion to the text.
 */
export function hideAddresses(text: string): string {
  let at = text.indexOf('@');
  if (at < 0) return text;
  let shown = '';
  let done = 0;
  for (; at >= 0; at = text.indexOf('@', at + 1)) {
    const end = isLocal(text.charCodeAt(at - 1)) ? hostEnd(text, at + 1) : at + 1;
    if (end === at + 1 || isRepository(text, at, end)) continue;
    shown += `${text.slice(done, at + 1)}…`;
    done = end;
  }
  return done === 0 ? text : shown + text.slice(done);
}

/** An entry in which no address can be read. */
export function hideInEntry<E extends ParsedEntry>(entry: E): E {
  const { author, committer, subject, merge, release, section } = entry;
  return {
    ...entry,
    id: hideAddresses(entry.id),
    author: hideInPerson(author),
    ...(committer && { committer: hideInPerson(committer) }),
    ...(subject !== undefined && { subject: hideAddresses(subject) }),
    body: hideAddresses(entry.body),
    trailers: entry.trailers.map(hideInPerson),
    notes: entry.notes.map(hideAddresses),
    ...(merge && { merge: { ...merge, from: hideAddresses(merge.from), listed: merge.listed.map(hideAddresses) } }),
    ...(release !== undefined && { release: hideAddresses(release) }),
    ...(section !== undefined && { section: hideAddresses(section) }),
    ...(entry.paths && { paths: entry.paths.map(hideAddresses) }),
  };
}

function hideInPerson<P extends Person>(person: P): P {
  const { name, email } = person;
  return { ...person, name: hideAddresses(name), ...(email !== undefined && { email: hideAddresses(email) }) };
}

/**
 * Where a host that begins here ends: labels of letters, digits, dashes and underscores, with a dot between them at least once. Versions
 * (`rollup@2.3.4`) are none: the last label begins with a letter, or there are four numbers.
 */
function hostEnd(text: string, from: number): number {
  let end = from;
  let dots = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHost(code)) end = at + 1;
    else if (code === 46 && end === at && at > from && isHost(text.charCodeAt(at + 1))) dots += 1;
    else break;
  }
  return dots > 0 && !version.test(text.slice(from, end)) ? end : from;
}

/** What begins with numbers as versions do, and ends in none of the names that hosts end in. */
const version = /^\d+\.(?!\d+\.\d+\.\d+$)(?:[\w-]*\.)*(?:\d[\w-]*)$/;

/** Whether this is where a repository is: a host with a path behind a colon, or an address of the web. */
function isRepository(text: string, at: number, end: number): boolean {
  let start = at;
  while (start > 0 && isLocal(text.charCodeAt(start - 1)) && at - start < 100) start -= 1;
  if (text[end] === ':' && isRepositoryPath(text, text.slice(start, at), end + 1)) return true;
  return text.slice(start - 3, start) === '://';
}

/** What stands behind the host of `git@host:path`: of somebody else than the usual user, a path that can be told from a word. */
function isRepositoryPath(text: string, user: string, from: number): boolean {
  const path = /^[^\s:<>()[\]"']{0,200}/.exec(text.slice(from, from + 200))?.[0] ?? '';
  return path !== '' && (user === 'git' || /\.git\b|^[~/]|^[\w.-]+\//.test(path));
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isHost = (code: number): boolean => isLetter(code) || isDigit(code) || code === 45 || code === 95;
/** What may stand right before the sign of an address. */
const isLocal = (code: number): boolean =>
  isLetter(code) || isDigit(code) || '._+-%=~!#$&*?^`{|}\'"'.includes(String.fromCharCode(code));
