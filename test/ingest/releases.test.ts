import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openReleases, readTagTest } from '../../src/ingest/open-releases.ts';
import { decodeReleases, encodeReleases } from '../../src/ingest/release-file.ts';
import type { Store } from '../../src/store/store.ts';
import { describeGit, type TestRepository, useFolders } from '../support/git-repository.ts';
import { makeBoth } from '../support/import-git.ts';
import { importInto } from '../support/import-into.ts';

const makeFolder = useFolders();

/** The names of what first contains the entries, in the order of their numbers, and of the candidates. */
async function readFirsts(store: Store): Promise<string[]> {
  const log = await store.openLog('test');
  const parts = await openReleases(log);
  return Array.from({ length: log.catalogue.records }, (_, sequence) =>
    [parts?.firsts[sequence], parts?.candidates[sequence]]
      .flatMap((number = 0) => parts?.releases[number - 1]?.name ?? [])
      .join(' '),
  );
}

const fileOf = (folder: string): string => path.join(folder, 'store/logs/test/releases.bin');

/** Imports, and tells the releases and whether their file was written. */
async function importAgain(folder: string, store: Store, { directory }: TestRepository) {
  const before = await readFile(fileOf(folder)).catch(() => undefined);
  await importInto(store, directory);
  const after = await readFile(fileOf(folder));
  return { firsts: await readFirsts(store), written: before?.equals(after) !== true };
}

