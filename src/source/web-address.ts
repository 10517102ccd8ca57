/** How hosts that people know name the page of a commit, after the repository's own address. */
const hosts: readonly { host: RegExp; page(host: string, path: string): string }[] = [
  { host: /^(github\.com|codeberg\.org)$/, page: (host, path) => `https://${host}/${path}/commit/{hash}` },
  { host: /^gitlab\.[a-z0-9.-]+$/, page: (host, path) => `https://${host}/${path}/-/commit/{hash}` },
  { host: /^bitbucket\.org$/, page: (host, path) => `https://${host}/${path}/commits/{hash}` },
  { host: /^git\.sr\.ht$/, page: (host, path) => `https://${host}/${path}/commit/{hash}` },
  { host: /^[a-z0-9-]+\.googlesource\.com$/, page: (host, path) => `https://${host}/${path}/+/{hash}` },
  { host: /^git\.kernel\.org$/, page: (host, path) => `https://${host}/${path}.git/commit/?id={hash}` },
];

/**
 * The address of a commit's page, with `{hash}` in the hash's place, for a remote on a web host that is known, or one
 * that cgit serves; undefined for any other. Always https, and without a name or a password that the remote has.
 */
export function makeCommitAddress(remote: string): string | undefined {
  const parts = splitRemote(remote);
  if (!parts) return undefined;
  const { host, path } = parts;
  const known = hosts.find((one) => one.host.test(host));
  const bare = path.replace(/\.git$/, '');
  if (known) return bare.includes('/') || host.endsWith('googlesource.com') ? known.page(host, bare) : undefined;
  const isCgit = path.startsWith('cgit/') || host.startsWith('cgit.');
  return isCgit ? `https://${host}/${path}/commit/?id={hash}` : undefined;
}

// A port of http is one of a web server that nobody knows; one of ssh or git says nothing about the web.
const remoteForms = [
  /^https?:\/\/(?:[^/@]*@)?([a-z0-9.-]+)\/+(.+)$/i,
  /^(?:ssh|git):\/\/(?:[^/@]*@)?([a-z0-9.-]+)(?::\d+)?\/+(.+)$/i,
  /^(?:[\w.-]+@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+):(?!\/\/)(.+)$/i,
];

/** The host and the path of `https://host/path`, `ssh://git@host:22/path` or `git@host:path`. */
function splitRemote(remote: string): { host: string; path: string } | undefined {
  const parts = remoteForms.map((form) => form.exec(remote)).find((match) => match !== null);
  const host = parts?.[1]?.toLowerCase();
  const path = parts?.[2]?.replace(/^\/+|\/+$/g, '');
  if (host === undefined || path === undefined) return undefined;
  // Such paths need no escaping, and no part of them leads elsewhere.
  const isPlain = path.split('/').every((part) => /^[\w.~+-]+$/.test(part) && !/^\.+$/.test(part));
  return isPlain && path.length <= 200 ? { host, path } : undefined;
}
