import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode, UserError } from '../model/errors.ts';
import { GitError, runGit, streamGit } from './run-git.ts';
import { makeCommitAddress } from './web-address.ts';

/** A git repository on this machine. */
export interface GitRepository {
  /** The folder that git is run in. */
  directory: string;
  /** The commit that HEAD names. */
  tip: string;
  shallow: boolean;
  /** The text of `.mailmap`, from the work tree or, in a bare repository, from HEAD. */
  mailmap: string;
  /** How many lines of it were read, where it is too long; undefined where it is whole. */
  mailmapEnd?: number | undefined;
  /** Where the web shows its commits, with `{hash}` in the hash's place; undefined where that is not known. */
  web?: string | undefined;
  /** Whether the files that commits touch are to be read, too: git then compares the trees of each. */
  withPaths?: boolean | undefined;
}

/**
 * Looks whether a folder is a git repository: a work tree's top, a bare repository, or a `.git` folder. Undefined where
 * it is none. Throws a UserError where git is missing, refuses the repository, or HEAD names no commit.
 */
export async function openRepository(directory: string): Promise<GitRepository | undefined> {
  if (!(await looksLikeRepository(directory))) return undefined;
  // Each question takes git a few milliseconds, so all are asked at once; what is wrong with the repository is told first.
  const asked = askRepository(directory);
  const rest = Promise.all([readTip(directory), readMailmap(directory, asked), readWebAddress(directory)]);
  rest.catch(() => undefined);
  const [shallow, , prefix] = await asked;
  // A folder with what looks like a repository, inside another one that git finds instead.
  if (prefix !== undefined && prefix !== '') return undefined;
  const [tip, text, web] = await rest;
  const { mailmap, mailmapEnd } = cutMailmap(text);
  return { directory, tip, shallow: shallow === 'true', mailmap, mailmapEnd, web };
}

/** The nearest folder above this one that looks like a repository. */
export async function findRepositoryAbove(directory: string): Promise<string | undefined> {
  for (let at = directory, above = path.dirname(at); above !== at; above = path.dirname(at)) {
    at = above;
    if (await looksLikeRepository(at)) return path.basename(at) === '.git' ? path.dirname(at) : at;
  }
  return undefined;
}

/**
 * The commits that any of `tips` reaches and none of `known` does. Oldest first. With paths, an
 * empty field stands before each commit, and behind its fields the files that it touches, whatever it calls them: none
 * for a merge, and both names for a file that was renamed, which is told without reading the files.
 */
export function logArguments(tips: readonly string[], known: readonly string[] = [], withPaths = false): string[] {
  const fields = ['%H', '%P', '%an', '%ae', '%ad', '%cn', '%ce', '%cd', '%B'];
  const format = (withPaths ? ['', ...fields] : fields).join('%x00');
  const shown = ['--encoding=UTF-8', '--date=raw', '--no-color', '--no-decorate', '--no-notes'];
  shown.push(...(withPaths ? pathOptions : ['--no-patch']));
  // Topological order, reversed, so that a change never comes before the one it builds on.
  const order = ['--topo-order', '--reverse'];
  const range = [...tips, ...known.map((hash) => `^${hash}`)];
  return ['log', '-z', ...shown, ...order, `--format=tformat:${format}`, '--end-of-options', ...range, '--'];
}

/** Settings of the repository that would leave out files, or order them otherwise, are overruled. */
const pathOptions = [
  '--name-only',
  '--no-renames',
  '--no-relative',
  '--no-ext-diff',
  '--ignore-submodules=none',
  '-O/dev/null',
];

/** Hashes of the commits that any of `tips` reaches and none of `others` does. */
export async function* listCommits(
  directory: string,
  tips: readonly string[],
  others: readonly string[] = [],
): AsyncGenerator<string[]> {
  yield* readLines(directory, ['rev-list', '--end-of-options', ...tips, ...others.map((hash) => `^${hash}`), '--']);
}

