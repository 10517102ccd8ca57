import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { addRecords, listFiles, makeFacts, makeFolder, makeRecord, makeRecords, readAll } from './store-fixtures.ts';

const segments = /^logs\/kernel\/segments\/(\d{6})-[0-9a-f]{12}\.parts$/;

test('what was written is read back, in order and by number', async () => {
  const store = openStore(await makeFolder());
  const written = await addRecords(store, 'kernel', makeRecords(0, 1300));
  const log = await store.openLog('kernel');
  expect(log.catalogue).toEqual(written.catalogue);
  expect(log.catalogue).toMatchObject({
    generation: 1,
    records: 1300,
    firstDay: '2007-01-11',
    lastDay: '2007-02-11',
    segments: [{ records: 512 }, { records: 512 }, { records: 276 }],
  });
  expect(await readAll(log)).toEqual(makeRecords(0, 1300));
  expect(await readAll(log, 1023)).toEqual(makeRecords(1023, 1300));
  expect(await readAll(log, 1024)).toEqual(makeRecords(1024, 1300));
  expect(await readAll(log, 1300)).toEqual([]);
  expect(await log.segment(1)).toEqual(makeRecords(512, 1024));
  for (const number of [0, 511, 512, 1299]) expect(await log.record(number)).toEqual(makeRecord(number));
  for (const number of [-1, 1300, 2048]) expect(await log.record(number)).toBeUndefined();
  await expect(log.segment(3)).rejects.toThrow(RangeError);
});

test('a log grows across the borders of segments, opened anew each time', async () => {
  const folder = await makeFolder();
  let end = 0;
  for (const count of [0, 1, 510, 1, 1, 511, 0, 513, 1024]) {
    const log = await addRecords(openStore(folder), 'kernel', makeRecords(end, end + count));
    end += count;
    expect(log.catalogue.records).toBe(end);
    expect(await readAll(log)).toEqual(makeRecords(0, end));
  }
  expect(await readAll(await openStore(folder).openLog('kernel'))).toEqual(makeRecords(0, end));
});

test('one writer commits several times', async () => {
  const store = openStore(await makeFolder());
  const writer = await store.writeLog('kernel', 'a test');
  expect(writer.current).toBeUndefined();
  for (const end of [100, 600, 600, 1024]) {
    const begin = writer.current?.catalogue.records ?? 0;
    for (const record of makeRecords(begin, end)) await writer.append(record);
    await writer.commit(makeFacts(end));
    expect(await readAll(await store.openLog('kernel'))).toEqual(makeRecords(0, end));
  }
  await writer.close();
  await writer.close();
  expect(() => writer.append(makeRecord(0))).toThrow('closed');
  expect((await store.openLog('kernel')).catalogue.generation).toBe(4);
});

test('a full segment is never written again, and the old tail stays for the readers of the last commit', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  const list = async (): Promise<string[]> => (await listFiles(folder)).filter((file) => segments.test(file));
  await addRecords(store, 'kernel', makeRecords(0, 600));
  const [full, tail] = await list();
  await addRecords(store, 'kernel', makeRecords(600, 601));
  expect(await list()).toHaveLength(3);
  expect(await list()).toEqual(expect.arrayContaining([full, tail]));
  await addRecords(store, 'kernel', makeRecords(601, 602));
  await addRecords(store, 'kernel', makeRecords(602, 603));
  const now = await list();
  expect(now).toContain(full);
  expect(now).not.toContain(tail);
  expect(now.length).toBeLessThanOrEqual(4);
});

test('what is not committed leaves nothing behind', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  await addRecords(store, 'kernel', makeRecords(0, 600));
  const before = await listFiles(folder);
  const writer = await store.writeLog('kernel', 'a test');
  for (const record of makeRecords(600, 3000)) await writer.append(record);
  await writer.close();
  expect(await listFiles(folder)).toEqual(before);
  expect(await store.listLogs()).toMatchObject([{ name: 'kernel', catalogue: { records: 600 } }]);
});

test('a log whose first import was given up does not exist', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  const writer = await store.writeLog('kernel', 'a test');
  for (const record of makeRecords(0, 600)) await writer.append(record);
  await writer.close();
  expect(await listFiles(folder)).toEqual([]);
  expect(await store.listLogs()).toEqual([]);
  await expect(store.openLog('kernel')).rejects.toMatchObject({ code: 'not-found' });
});

