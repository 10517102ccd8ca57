import type { Person } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import { shorten } from '../model/text.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';
import { makeCommitEntry, type RawCommit } from './git-commit.ts';
import { readPrintedTime } from './git-dates.ts';

/** The hash, with --parents those of the parents, with --source a branch, with --decorate names in brackets. */
const commitLine = /^commit ([0-9a-f]{40}|[0-9a-f]{64})(?: ([0-9a-f]{40}[0-9a-f ]*))?(?:\t\S+)?(?: \(.*\))?$/;
const indent = '    ';

/** The text that a plain `git log` prints (also with --decorate, --parents, --pretty=full or fuller, any --date). */
export const gitText: Format = {
  name: 'git-log',
  title: 'the text of "git log"',
  detect: detectGitText,
  parse: parseGitText,
};

function detectGitText(head: readonly string[]): Detection {
  const first = head.findIndex((line) => line.trim() !== '');
  if (commitLine.test(head[first] ?? '')) return { fits: true };
  return { fits: false, line: first + 1, expected: '"commit" and a hash' };
}

function parseGitText(emit: Emit): LineParser {
  let commit: RawCommit | undefined;
  let message: string[] = [];
  let stage: 'headers' | 'message' | 'after' = 'headers';
  let unreadable = false;
  let number = 0;
  const seen = new Set<string>();
  const report = (problem: Problem): void => emit({ kind: 'problem', problem });

  const finish = (): void => {
    if (!commit) return;
    if (commit.authorTime === '') {
      if (!unreadable) {
        const what = `commit ${commit.hash.slice(0, 12)} has no line with its date: print the log with --pretty=fuller`;
        report({ kind: 'commit-without-date', message: what, line: commit.line });
      }
    } else if (seen.has(commit.hash)) {
      // As -m does with a merge, once for each parent.
      const what = `commit ${commit.hash.slice(0, 12)} is printed more than once and taken once`;
      report({ kind: 'repeated-commit', message: what, line: commit.line });
    } else {
      seen.add(commit.hash);
      while (message.at(-1) === '') message.pop();
      commit.message = message.join('\n');
      emit({ kind: 'entry', entry: makeCommitEntry(commit, report) });
    }
    commit = undefined;
  };
  const takeHeader = (text: string, current: RawCommit): void => {
    const [, key = '', value = ''] = /^(\w+): *(.*)$/.exec(text.trimEnd()) ?? [];
    // Those of --parents are whole, these are short.
    if (key === 'Merge') current.parents ??= value.split(' ');
    else if (key === 'Author') current.author = readPerson(value);
    else if (key === 'Commit') current.committer = readPerson(value);
    else if (key === 'Date' || key === 'AuthorDate') current.authorTime = takeTime(value, current.hash) ?? '';
    else if (key === 'CommitDate') current.committerTime = takeTime(value, current.hash);
    else report({ kind: 'unknown-line', message: `"${shorten(text, 60)}" is no line of "git log"`, line: number });
  };
  const takeTime = (value: string, hash: string): string | undefined => {
    const time = readPrintedTime(value);
    if (time === undefined) {
      unreadable = true;
      const what = `commit ${hash.slice(0, 12)} has a date that cannot be read: "${shorten(value, 60)}"`;
      report({ kind: 'unreadable-date', message: what, line: number });
    }
    return time;
  };

  return {
    line(text) {
      number += 1;
      const start = commitLine.exec(text);
      if (start) {
        finish();
        const parents = start[2] === undefined ? undefined : start[2].trim().split(/ +/);
        commit = { ...emptyCommit(), hash: start[1] ?? '', parents, line: number };
        message = [];
        stage = 'headers';
        unreadable = false;
      } else if (stage === 'after') {
        // A diff or statistics: said once for each commit, below.
      } else if (!commit) {
        if (text.trim() !== '') {
          report({ kind: 'unknown-line', message: `"${shorten(text, 60)}" stands before any commit`, line: number });
        }
      } else if (text.startsWith(indent)) {
        stage = 'message';
        message.push(text.slice(indent.length));
      } else if (text.trim() === '') {
        if (stage === 'message') message.push('');
        else if (commit.authorTime !== '') stage = 'message';
      } else if (stage === 'message' || text === '---') {
        stage = 'after';
        const what = `what follows the message of commit ${commit.hash.slice(0, 12)} is not read`;
        report({ kind: 'after-message', message: what, line: number });
      } else takeHeader(text, commit);
    },
    end: finish,
  };
}

const emptyCommit = (): RawCommit => ({
  hash: '',
  parents: undefined,
  author: { name: '' },
  authorTime: '',
  committer: undefined,
  committerTime: undefined,
  message: '',
});

function readPerson(text: string): Person {
  const open = text.lastIndexOf('<');
  if (open < 0 || !text.endsWith('>')) return { name: text.trim() };
  return { name: text.slice(0, open).trim(), email: text.slice(open + 1, -1) };
}
