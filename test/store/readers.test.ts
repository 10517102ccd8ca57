import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SnapshotGone } from '../../src/store/snapshot-gone.ts';
import { openStore } from '../../src/store/store.ts';
import { addRecords, makeFacts, makeFolder, makeRecords, readAll } from './store-fixtures.ts';

test('a reader sees a whole log while another one writes, commits and writes again', async () => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 700));
  const log = await openStore(folder).openLog('kernel');
  const writer = await openStore(folder).writeLog('kernel', 'a test');
  for (const record of makeRecords(700, 2000)) await writer.append(record);
  expect(await readAll(log)).toEqual(makeRecords(0, 700));
  await writer.commit(makeFacts(2000));
  expect(await readAll(log)).toEqual(makeRecords(0, 700));
  await writer.close();
  expect(await readAll(log)).toEqual(makeRecords(0, 700));
  expect(await readAll(await openStore(folder).openLog('kernel'))).toEqual(makeRecords(0, 2000));
});

test('a snapshot whose files are gone says so, and opening the log again helps', async () => {
  const folder = await makeFolder();
  await addRecords(openStore(folder), 'kernel', makeRecords(0, 700));
  const store = openStore(folder);
  const log = await store.openLog('kernel');
  for (let end = 700; end < 703; end += 1) await addRecords(openStore(folder), 'kernel', makeRecords(end, end + 1));
  await expect(log.segment(1)).rejects.toThrow(SnapshotGone);
  await expect(readAll(log)).rejects.toThrow(SnapshotGone);
  expect(await log.segment(0)).toEqual(makeRecords(0, 512));
  expect(await readAll(await store.openLog('kernel'))).toEqual(makeRecords(0, 703));
});

test('a snapshot of a log that was deleted, or stored anew, is gone too', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  const log = await addRecords(store, 'kernel', makeRecords(0, 700));
  await rm(join(folder, 'logs/kernel'), { recursive: true });
  await expect(readAll(log)).rejects.toThrow(SnapshotGone);
  await addRecords(store, 'kernel', makeRecords(0, 700));
  await expect(readAll(log)).rejects.toThrow(SnapshotGone);
});

test('readers that open the log again and again see only whole states', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  await addRecords(store, 'kernel', makeRecords(0, 500));
  let done = false;
  const seen = new Set<number>();
  const read = async (): Promise<void> => {
    while (!done) {
      // Who reads without pause leaves the writer in the same process few turns.
      await pause(20);
      try {
        const log = await openStore(folder).openLog('kernel');
        const records = await readAll(log);
        expect(records).toHaveLength(log.catalogue.records);
        seen.add(records.length);
      } catch (error) {
        if (!(error instanceof SnapshotGone)) throw error;
      }
    }
  };
  const readers = [read(), read(), read()];
  for (let end = 500; end < 900; end += 40) await addRecords(store, 'kernel', makeRecords(end, end + 40));
  done = true;
  await Promise.all(readers);
  expect(seen.size).toBeGreaterThan(1);
  for (const count of seen) expect(count % 20).toBe(0);
});

test('a writer whose lock was taken over changes nothing', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  await addRecords(store, 'kernel', makeRecords(0, 100));
  const writer = await store.writeLog('kernel', 'the first');
  for (const record of makeRecords(100, 200)) await writer.append(record);
  await rm(join(folder, 'logs/kernel/lock'));
  await expect(writer.commit(makeFacts(1))).rejects.toMatchObject({
    code: 'busy',
    message: 'The log "kernel" lost its lock: nothing was changed; run it again.',
  });
  const other = await store.writeLog('kernel', 'the second');
  await expect(writer.commit(makeFacts(1))).rejects.toThrow('was taken over by "the second"');
  await writer.close();
  for (const record of makeRecords(100, 150)) await other.append(record);
  await other.commit(makeFacts(2));
  await other.close();
  expect(await readAll(await store.openLog('kernel'))).toEqual(makeRecords(0, 150));
});

test('a reader who stops early or meets a damaged segment leaves no failure behind', async () => {
  const folder = await makeFolder();
  const log = await addRecords(openStore(folder), 'kernel', makeRecords(0, 2000));
  const file = join(folder, 'logs/kernel/segments', log.catalogue.segments[1]?.file ?? '');
  await writeFile(file, 'garbage');
  for await (const records of log.records()) {
    expect(records).toHaveLength(512);
    break;
  }
  await expect(readAll(log)).rejects.toMatchObject({ code: 'damaged' });
  expect(await readAll(log, 1024)).toEqual(makeRecords(1024, 2000));
});
