import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { importShape, logsShape, parseShape } from '../support/contract.ts';
import { ada, makeRepository, useFolders } from '../support/git-repository.ts';
import { expectRefusal, makeWorkplace, readJson, readTree, sampleFile } from '../support/run-annalist.ts';
import { dayFacts, entryFacts } from '../support/seed-facts.ts';

const newFolder = useFolders();
const openPlace = () => makeWorkplace(newFolder());

describe('parse --json', () => {
  let sample: z.infer<typeof parseShape>;

  beforeAll(async () => {
    const place = openPlace();
    sample = parseShape.parse(readJson(await place.annalist(['parse', sampleFile, '--json'])));
    expect(readTree(place.folder)).toEqual({});
  });

  it('tells of the sample log what the contract says', () => {
    const { format, days, entries, releases, problems, totals } = sample;
    expect({ format, releases, totals }).toEqual({
      format: 'day-list',
      releases: [],
      totals: { days: 30, declared: 40, listed: 23, missing: 17 },
    });
    expect(problems).toEqual([{ line: 89, kind: 'trailer-without-name', message: expect.any(String) }]);
    expect(days.map(({ date, declared, listed }) => [date, declared, listed])).toEqual(
      dayFacts.map(([date, declared, listed]) => [date, declared, listed]),
    );
    expect(entries.map(({ id, author }) => [id, author.name])).toEqual(
      entryFacts.map(({ id, author }) => [id, author]),
    );
    const lines = readFileSync(sampleFile, 'utf8').split('\n');
    for (const entry of entries) expect(lines[(entry.line ?? 0) - 1]).toMatch(/^ {2}• /);
    for (const day of days) expect(lines[(day.line ?? 0) - 1]).toMatch(/^\d\d [A-Z][a-z]{2}, 2007$/);
  });

  it('gives entries word for word', () => {
    const { entries } = sample;
    expect(entries.find(({ id }) => id === '2007-10-20#1')).toMatchObject({
      date: '2007-10-20',
      author: { name: 'Jose R. Santos' },
      body: [
        '/proc/sys/fs/jbd-debug was never there: create_proc_entry() cannot find a name',
        'two directories down, so making the entry failed.',
        '',
        'A knob like this one belongs in debugfs, and procfs can stay as it is. Like the',
        'jbd2-debug file, it is found in debugfs from now on, at',
        '/sys/kernel/debug/jbd/jbd-debug.',
        '',
        '[akpm@linux-foundation.org: tidied up in many places]',
      ].join('\n'),
      trailers: [
        { role: 'signed-off-by', name: 'Jose R. Santos' },
        { role: 'acked-by', name: 'Jan Kara' },
        { role: 'signed-off-by', name: 'Andrew Morton' },
        { role: 'signed-off-by', name: 'Linus Torvalds' },
      ],
      notes: ['[akpm@linux-foundation.org: tidied up in many places]'],
      line: 79,
    });
    const merge = entries.find(({ id }) => id === '2007-07-17#1')?.merge;
    expect(merge).toMatchObject({
      from: 'master.kernel.org:/pub/scm/linux/kernel/git/lethal/sh-2.6',
      declared: 68,
      truncated: true,
    });
    expect(merge?.listed).toHaveLength(20);
    expect(merge?.listed[0]).toBe('sh: SH7709 gets sh-rtc.');
  });

  it('tells of a repository the newest first, both people and both days', async () => {
    const place = openPlace();
    const project = makeRepository(path.join(place.folder, 'project'));
    const first = project.commit({ message: 'Begin\n' });
    const second = project.commit({
      message: 'cache: keep less\n\nIt grew.\n\nReviewed-by: Grace Hopper <grace@example.org>\n',
      author: { name: 'José Ünal', email: 'jose@example.org', time: '1200000000 +0900' },
      committer: { ...ada, time: '1200090000 -0500' },
    });
    project.git('tag', 'v1.0', first);
    const parsed = parseShape.parse(readJson(await place.annalist(['parse', 'project', '--json'])));
    expect(parsed.entries.map(({ release }) => release)).toEqual([undefined, 'v1.0']);
    expect(parsed).toMatchObject({
      format: 'git',
      days: [
        { date: '2008-01-11', declared: 1, listed: 1 },
        { date: '2008-01-10', declared: 1, listed: 1 },
      ],
      entries: [
        {
          id: second,
          date: '2008-01-11',
          committedDate: '2008-01-11',
          author: { name: 'José Ünal', email: 'jose@example.org' },
          committer: { name: 'Ada Lovelace', email: 'ada@example.org' },
          subject: 'cache: keep less',
          headline: 'cache: keep less',
          body: 'It grew.',
          trailers: [{ role: 'reviewed-by', name: 'Grace Hopper', email: 'grace@example.org' }],
        },
        { id: first, date: '2008-01-10', subject: 'Begin', body: '' },
      ],
      problems: [],
      totals: { days: 2, declared: 2, listed: 2, missing: 0 },
    });
  });
});

