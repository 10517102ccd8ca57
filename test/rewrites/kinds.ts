import type { CommitWriter } from './commit-writer.ts';

/** A branch of a repository as rewriting finds it. */
export interface Rewriting {
  writer: CommitWriter;
  /** The branch's end. */
  tip: string;
  /** Where it ended at the beginning. */
  origin: string;
  /** A number from 0 up to, and without, another one. */
  random(below: number): number;
  /** So many commits are rewritten at most. */
  most: number;
}

/** A way to rewrite a branch: gives its new end. `forgets` where the old commits are gone for good afterwards. */
export interface RewriteKind {
  name: string;
  forgets?: boolean;
  run(at: Rewriting): string;
}

/** The commit so many first parents before another one; the root where there are fewer. */
const back = ({ writer }: Rewriting, tip: string, steps: number): string => {
  const line = writer.git('rev-list', '--first-parent', `--max-count=${steps + 1}`, tip).split('\n');
  return line.at(-1) ?? tip;
};

let titles = 0;
const newTitle = (kind: string): string => {
  titles += 1;
  return `${kind}: new work ${titles}`;
};

/** The ten ways in which a history is rewritten. */
export const rewriteKinds: readonly RewriteKind[] = [
  {
    name: 'force push',
    run(at) {
      const base = back(at, at.tip, 1 + at.random(4));
      return at.writer.add([at.writer.add([base], newTitle('force push'))], newTitle('force push'));
    },
  },
  {
    name: 'rebase',
    run(at) {
      const base = back(at, at.tip, Math.min(at.most, 2 + at.random(20)));
      const to = at.writer.add([base], newTitle('rebase'));
      const committer = 'committer Script <script@example.org> 1900500000 +0000';
      return at.writer.rewrite(at.writer.read(at.tip, base), { from: base, to }, () => ({ committer }));
    },
  },
  {
    name: 'amend',
    run(at) {
      const [commit] = at.writer.read(at.tip, `${at.tip}^1`).slice(-1);
      if (!commit) return at.tip;
      const message = `${commit.message.trimEnd()}\n\nAmended-${at.random(1e6)}.\n`;
      return at.writer.add([at.writer.write({ ...commit, rest: [], message })], newTitle('amend'));
    },
  },
  {
    name: 'filter-branch',
    run(at) {
      const base = back(at, at.tip, at.most);
      const mark = at.random(1e6);
      return at.writer.rewrite(at.writer.read(at.tip, base), { from: base, to: base }, ({ message }) => ({
        message: `${message.trimEnd()}\n\nFiltered-${mark}.\n`,
      }));
    },
  },
  {
    name: 'squash',
    run(at) {
      const base = back(at, at.tip, 2 + at.random(4));
      const commits = at.writer.read(at.tip, base);
      const [first, last] = [commits[0], commits.at(-1)];
      if (!first || !last) return at.tip;
      const message = commits.map((commit) => commit.message).join('\n');
      return at.writer.write({ ...first, tree: last.tree, parents: [base], rest: [], message });
    },
  },
  {
    name: 'dropped commits',
    run(at) {
      const base = back(at, at.tip, Math.min(at.most, 12));
      const commits = at.writer.read(at.tip, base);
      const dropped = new Set([at.random(commits.length), at.random(commits.length)]);
      return at.writer.rewrite(commits, { from: base, to: base }, (_, index) => (dropped.has(index) ? undefined : {}));
    },
  },
  { name: 'reset back', run: (at) => back(at, at.tip, 1 + at.random(8)) },
  {
    name: 'unrelated new root',
    run(at) {
      const root = at.writer.add([], newTitle('new root'));
      return at.writer.add([at.writer.add([root], newTitle('new root'))], newTitle('new root'));
    },
  },
  { name: 'old history pushed again', run: (at) => at.origin },
  {
    name: 'old objects collected',
    forgets: true,
    run(at) {
      const base = back(at, at.tip, Math.min(at.most, 3 + at.random(6)));
      const mark = at.random(1e6);
      return at.writer.rewrite(at.writer.read(at.tip, base), { from: base, to: base }, ({ message }) => ({
        message: `${message.trimEnd()}\n\nCollected-${mark}.\n`,
      }));
    },
  },
];
