import { renameSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeGit, openTestRepository, useFolders } from '../support/git-repository.ts';
import { importAndCheck, makeBoth, nothing } from '../support/import-git.ts';
import { readWhole } from '../support/import-into.ts';

const makeFolder = useFolders();

describeGit('a history that grows', () => {
  it('is imported whole, oldest first, and then only what is new', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 2, subjects: ['one', 'two'] });
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, subjects: ['one', 'two'] });
    repository.commit({ message: 'three\n' });
    repository.commit({ message: 'four\n' });
    const subjects = ['one', 'two', 'three', 'four'];
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 2, subjects });
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, subjects });
  });

  it('across the borders of segments is stored in order', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', '');
    repository.commitMany(1100);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 1102, problems: 1 });
    const expected = repository.git('rev-list', '--reverse', 'HEAD').split('\n');
    expect((await readWhole(store)).entries.map(({ id }) => id)).toEqual(expected);
    repository.commitMany(700);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 700, gone: 0, problems: 1 });
  });

  it('by a merge gets the commits of both sides', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    repository.git('branch', 'side');
    repository.commit({ message: 'two\n' });
    await importAndCheck(store, repository);
    repository.git('checkout', '-q', 'side');
    repository.commit({ message: 'of the side\n', author: { time: '1100000000 +0000' } });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    const subjects = ['one', 'two', 'of the side', 'Merge side'];
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 2, subjects });
  });

  it('may be read through another clone, a bare one, or at another place', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    await importAndCheck(store, repository);
    const clone = openTestRepository(path.join(makeFolder(), 'clone.git'));
    repository.commit({ message: 'three\n' });
    repository.git('clone', '-q', '--bare', '.', clone.directory);
    expect(await importAndCheck(store, clone)).toMatchObject({ added: 1, gone: 0 });
    const moved = path.join(makeFolder(), 'moved');
    renameSync(repository.directory, moved);
    expect(await importAndCheck(store, openTestRepository(moved))).toMatchObject(nothing);
  });
});

describeGit('a history that was rewritten', () => {
  it('loses what was amended and gets it back, never twice', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    await importAndCheck(store, repository);
    const before = repository.git('rev-parse', 'HEAD');
    repository.git('commit', '-q', '--amend', '--allow-empty', '-m', 'two, better');
    const amended = { ...nothing, added: 1, gone: 1, subjects: ['one', 'two, better'] };
    expect(await importAndCheck(store, repository)).toEqual(amended);
    const after = repository.git('rev-parse', 'HEAD');
    for (let round = 0; round < 3; round += 1) {
      repository.git('reset', '-q', '--hard', before);
      const back = { ...nothing, gone: 1, restored: 1, subjects: ['one', 'two'] };
      expect(await importAndCheck(store, repository)).toEqual(back);
      repository.git('reset', '-q', '--hard', after);
      expect(await importAndCheck(store, repository)).toEqual({ ...back, subjects: ['one', 'two, better'] });
    }
    expect((await readWhole(store)).records).toHaveLength(3);
  });

  it('by going back loses commits, and grows on from there', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', 'three');
    await importAndCheck(store, repository);
    repository.git('reset', '-q', '--hard', 'HEAD~2');
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, gone: 2, subjects: ['one'] });
    repository.commit({ message: 'other two\n' });
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 1, subjects: ['one', 'other two'] });
    expect(await importAndCheck(store, repository)).toMatchObject(nothing);
    repository.git('merge', '-q', '--no-ff', '-m', 'Bring them back', 'HEAD@{2}');
    const subjects = ['one', 'two', 'three', 'other two', 'Bring them back'];
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 1, restored: 2, subjects });
  });

  it('by a rebase is stored anew from where it changed', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'base');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit({ message: 'topic one\n', files: { a: 'a' } });
    repository.commit({ message: 'topic two\n', files: { b: 'b' } });
    await importAndCheck(store, repository);
    repository.git('checkout', '-q', 'main');
    repository.commit({ message: 'main two\n', files: { c: 'c' } });
    repository.git('rebase', '-q', 'main', 'topic');
    const subjects = ['base', 'main two', 'topic one', 'topic two'];
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 3, gone: 2, subjects });
  });

  it('and of which the old commits are no longer there, is read too', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    await importAndCheck(store, repository);
    const { directory } = repository;
    repository.git('commit', '-q', '--amend', '--allow-empty', '-m', 'two, better');
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '-q', '--prune=now');
    expect(() => repository.git('rev-parse', '-q', '--verify', 'ORIG_HEAD^{commit}')).toThrow();
    const subjects = ['one', 'two, better'];
    expect(await importAndCheck(store, openTestRepository(directory))).toEqual({
      ...nothing,
      added: 1,
      gone: 1,
      subjects,
    });
  });

  it('is what HEAD reaches, also on another branch', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    repository.git('branch', 'side');
    repository.commit({ message: 'of main\n' });
    await importAndCheck(store, repository);
    repository.git('checkout', '-q', 'side');
    repository.commit({ message: 'of the side\n' });
    const subjects = ['one', 'of the side'];
    expect(await importAndCheck(store, repository)).toEqual({ ...nothing, added: 1, gone: 1, subjects });
    repository.git('checkout', '-q', '--orphan', 'alone');
    repository.commit({ message: 'alone\n' });
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 1, gone: 2, subjects: ['alone'] });
    repository.git('checkout', '-q', 'main');
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 0, gone: 1, restored: 2 });
  });

  it('counts what is odd about a commit once, however often it is read', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', '', 'three');
    expect(await importAndCheck(store, repository)).toMatchObject({ problems: 1 });
    repository.git('commit', '-q', '--amend', '--allow-empty', '-m', 'three, better');
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 1, gone: 1, problems: 1 });
    repository.commit({ message: '' });
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 1, problems: 2 });
    expect((await readWhole(store)).catalogue.problems.kinds).toEqual({ 'empty-message': 2 });
  });
});
