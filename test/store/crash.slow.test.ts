import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { makeCrashingDisk, makeFaultyDisk, type Operation, quickDisk } from './faulty-disk.ts';
import {
  addRecords,
  expectRecords,
  listFiles,
  makeFacts,
  makeFolder,
  makeProcesses,
  makeRecords,
} from './store-fixtures.ts';

const dead = { pid: 101, host: 'here', started: '1' };
const alsoDead = { pid: 103, host: 'here', started: '3' };
const alive = { pid: 102, host: 'here', started: '2' };

/**
 * An import of the records up to `end` by a process that loses the machine after a number of operations. Says whether
 * it got to its end before that.
 */
async function importAndCrash(folder: string, end: number, operations: number, self = dead): Promise<boolean> {
  const crashing = makeCrashingDisk(operations);
  const store = openStore(folder, { disk: crashing.disk, processes: makeProcesses(self) });
  try {
    const writer = await store.writeLog('kernel', 'an import');
    const begin = writer.current?.catalogue.records ?? 0;
    for (const record of makeRecords(begin, end)) await writer.append(record);
    await writer.commit(makeFacts(end));
    await writer.close();
  } catch (error) {
    if (!crashing.didCrash()) throw error;
  }
  await crashing.cutPower();
  return !crashing.didCrash();
}

test.each([
  ['a first import', 0, 600, false],
  ['an import that fills a segment and begins a new one, after one that died,', 500, 600, true],
])('%s that crashes at any operation leaves the log as it was or as it is then', async (_, begin, end, stale) => {
  const original = await makeFolder();
  if (begin > 0) {
    await addRecords(openStore(original, { disk: quickDisk }), 'kernel', makeRecords(0, begin - 100));
    await addRecords(openStore(original, { disk: quickDisk }), 'kernel', makeRecords(begin - 100, begin));
  }
  if (stale) await importAndCrash(original, begin + 1, 10, alsoDead);
  let finished = false;
  let [before, after] = [0, 0];
  for (let operations = 0; !finished; operations += 1) {
    const folder = await makeFolder();
    await cp(original, folder, { recursive: true });
    finished = await importAndCrash(folder, end, operations);
    // Later, so that a lock that was left empty is old enough to be judged.
    const store = openStore(folder, {
      disk: quickDisk,
      processes: makeProcesses(alive),
      now: () => Date.now() + 10_000,
    });

    const [listed] = await store.listLogs();
    expect(listed?.problem).toBeUndefined();
    const records = listed?.catalogue?.records ?? 0;
    expect([begin, end]).toContain(records);
    if (records === begin) before += 1;
    else after += 1;
    if (listed) await expectRecords(await store.openLog('kernel'), records);

    // The next import takes the lock over, finishes the work and clears up.
    const log = await addRecords(store, 'kernel', makeRecords(records, end + 1));
    await expectRecords(log, end + 1);
    await (await store.writeLog('kernel', 'a sweep')).close();
    const names = (await listFiles(folder)).map((file) => file.replace(/^logs\/kernel\/(segments\/\d+)?.*?/, '$1'));
    expect(names.filter((name) => /tmp|lock/.test(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith('segments/')).length).toBeLessThanOrEqual(
      log.catalogue.segments.length + 1,
    );
  }
  expect(before).toBeGreaterThan(10);
  expect(after).toBeGreaterThan(2);
});

test('everything is on the medium before the catalogue is replaced, and the catalogue before the commit returns', async () => {
  const folder = await makeFolder();
  const done: Operation[] = [];
  const disk = makeFaultyDisk((operation) => {
    done.push(operation);
    return undefined;
  });
  const writer = await openStore(folder, { disk }).writeLog('kernel', 'an import');
  for (const record of makeRecords(0, 1100)) await writer.append(record);
  done.length = 0;
  await writer.commit(makeFacts(1));
  const log = join(folder, 'logs/kernel');
  const steps = done.map(({ name, path }) => `${name} ${path.slice(log.length + 1).replace(/[0-9a-f]{12}/, '*')}`);
  const swap = steps.indexOf('rename catalogue.json');
  expect(swap).toBeGreaterThan(0);
  const before = steps.slice(0, swap);
  expect(before).toContain('sync catalogue.json.*.tmp');
  expect(before.filter((step) => step.startsWith('create segments/')).length).toBeGreaterThan(0);
  for (const step of before.filter((one) => one.startsWith('create segments/'))) {
    expect(before).toContain(step.replace('create', 'sync'));
  }
  expect(before.lastIndexOf('syncFolder segments')).toBeGreaterThan(
    before.findLastIndex((step) => step.startsWith('rename segments/')),
  );
  expect(steps.slice(swap + 1)).toEqual(['syncFolder ']);
  await writer.close();
});