describeGit('the releases of a repository', () => {
  it('are found at the import, and again only where tags or what they contain are new', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one', 'two');
    repository.git('tag', '-a', '-m', 'first', 'v1.0-rc1', 'HEAD~1');
    repository.git('tag', 'v1.0');
    const again = () => importAgain(folder, store, repository);
    expect(await again()).toEqual({ firsts: ['v1.0 v1.0-rc1', 'v1.0'], written: true });
    expect(await again()).toEqual({ firsts: ['v1.0 v1.0-rc1', 'v1.0'], written: false });
    repository.commit({ message: 'three\n' });
    expect(await again()).toEqual({ firsts: ['v1.0 v1.0-rc1', 'v1.0', ''], written: false });
    // A tag alone is new.
    repository.git('tag', 'v1.1');
    expect(await again()).toEqual({ firsts: ['v1.0 v1.0-rc1', 'v1.0', 'v1.1'], written: true });
    repository.git('tag', '-d', 'v1.0');
    expect(await again()).toEqual({ firsts: ['v1.1', 'v1.1', 'v1.1'], written: true });
  });

  it('are found anew where what comes to the log is in a tag already', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one');
    repository.git('checkout', '-q', '-b', 'side');
    repository.commit({ message: 'on the side\n' });
    repository.git('tag', 'v1.0');
    repository.git('checkout', '-q', 'main');
    const again = () => importAgain(folder, store, repository);
    expect(await again()).toEqual({ firsts: ['v1.0'], written: true });
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    expect(await again()).toEqual({ firsts: ['v1.0', 'v1.0', ''], written: true });
  });

  it('are the same by what was noted of the commits and, where that is lost, by a walk of git', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one', 'two');
    repository.git('tag', 'v1.0');
    await importAgain(folder, store, repository);
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    repository.commit({ message: 'on the side\n' });
    repository.git('tag', 'v1.0.1');
    repository.git('checkout', '-q', 'main');
    repository.commit({ message: 'three\n' });
    repository.git('tag', 'v1.1');
    expect(await importAgain(folder, store, repository)).toEqual({ firsts: ['v1.0', 'v1.0', 'v1.1'], written: true });
    const noted = await readFile(fileOf(folder));
    await rm(path.join(folder, 'store/logs/test/ties.bin'));
    await rm(fileOf(folder));
    expect(await importAgain(folder, store, repository)).toEqual({ firsts: ['v1.0', 'v1.0', 'v1.1'], written: true });
    expect(await readFile(fileOf(folder))).toEqual(noted);
  });

  it('hold for commits that were gone and came back', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one', 'two');
    const two = repository.git('rev-parse', 'HEAD');
    const again = () => importAgain(folder, store, repository);
    await again();
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    repository.git('tag', 'v1.0', two);
    // What is gone answers nothing; it has a release all the same, by its tag.
    expect(await again()).toEqual({ firsts: ['v1.0', 'v1.0'], written: true });
    repository.git('tag', '-d', 'v1.0');
    expect((await again()).firsts).toEqual(['', '']);
    repository.git('reset', '-q', '--hard', two);
    repository.git('tag', 'v1.1', two);
    expect((await again()).firsts).toEqual(['v1.1', 'v1.1']);
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined]>([
    ['is missing', () => undefined],
    ['is empty', () => Buffer.alloc(0)],
    ['was cut off', (bytes) => bytes.subarray(0, -4)],
    ['has a bit changed', (bytes) => Buffer.from(bytes.map((byte, index) => (index === 60 ? byte ^ 1 : byte)))],
    ['is of another version', (bytes) => Buffer.from(bytes.map((byte, index) => (index === 4 ? 99 : byte)))],
  ])('are made anew where their file %s', async (_, damage) => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one');
    repository.git('tag', 'v1.0');
    await importInto(store, repository.directory);
    const whole = await readFile(fileOf(folder));
    const damaged = damage(whole);
    if (damaged) await writeFile(fileOf(folder), damaged);
    else await rm(fileOf(folder));
    expect(await readFirsts(store)).toEqual(['v1.0']);
    expect(await readFile(fileOf(folder))).toEqual(whole);
  });

  it('that have to be made of a repository that is gone are told to be unknown', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one');
    await importInto(store, repository.directory);
    await rm(fileOf(folder));
    await rm(repository.directory, { recursive: true });
    await expect(readFirsts(store)).rejects.toThrow(/^The releases of "test" cannot be told .* import it again\.$/);
  });

  it('are of tags of tags, and not of tags that name no commit', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one');
    repository.git('tag', '-a', '-m', 'inner', 'inner');
    repository.git('tag', '-a', '-m', 'outer', 'v1.0', 'inner');
    repository.git('tag', 'v0.1', 'HEAD^{tree}');
    await importInto(store, repository.directory);
    const parts = await openReleases(await store.openLog('test'));
    expect(parts?.releases).toEqual([{ name: 'v1.0', date: '2008-01-10', line: 0, place: 0, node: 0 }]);
  });

  it('tell which new commits their tags may contain, by the commits outside the log', async () => {
    const folder = makeFolder();
    const { repository, store } = makeBoth(folder, 'one');
    repository.git('checkout', '-q', '-b', 'side');
    const side = repository.commit({ message: 'on the side\n' });
    repository.git('tag', 'v1.0');
    repository.git('checkout', '-q', 'main');
    await importInto(store, repository.directory);
    const mayTag = await readTagTest(await store.openLog('test'));
    expect(mayTag?.([])).toBe(false);
    expect(mayTag?.(['f'.repeat(40)])).toBe(false);
    expect(mayTag?.(['f'.repeat(40), side])).toBe(true);
    // What is damaged in front tells nothing; behind it the releases are made anew at the question.
    const good = await readFile(fileOf(folder));
    await writeFile(fileOf(folder), good.with(20, (good[20] ?? 0) ^ 1));
    expect(await readTagTest(await store.openLog('test'))).toBeUndefined();
    await writeFile(fileOf(folder), good.with(-1, (good.at(-1) ?? 0) ^ 1));
    await importInto(store, repository.directory);
    expect(await readFirsts(store)).toEqual(['v1.0']);
    expect(await readFile(fileOf(folder))).toEqual(good);
    await rm(fileOf(folder));
    expect(await readTagTest(await store.openLog('test'))).toBeUndefined();
  });

  it('read from their file are what was written', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    repository.git('tag', 'v1.0-rc1');
    await importInto(store, repository.directory);
    const parts = await openReleases(await store.openLog('test'));
    expect(parts && (await decodeReleases(Buffer.concat(encodeReleases(parts))))).toEqual(parts);
    // A file's bytes may lie anywhere in memory.
    const shifted = parts && Buffer.concat([Buffer.alloc(1), ...encodeReleases(parts)]).subarray(1);
    expect(shifted && (await decodeReleases(shifted))).toEqual(parts);
  });
});
