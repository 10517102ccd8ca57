import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ParsedEntry } from '../../src/model/entry.ts';
import type { ParsedLog } from '../../src/model/parsed-log.ts';
import { detectFormat } from '../../src/parse/detect.ts';
import { gitText } from '../../src/parse/git-text.ts';
import { describeGit, hasGit, makeRepository, type TestRepository, useFolders } from '../support/git-repository.ts';
import { parseText } from '../support/parse-text.ts';
import { readHistory } from '../support/read-history.ts';

const makeFolder = useFolders();

let repository: TestRepository;
/** As the stream of records tells them, newest first. */
let entries: ParsedEntry[];

beforeAll(async () => {
  if (!hasGit) return;
  repository = makeRepository(path.join(makeFolder(), 'repository'));
  const base = repository.commit({
    message: '\n\nsubject of\ntwo lines\n\nBody.\n\n\n  indented\n',
    files: { a: 'a\n' },
  });
  repository.commit({
    message:
      'größer\n\ncommit 0123456789012345678901234567890123456789\nAuthor: in the body\n\nCc: Ada <ada@example.org>\n',
    author: { name: 'Jörg "J" Müller', time: '1184194799 -0330' },
    committer: { name: 'Charles Babbage', email: 'c@example.org', time: '1184394799 +0545' },
    files: { b: 'b\n', '  two spaces': 'c\n' },
  });
  repository.commit({ message: '', files: { a: 'commit\n\n    a\n' } });
  repository.git('tag', 'v1.0', '-m', 'a tag');
  repository.git('checkout', '-q', '-b', 'side', base);
  repository.commit({ message: 'of the side\n', author: { email: '' }, files: { c: 'c\n' } });
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '--log', '-m', "Merge branch 'side'", 'side');
  repository.commit({ message: 'last\n', author: { time: '4200000000 +1400' } });
  repository.git('config', 'user.name', 'x');
  repository.git('notes', 'add', '-m', 'a note\n\nof two paragraphs', 'HEAD~1');
  entries = (await readHistory(repository.directory)).entries.reverse();
}, 60_000);

/** What `git log` prints with these arguments. */
const print = (...args: string[]): string => repository.git('log', '--topo-order', ...args);

/** Parses what was printed, and expects no problem but those of the commits themselves and these. */
function read(text: string | Buffer, ...expected: string[]): ParsedLog {
  const log = parseText(gitText, text);
  const kinds = new Set(log.problems.map(({ kind }) => kind));
  for (const kind of ['empty-message', 'odd-date']) expect(kinds.delete(kind), kind).toBe(true);
  expect([...kinds]).toEqual(expected);
  return log;
}

/** All that a plain log tells of an entry. */
function plainFacts({ id, date, authored, author, subject, body, trailers, notes, merge }: ParsedEntry) {
  return { id, date, authored, author, subject, body, trailers, notes, merge };
}
/** What a log with the committers tells. */
function fullFacts(entry: ParsedEntry) {
  const { committedDate, committed, committer } = entry;
  return { ...plainFacts(entry), committedDate, committed, committer };
}
const namesOf = ({ id, author, subject, body }: ParsedEntry) => ({ id, author, subject, body });
const instantOf = ({ authored }: ParsedEntry): number => Date.parse(authored ?? '');

it('the text of git log is known behind a remark of the tool that printed it, which is no problem', () => {
  const hash = '0123456789012345678901234567890123456789';
  const text = `# Made by a tool. Leave it alone.\n\ncommit ${hash}\nAuthor: Ada <a@b>\nDate:   2024-05-01\n\n    Mend it.\n`;
  const format = detectFormat(text.split('\n'), 'changelog');
  expect(format.name).toBe('git-log');
  const { entries, problems } = parseText(format, text);
  expect(entries).toMatchObject([{ id: hash, date: '2024-05-01', subject: 'Mend it.' }]);
  expect(problems).toEqual([]);
});

