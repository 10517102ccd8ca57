import { expect, it } from 'vitest';
import { answerCount, answerWhat } from '../../src/answer/answer.ts';
import { renderNotes } from '../../src/render/notes.ts';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { lineText } from '../support/line-text.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

describeGit('a release that was made on a branch that the log does not have', () => {
  it('is told to be so, where what it contains is asked for', async () => {
    const folder = makeFolder();
    const repository = makeRepository(`${folder}/repository`);
    repository.commit({ message: 'one\n' });
    repository.git('checkout', '-q', '-b', 'maint');
    repository.commit({ message: 'only there\n' });
    repository.git('tag', 'v1.0');
    repository.git('checkout', '-q', 'main');
    repository.commit({ message: 'two\n' });
    repository.git('tag', 'v1.1');
    const store = openStore(`${folder}/store`);
    await importInto(store, repository.directory);
    const log = await openTestReader(store).open('test');
    const tell = async (query: object): Promise<string[]> =>
      renderNotes(await answerCount(log, query)).map((line) => lineText(line));
    const said = 'v1.0 was made on a branch that this log does not have: what is only there is missing.';
    expect(await tell({ release: 'v1.0' })).toContain(said);
    expect(await tell({ to: '1.0' })).toContain(said);
    // What is left out by it is all there.
    expect(await tell({ from: 'v1.0', to: 'v1.1' })).not.toContain(said);
    expect(await tell({ release: 'v1.1' })).not.toContain(said);
    expect((await answerWhat(log, { release: 'v1.1' })).total).toBe(1);
    // With that branch nothing is missing.
    await importInto(store, repository.directory, { branches: ['*'] });
    const whole = await openTestReader(store).open('test');
    expect(renderNotes(await answerCount(whole, { release: 'v1.0' })).map((line) => lineText(line))).toEqual([]);
  });
});
