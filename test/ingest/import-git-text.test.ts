import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto, readWhole } from '../support/import-into.ts';

const makeFolder = useFolders();

/** A repository of three commits, and an empty store beside it. */
function makeBoth() {
  const folder = makeFolder();
  const repository = makeRepository(path.join(folder, 'repository'));
  for (const subject of ['one', 'two', 'three']) repository.commit({ message: `${subject}\n` });
  const store = openStore(path.join(folder, 'store'));
  const subjects = async () => (await readWhole(store)).entries.map(({ subject }) => subject);
  return { folder, repository, store, subjects };
}

describeGit('the text of a git log', () => {
  it('is stored oldest first, and then only what is new on top of it', async () => {
    const { repository, store, subjects } = makeBoth();
    const first = { added: 3, gone: 0, entries: 3, declared: 3, missing: 0, problems: 0, format: 'git-log' };
    expect(await importInto(store, { text: repository.git('log') })).toMatchObject(first);
    expect(await subjects()).toEqual(['one', 'two', 'three']);
    const before = (await readWhole(store)).records;
    const again = { ...first, added: 0 };
    expect(await importInto(store, { text: repository.git('log') })).toMatchObject(again);
    expect((await readWhole(store)).records).toEqual(before);
    repository.commit({ message: 'four\n', author: { time: '1300000000 +0000' } });
    repository.commit({ message: 'five\n', author: { time: '1300000000 +0000' } });
    expect(await importInto(store, { text: repository.git('log') })).toMatchObject({ added: 2, gone: 0, entries: 5 });
    expect(await subjects()).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect((await readWhole(store)).catalogue.days).toEqual([
      { date: '2008-01-10', declared: 3, listed: 3 },
      { date: '2011-03-13', declared: 2, listed: 2 },
    ]);
  });

  it('is put in the order of the whole text where the clocks of new commits were wrong', async () => {
    const { repository, store, subjects } = makeBoth();
    await importInto(store, { text: repository.git('log') });
    repository.commit({ message: 'four\n', author: { time: '1300000000 +0000' } });
    repository.commit({ message: 'five\n', author: { time: '1250000000 -0800' } });
    await importInto(store, { text: repository.git('log') });
    expect(await subjects()).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('may come in parts, printed in other ways, and a part takes nothing away', async () => {
    const { repository, store, subjects } = makeBoth();
    expect(await importInto(store, { text: repository.git('log', '-2') })).toMatchObject({ added: 2 });
    const all = repository.git('log', '--pretty=fuller', '--decorate', '--stat', '--date=iso').replace(/\n/g, '\r\n');
    expect(await importInto(store, { text: all })).toMatchObject({ added: 1, gone: 0, entries: 3 });
    const last = repository.git('log', '-1');
    expect(await importInto(store, { text: `${last}\n\n${last}` })).toMatchObject({ added: 0, gone: 0, entries: 3 });
    expect(await subjects()).toEqual(['two', 'three', 'one']);
  });

  it('that holds a commit twice brings it once', async () => {
    const { repository, store, subjects } = makeBoth();
    const text = `${repository.git('log', '-1')}\n\n${repository.git('log')}`;
    expect(await importInto(store, { text })).toMatchObject({ added: 3, entries: 3, problems: 1 });
    expect(await subjects()).toEqual(['one', 'two', 'three']);
  });

  it('may be printed in reverse, and packed', async () => {
    const { folder, repository, store, subjects } = makeBoth();
    const file = path.join(folder, 'history');
    writeFileSync(file, gzipSync(repository.git('log', '--reverse')));
    expect(await importInto(store, file)).toMatchObject({ added: 3, entries: 3 });
    expect(await subjects()).toEqual(['one', 'two', 'three']);
    repository.commit({ message: 'four\n', author: { time: '1300000000 +0000' } });
    repository.commit({ message: 'five\n', author: { time: '1300000060 +0000' } });
    writeFileSync(file, gzipSync(repository.git('log', '--reverse')));
    expect(await importInto(store, file)).toMatchObject({ added: 2, entries: 5 });
    expect(await subjects()).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('of which no commit can be read is refused, and the line says why', async () => {
    const { repository, store } = makeBoth();
    const tip = repository.git('rev-parse', '--short=12', 'HEAD');
    await expect(importInto(store, { text: repository.git('log', '--pretty=full') })).rejects.toThrow(
      `Standard input has no entries when it is read as the text of "git log": line 1: commit ${tip} has no line with its date: print the log with --pretty=fuller`,
    );
    await expect(store.openLog('test')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('holds no entries of a day list, nor the other way round', async () => {
    const { repository, store } = makeBoth();
    await importInto(store, { text: repository.git('log') });
    await expect(importInto(store, { text: '14 Feb, 2007\n\n2 commits\n' })).rejects.toThrow(
      'The log "test" holds a source of the format git-log, not day-list: choose another name with --log.',
    );
    await expect(importInto(store, repository.directory)).rejects.toThrow('format git-log, not git');
  });
});