test('leftovers of killed imports are removed, and files of other names are not', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  await addRecords(store, 'kernel', makeRecords(0, 10));
  const before = await listFiles(folder);
  const log = join(folder, 'logs/kernel');
  const leftovers = [
    'segments/000001-0123456789ab.json.br',
    'segments/000001-0123456789ab.parts',
    'segments/000001-0123456789ab.json.br.0123456789ab.tmp',
    'catalogue.json.0123456789ab.tmp',
    'catalogue.json.bak.0123456789ab.tmp',
    'lock.0123456789ab',
    'lock.0123456789ab.ba9876543210',
  ];
  for (const name of [...leftovers, 'notes.txt', 'segments/notes.txt']) await writeFile(join(log, name), '');
  await (await store.writeLog('kernel', 'a test')).close();
  expect(await listFiles(folder)).toEqual(
    [...before, 'logs/kernel/notes.txt', 'logs/kernel/segments/notes.txt'].sort(),
  );
});

test('the facts of a log are kept as they are, days in the order of the calendar', async () => {
  const store = openStore(await makeFolder(), { now: () => Date.UTC(2026, 10, 22, 9) });
  const facts = {
    ...makeFacts(2),
    days: [...makeFacts(2).days].reverse(),
    releases: [
      { name: '2.6.23', date: '2007-10-09', line: 1 },
      { name: 'next', yanked: true as const, package: 'foo', suite: 'unstable', urgency: 'low' },
    ],
    problems: {
      kinds: { 'trailer-without-name': 21 },
      first: [{ kind: 'trailer-without-name', message: 'm', line: 92 }],
    },
    gone: [[3, 4] satisfies [number, number]],
    moved: { 1: { id: '2007-07-11#2', line: 12 }, 5: { id: '2007-07-11#3' } },
    git: { tip: 'a'.repeat(40), shallow: true, mailmap: 'Ada <ada@example.org> <a@b>\n' },
  };
  const writer = await store.writeLog('kernel', 'a test');
  await writer.commit(facts);
  await writer.close();
  const { id, ...catalogue } = (await store.openLog('kernel')).catalogue;
  expect(id).toMatch(/^[0-9a-f]{12}$/);
  expect(catalogue).toEqual({
    ...facts,
    days: makeFacts(2).days,
    generation: 1,
    refreshed: '2026-11-22T09:00:00.000Z',
    records: 0,
    segments: [],
    firstDay: '2007-01-11',
    lastDay: '2007-02-11',
  });
});

test('the mark of a log changes with every commit and at no other time', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  expect(await store.generation('kernel')).toBeUndefined();
  const marks = new Set<string | undefined>();
  for (let end = 0; end < 5; end += 1) {
    await addRecords(store, 'kernel', makeRecords(end, end + 1));
    marks.add(await store.generation('kernel'));
    const writer = await store.writeLog('kernel', 'a test');
    await writer.append(makeRecord(end + 1));
    await writer.close();
    marks.add(await openStore(folder).generation('kernel'));
  }
  expect(marks.size).toBe(5);
  expect(marks).not.toContain(undefined);
});

test('files and folders belong to their owner alone', async () => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 10));
  await addRecords(openStore(folder), 'kernel', makeRecords(10, 20));
  const writer = await openStore(folder).writeLog('kernel', 'a test');
  const modeOf = async (path: string): Promise<number> => (await stat(join(folder, path))).mode & 0o777;
  const files = await listFiles(folder);
  expect(files).toHaveLength(5);
  for (const file of files) expect([file, await modeOf(file)]).toEqual([file, 0o600]);
  for (const path of ['logs', 'logs/kernel', 'logs/kernel/segments']) expect(await modeOf(path)).toBe(0o700);
  await writer.close();
});

test('the decoded segments that were asked for last are kept, however the log grows', async () => {
  const store = openStore(await makeFolder());
  const before = await addRecords(store, 'kernel', makeRecords(0, 1000));
  const first = await before.segment(0);
  const after = await addRecords(store, 'kernel', makeRecords(1000, 1020));
  expect(await after.segment(0)).toBe(first);
  expect(await after.segment(1)).toHaveLength(508);
  expect(await before.segment(1)).toHaveLength(488);
});
