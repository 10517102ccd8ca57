import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeGit, openTestRepository, type TestRepository, useFolders } from '../support/git-repository.ts';
import { importAndCheck, makeBoth, nothing } from '../support/import-git.ts';
import { importInto, readWhole } from '../support/import-into.ts';

const makeFolder = useFolders();

describeGit('a shallow clone', () => {
  const cloneShallow = (repository: TestRepository, depth: number): TestRepository => {
    const clone = openTestRepository(path.join(makeFolder(), 'shallow'));
    repository.git('clone', '-q', '--depth', String(depth), `file://${repository.directory}`, clone.directory);
    return clone;
  };

  it('is said to be one, and what it lacks is added when it is there', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', '', 'four');
    const clone = cloneShallow(repository, 2);
    expect(await importInto(store, clone.directory)).toMatchObject({ added: 2, shallow: true, problems: 1 });
    expect(await importAndCheck(store, clone)).toMatchObject({ ...nothing, problems: 1 });
    repository.commit({ message: 'five\n' });
    clone.git('fetch', '-q', '--deepen', '1');
    clone.git('merge', '-q', '--ff-only', 'origin/main');
    expect(await importAndCheck(store, clone)).toMatchObject({ added: 2, gone: 0, problems: 1 });
    clone.git('fetch', '-q', '--unshallow');
    expect(await importInto(store, clone.directory)).toMatchObject({ added: 1, gone: 0, shallow: false, entries: 5 });
    expect(await importAndCheck(store, clone)).toMatchObject({ ...nothing, problems: 1 });
    clone.commit({ message: 'six\n' });
    expect(await importAndCheck(store, clone)).toMatchObject({ added: 1, gone: 0 });
  });

  it('of a log that is stored in full takes nothing away', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', 'three');
    await importAndCheck(store, repository);
    repository.commit({ message: 'four\n' });
    const clone = cloneShallow(repository, 2);
    expect(await importInto(store, clone.directory)).toMatchObject({ added: 1, gone: 0, entries: 4, shallow: true });
    expect(await importAndCheck(store, repository)).toMatchObject(nothing);
  });
});

describeGit('a log of a repository', () => {
  it('is not mixed with another repository, nor with a text', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    const { repository: other } = makeBoth(makeFolder(), 'another');
    await importAndCheck(store, repository);
    await expect(importInto(store, other.directory)).rejects.toThrow(
      `The log "test" holds another repository (${repository.directory}): name this one with --log.`,
    );
    const text = repository.git('log');
    await expect(importInto(store, { text })).rejects.toThrow(
      'The log "test" holds a source of the format git, not git-log: choose another name with --log.',
    );
    expect(await importAndCheck(store, repository)).toMatchObject(nothing);
    await importInto(store, other.directory, { log: 'other' });
    expect((await readWhole(store, 'other')).entries.map(({ subject }) => subject)).toEqual(['another']);
  });

  it('takes no format but its own', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    const wrong = importInto(store, repository.directory, { format: 'day-list' });
    await expect(wrong).rejects.toMatchObject({ code: 'usage' });
    await expect(wrong).rejects.toThrow(`${repository.directory} is a git repository: leave --format out.`);
    expect(await importInto(store, repository.directory, { format: 'git' })).toMatchObject({ added: 1 });
  });

  it('keeps the mailmap as it is now, also where nothing else is new', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    await importAndCheck(store, repository);
    for (const text of ['A <ada@example.org>\n', 'B <ada@example.org>\n']) {
      writeFileSync(path.join(repository.directory, '.mailmap'), text);
      expect(await importAndCheck(store, repository)).toMatchObject(nothing);
      expect((await readWhole(store)).catalogue.git?.mailmap).toBe(text);
    }
    expect((await readWhole(store)).entries[0]?.author.name).toBe('Ada Lovelace');
  });

  it('stays as it was where git fails halfway', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', 'three');
    await importAndCheck(store, repository);
    const broken = path.join(makeFolder(), 'broken');
    repository.commit({ message: 'four\n' });
    const lost = repository.commit({ message: 'five\n' });
    repository.commit({ message: 'six\n' });
    cpSync(repository.directory, broken, { recursive: true });
    rmSync(path.join(broken, '.git/objects', lost.slice(0, 2), lost.slice(2)));
    const before = await readWhole(store);
    await expect(importInto(store, broken)).rejects.toThrow(/^git failed: /);
    expect(await readWhole(store)).toEqual(before);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 3, gone: 0 });
  });
});