describe('import --json', () => {
  it('tells what it stored, in data/store of the working folder, and nothing new the second time', async () => {
    const place = openPlace();
    const facts = { log: 'linux-fs-2007', format: 'day-list', entries: 23, days: 30, declared: 40, problems: 1 };
    const first = importShape.parse(readJson(await place.annalist(['import', sampleFile, '--json'])));
    expect(first).toMatchObject({ ...facts, added: 23 });
    const files = readTree(path.join(place.folder, 'data/store'));
    expect(Object.keys(files)).toContain(path.join('logs', 'linux-fs-2007', 'catalogue.json'));
    const again = importShape.parse(readJson(await place.annalist(['import', sampleFile, '--json'])));
    expect(again).toMatchObject({ ...facts, added: 0 });
  });

  it('adds what is new in a repository, which may also be bare', async () => {
    const place = openPlace();
    const project = makeRepository(path.join(place.folder, 'project'));
    for (let count = 0; count < 3; count += 1) project.commit();
    const importing = ['import', 'project', '--log', 'own', '--json'];
    expect(readJson(await place.annalist(importing))).toMatchObject({
      log: 'own',
      format: 'git',
      added: 3,
      declared: 3,
    });
    project.commit();
    expect(readJson(await place.annalist(importing))).toMatchObject({ added: 1, entries: 4, declared: 4 });
    project.git('clone', '-q', '--bare', project.directory, path.join(place.folder, 'copy.git'));
    expect(readJson(await place.annalist(['import', 'copy.git', '--json']))).toMatchObject({ log: 'copy', added: 4 });
  });

  it('says the same in one line without --json', async () => {
    const ended = await openPlace().annalist(['import', sampleFile, '--log', 'fs']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(
      /^fs: 23 new entries \(23 entries on 30 days, 40 commits declared, 17 without text, 1 problem \(line 89: .*\); \d+\.\d s(?:, \d+ entries\/s)?\)\n$/,
    );
  });
});

describe('logs --json', () => {
  it('lists the stored logs by name, and none where none is stored', async () => {
    const place = openPlace();
    expect(readJson(await place.annalist(['logs', '--json']))).toEqual({ logs: [] });
    for (const log of ['two', 'one']) await place.annalist(['import', sampleFile, '--log', log]);
    const { logs } = logsShape.parse(readJson(await place.annalist(['logs', '--json'])));
    const facts = { format: 'day-list', source: sampleFile, entries: 23, days: 30, declared: 40 };
    const span = { firstDay: '2007-02-13', lastDay: '2007-12-18' };
    expect(logs).toMatchObject([
      { name: 'one', ...facts, ...span },
      { name: 'two', ...facts, ...span },
    ]);
  });
});

describe('the data folder', () => {
  it('is the one of --data, else of ANNALIST_DATA, else data/store', async () => {
    const place = openPlace();
    const env = { ANNALIST_DATA: 'of-the-environment' };
    mkdirSync(path.join(place.folder, 'elsewhere'));
    await place.annalist(['import', sampleFile, '--log', 'a', '--data', 'elsewhere/given'], { env });
    await place.annalist(['import', sampleFile, '--log', 'b'], { env });
    await place.annalist(['import', sampleFile, '--log', 'c']);
    const catalogues = Object.keys(readTree(place.folder)).filter((name) => name.endsWith('catalogue.json'));
    expect(catalogues.map((name) => name.split(path.sep).slice(0, -1).join('/'))).toEqual([
      'data/store/logs/c',
      'elsewhere/given/logs/a',
      'of-the-environment/logs/b',
    ]);
    const listed = await place.annalist(['logs', '--json', '--data', path.join(place.folder, 'elsewhere/given')], {
      env,
    });
    expect(logsShape.parse(readJson(listed)).logs.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('the log that is meant', () => {
  it('is the named one, else the only one; of several, an error lists them', async () => {
    const place = openPlace();
    const ask = (...args: string[]) => place.annalist(['who', 'lzo', '--json', ...args]);
    expectRefusal(await ask(), 1, 'No log is stored yet: import one with "annalist import SOURCE".');
    await place.annalist(['import', sampleFile, '--log', 'first']);
    expect(readJson(await ask())).toMatchObject({ log: 'first' });
    await place.annalist(['import', sampleFile, '--log', 'sample']);
    expectRefusal(
      await ask(),
      1,
      'Which log? There are first and sample: name one, as in "--log first", in the chat "log:first".',
    );
    expect(readJson(await ask('--log', 'sample'))).toMatchObject({ log: 'sample' });
    expectRefusal(
      await ask('--log', 'third'),
      1,
      'There is no log "third": stored are "first" and "sample"; "annalist import" stores one.',
    );
  });
});
