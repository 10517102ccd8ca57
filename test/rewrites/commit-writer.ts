import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { runIsolatedGit } from '../support/git-repository.ts';

/** A commit as git keeps it, cut into what rewriting changes. */
export interface RawCommit {
  hash: string;
  tree: string;
  parents: string[];
  /** The lines `author …` and `committer …`, and whatever else the head has. */
  author: string;
  committer: string;
  rest: string[];
  message: string;
}

/** Writes commits into a bare repository by hand: no work tree, no blobs, thousands in a second. */
export interface CommitWriter {
  directory: string;
  git(...args: string[]): string;
  /** The commits that the first reaches and the second does not, parents first. */
  read(tip: string, base?: string): RawCommit[];
  /** Writes a commit and gives its hash. */
  write(commit: Omit<RawCommit, 'hash'>): string;
  /** A new commit on top of another one (or on none), by somebody of the script. */
  add(parents: readonly string[], title: string): string;
  /** Writes commits anew on another base; what `change` gives nothing for is dropped. Gives the new tip. */
  rewrite(
    commits: readonly RawCommit[],
    base: { from: string; to: string },
    change: (commit: RawCommit, index: number) => Partial<RawCommit> | undefined,
  ): string;
  /** Forgets commits that were written here, as git does some time after nothing reaches them any more. */
  forget(hashes: Iterable<string>): number;
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Opens a bare repository for writing. */
export function openCommitWriter(directory: string): CommitWriter {
  let minutes = 0;
  const git = (...args: string[]): string => runIsolatedGit(directory, args).toString('latin1').trimEnd();
  const placeOf = (hash: string): string => path.join(directory, 'objects', hash.slice(0, 2), hash.slice(2));

  const write: CommitWriter['write'] = ({ tree, parents, author, committer, rest, message }) => {
    const head = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), author, committer, ...rest];
    return writeObject('commit', Buffer.from(`${head.join('\n')}\n\n${message}`, 'latin1'));
  };
  const writeObject = (type: string, body: Buffer): string => {
    const whole = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
    const hash = createHash('sha1').update(whole).digest('hex');
    const place = placeOf(hash);
    if (!existsSync(place)) {
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(`${place}.new`, deflateSync(whole));
      renameSync(`${place}.new`, place);
    }
    return hash;
  };
  writeObject('tree', Buffer.alloc(0));

  return {
    directory,
    git,
    write,
    read(tip, base) {
      const list = ['rev-list', '--topo-order', '--reverse', tip, ...(base === undefined ? [] : [`^${base}`])];
      const hashes = git(...list).split('\n');
      const input = `${hashes.filter(Boolean).join('\n')}\n`;
      return readBatch(runIsolatedGit(directory, ['cat-file', '--batch'], { input }));
    },
    add(parents, title) {
      minutes += 1;
      const who = `Script <script@example.org> ${1_900_000_000 + 60 * minutes} +0100`;
      const message = `${title}\n`;
      return write({
        tree: emptyTree,
        parents: [...parents],
        author: `author ${who}`,
        committer: `committer ${who}`,
        rest: [],
        message,
      });
    },
    rewrite(commits, { from, to }, change) {
      const now = new Map([[from, to]]);
      let tip = to;
      for (const [index, commit] of commits.entries()) {
        const parents = commit.parents.map((parent) => now.get(parent) ?? parent);
        const changed = change(commit, index);
        // Signatures are of the commit as it was.
        const rest = commit.rest.filter((line) => line.startsWith('encoding '));
        tip = changed ? write({ ...commit, rest, parents, ...changed }) : (parents[0] ?? to);
        now.set(commit.hash, tip);
      }
      return tip;
    },
    forget(hashes) {
      let forgotten = 0;
      for (const hash of hashes) {
        if (!existsSync(placeOf(hash))) continue;
        rmSync(placeOf(hash));
        forgotten += 1;
      }
      return forgotten;
    },
  };
}

function readBatch(output: Buffer): RawCommit[] {
  const commits: RawCommit[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [hash = '', , size = '0'] = output.toString('latin1', at, end).split(' ');
    commits.push(readCommit(hash, output.toString('latin1', end + 1, end + 1 + Number(size))));
    at = end + 2 + Number(size);
  }
  return commits;
}

function readCommit(hash: string, text: string): RawCommit {
  const border = text.indexOf('\n\n');
  const lines = text.slice(0, border).split('\n');
  const take = (name: string): string[] => lines.filter((line) => line.startsWith(`${name} `));
  const known = ['tree', 'parent', 'author', 'committer'];
  return {
    hash,
    tree: (take('tree')[0] ?? '').slice(5),
    parents: take('parent').map((line) => line.slice(7)),
    author: take('author')[0] ?? '',
    committer: take('committer')[0] ?? '',
    rest: lines.filter((line) => !known.some((name) => line.startsWith(`${name} `))),
    message: text.slice(border + 2),
  };
}
