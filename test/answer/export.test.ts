import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queries } from '../../commands/index.ts';
import { exportLog } from '../../src/answer/export.ts';
import type { LogExport } from '../../src/model/log-export.ts';
import { renderJsonLines } from '../../src/render/export-json-lines.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { answerLine } from '../support/answer-line.ts';
import { describeGit, useFolders } from '../support/git-repository.ts';
import { makeBoth } from '../support/import-git.ts';
import { importInto, readWhole } from '../support/import-into.ts';
import { noSeed, readSample, readSeed } from '../support/seed-log.ts';
import { openTestReader } from '../support/test-library.ts';
import { type MadeRelease, writeVersionLog } from '../support/version-log.ts';

const makeFolder = useFolders();
const makeStore = (): Store => openStore(path.join(makeFolder(), 'store'));

async function write(exported: LogExport): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of renderJsonLines(exported)) pieces.push(piece);
  return pieces.join('');
}

/** Another store with what the first one exports. */
async function copy(store: Store): Promise<Store> {
  const text = await write(await exportLog(await openTestReader(store).open('test'), undefined));
  const copied = makeStore();
  await importInto(copied, { text });
  // Once more brings nothing, and is written as it was.
  expect(await importInto(copied, { text })).toMatchObject({ added: 0, gone: 0, problems: 0 });
  expect(await write(await exportLog(await openTestReader(copied).open('test'), undefined))).toBe(text);
  return copied;
}

async function ask(store: Store, line: string): Promise<unknown> {
  const reader = openTestReader(store);
  return await answerLine(line, queries, reader).then(
    ({ answer }) => answer,
    (error: Error) => error.message,
  );
}

const questions = [
  ...[
    '/what limit:100',
    '/what since:2007-10',
    '/when about:support',
    '/who about:lzo',
    '/count',
    '/count until:2007-07',
  ],
  ...['/rank of:days', '/rank of:people', '/rank of:months', '/rank of:subsystems', '/who role:signed-off-by'],
  ...['/what by:committer since:2008', '/release about:two', '/what release:1.0', '/what from:1.0', '/what to:1.1'],
  ...['/subsystems', '/show last', '/what merges:only', '/what about:memory', '/digest since:2007-06 until:2007-12'],
];

async function expectSameAnswers(store: Store, copied: Store): Promise<void> {
  for (const line of questions) expect(await ask(copied, line), line).toEqual(await ask(store, line));
}

describe('a log that was exported and imported', () => {
  it('is the same, and answers the same: a day list', async () => {
    const store = makeStore();
    await importInto(store, { text: readSample() });
    const copied = await copy(store);
    const [before, after] = [await readWhole(store), await readWhole(copied)];
    expect(after.records).toEqual(before.records);
    expect(after.catalogue.days).toEqual(before.catalogue.days);
    await expectSameAnswers(store, copied);
  });

  it.skipIf(readSeed() === undefined)(`also the real one (${readSeed() ? 'in ../shared/seeds' : noSeed})`, async () => {
    const store = makeStore();
    await importInto(store, { text: readSeed() ?? '' });
    await expectSameAnswers(store, await copy(store));
  });

  it('also a changelog with version headings that has grown', async () => {
    const store = makeStore();
    const first: MadeRelease = ['1.0', '2007-07-01', 'Added: lzo support', 'Added: two more', 'Fixed: memory lost'];
    await importInto(store, { text: writeVersionLog(['Unreleased', undefined, 'Fixed: lzo memory'], first) });
    const second: MadeRelease = ['1.1', '2007-11-02', 'Fixed: two leaks', 'Fixed: lzo memory'];
    await importInto(store, {
      text: writeVersionLog(['Unreleased', undefined, 'Added: zstd'], second, ['0.9', undefined, 'all'], first),
    });
    const copied = await copy(store);
    expect((await readWhole(copied)).catalogue.releases).toEqual((await readWhole(store)).catalogue.releases);
    await expectSameAnswers(store, copied);
  });

  it('also one of any items', async () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('=1+1', '"', 'lzo: support', '\u2028', '\ud800'),
    );
    const day = fc.constantFrom('2007-07-01', '2007-11-02', '');
    const item = fc.record({
      date: day,
      author: fc.constantFrom('', 'Ada', 'Grace'),
      release: fc.constantFrom('1.0', '1.1', 'Unreleased'),
      section: fc.option(text, { nil: undefined }),
      subject: text,
      body: fc.oneof(text, fc.constant('')),
      trailers: fc.array(fc.record({ role: fc.constant('acked-by'), name: text }), { maxLength: 2 }),
      paths: fc.option(fc.array(text), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 8 }), async (items) => {
        const store = makeStore();
        await importInto(store, { text: items.map((one) => JSON.stringify(one)).join('\n') });
        const copied = await copy(store);
        expect((await readWhole(copied)).entries).toEqual((await readWhole(store)).entries);
      }),
      { numRuns: 8 },
    );
  });

  it('of which a part was asked for is that part', async () => {
    const store = makeStore();
    await importInto(store, { text: readSample() });
    const log = await openTestReader(store).open('test');
    const { count, days, entries } = await exportLog(log, { about: 'lzo' });
    expect({ count, days }).toEqual({ count: 2, days: [] });
    for await (const { body } of entries()) expect(body.toLowerCase()).toContain('lzo');
  });
});

describeGit('a repository that was exported and imported', () => {
  it('answers the same', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'lzo: one', 'lzo: two');
    repository.git('tag', 'v1.0-rc1', 'HEAD~1');
    repository.git('tag', 'v1.0');
    repository.commit({
      message: 'memory: three\n\nWith a text.\n\nAcked-by: Grace <grace@example.org>\n',
      committer: { name: 'Grace', email: 'grace@example.org' },
    });
    repository.git('tag', 'v1.1');
    repository.commit({ message: 'support: four\n' });
    await importInto(store, repository.directory);
    const copied = await copy(store);
    expect((await readWhole(copied)).entries).toMatchObject((await readWhole(store)).entries);
    await expectSameAnswers(store, copied);
  });
});
