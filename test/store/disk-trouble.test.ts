import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { segmentSize } from '../../src/store/records.ts';
import { readState } from '../../src/store/state.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeFaultyDisk, makeSystemError, type Operation } from './faulty-disk.ts';
import { addRecords, expectRecords, listFiles, makeFolder, makeRecords, readAll } from './store-fixtures.ts';

const writes = new Set<Operation['name']>([
  'create',
  'write',
  'sync',
  'rename',
  'remove',
  'makeFolder',
  'syncFolder',
  'touch',
]);

test('a disk that is full at any write leaves the log as it was, and nothing else', async () => {
  const original = await makeFolder();
  await addRecords(openStore(original), 'kernel', makeRecords(0, 300));
  const before = await listFiles(original);
  for (let failing = 0; ; failing += 1) {
    const folder = await makeFolder();
    await cp(original, folder, { recursive: true });
    let count = 0;
    const disk = makeFaultyDisk(({ name, path }) => {
      if (!writes.has(name) || name === 'remove' || path.endsWith('kernel')) return undefined;
      count += 1;
      return count > failing ? makeSystemError('ENOSPC') : undefined;
    });
    const failure = await addRecords(openStore(folder, { disk }), 'kernel', makeRecords(300, 600)).catch(
      (error) => error,
    );
    if (count <= failing) break;
    expect(failure).toMatchObject({
      name: 'UserError',
      code: 'storage',
      message: `The disk is full: nothing was changed; free some room under ${folder} and run it again.`,
    });
    expect((await listFiles(folder)).filter((file) => !file.endsWith('.bak'))).toEqual(before);
    const log = await addRecords(openStore(folder), 'kernel', makeRecords(300, 600));
    await expectRecords(log, 600);
  }
});

test('a commit that took effect and may not last says so, and can be read and gone on from', async () => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 300));
  const disk = makeFaultyDisk(({ name, path }) =>
    name === 'syncFolder' && path.endsWith('kernel') ? makeSystemError('EIO') : undefined,
  );
  await expect(addRecords(openStore(folder, { disk }), 'kernel', makeRecords(300, 600))).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('catalogue.json was written, but the disk would not say that it lasts'),
  });
  await expectRecords(await openStore(folder).openLog('kernel'), 600);
  await expectRecords(await addRecords(openStore(folder), 'kernel', makeRecords(600, 601)), 601);
});

test('back-pressure and a failed write reach whoever appends', async () => {
  const folder = await makeFolder();
  let isFull = false;
  const disk = makeFaultyDisk(({ name, path }) =>
    isFull && name === 'write' && path.includes('segments') ? makeSystemError('ENOSPC') : undefined,
  );
  const writer = await openStore(folder, { disk }).writeLog('kernel', 'a test');
  isFull = true;
  let waits = 0;
  const work = async (): Promise<void> => {
    for (const record of makeRecords(0, 20_000)) {
      const behind = writer.append(record);
      if (behind) waits += 1;
      await behind;
    }
  };
  await expect(work()).rejects.toMatchObject({ code: 'storage' });
  expect(waits).toBe(1);
  await expect(async () => await writer.append(makeRecords(0, 1)[0] ?? fail())).rejects.toThrow('The disk is full');
  await writer.close();
  expect(await listFiles(folder)).toEqual([]);
});

test('a write that failed while nothing else was written reaches whoever appends next', async () => {
  let failed = false;
  const disk = makeFaultyDisk(({ name, path }) => {
    if (!path.includes('segments')) return undefined;
    failed ||= name === 'remove';
    return name === 'write' ? makeSystemError('ENOSPC') : undefined;
  });
  const writer = await openStore(await makeFolder(), { disk }).writeLog('kernel', 'a test');
  for (const record of makeRecords(0, segmentSize)) expect(writer.append(record)).toBeUndefined();
  await vi.waitUntil(() => failed);
  // The failed write is told of a moment after its file was cleaned up.
  await pause(50);
  await expect(async () => await writer.append(makeRecords(0, 1)[0] ?? fail())).rejects.toThrow('The disk is full');
  await writer.close();
}, 5_000);

