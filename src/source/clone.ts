import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode, UserError } from '../model/errors.ts';
import { explainSize, SizeError } from './limits.ts';
import { type GitAddress, type NetworkGit, openNetworkGit, type Reach } from './network-git.ts';
import { nameHeads, readHeads, type WantedBranches } from './remote-heads.ts';
import { GitError, runGit } from './run-git.ts';
import { packRefs, repackClone, sizeOfClone, sweepClone } from './tidy-clone.ts';

/** Where a log's clone is, and of what. */
export interface CloneRequest {
  /** The folder of all clones. */
  folder: string;
  /** The log's name. */
  name: string;
  address: GitAddress;
  /** Which branches are wanted beside HEAD; none unless given. */
  branches?: WantedBranches | undefined;
  /** Tells files of HEAD whose text is wanted beside the usual ones. */
  wants?: ((path: string) => boolean) | undefined;
}

/** Files whose text is read from HEAD, because subsystems and names are told by them. */
const wantedFiles = [
  '.mailmap',
  'MAINTAINERS',
  'CODEOWNERS',
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'docs/CODEOWNERS',
];

/** What HEAD of the repository names, in our clone. */
const headRef = 'refs/annalist/head';

/** Any branch of the clone stands for one that no server has: so git removes those that are not fetched by name, as it prunes. */
const noMoreHeads = '+refs/annalist/none/*:refs/heads/*';

/** What a fetch works with; `heads` is what git is told of the branches. */
interface Fetch {
  git: NetworkGit;
  request: CloneRequest;
  reach: Reach;
  heads: readonly string[];
}

/** Where the clone of a log lies: another address has another one. */
export function placeClone({ folder, name, address }: Pick<CloneRequest, 'folder' | 'name' | 'address'>): string {
  const mark = createHash('sha256').update(address.url).digest('hex').slice(0, 8);
  return path.join(folder, `${name}-${mark}.git`);
}

/**
 * Brings the clone of a repository up to date, and makes it where there is none: bare, without the content of files
 * where the server can leave it out, all tags, HEAD, and the branches that are wanted. All of it changes at one moment where git can do
 * so, and a fetch that is killed leaves a clone that the next one goes on with. Gives its folder. To be called by who
 * holds the log's lock alone.
 */
export async function refreshClone(request: CloneRequest, reach: Reach): Promise<string> {
  const place = placeClone(request);
  const git = await openNetworkGit(request.address, reach);
  try {
    const fetch: Fetch = { git, request, reach, heads: await listHeads(git, request, reach) };
    if (!(await exists(place))) await cloneAnew(place, fetch);
    else {
      await sweepClone(place);
      try {
        await fetchIntoRoom(place, fetch);
      } catch (error) {
        if (!isDamage(error)) throw error;
        await cloneAnew(place, fetch);
      }
    }
    return place;
  } finally {
    await git.close();
  }
}

/** Whether git says that a clone itself is not whole, as a power cut or a failing disk may leave it. */
export function isDamage(error: unknown): boolean {
  const says =
    /does not match index|packfile .* (cannot|is )|index file .* (is|wrong)|bad object|is corrupt|inflate|unable to read|object file .* is empty|invalid (object|sha1)|not a git repository|bad config/i;
  return error instanceof GitError && says.test(error.message);
}

/** Removes the clones that a log had of other addresses, once it is read from this one. */
export async function dropOtherClones(folder: string, name: string, kept: string): Promise<void> {
  for (const found of await readdir(folder)) {
    const isOfLog = found.startsWith(`${name}-`) && /^[0-9a-f]{8}\.git(\.new)?$/.test(found.slice(name.length + 1));
    const place = path.join(folder, found);
    if (isOfLog && place !== kept) await rm(place, { recursive: true, force: true });
  }
}

/**
 * Counts the branches and tags before they are fetched: git would hold all of them in memory, and write a file for each.
 * Gives what is to be fetched of the branches, as git is told it. Throws a UserError where there are too many, or where a
 * branch that is asked for is not there.
 */