describeGit('a plain log', () => {
  it('tells the same as the records, and where each commit begins', () => {
    const text = print('--no-notes');
    const log = read(text);
    expect(log.entries.map(plainFacts)).toEqual(entries.map(plainFacts));
    const lines = text.split('\n');
    for (const { id, line } of log.entries) expect(lines[(line ?? 0) - 1]).toBe(`commit ${id}`);
    for (const { committer, committed, committedDate } of log.entries) {
      expect([committer, committed, committedDate]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('tells parents only where it prints them', () => {
    const parentsOf = (log: ParsedLog) => log.entries.map(({ parents }) => parents);
    const short = entries.map(({ parents = [] }) =>
      parents.length > 1 ? parents.map((hash) => hash.slice(0, 7)) : undefined,
    );
    expect(parentsOf(read(print('--no-notes')))).toEqual(short);
    const whole = entries.map(({ parents = [] }) => (parents.length > 0 ? parents : undefined));
    expect(parentsOf(read(print('--no-notes', '--parents')))).toEqual(whole);
  });

  it.each([
    ['--decorate'],
    ['--decorate=full', '--parents'],
    ['--source', '--all'],
    ['--source', '--decorate', '--parents', '--all'],
    ['--abbrev=4'],
    ['--no-expand-tabs'],
  ])('is read with %s %s %s %s too', (...options) => {
    const log = read(print('--no-notes', '--exclude=refs/notes/*', ...options));
    expect(log.entries.map(plainFacts)).toEqual(entries.map(plainFacts));
  });

  it('is read with lines that end in CR and LF, and where it lost white space at the ends of lines', () => {
    const text = print('--no-notes');
    for (const changed of [text.replace(/\n/g, '\r\n'), text.replace(/[ \t]+$/gm, ''), `\uFEFF\n\n${text}\n\n`]) {
      expect(read(changed).entries.map(plainFacts)).toEqual(entries.map(plainFacts));
    }
  });

  it('is read line by line as UTF-8 or Windows-1252', () => {
    const text = print('--no-notes');
    const log = read(Buffer.from(text, 'latin1'), 'encoding');
    expect(log.entries.map(plainFacts)).toEqual(entries.map(plainFacts));
  });

  it('is found out by its first line', () => {
    for (const options of [[], ['--decorate'], ['--parents', '--reverse'], ['--pretty=fuller']]) {
      expect(detectFormat(['', ...print(...options).split('\n')], 'x')).toBe(gitText);
    }
    for (const options of ['--oneline', '--abbrev-commit', '--graph']) {
      expect(gitText.detect(print(options).split('\n'))).toMatchObject({ fits: false, line: 1 });
    }
  });
});

describeGit('what follows a message', () => {
  it.each([['--stat'], ['-p'], ['--name-only'], ['--raw', '-p', '--stat'], ['--numstat', '--summary']])(
    'with %s %s %s is left out and counted',
    (...options) => {
      const log = read(print('--no-notes', ...options), 'after-message');
      expect(log.entries.map(plainFacts)).toEqual(entries.map(plainFacts));
    },
  );

  it('may print a merge once for each parent, and it is taken once', () => {
    const log = read(print('--no-notes', '-m', '-p'), 'after-message', 'repeated-commit');
    expect(log.entries.map(({ id, subject }) => [id, subject])).toEqual(
      entries.map(({ id, subject }) => [id, subject]),
    );
    const message = `commit ${entries[1]?.id.slice(0, 12)} is printed more than once and taken once`;
    expect(log.problems.filter(({ kind }) => kind === 'repeated-commit')).toMatchObject([{ message }]);
  });

  it('as notes is left out, and told with its line', () => {
    const text = print();
    const log = read(text, 'after-message');
    expect(log.entries.map(plainFacts)).toEqual(entries.map(plainFacts));
    const line = text.split('\n').indexOf('Notes:') + 1;
    const message = `what follows the message of commit ${entries[1]?.id.slice(0, 12)} is not read`;
    expect(log.problems.filter(({ kind }) => kind === 'after-message')).toEqual([
      { kind: 'after-message', message, line },
    ]);
  });
});

describeGit('a log with the committers', () => {
  it('tells the same as the records', () => {
    expect(read(print('--no-notes', '--pretty=fuller')).entries.map(fullFacts)).toEqual(entries.map(fullFacts));
  });

  it('has no entries where it prints no dates, and the problem says how to print them', () => {
    const { entries: none, problems } = parseText(gitText, print('--no-notes', '--pretty=full'));
    expect(none).toEqual([]);
    expect(problems.map(({ line, ...problem }) => problem)).toEqual(
      entries.map(({ id }) => ({
        kind: 'commit-without-date',
        message: `commit ${id.slice(0, 12)} has no line with its date: print the log with --pretty=fuller`,
      })),
    );
  });
});

describeGit('dates', () => {
  it.each(['default', 'iso', 'iso-strict', 'rfc', 'raw'])('printed with --date=%s tell instant and zone', (form) => {
    for (const pretty of ['medium', 'fuller']) {
      const log = read(print('--no-notes', `--date=${form}`, `--pretty=${pretty}`));
      expect(log.entries.map(({ authored }) => authored)).toEqual(entries.map(({ authored }) => authored));
    }
  });

  it.each(['local', 'iso-local', 'iso-strict-local', 'rfc-local', 'raw-local', 'unix'])(
    'printed with --date=%s tell the instant',
    (form) => {
      expect(read(print('--no-notes', `--date=${form}`)).entries.map(instantOf)).toEqual(entries.map(instantOf));
    },
  );

  it('printed with --date=short tell the day', () => {
    const log = read(print('--no-notes', '--date=short'));
    expect(log.entries.map(({ date }) => date)).toEqual(entries.map(({ date }) => date));
    expect(log.entries.map(namesOf)).toEqual(entries.map(namesOf));
  });

  it.each(['relative', 'human', 'format:%d/%m/%y'])('printed with --date=%s cannot be read, which is told', (form) => {
    const text = print('--no-notes', `--date=${form}`);
    const { entries: none, problems } = parseText(gitText, text);
    expect(none).toEqual([]);
    expect(problems).toHaveLength(entries.length);
    const line = text.split('\n').findIndex((each) => each.startsWith('Date:')) + 1;
    const printed = text.split('\n')[line - 1]?.slice('Date:   '.length);
    const message = `commit ${entries[0]?.id.slice(0, 12)} has a date that cannot be read: "${printed}"`;
    expect(problems[0]).toEqual({ kind: 'unreadable-date', message, line });
  });
});