test('a file that may not grow further is told in one line', async () => {
  const folder = await makeFolder();
  const disk = makeFaultyDisk(({ name }) => (writes.has(name) ? makeSystemError('EFBIG') : undefined));
  await expect(openStore(folder, { disk }).writeLog('kernel', 'a test')).rejects.toMatchObject({
    code: 'storage',
    message: `A file under ${folder} may not grow so large: nothing was changed; raise "ulimit -f" and run it again.`,
  });
});

test.each([
  ['EROFS', 'is on a read-only file system; name another one with --data.'],
  ['EACCES', 'cannot be written to; change its permissions or name another one with --data.'],
  ['EPERM', 'cannot be written to; change its permissions or name another one with --data.'],
])('a data folder that is read-only (%s) is told in one line, and can be read', async (code, message) => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 600));
  const disk = makeFaultyDisk(({ name }) => (writes.has(name) ? makeSystemError(code) : undefined));
  const store = openStore(folder, { disk });
  await expect(store.writeLog('kernel', 'a test')).rejects.toMatchObject({
    name: 'UserError',
    code: 'storage',
    message: `The data folder ${folder} ${message}`,
  });
  expect(await readAll(await store.openLog('kernel'))).toEqual(makeRecords(0, 600));
});

test.each([
  ['EACCES', 'cannot be read; change its permissions'],
  ['EMFILE', 'Too many files are open'],
  ['EIO', 'input/output error'],
])('a data folder that cannot be read (%s) is told in one line', async (code, message) => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 600));
  const store = openStore(folder, {
    disk: makeFaultyDisk(({ name }) => (name === 'read' || name === 'list' ? makeSystemError(code) : undefined)),
  });
  const failures = [store.openLog('kernel'), store.listLogs(), store.writeLog('kernel', 'a test')];
  for (const failure of failures) {
    await expect(failure).rejects.toMatchObject({ name: 'UserError', message: expect.stringContaining(message) });
  }
});

test('a folder in the place of a file is named', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'logs/kernel/catalogue.json'), { recursive: true });
  await mkdir(join(folder, 'state.json'));
  const refusal = (name: string) => ({
    code: 'storage',
    message: `${join(folder, name)} is a folder where a file should be; move it away, and run it again.`,
  });
  await expect(openStore(folder).openLog('kernel')).rejects.toMatchObject(refusal('logs/kernel/catalogue.json'));
  await expect(readState(folder)).rejects.toMatchObject(refusal('state.json'));
});

test('a data folder that is a file is told in one line', async () => {
  const folder = join(await makeFolder(), 'data');
  await writeFile(folder, '');
  const store = openStore(folder);
  const failures: (() => Promise<unknown>)[] = [
    () => store.listLogs(),
    () => store.openLog('kernel'),
    () => store.generation('kernel'),
    () => store.writeLog('kernel', 'a test'),
  ];
  for (const failure of failures) {
    await expect(failure()).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining(`${folder} is no folder`),
    });
  }
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a real folder without the right to write is told in one line',
  async () => {
    const folder = await makeFolder();
    await mkdir(join(folder, 'logs'));
    await chmod(join(folder, 'logs'), 0o500);
    await expect(openStore(folder).writeLog('kernel', 'a test')).rejects.toMatchObject({ code: 'storage' });
  },
);

test('the lock is given back when the log cannot be written', async () => {
  const folder = await makeFolder();
  const store: Store = openStore(folder);
  await addRecords(store, 'kernel', makeRecords(0, 5));
  const before = await listFiles(folder);
  await writeFile(join(folder, 'logs/kernel/catalogue.json'), 'garbage');
  await expect(store.writeLog('kernel', 'a test')).rejects.toMatchObject({ code: 'damaged' });
  expect(await listFiles(folder)).toEqual(before);
});

function fail(): never {
  throw new Error('there is a record');
}

test('a file in the place of a folder is told in one line', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, 'logs', 'kernel'), { recursive: true });
  await writeFile(join(folder, 'logs', 'kernel', 'segments'), 'no folder');
  await expect(openStore(folder).writeLog('kernel', 'a test')).rejects.toMatchObject({
    name: 'UserError',
    code: 'storage',
    message: `The data folder ${folder} is no folder, or has a file where a folder should be; name another one with --data.`,
  });
});
