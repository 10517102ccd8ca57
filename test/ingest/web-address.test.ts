import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeLog } from '../../src/answer/log-info.ts';
import { useFolders } from '../support/git-repository.ts';
import { makeBoth } from '../support/import-git.ts';
import { importInto } from '../support/import-into.ts';

const makeFolder = useFolders();

it('an import keeps the web address of origin, follows it when it changes, and forgets it', async () => {
  const { repository, store } = makeBoth(makeFolder(), 'One');
  const readWeb = async (): Promise<string | undefined> => {
    await importInto(store, repository.directory);
    return describeLog('test', (await store.openLog('test')).catalogue).web;
  };
  expect(await readWeb()).toBeUndefined();
  repository.git('remote', 'add', 'origin', 'git@github.com:git/git.git');
  expect(await readWeb()).toBe('https://github.com/git/git/commit/{hash}');
  repository.git('remote', 'set-url', 'origin', 'https://ann:secret@gitlab.com/a/b.git');
  expect(await readWeb()).toBe('https://gitlab.com/a/b/-/commit/{hash}');
  repository.git('remote', 'set-url', 'origin', '/srv/git/linux.git');
  expect(await readWeb()).toBeUndefined();
});

it.each([
  'http://github.com/a/b/{hash}',
  'https://github.com/a/b',
  'https://github.com/{hash}/\u001b[2J',
  'javascript:alert(1){hash}',
])('a stored address that is none is not believed: %j', async (web) => {
  const folder = makeFolder();
  const { repository, store } = makeBoth(folder, 'One');
  await importInto(store, repository.directory);
  const file = path.join(folder, 'store/logs/test/catalogue.json');
  const catalogue = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...catalogue, git: { ...catalogue.git, web } }));
  await expect(store.openLog('test')).rejects.toThrow('is damaged');
});