/** The same as lines `hash parent parent`; `--topo-order` has children before all of their parents. */
export async function* listWithParents(
  directory: string,
  tips: readonly string[],
  others: readonly string[] = [],
  order: readonly '--topo-order'[] = [],
): AsyncGenerator<string[]> {
  const range = [...tips, ...others.map((hash) => `^${hash}`)];
  yield* readLines(directory, ['rev-list', '--parents', ...order, '--end-of-options', ...range, '--']);
}

/** The nearest commit that a commit and any of others have in common: itself, where one of them reaches it. */
export async function findBase(
  directory: string,
  hash: string,
  others: readonly string[],
): Promise<string | undefined> {
  try {
    return (await runGit(directory, ['merge-base', hash, ...others])).trim();
  } catch (error) {
    // They have nothing in common.
    if (error instanceof GitError && error.exitCode === 1) return undefined;
    throw error;
  }
}

/** How many commits any of `tips` reaches and none of `known` does; `signal` gives up. */
export async function countCommits(
  directory: string,
  tips: readonly string[],
  known: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const range = [...tips, ...known.map((hash) => `^${hash}`)];
  return Number(await runGit(directory, ['rev-list', '--count', '--end-of-options', ...range, '--'], signal));
}

async function* readLines(directory: string, command: readonly string[]): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of streamGit(directory, command)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}

async function looksLikeRepository(directory: string): Promise<boolean> {
  const has = async (name: string): Promise<boolean> => {
    try {
      await stat(path.join(directory, name));
      return true;
    } catch (error) {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return false;
      throw error;
    }
  };
  return (await has('.git')) || ((await has('HEAD')) && (await has('objects')));
}

async function askRepository(directory: string): Promise<string[]> {
  const questions = ['--is-shallow-repository', '--is-inside-work-tree', '--show-prefix'];
  try {
    return (await runGit(directory, ['rev-parse', ...questions])).split('\n');
  } catch (error) {
    if (!(error instanceof GitError && error.message.includes('not a git repository'))) throw error;
    const advice = 'check that it is whole and that this user may read it';
    throw new UserError(`${directory} looks like a git repository, and git says that it is none: ${advice}.`);
  }
}

async function readTip(directory: string): Promise<string> {
  try {
    return (await runGit(directory, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError(
      `HEAD of the git repository ${directory} names no commit: commit something, or switch to a branch that has commits.`,
    );
  }
}

/** What the configuration says of `origin` is enough: nothing is asked over the network. */
async function readWebAddress(directory: string): Promise<string | undefined> {
  try {
    return makeCommitAddress((await runGit(directory, ['remote', 'get-url', 'origin'])).trim());
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function readMailmap(directory: string, asked: Promise<string[]>): Promise<Buffer> {
  const [, inWorkTree] = await asked;
  return inWorkTree === 'true' ? await readMailmapFile(directory) : await readMailmapOfHead(directory);
}

/** Of a longer mailmap the rest is left out: it is kept with the log, and read whenever the log is opened. */
const longestMailmap = 4_000_000;

/** The whole lines of a mailmap that are read. */
function cutMailmap(bytes: Buffer): Pick<GitRepository, 'mailmap' | 'mailmapEnd'> {
  if (bytes.length <= longestMailmap) return { mailmap: bytes.toString('utf8') };
  const mailmap = bytes.subarray(0, bytes.lastIndexOf(0x0a, longestMailmap - 1) + 1).toString('utf8');
  return { mailmap, mailmapEnd: mailmap.split('\n').length - 1 };
}

/** The file in the work tree. Like git, a symbolic link is not followed: it could lead anywhere. */
async function readMailmapFile(directory: string): Promise<Buffer> {
  try {
    const file = await open(path.join(directory, '.mailmap'), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, longestMailmap + 1));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    // Most repositories have none.
    if (['ENOENT', 'ELOOP', 'EISDIR'].includes(systemCode(error) ?? '')) return Buffer.alloc(0);
    throw error;
  }
}

/** Where there is no work tree, the file is in the tree of HEAD. */
async function readMailmapOfHead(directory: string): Promise<Buffer> {
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of streamGit(directory, ['cat-file', 'blob', 'HEAD:.mailmap'])) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > longestMailmap) break;
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof GitError) return Buffer.alloc(0);
    throw error;
  }
}
