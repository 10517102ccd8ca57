import { monthByName } from '../model/day.ts';
import type { Person } from '../model/entry.ts';
import type { Problem } from '../model/parsed-log.ts';
import type { Detection, Emit, Format, LineParser } from './format.ts';
import { makeCommitEntry, type RawCommit } from './git-commit.ts';

const commitLine = /^commit ([0-9a-f]{40}|[0-9a-f]{64})(?: ([0-9a-f ]+))?(?: \(.*\))?$/;
const indent = '    ';

/** The text that a plain `git log` prints (also with --decorate, --parents, --pretty=full or fuller, any --date). */
export const gitText: Format = {
  name: 'git-log',
  title: 'the text of "git log"',
  detect(head) {
    return detectGitText(head);
  },
  parse(emit) {
    return parseGitText(emit);
  },
};

function detectGitText(head: readonly string[]): Detection {
  const first = head.findIndex((line) => line.trim() !== '');
  if (commitLine.test(head[first] ?? '')) return { fits: true };
  return { fits: false, line: first + 1, expected: '"commit" and a full hash' };
}

function parseGitText(emit: Emit): LineParser {
  let commit: RawCommit | undefined;
  let message: string[] = [];
  let inMessage = false;
  let afterMessage = false;
  let number = 0;
  const report = (problem: Problem): void => emit({ kind: 'problem', problem });

  const finish = (): void => {
    if (!commit) return;
    if (commit.authorTime === '') {
      const what = `commit ${commit.hash.slice(0, 12)} has no line with its date`;
      report({ kind: 'commit-without-date', message: what, line: commit.line });
    } else {
      while (message.at(-1) === '') message.pop();
      commit.message = message.join('\n');
      emit({ kind: 'entry', entry: makeCommitEntry(commit, report) });
    }
    commit = undefined;
  };
  const takeHeader = (text: string, current: RawCommit): void => {
    const [, key = '', value = ''] = /^(\w+): *(.*)$/.exec(text) ?? [];
    if (key === 'Merge') current.parents = value.split(' ');
    else if (key === 'Author') current.author = readPerson(value);
    else if (key === 'Commit') current.committer = readPerson(value);
    else if (key === 'Date' || key === 'AuthorDate') current.authorTime = takeTime(value, current.hash);
    else if (key === 'CommitDate') current.committerTime = takeTime(value, current.hash);
    else report({ kind: 'unknown-line', message: `"${text.slice(0, 60)}" is no line of "git log"`, line: number });
  };
  const takeTime = (value: string, hash: string): string => {
    const time = readTime(value);
    if (time === undefined) {
      const what = `commit ${hash.slice(0, 12)} has a date that cannot be read: "${value.slice(0, 60)}"`;
      report({ kind: 'unreadable-date', message: what, line: number });
    }
    return time ?? '';
  };

  return {
    line(text) {
      number += 1;
      const start = commitLine.exec(text);
      if (start) {
        finish();
        const parents = start[2] === undefined ? [] : start[2].trim().split(/ +/);
        commit = { ...emptyCommit(), hash: start[1] ?? '', parents, line: number };
        message = [];
        inMessage = false;
        afterMessage = false;
      } else if (afterMessage) {
        // A diff or statistics: said once for each commit, below.
      } else if (!commit) {
        if (text.trim() !== '') {
          report({ kind: 'unknown-line', message: `"${text.slice(0, 60)}" stands before any commit`, line: number });
        }
      } else if (text.startsWith(indent)) {
        inMessage = true;
        message.push(text.slice(indent.length));
      } else if (text.trim() === '') {
        if (inMessage) message.push('');
        else inMessage = commit.authorTime !== '';
      } else if (inMessage) {
        afterMessage = true;
        const what = `what follows the message of commit ${commit.hash.slice(0, 12)} is not read`;
        report({ kind: 'after-message', message: what, line: number });
      } else takeHeader(text, commit);
    },
    end: finish,
  };
}

const emptyCommit = (): RawCommit => ({
  hash: '',
  parents: [],
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

/** Brings the dates of `--date=default|iso|iso-strict|rfc|raw|short` to git's raw form; undefined for any other. */
function readTime(text: string): string | undefined {
  if (/^\d+ [+-]\d{4}$/.test(text)) return text;
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d) ?(Z|[+-]\d\d:?\d\d))?$/.exec(text);
  if (iso) return toRaw(iso.slice(1, 4).map(Number), iso.slice(4, 7).map(Number), iso[7]);
  const plain = /^\w{3} (\w{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})(?: ([+-]\d{4}))?$/.exec(text);
  if (plain) {
    const [, month = '', day, hour, minute, second, year, zone] = plain;
    return toRaw([Number(year), monthByName(month), Number(day)], [hour, minute, second].map(Number), zone);
  }
  const mail = /^\w{3}, (\d{1,2}) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})$/.exec(text);
  if (!mail) return undefined;
  const [, day, month = '', year, hour, minute, second, zone] = mail;
  return toRaw([Number(year), monthByName(month), Number(day)], [hour, minute, second].map(Number), zone);
}

function toRaw(
  day: readonly (number | undefined)[],
  time: readonly number[],
  zone: string | undefined,
): string | undefined {
  const [year, month, dayOfMonth] = day;
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = time;
  const offset = zone === undefined || zone === 'Z' ? '+0000' : zone.replace(':', '');
  const minutes = (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));
  const milliseconds = Date.UTC(year, month - 1, dayOfMonth, hour, minute, second);
  return Number.isNaN(milliseconds) ? undefined : `${milliseconds / 1000 - minutes * 60} ${offset}`;
}
