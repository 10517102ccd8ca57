import { execFile, execFileSync } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const most = 256 * 1024 * 1024;

/** What git itself says of a repository's tags. */
export interface GitOracle {
  /** All commits that HEAD reaches. */
  commits: string[];
  tags: string[];
  /** The tags that contain each commit, in git's own order of versions, by `git tag --contains`. */
  listContaining(commits: readonly string[]): Promise<string[][]>;
  /** The commits that `to` reaches and `from` does not. */
  listBetween(from: string, to: string): string[];
}

/**
 * Asks git about a copy that shares the repository's objects: with a graph of the commits, which the copy is given, a
 * question takes 50 ms and not seconds.
 */
export function openOracle(repository: string, copy: string): GitOracle {
  execFileSync('git', ['clone', '-q', '--bare', '--shared', repository, copy]);
  const git = (...args: string[]): string[] =>
    execFileSync('git', ['-C', copy, ...args], {
      maxBuffer: most,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .slice(0, -1);
  git('commit-graph', 'write', '--reachable');
  const sorted = ['-c', 'versionsort.suffix=-', 'tag', '--sort=version:refname'];
  const contain = async (commit: string): Promise<string[]> => {
    const { stdout } = await run('git', ['-C', copy, ...sorted, '--contains', commit], { maxBuffer: most });
    return stdout.split('\n').slice(0, -1);
  };
  return {
    commits: git('rev-list', 'HEAD'),
    tags: git('tag'),
    async listContaining(commits) {
      const found: string[][] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < commits.length; index = next++)
          found[index] = await contain(commits[index] ?? '');
      };
      await Promise.all(Array.from({ length: os.cpus().length }, work));
      return found;
    },
    listBetween: (from, to) => git('rev-list', `${from}..${to}`),
  };
}

/** A tag that is a release by the plainest reading: the project's name, a `v`, numbers, and perhaps a letter. */
export interface PlainVersion {
  tag: string;
  numbers: number[];
  letter: string;
  /** What stands behind, of a candidate: `rc1`. */
  suffix: string;
}

/** Reads the tags of one project by its name; those of other packages, and names that say something else, are none. */
export function readPlainVersion(project: string, tag: string): PlainVersion | undefined {
  const name = project.replace(/[-_]/g, '[-_]');
  const found = new RegExp(
    `^(?:${name}[-_])?v?\\.?(\\d+(?:[._-]\\d+)*)([a-z]?)(?:[-_.]?((?:alpha|beta|pre|next|rc|[ab](?=\\d))[-_.]?\\d+.*)|-stable)?$`,
    'i',
  ).exec(tag);
  if (!found) return undefined;
  const [, digits = '', letter = '', suffix = ''] = found;
  return { tag, numbers: digits.split(/[._-]/).map(Number), letter, suffix };
}

/** Compares by numbers and letter alone. */
export function comparePlain(one: PlainVersion, other: PlainVersion): number {
  for (let place = 0; place < Math.max(one.numbers.length, other.numbers.length); place += 1) {
    const step = (one.numbers[place] ?? 0) - (other.numbers[place] ?? 0);
    if (step !== 0) return step;
  }
  return one.letter < other.letter ? -1 : one.letter > other.letter ? 1 : 0;
}

const kinds = ['a', 'alpha', 'b', 'beta', 'pre', 'rc'];

/** Compares candidates of one version. */
export function compareCandidates(one: PlainVersion, other: PlainVersion): number {
  const read = ({ suffix }: PlainVersion): number[] => {
    const [, word = '', rest = ''] = /^([a-z]+)(.*)$/i.exec(suffix) ?? [];
    const kind = word.toLowerCase() === 'next' ? 'pre' : word.toLowerCase();
    return [kinds.indexOf(kind), ...(rest.match(/\d+/g) ?? []).map(Number)];
  };
  const [a, b] = [read(one), read(other)];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const step = (a[place] ?? 0) - (b[place] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}
