import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe } from 'vitest';

/** Somebody at a moment, as git's variables take it: seconds since 1970 and the offset as `+hhmm`. */
export interface Stamp {
  name: string;
  email: string;
  time: string;
}

export interface CommitOptions {
  message?: string | Buffer;
  author?: Partial<Stamp>;
  committer?: Partial<Stamp>;
  /** Files to write before, by their paths in the work tree. */
  files?: Record<string, string>;
}

/** The parts of a commit object that git's own commands would not write. */
export interface CommitParts {
  /** Header lines, one after the other without line ends; `tree` and `parent` lines are made. */
  headers: (string | Buffer)[];
  message: string | Buffer;
  parents?: string[];
}

/** A repository in a temporary folder, with people and dates that never change. */
export interface TestRepository {
  directory: string;
  /** Runs git in it; throws where git fails. Without the last line's end. */
  git(...args: string[]): string;
  /** What git prints, as bytes. */
  bytes(...args: string[]): Buffer;
  /** Commits on the branch that HEAD names and gives the hash. Each commit is a minute after the last. */
  commit(options?: CommitOptions): string;
  /** Adds many small commits at once. */
  commitMany(count: number, messageOf?: (index: number) => string): void;
  /** Writes a commit object byte for byte, moves HEAD to it, and gives the hash. */
  write(parts: CommitParts): string;
}

/** Who commits unless a test says otherwise. */
export const ada: Stamp = { name: 'Ada Lovelace', email: 'ada@example.org', time: '1200000000 +0100' };
const start = 1_200_000_000;
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Tests that make repositories cannot run where git is not installed. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

/** Tests that need git; where it is not installed they are skipped, and their title says why. */
export function describeGit(title: string, body: () => void): void {
  describe.skipIf(!hasGit)(hasGit ? title : `${title} (skipped: git is not installed)`, body);
}

/** To be called at the top of a test file: gives a function that makes folders, all removed when the file is done. */
export function useFolders(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'annalist-test-'));
    made.push(folder);
    return folder;
  };
}

/** Settings of whoever runs the tests must not reach the repositories; `HOME` has none either. */
const isolated = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...stampEnv('AUTHOR', ada),
  ...stampEnv('COMMITTER', ada),
};

/** Runs git in a folder, apart from the settings and variables of whoever runs the tests. */
export function runIsolatedGit(
  directory: string,
  args: readonly string[],
  options: { input?: string | Buffer; env?: Record<string, string> } = {},
): Buffer {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const done = spawnSync('git', args, {
    cwd: directory,
    env: { ...Object.fromEntries(kept), ...isolated, ...options.env },
    input: options.input ?? '',
    maxBuffer: 1 << 28,
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr.toString()}`);
  return done.stdout;
}

/** Makes a repository with two commits, `one` and `two`. */
export function makeSmallRepository(directory: string): TestRepository {
  const repository = makeRepository(directory);
  repository.commit({ message: 'one\n', files: { 'a.txt': 'a' } });
  repository.commit({ message: 'two\n' });
  return repository;
}

/** Makes an empty repository in `directory`, on the branch `main`. */
export function makeRepository(directory: string, options: { bare?: boolean } = {}): TestRepository {
  mkdirSync(directory, { recursive: true });
  runIsolatedGit(directory, ['init', '-q', '-b', 'main', ...(options.bare ? ['--bare'] : [])]);
  return openTestRepository(directory);
}

/** A repository that is there already, such as a clone. */
export function openTestRepository(directory: string): TestRepository {
  let minutes = 0;
  const git = (...args: string[]): string => runIsolatedGit(directory, args).toString().replace(/\n$/, '');
  return {
    directory,
    git,
    bytes: (...args) => runIsolatedGit(directory, args),
    commit({ message = `Change ${minutes + 1}\n`, author, committer, files = {} } = {}) {
      minutes += 1;
      for (const [name, text] of Object.entries(files)) {
        const place = path.join(directory, name);
        mkdirSync(path.dirname(place), { recursive: true });
        writeFileSync(place, text);
        git('add', '--', name);
      }
      const time = `${start + 60 * minutes} +0100`;
      const env = {
        ...stampEnv('AUTHOR', { ...ada, time, ...author }),
        ...stampEnv('COMMITTER', { ...ada, time, ...author, ...committer }),
      };
      const flags = ['--allow-empty', '--allow-empty-message', '--cleanup=verbatim'];
      runIsolatedGit(directory, ['commit', '-q', ...flags, '-F', '-'], { input: message, env });
      return git('rev-parse', 'HEAD');
    },
    commitMany(count, messageOf = (index) => `Small change ${index + 1}\n`) {
      const hasHead = git('for-each-ref', 'refs/heads/main') !== '';
      const who = `${ada.name} <${ada.email}>`;
      const commits = Array.from({ length: count }, (_, index) => {
        const message = messageOf(index);
        const from = index === 0 && hasHead ? 'from refs/heads/main^0\n' : '';
        const time = start + 3600 * index;
        return `commit refs/heads/main\ncommitter ${who} ${time} +0100\ndata ${Buffer.byteLength(message)}\n${message}${from}\n`;
      });
      runIsolatedGit(directory, ['fast-import', '--quiet'], { input: commits.join('') });
    },
    write({ headers, message, parents = [] }) {
      const links = [`tree ${emptyTree}`, ...parents.map((parent) => `parent ${parent}`)];
      const lines = [...links, ...headers].flatMap((line) => [Buffer.from(line), Buffer.from('\n')]);
      const input = Buffer.concat([...lines, Buffer.from('\n'), Buffer.from(message)]);
      runIsolatedGit(directory, ['hash-object', '-t', 'tree', '-w', '--stdin'], { input: '' });
      const store = ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'];
      const hash = runIsolatedGit(directory, store, { input }).toString().trim();
      // Written past git's own checks, so git may not take it as a commit of HEAD through update-ref.
      writeFileSync(path.join(git('rev-parse', '--absolute-git-dir'), 'refs/heads/main'), `${hash}\n`);
      return hash;
    },
  };
}

function stampEnv(who: 'AUTHOR' | 'COMMITTER', { name, email, time }: Stamp): Record<string, string> {
  return { [`GIT_${who}_NAME`]: name, [`GIT_${who}_EMAIL`]: email, [`GIT_${who}_DATE`]: `@${time}` };
}
