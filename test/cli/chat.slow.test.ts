import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { type Ended, makeWorkplace, packageRoot, readJson, readTree, sampleFile } from '../support/run-annalist.ts';

const newFolder = useFolders();
const question = '/who about:lzo jffs2\n';
const lead = 'Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.\n';
const sampleLine =
  /^sample: 23 new entries \(23 entries on 30 days, 40 commits declared, 17 without text, 1 problem \(line 89: [^\n]*\); \d+\.\d s(?:, \d+ entries\/s)?\)$/;

/** A copy of the package as somebody unpacks it: without history, tests and stored logs. */
function copyPackage(): string {
  const copy = path.join(newFolder(), 'annalist');
  mkdirSync(path.join(copy, 'data'), { recursive: true });
  for (const part of ['package.json', 'dist', 'data']) {
    const filter = (file: string): boolean => !file.includes(path.join('data', 'store'));
    cpSync(path.join(packageRoot, part), path.join(copy, part), { recursive: true, filter });
  }
  symlinkSync(path.join(packageRoot, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Runs `npm start --silent` in a copy of the package; the chat reads `input`. */
async function npmStart(copy: string, input: string): Promise<Ended> {
  const place = makeWorkplace(newFolder());
  const env = { npm_config_update_notifier: 'false', ANNALIST_DATA: path.join(copy, 'stored') };
  return await place.run('npm', ['start', '--silent', '--prefix', copy], { input, env });
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('npm start without a terminal', () => {
  it('brings in the sample log, says so on standard error, and answers what it is asked', async () => {
    const copy = copyPackage();
    const first = await npmStart(copy, question);
    expect(first).toMatchObject({ code: 0, signal: null });
    expect(first.out.startsWith(lead)).toBe(true);
    expect(linesOf(first.err)).toEqual([expect.stringMatching(sampleLine)]);
    const again = await npmStart(copy, question);
    expect(again).toMatchObject({ code: 0, signal: null, out: first.out });
    expect(linesOf(again.err)).toEqual([expect.stringMatching(/^sample: no new entries \(23 entries on 30 days, /)]);
  });

  it('brings in the history of a package that is a repository too: two lines, and the sample log is meant', async () => {
    const copy = copyPackage();
    const repository = makeRepository(copy);
    repository.commit({ message: 'Begin\n' });
    repository.commit({ message: 'Go on\n' });
    const ended = await npmStart(copy, `${question}/what log:annalist limit:1\n/logs\n`);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(linesOf(ended.err)).toEqual([
      expect.stringMatching(sampleLine),
      expect.stringMatching(/^annalist: 2 new entries \(2 entries on 1 day; \d+\.\d s(?:, \d+ entries\/s)?\)$/),
    ]);
    expect(ended.out.startsWith(lead)).toBe(true);
    expect(ended.out).toContain('Go on — Ada Lovelace');
    expect(ended.out).toContain('  annalist  2 entries on 1 day');
  });
});

describe('annalist start', () => {
  it('twice at the same time, in an empty folder, answers in both', async () => {
    const place = makeWorkplace(newFolder());
    const ends = await Promise.all([1, 2, 3].map(() => place.annalist(['start'], { input: '/count log:sample\n' })));
    for (const { code, out } of ends)
      expect({ code, first: out.split('\n')[0] }).toEqual({
        code: 0,
        first: '40 commits. 23 have text; for 17 this log has none.',
      });
    const { err } = await place.annalist(['start']);
    expect(err).toMatch(/^sample: no new entries /);
    expect(Object.keys(readTree(place.data)).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  });

  it('goes on with what is stored where the sample log cannot be brought in', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'other']);
    writeFileSync(path.join(place.data, 'logs/sample'), 'no folder');
    const ended = await place.annalist(['start'], { input: '/who about:lzo jffs2 log:other\n' });
    expect(ended.code).toBe(0);
    expect(ended.out.startsWith(lead)).toBe(true);
    expect(linesOf(ended.err)[0]).toMatch(
      /^sample: not imported: The data folder .* has a file where a folder should be;/,
    );
  });
});

describe('annalist chat without a terminal', () => {
  const lines = (...asked: string[]) => ({ input: `${asked.join('\n')}\n` });

  it('brings in the sample log where none is stored, and not again', async () => {
    const place = makeWorkplace(newFolder());
    const first = await place.annalist(['chat'], { input: question });
    expect(linesOf(first.err)).toEqual([expect.stringMatching(sampleLine)]);
    expect(first.out.startsWith(lead)).toBe(true);
    const stored = readTree(place.data);
    expect(await place.annalist(['chat'], { input: question })).toEqual({ ...first, err: '' });
    expect(readTree(place.data)).toEqual(stored);
  });

  it('answers line by line on standard output, tells errors on standard error, and ends with 0', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const ended = await place.annalist(
      ['chat'],
      lines(
        '',
        '  /who about:lzo jffs2 limit:1\r',
        '/',
        '/nope',
        '/who role:boss',
        '/show',
        '/count since:31 feb 2007',
        '/when about:jbd2-debug limit:1',
        `/who about:${'x'.repeat(400)}`,
      ),
    );
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.out.match(/^\S.*$/gm)?.filter((line) => !line.includes('read as'))).toEqual([
      'Richard Purdie wrote all 2 that match; the best match is of 11 Jul 2007.',
      expect.stringMatching(/^On 18 Jul 2007: “There was no/),
      expect.any(String),
    ]);
    expect(linesOf(ended.err)).toEqual([
      'A command is a slash and a word, such as /who about:lzo. Try /help.',
      expect.stringMatching(/^There is no command \/nope: there are \/ask, .* and \/help\.$/),
      expect.stringMatching(/^role: is one of author, .*\.$/),
      'id: is missing: give an id, a short hash, or "last".',
      'There is no day 31 in Feb 2007: it ends on 28 Feb 2007.',
      'about: takes 300 characters at most.',
    ]);
    expect(ended.out).not.toContain('\u001b');
  });

  it('answers a last line without an end, and nothing at all is fine too', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const ended = await place.annalist(['chat'], { input: question.trim() });
    expect(ended.out.startsWith(lead)).toBe(true);
    expect(await place.annalist(['chat'])).toEqual({ code: 0, signal: null, out: '', err: '' });
  });

  it('ends on /quit, though more could come', async () => {
    const place = makeWorkplace(newFolder());
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const running = place.start(['chat']);
    running.child.stdin.write('/count\n/quit\n/who\n');
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0, signal: null, err: '' });
    expect(ended.out).toMatch(/^40 commits\./);
    expect(ended.out).not.toContain('people wrote');
  });

  it('takes up a log that was imported again meanwhile', async () => {
    const place = makeWorkplace(newFolder());
    const text = readFileSync(sampleFile, 'utf8');
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    const running = place.start(['chat']);
    const { stdout, stdin } = running.child;
    stdin.write('/count\n');
    await new Promise((resolve) => stdout.once('data', resolve));
    const grown = place.write('grown.txt', `19 Dec, 2007\n\n2 commits\n\n${text}`);
    expect(readJson(await place.annalist(['import', grown, '--log', 'sample', '--json']))).toMatchObject({
      declared: 42,
    });
    stdin.end('/count\n');
    expect((await running.ended).out.match(/^\d+ commits/gm)).toEqual(['40 commits', '42 commits']);
  });
});
