import { expect, it } from 'vitest';
import { answerShow } from '../../src/answer/show.ts';
import { describeGit, useFolders } from '../support/git-repository.ts';
import { makeBoth } from '../support/import-git.ts';
import { importInto, readWhole } from '../support/import-into.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

describeGit('a log of several branches', () => {
  it('has each commit once, tells its branches, and takes a merge for what it is', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
    repository.git('checkout', '-q', '-b', 'maint-1', 'HEAD~1');
    const fix = repository.commit({ message: 'fix\n' });
    repository.git('checkout', '-q', 'main');
    const { directory } = repository;
    const bring = () => importInto(store, directory, { branches: ['main', 'maint-*'] });
    expect(await bring()).toMatchObject({ added: 3, branches: ['main', 'maint-1'] });
    const log = async () => await openTestReader(store).open('test');
    const branchesOf = async (id: string) => (await answerShow(await log(), id)).shown?.branches;
    const count = async (branch: string) => (await (await log()).search({ branch, order: 'newest', limit: 1 })).total;
    expect(await branchesOf(fix)).toEqual(['maint-1']);
    expect([await count('main'), await count('maint-1')]).toEqual([2, 2]);
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge maint-1', 'maint-1');
    expect(await importInto(store, directory)).toMatchObject({ added: 1, gone: 0, entries: 4 });
    expect(await branchesOf(fix)).toEqual(['main', 'maint-1']);
    expect([await count('main'), await count('maint-1')]).toEqual([4, 2]);
    await expect(count('maint-2')).rejects.toThrow('The log "test" has no branch "maint-2": try main or maint-1.');
  });

  it('loses what a deleted branch alone had, and says so', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    repository.git('checkout', '-q', '-b', 'topic');
    const lost = repository.commit({ message: 'of the topic\n' });
    repository.git('checkout', '-q', 'main');
    await importInto(store, repository.directory, { branches: ['main', 'topic'] });
    repository.git('branch', '-q', '-D', 'topic');
    const report = { added: 0, gone: 1, branches: ['main'], lostBranches: ['topic'], entries: 1 };
    expect(await importInto(store, repository.directory)).toMatchObject(report);
    const log = await openTestReader(store).open('test');
    await expect(answerShow(log, lost)).rejects.toThrow(`The entry ${lost} of the log "test" is gone: `);
    repository.git('branch', 'topic', lost);
    expect(await importInto(store, repository.directory)).toMatchObject({ added: 0, restored: 1, entries: 2 });
    expect(await importInto(store, repository.directory, { branches: ['HEAD'] })).toMatchObject({
      gone: 1,
      entries: 1,
    });
    expect((await readWhole(store)).catalogue.git?.branches).toBeUndefined();
  });

  it('finds the branches anew where their file is damaged', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    await importInto(store, repository.directory, { branches: ['main'] });
    const { branchFile } = await store.openLog('test');
    const whole = await branchFile.read();
    for (const bytes of [Buffer.from('no branches'), whole?.subarray(0, 50) ?? Buffer.alloc(0)]) {
      await branchFile.write(bytes);
      const log = await openTestReader(store).open('test');
      expect((await log.branches()).of(0)).toEqual(['main']);
      expect(await branchFile.read()).toEqual(whole);
    }
  });

  it('is no log of a text', async () => {
    const { store } = makeBoth(makeFolder(), 'one');
    const wrong = importInto(store, { text: '14 Feb, 2007\n\n2 commits\n' }, { branches: ['main'] });
    await expect(wrong).rejects.toThrow('Standard input is no git repository and has no branches: leave them out.');
  });
});

describeGit('commits with wrong dates', () => {
  it('do not make git tell that others are lost', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', 'three', 'four', 'five', 'six', 'seven');
    repository.git('branch', 'side');
    for (const subject of ['eight', 'nine', 'ten']) repository.commit({ message: `${subject}\n` });
    const before = repository.git('rev-parse', 'HEAD');
    const branches = ['main', 'side'];
    await importInto(store, repository.directory, { branches });
    repository.git('commit', '-q', '--amend', '--allow-empty', '-m', 'ten, better');
    // Whose clock is years behind hides what it stands on from a walk by dates.
    repository.commit({ message: 'late\n', committer: { time: '1000000000 +0000' } });
    const walked = repository.git('rev-list', before, '^main', '^side').split('\n');
    expect(walked.length).toBeGreaterThan(1);
    expect(await importInto(store, repository.directory)).toMatchObject({ added: 2, gone: 1, entries: 11 });
  });

  it('are not stored once more', async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one', 'two', 'three', 'four', 'five', 'six', 'seven');
    repository.git('branch', 'side');
    for (const subject of ['eight', 'nine']) repository.commit({ message: `${subject}\n` });
    const base = repository.git('rev-parse', 'HEAD');
    const committer = { time: '1000000000 +0000' };
    for (const message of ['late\n', 'later\n', 'last\n']) repository.commit({ message, committer });
    const branches = ['main', 'side'];
    await importInto(store, repository.directory, { branches });
    const before = repository.git('rev-parse', 'HEAD');
    repository.git('reset', '-q', '--hard', base);
    repository.commit({ message: 'other\n' });
    repository.git('branch', 'old', before);
    const walked = repository.git('rev-list', 'main', `^${before}`, '^side').split('\n');
    expect(walked.length).toBeGreaterThan(1);
    const asked = { branches: ['main', 'side', 'old'] };
    expect(await importInto(store, repository.directory, asked)).toMatchObject({ added: 1, gone: 0, entries: 13 });
    const keys = (await readWhole(store)).records.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
