import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinCommits, makeCommits } from '../store/git-log-text.ts';
import { useFolders } from '../support/git-repository.ts';
import {
  type Ended,
  expectRefusal,
  makeWorkplace,
  quote,
  readJson,
  sampleFile,
  shellName,
  type Workplace,
} from '../support/run-annalist.ts';

const newFolder = useFolders();
const sample = readFileSync(sampleFile);
let place: Workplace;

beforeAll(() => {
  place = makeWorkplace(newFolder());
});

/** Runs a line of a POSIX shell. */
const runShell = (line: string): Promise<Ended> => place.run('sh', ['-c', line]);

describe('a source that comes as a stream', () => {
  it.each([
    [
      'standard input',
      'stdin',
      (data: string) => place.annalist(['import', '-', '--json', '--data', data], { input: sample }),
    ],
    [
      'standard input, packed with gzip',
      'stdin',
      (data: string) => place.annalist(['import', '-', '--json', '--data', data], { input: gzipSync(sample) }),
    ],
    [
      'a file packed with gzip',
      'changes-2007',
      (data: string) =>
        place.annalist(['import', place.write('Changes 2007.txt.gz', gzipSync(sample)), '--json', '--data', data]),
    ],
    [
      'a named pipe',
      'pipe',
      (data: string) =>
        runShell(
          `mkfifo pipe && { cat ${quote(sampleFile)} > pipe & } && ${shellName} import pipe --json --data ${data}`,
        ),
    ],
  ])('is read from %s as from the file', async (what, log, run) => {
    const data = `data of ${what}`.replace(/\W+/g, '-');
    expect(readJson(await run(data))).toMatchObject({
      log,
      format: 'day-list',
      added: 23,
      entries: 23,
      days: 30,
      declared: 40,
      problems: 1,
    });
    expect(readJson(await place.annalist(['who', 'lzo', 'jffs2', '--json', '--data', data]))).toMatchObject({
      people: [{ name: 'Richard Purdie', count: 2 }],
    });
  });

  it('is refused in one line where standard input is closed or empty', async () => {
    const line = 'Standard input is empty: there is nothing to read.';
    expectRefusal(await runShell(`${shellName} import - <&-`), 1, line);
    expectRefusal(await place.annalist(['parse', '-']), 1, line);
  });
});

describe('a reader of the output', () => {
  it('may stop early in a long answer, and the program ends without a word', async () => {
    const long = place.write('long.txt', joinCommits(makeCommits(3000, 5)));
    const piped = await runShell(`{ ${shellName} parse ${quote(long)} --json; echo "ended with $?" >&2; } | head -n 1`);
    expect(piped).toEqual({ code: 0, signal: null, out: '{\n', err: 'ended with 0\n' });
  });

  it('may stop early in a chat, which then ends', async () => {
    const lines = '/what limit:100\n'.repeat(500);
    const asked = place.write('asked.txt', lines);
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const ended = await runShell(`{ ${shellName} chat < ${quote(asked)}; echo "ended with $?" >&2; } | head -n 1`);
    expect(ended).toEqual({
      code: 0,
      signal: null,
      out: '23 entries, the newest of 28 Nov 2007.\n',
      err: 'ended with 0\n',
    });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'that has no room left is told in one line (where there is a /dev/full)',
    async () => {
      const ended = await runShell(`${shellName} parse ${quote(sampleFile)} > /dev/full`);
      expectRefusal(ended, 1, /^The answer could not be written \(ENOSPC: .*\): look where standard output goes\.\n$/);
    },
  );

  it('of the notices may stop early, and the exit code is the same', async () => {
    const seen = await runShell(
      `{ { sleep 0.2; ${shellName} nonsense; echo "ended with $?" >&3; } 2>&1 | true; } 3>&1`,
    );
    expect(seen.out).toBe('ended with 2\n');
  });
});

describe('a hostile log', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  const nasty =
    'red \u001b[31m, clip \u001b]52;c;ZXZpbA==\u0007, c1 \u009b31m, turned \u202e\u2066, line \u2028\u2029, nul ';
  const commits = names.map((name, index) =>
    [
      `commit ${String(index + 1).repeat(40)}`,
      `Author: ${name} <${name}@example.org>`,
      `Date:   Mon Jun ${4 + index} 12:00:00 2007 +0000`,
      '',
      `    nasty: change ${index} ${nasty}`,
      '',
      `    ${'long '.repeat(40_000)}`,
      '',
      `    Signed-off-by: ${names[(index + 1) % 4]} <x@example.org>`,
      '    __proto__: polluted',
      '    constructor: polluted',
      '',
    ].join('\n'),
  );

  it('shows a terminal nothing that it would obey, and its names are names', async () => {
    const file = place.write('hostile.txt', commits.reverse().join('\n'));
    const data = ['--data', 'hostile'];
    const imported = await place.annalist(['import', file, ...data]);
    expect(imported).toMatchObject({ code: 0, err: '', out: expect.stringContaining('4 new entries') });
    const parsed = await place.annalist(['parse', file, '--json']);
    const asked = await Promise.all(
      [
        ['what', 'nasty'],
        ['who', 'nasty', '--json'],
        ['show', 'last'],
        ['logs'],
        ['who', '--role', 'signed-off-by'],
      ].map((command) => place.annalist([...command, ...data])),
    );
    for (const { code, err, out } of [parsed, ...asked]) {
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toBe('');
      expect(out).not.toMatch(/[^\P{C}\n]|\p{Zl}|\p{Zp}/u);
    }
    expect(JSON.parse(parsed.out)).toMatchObject({
      entries: names
        .map((name, index) => ({
          author: { name },
          subject: `nasty: change ${index} ${nasty.trim()}`,
          trailers: [{ role: 'signed-off-by', name: names[(index + 1) % 4] }],
        }))
        .reverse(),
    });
    for (const name of names) {
      const own = await place.annalist(['who', '--person', name, '--json', ...data]);
      expect(readJson(own)).toMatchObject({ total: 1, people: [{ name, role: 'author', count: 1 }] });
    }
  });
});