async function listHeads(git: NetworkGit, request: CloneRequest, { limits }: Reach): Promise<string[]> {
  const { address, branches } = request;
  const chunks: Buffer[] = [];
  let [refs, bytes] = [0, 0];
  await git.run(['ls-remote', '--quiet', '--heads', '--tags', '--refs', '--', address.url], (chunk) => {
    if (branches) chunks.push(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) refs += 1;
    if (refs <= limits.refs && bytes <= limits.refs * 300) return;
    throw new UserError(`${address.shown} has more than ${limits.refs} branches and tags: so many are not read.`);
  });
  return branches ? nameHeads(readHeads(Buffer.concat(chunks).toString('utf8')), branches) : [];
}

async function cloneAnew(place: string, fetch: Fetch): Promise<void> {
  const { request } = fetch;
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const beside = `${place}.new`;
  await rm(beside, { recursive: true, force: true });
  try {
    await runGit(path.dirname(place), ['init', '--quiet', '--bare', '--template=', '--', beside]);
    const settings: [string, string][] = [
      ['remote.origin.url', request.address.url],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['gc.auto', '0'],
    ];
    for (const [name, value] of settings) await runGit(beside, ['config', name, value]);
    await runGit(beside, ['symbolic-ref', 'HEAD', headRef]);
    await fetchInto(beside, fetch);
    // One that is there is damaged.
    await rm(place, { recursive: true, force: true });
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

/** What rewritten histories left behind is let go where it takes the room of what is new. */
async function fetchIntoRoom(place: string, fetch: Fetch): Promise<void> {
  try {
    await fetchInto(place, fetch);
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
    await sweepClone(place);
    const before = await sizeOfClone(place);
    await repackClone(place, fetch.reach.signal);
    if ((await sizeOfClone(place)) >= before) throw error;
    await fetchInto(place, fetch);
  }
}

async function fetchInto(place: string, { git, request, reach, heads }: Fetch): Promise<void> {
  const { address } = request;
  const { limits, tell } = reach;
  const before = await sizeOfClone(place);
  const watch = async (): Promise<UserError | undefined> => {
    const bytes = await sizeOfClone(place);
    tell?.(Math.max(0, bytes - before));
    return bytes > limits.bytes ? explainSize(address.shown, limits) : undefined;
  };
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'];
  const wanted = [`+HEAD:${headRef}`, '+refs/tags/*:refs/tags/*', ...heads, noMoreHeads];
  const ways = ['--force', '--prune', '--filter=blob:none', '--end-of-options', 'origin', ...wanted];
  const fetch = (...more: string[]): Promise<void> =>
    git.run(['-C', place, 'fetch', ...options, ...more, ...ways], undefined, watch);
  try {
    await fetch('--atomic');
  } catch (error) {
    // Where `a` went and `a/b` came, git cannot do both at one moment. What a kill leaves out then, the next fetch brings.
    if (!(error instanceof GitError && /cannot lock ref|cannot create/.test(error.message))) throw error;
    await fetch();
  }
  // git fetches what the clone lacks when somebody looks at it.
  const objects = await listWantedObjects(place, request.wants);
  const fetchObject = (object: string) => git.run(['-C', place, 'cat-file', '-e', object], undefined, watch);
  for (let at = 0; at < objects.length; at += atOnce) {
    await Promise.all(objects.slice(at, at + atOnce).map(fetchObject));
  }
  const grown = await watch();
  if (grown) throw grown;
  await packRefs(place, reach.signal);
}

/** How many texts of files are fetched at most, and how many at a time: git asks for each by itself. */
const mostWanted = 1_000;
const atOnce = 4;

/** Objects of files in HEAD that are read, as far as they are plain files. */
async function listWantedObjects(place: string, wants: CloneRequest['wants']): Promise<string[]> {
  const usual = new Set(wantedFiles);
  const which = wants ? ['-r', '-z', 'HEAD'] : ['-z', 'HEAD', '--', ...wantedFiles];
  const objects = new Set<string>();
  for (const row of (await runGit(place, ['ls-tree', ...which])).split('\0')) {
    const [, object, file = ''] = /^100\d{3} blob ([0-9a-f]{40,64})\t(.*)$/s.exec(row) ?? [];
    if (object === undefined || objects.size >= mostWanted) continue;
    if (usual.has(file) || wants?.(file) === true) objects.add(object);
  }
  return [...objects];
}

async function exists(place: string): Promise<boolean> {
  try {
    await lstat(place);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
