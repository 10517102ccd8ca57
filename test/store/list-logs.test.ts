import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/store.ts';
import { addRecords, listFiles, makeFolder, makeRecords, readAll } from './store-fixtures.ts';

test('logs are listed by name, with what is wrong where one is damaged', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  expect(await store.listLogs()).toEqual([]);
  for (const name of ['redis', 'git', 'kernel']) await addRecords(store, name, makeRecords(0, 3));
  await writeFile(join(folder, 'logs/git/catalogue.json'), '{');
  await writeFile(join(folder, 'logs/readme'), '');
  await writeFile(join(folder, 'logs/Notes of mine'), '');
  expect(await store.listLogs()).toMatchObject([
    { name: 'git', problem: { code: 'damaged' } },
    { name: 'kernel', catalogue: { records: 3 } },
    { name: 'redis', catalogue: { records: 3 } },
  ]);
  expect(await readAll(await store.openLog('redis'))).toEqual(makeRecords(0, 3));
});

test('a catalogue is read again for a list only after it was written to', async () => {
  const folder = await makeFolder();
  const read: string[] = [];
  const disk: Disk = {
    ...nodeDisk,
    read(path) {
      read.push(basename(path));
      return nodeDisk.read(path);
    },
  };
  const store = openStore(folder, { disk });
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 3));
  expect(await store.listLogs()).toMatchObject([{ catalogue: { records: 3 } }]);
  expect(await store.listLogs()).toMatchObject([{ catalogue: { records: 3 } }]);
  expect(read).toEqual(['catalogue.json']);
  await addRecords(openStore(folder), 'kernel', makeRecords(3, 5));
  expect(await store.listLogs()).toMatchObject([{ catalogue: { records: 5 } }]);
  expect(read).toEqual(['catalogue.json', 'catalogue.json']);
});

test('an unknown log is an error that names the logs there are', async () => {
  const store = openStore(await makeFolder());
  await expect(store.openLog('linux')).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is no log "linux": none is stored yet; "annalist import" stores one.',
  });
  await addRecords(store, 'redis', []);
  await addRecords(store, 'git', []);
  await expect(store.openLog('linux')).rejects.toThrow('There is no log "linux": stored are "git" and "redis"');
});

test.each(['', '.', '..', '../x', 'a/b', 'a\\b', 'Linux', '-a', '.git', 'a b', 'é', 'a\n', `a${'b'.repeat(64)}`])(
  'a log cannot be named %j',
  async (name) => {
    const folder = await makeFolder();
    const store = openStore(folder);
    for (const work of [store.openLog(name), store.writeLog(name, 'a test'), store.generation(name)]) {
      await expect(work).rejects.toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^".*" cannot name a log/),
      });
    }
    expect(await listFiles(folder)).toEqual([]);
  },
);
