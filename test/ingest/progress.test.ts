import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importLog } from '../../src/ingest/import-log.ts';
import { type ImportProgress, tellProgress } from '../../src/ingest/progress.ts';
import { openSource } from '../../src/source/open-source.ts';
import { openStore } from '../../src/store/store.ts';
import { makeRepository, useFolders } from '../support/git-repository.ts';
import { testRules } from '../support/memory-log.ts';

const makeFolder = useFolders();

/** Imports a source with a clock on which every look takes a second, so that all is told. */
async function hearImport(folder: string, source: string): Promise<ImportProgress[]> {
  const heard: ImportProgress[] = [];
  let now = 0;
  await importLog(openStore(path.join(folder, 'store')), await openSource(source, process.stdin), {
    log: 'test',
    rules: testRules,
    clock: () => {
      now += 1000;
      return now;
    },
    progress: (progress) => heard.push(progress),
  });
  return heard;
}

describe('how far an import is', () => {
  it('is told ten times a second at most', () => {
    const heard: number[] = [];
    let now = 0;
    const telling = tellProgress(
      ({ done }) => heard.push(done),
      () => now,
    );
    const tell = telling.step('reading', 'entries', 100);
    for (; now < 1000; now += 7) tell(now);
    expect(heard.length).toBeGreaterThan(5);
    expect(heard.length).toBeLessThanOrEqual(11);
  });

  it('has a total as soon as one is known, and goes on where none ever is', async () => {
    const heard: (number | undefined)[] = [];
    let now = 0;
    const telling = tellProgress(
      ({ total }) => heard.push(total),
      () => (now += 1000),
    );
    const tell = telling.step('reading', 'entries', Promise.resolve(7));
    await Promise.resolve();
    tell(1);
    telling.step('indexing', 'entries', Promise.resolve(undefined))(1);
    expect(heard).toEqual([undefined, 7, undefined, undefined]);
  });

  it('is not even asked for where nobody hears it', () => {
    const telling = tellProgress(undefined, () => 0);
    expect(telling.isHeard).toBe(false);
    expect(() => telling.step('reading', 'entries', 1)(1)).not.toThrow();
  });

  it('is told of a file in its bytes, of a packed one in its packed bytes, then of the index in entries', async () => {
    const folder = makeFolder();
    const text = ['1 Jan, 2007', '1 commit', '', '* A change.', '  Ann', ''].join('\n');
    for (const [name, bytes] of [
      ['log.txt', Buffer.from(text)],
      ['log.txt.gz', gzipSync(text)],
    ] as const) {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      const heard = await hearImport(path.join(folder, `${name}-data`), file);
      const reading = heard.filter(({ step }) => step === 'reading');
      expect(reading.at(-1)).toEqual({ step: 'reading', unit: 'bytes', done: bytes.length, total: bytes.length });
      expect(heard.filter(({ step }) => step === 'indexing').at(-1)).toMatchObject({
        step: 'indexing',
        unit: 'entries',
        done: 1,
        total: 1,
      });
    }
  });

  it('is told of a repository in commits, the second time in those that are new', async () => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commitMany(1500);
    const first = await hearImport(folder, repository.directory);
    expect(first.filter(({ step }) => step === 'reading').at(-1)).toMatchObject({ unit: 'entries', done: 1500 });
    expect([...new Set(first.map(({ step }) => step))]).toEqual(['reading', 'indexing', 'ties', 'releases']);
    expect(first.filter(({ step }) => step === 'indexing').at(-1)).toEqual({
      step: 'indexing',
      unit: 'entries',
      done: 1500,
      total: 1500,
    });
    repository.commitMany(3);
    const second = await hearImport(folder, repository.directory);
    expect(second.every(({ total }) => total === undefined || total === 3 || total === 1503)).toBe(true);
  });
});
