import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexFileName, openDerivedFile } from '../../src/store/derived-file.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { makeTemporaryName, placeLog } from '../../src/store/names.ts';
import { openStore } from '../../src/store/store.ts';
import { addRecords, makeFolder, makeRecords } from './store-fixtures.ts';

async function openFile() {
  const places = placeLog(await makeFolder(), 'kernel');
  await mkdir(places.folder, { recursive: true });
  return { folder: places.folder, file: openDerivedFile(nodeDisk, places, 'some.bin') };
}

test('a derived file is missing until it is written, and then has what was written last', async () => {
  const { file, folder } = await openFile();
  expect(await file.read()).toBeUndefined();
  await file.write(Uint8Array.from([1, 2, 3]));
  await file.write(Uint8Array.from([4]));
  expect([...((await file.read()) ?? [])]).toEqual([4]);
  expect(await readdir(folder)).toEqual(['some.bin']);
});

test('a derived file that several write at once is one of theirs, whole', async () => {
  const { file, folder } = await openFile();
  const texts = Array.from({ length: 20 }, (_, index) => Buffer.alloc(100_000, index + 1));
  await Promise.all(texts.map((text) => file.write(text)));
  const bytes = await file.read();
  expect(texts.some((text) => bytes?.equals(text))).toBe(true);
  expect(await readdir(folder)).toEqual(['some.bin']);
});

test('a derived file that cannot take its place leaves nothing behind', async () => {
  const { file, folder } = await openFile();
  await mkdir(join(folder, 'some.bin', 'in the way'), { recursive: true });
  await expect(file.write(Uint8Array.from([1]))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['some.bin']);
  await expect(file.read()).rejects.toThrow();
});

test('the index stays when a log is written to; what never took its place is swept up', async () => {
  const data = await makeFolder();
  const store = openStore(data);
  await addRecords(store, 'kernel', makeRecords(0, 5));
  const { folder } = placeLog(data, 'kernel');
  const index = join(folder, indexFileName);
  const others = ['notes.txt', 'other.bin.tmp'];
  await writeFile(index, 'an index');
  await writeFile(makeTemporaryName(index), 'half an index');
  for (const name of others) await writeFile(join(folder, name), 'not ours');
  await addRecords(store, 'kernel', makeRecords(5, 9));
  expect(await readFile(index, 'utf8')).toBe('an index');
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith(indexFileName))).toEqual([indexFileName]);
  expect(names).toEqual(expect.arrayContaining(others));
});

test('an opened file is read in parts as it was, whatever takes its place or cuts it off', async () => {
  const { file, folder } = await openFile();
  expect(await file.open()).toBeUndefined();
  await file.write(Uint8Array.from([1, 2, 3, 4]));
  const opened = await file.open();
  await file.write(Uint8Array.from([9]));
  expect(opened?.length).toBe(4);
  expect([...(opened?.read(1, 3) ?? [])]).toEqual([2, 3]);
  const shorter = await file.open();
  await writeFile(join(folder, 'some.bin'), '');
  expect([...(shorter?.read(0, 1) ?? [7])]).toEqual([]);
});

test('a derived file is removed, also where it is not there', async () => {
  const { file, folder } = await openFile();
  await file.write(Uint8Array.from([1]));
  await file.remove();
  await file.remove();
  expect(await readdir(folder)).toEqual([]);
});
