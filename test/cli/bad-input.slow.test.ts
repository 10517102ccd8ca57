import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import {
  type Ended,
  expectRefusal,
  makeWorkplace,
  readTree,
  sampleFile,
  type Workplace,
} from '../support/run-annalist.ts';

const newFolder = useFolders();
const isRoot = process.getuid?.() === 0;
let place: Workplace;
let stored: Record<string, string>;

beforeAll(async () => {
  place = makeWorkplace(newFolder());
  expect(await place.annalist(['import', sampleFile, '--log', 'sample'])).toMatchObject({ code: 0, err: '' });
  stored = readTree(place.data);
  expect(Object.keys(stored)).toContain(path.join('logs', 'sample', 'catalogue.json'));
});

/** Runs a command that must leave what is stored as it is. */
async function runRefused(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const ended = await place.annalist(args, { env });
  expect(readTree(place.data)).toEqual(stored);
  return ended;
}

describe('a source that is refused', () => {
  /** Each is made in the working folder, and refused by `import` as by `parse`. */
  const rows: [what: string, source: string, make: () => void, line: string | RegExp][] = [
    ['a missing file', 'nope.txt', () => undefined, 'There is no file or folder nope.txt: check the path.'],
    [
      'a folder that is no repository',
      'folder',
      () => mkdirSync(path.join(place.folder, 'folder')),
      "folder is a folder and no git repository: name a repository's top folder, or name a changelog file.",
    ],
    [
      'a folder that only looks like a repository',
      'hollow',
      () => mkdirSync(path.join(place.folder, 'hollow/.git'), { recursive: true }),
      /^\/.*\/hollow looks like a git repository, and git says that it is none: check that it is whole and that this user may read it\.\n$/,
    ],
    [
      'a repository without commits',
      'young',
      () => makeRepository(path.join(place.folder, 'young')),
      /^HEAD of the git repository \/.*\/young names no commit: commit something, or switch to a branch that has commits\.\n$/,
    ],
    [
      'a binary file',
      'photo.txt',
      () => place.write('photo.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])),
      'photo.txt is a binary file: give a text, or a git repository.',
    ],
    ['an empty file', 'empty.txt', () => place.write('empty.txt', ''), 'empty.txt is empty: there is nothing to read.'],
    [
      'a file in no known format, with what was tried and the first line that did not fit',
      'letter.txt',
      () => place.write('letter.txt', '\nDear reader,\nhow are you?\n'),
      /^letter\.txt is in no known format: line 2 is "Dear reader,", as in none of these: .*a day list \("18 Dec, 2007"\); the text of "git log" \("commit" and a hash\).*--format\.\n$/,
    ],
    [
      'a day list whose only day is in no calendar',
      'february.txt',
      () => place.write('february.txt', '31 Feb, 2007\n\n1 commit\n\n  • A change.\n\n    Ada\n     \n'),
      /^february\.txt has no entries when it is read as a day list: line 1: "31 Feb, 2007" is no day of the calendar/,
    ],
    [
      'half a gzip file',
      'half.gz',
      () => place.write('half.gz', gzipSync('18 Dec, 2007\n\n1 commit\n').subarray(0, 25)),
      'half.gz is not a whole gzip file (unexpected end of file): fetch or pack it again.',
    ],
    [
      'an address',
      'http://example.org/project.git',
      () => undefined,
      'A source by http:// could be changed by anybody on the way: name its https:// address.',
    ],
    [
      'a name with a line end in it, told in one line all the same',
      'two\nlines',
      () => undefined,
      'There is no file or folder two\\u{a}lines: check the path.',
    ],
  ];

  it.each(rows)('is %s', async (_what, source, make, line) => {
    make();
    expectRefusal(await runRefused(['import', source]), 1, line);
  });

  it('is refused by parse as by import', async () => {
    place.write('photo.jpg', Buffer.alloc(1000));
    const line = 'photo.jpg is a binary file: give a text, or a git repository.';
    expectRefusal(await runRefused(['parse', 'photo.jpg']), 1, line);
    expectRefusal(await runRefused(['parse', 'photo.jpg', '--json']), 1, line);
  });

  it('is a repository where git is not installed', async () => {
    makeRepository(path.join(place.folder, 'project')).commit();
    const ended = await runRefused(['import', 'project'], { PATH: path.join(place.folder, 'no-programs') });
    expectRefusal(ended, 1, 'git is not installed or not on the PATH: install git, or import the text of "git log".');
  });

  it.skipIf(isRoot)('is a file that may not be read (not as root, who may read all)', async () => {
    chmodSync(place.write('secret.txt', 'secret'), 0);
    const ended = await runRefused(['import', 'secret.txt']);
    expectRefusal(ended, 1, 'secret.txt may not be read by this user: change its permissions or run as its owner.');
  });

  it('is one of another format than the log has', async () => {
    makeRepository(path.join(place.folder, 'other')).commit();
    expectRefusal(
      await runRefused(['import', 'other', '--log', 'sample']),
      1,
      'The log "sample" holds a source of the format day-list, not git: choose another name with --log.',
    );
  });

  it('is one whose name is empty, which would be the working folder', async () => {
    const repository = makeWorkplace(newFolder());
    makeRepository(repository.folder).commit();
    expectRefusal(
      await repository.annalist(['import', '']),
      2,
      'The source has no name: give a file, - for standard input, or a git repository.',
    );
    expect(readTree(repository.data)).toEqual({});
  });
});

describe('a name or a day that is refused', () => {
  const names =
    'cannot name a log: use up to 64 lower-case letters, digits, "-", "_" and ".", beginning with a letter or a digit.';

  it.each(['a/b', '..', '__proto__'])('is %j for a log, on import', async (name) => {
    const shown = JSON.stringify(name);
    expectRefusal(await runRefused(['import', sampleFile, '--log', name]), 1, `${shown} ${names}`);
  });

  it('is a path for the log of a question', async () => {
    expectRefusal(await runRefused(['who', 'lzo', '--log', '../x']), 1, `"../x" ${names}`);
  });

  it('is a log that is not there, with those that are', async () => {
    expectRefusal(
      await runRefused(['who', 'lzo', '--log', 'kernel']),
      1,
      'There is no log "kernel": stored are "sample"; "annalist import" stores one.',
    );
  });

  it.each([
    [['--since', '2007-02-30'], 'There is no day 30 in Feb 2007: it ends on 28 Feb 2007.'],
    [['--until', '31 april 2007'], 'There is no day 31 in Apr 2007: it ends on 30 Apr 2007.'],
    [['--since', '2008', '--until', '2007'], 'since (1 Jan 2008) is after until (31 Dec 2007): swap them.'],
    [['--since', 'yore'], /^"yore" is not a day, month or year: write 2007, .*"3 weeks ago"\.\n$/],
    [['--now', 'garbage'], 'There is no day "garbage" for --now: write one of the calendar as YYYY-MM-DD.'],
  ])('is the day of %j', async (options, line) => {
    expectRefusal(await runRefused(['when', 'lzo', ...options]), 1, line);
  });
});
