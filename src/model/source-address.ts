import { UserError } from './errors.ts';

/** Where a log comes from, as an operator named it. */
export type SourceAddress =
  | { kind: 'path'; path: string; shown: string }
  /** A git repository by ssh, in the form that git takes. */
  | { kind: 'ssh'; url: string; host: string; shown: string }
  /** By https: a git repository, or a file where `isGit` is false; undefined where only its server can tell. */
  | { kind: 'https'; url: string; host: string; isGit: boolean | undefined; shown: string };

const allowed = 'name a path, or an address that begins with https:// or ssh://';
const userPattern = /^[A-Za-z0-9_][\w.-]{0,99}$/;
const hostPattern = /^(?:[A-Za-z0-9_](?:[\w.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])$/;
/** How files that hold a changelog end. */
const fileEnding =
  /\.(md|markdown|txt|text|log|rst|adoc|json|jsonl|ndjson|gz|news|html?)$|\/(news|changelog|changes|history|releases)$/i;

/**
 * Reads what an operator named as a source: a path, https or ssh. Throws a UserError for every other way to name a
 * repository, for what a program could take for an option, and for addresses with a name or a password in them, which it
 * does not repeat.
 */
export function readSourceAddress(asked: string): SourceAddress {
  const given = asked.trim();
  const helper = /^([A-Za-z0-9][A-Za-z0-9+.-]*)::/.exec(given)?.[1];
  if (helper !== undefined)
    throw new UserError(`A source beginning with "${helper}::" runs a program of its own: ${allowed}.`);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
  const scp = scheme === undefined ? readScpForm(given) : undefined;
  if (scheme === undefined && !scp) return readPath(asked);
  if (/\p{Cc}/u.test(given)) throw new UserError(`The source has a control character in its address: ${allowed}.`);
  if (scp) return scp;
  if (scheme === 'file') return readFileAddress(given);
  if (scheme === 'https' || scheme === 'git+https') return readHttps(given, scheme === 'git+https');
  if (scheme === 'ssh' || scheme === 'git+ssh') return readSsh(given);
  if (scheme === 'http') {
    throw new UserError('A source by http:// could be changed by anybody on the way: name its https:// address.');
  }
  throw new UserError(`Sources by ${scheme}:// are not read: ${allowed}.`);
}

/** Refuses what is an address with a slip in it: as a path it would be shown, with the password that may be in it. */
function readPath(given: string): SourceAddress {
  const scheme = /^\W*(https?|ssh|git|ftps?|file|rsync|svn|(?:git|svn)\+\w+):/i.exec(given)?.[1];
  if (scheme !== undefined) {
    throw new UserError(`The source begins with "${scheme}:" and is no address that can be read: ${allowed}.`);
  }
  // What begins as a path does, is one.
  const isPlain = /^(\/(?!\/)|\.{1,2}[/\\]|~\/|[a-z]:[/\\])/i.test(given);
  if (!isPlain && (/:.*@/.test(given) || /@[^/]*@.*:/.test(given))) {
    throw new UserError(
      `The source looks like an address with a name or a password in it: ${allowed}, and a path with ./ before it.`,
    );
  }
  return { kind: 'path', path: given, shown: given };
}

/** `user@host:path`, as git takes it beside addresses. */
function readScpForm(given: string): SourceAddress | undefined {
  const [, user, host, path] = /^([^/:@]*)@(\[[^\]/]*\]|[^/:@]+):(.+)$/.exec(given) ?? [];
  if (user === undefined || host === undefined || path === undefined) return undefined;
  checkSsh(user, host, path);
  return { kind: 'ssh', url: given, host: bareHost(host), shown: given };
}

function readSsh(given: string): SourceAddress {
  const url = parseUrl(given.replace(/^git\+/i, ''));
  if (url.password !== '') throw explainSecret();
  checkSsh(url.username === '' ? undefined : url.username, url.hostname, decodePath(url.pathname).slice(1));
  if (url.search !== '' || url.hash !== '') throw new UserError('An ssh:// address has no "?" or "#" in it.');
  return { kind: 'ssh', url: url.href, host: bareHost(url.hostname), shown: url.href };
}

function checkSsh(user: string | undefined, host: string, path: string): void {
  const isOption = user?.startsWith('-') || host.startsWith('-') || path.startsWith('-') || path.startsWith('/-');
  if (isOption) throw new UserError('A part of the source begins with "-", which ssh or git would take for an option.');
  if (user !== undefined && !userPattern.test(user))
    throw new UserError('The user of the ssh source is no plain name.');
  if (!hostPattern.test(host)) throw new UserError('The host of the ssh source is no plain name.');
  if (path === '' || path === '/')
    throw new UserError('The ssh source names no repository: write its path behind the host.');
}

function readHttps(given: string, isForced: boolean): SourceAddress {
  const url = parseUrl(given.replace(/^git\+/i, ''));
  if (url.username !== '' || url.password !== '') throw explainSecret();
  if (!hostPattern.test(url.hostname)) throw new UserError('The host of the source is no plain name.');
  if (url.hash !== '') throw new UserError('The source has a "#" in its address: leave it and what follows out.');
  const path = decodePath(url.pathname).replace(/\/+$/, '');
  const isGit = isForced || /\.git$/.test(path) ? true : url.search !== '' || fileEnding.test(path) ? false : undefined;
  if (isGit === true && url.search !== '') throw new UserError('The address of a git repository has no "?" in it.');
  // What stands behind "?" may be a key.
  const shown = `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
  return { kind: 'https', url: url.href, host: bareHost(url.hostname), isGit, shown };
}

function readFileAddress(given: string): SourceAddress {
  const url = parseUrl(given);
  if (url.host !== '' && url.host !== 'localhost')
    throw new UserError('A file:// address has no host: write file:///path.');
  const path = decodePath(url.pathname);
  // A third slash is a slip, too, and what follows may be a password.
  if (/^\/[^/]*:[^/]*@/.test(path)) throw new UserError('A file:// address has no name or password: write the path.');
  return { kind: 'path', path, shown: path };
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw new UserError('The source is no address that can be read: look for a slip in it.');
  return new URL(text);
}

function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    if (!/\p{Cc}/u.test(decoded)) return decoded;
  } catch {
    // It is told below.
  }
  throw new UserError('The path of the source has a "%" in it that stands for nothing that can be used.');
}

const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase();

const explainSecret = (): UserError =>
  new UserError(
    'The source has a name or a password in its address: take them out, and put them in ~/.netrc, or use ssh.',
  );
