import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openState, readState } from '../../src/store/state.ts';
import { makeCrashingDisk, makeFaultyDisk, makeSystemError, quickDisk } from './faulty-disk.ts';
import { listFiles, makeFolder, makeProcesses } from './store-fixtures.ts';

const dead = { pid: 101, host: 'here', started: '1' };
const alive = { pid: 102, host: 'here', started: '2' };
const first = { '1': { defaultLog: 'linux' } };
const second = { ...first, '2': { defaultLog: 'git' } };

const readServers = async (folder: string): Promise<object> =>
  Object.fromEntries((await readState(folder, quickDisk)).servers);

test.each([
  ['a first write', false],
  ['a later write', true],
])('%s that crashes at any operation leaves the state as it was or as it is then', async (_, isLater) => {
  const original = await makeFolder();
  if (isLater) {
    const state = await openState(original, { disk: quickDisk });
    await state.settings.write('1', { defaultLog: 'git' });
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.close();
  }
  const [before, after] = isLater ? [first, second] : [{}, { '2': { defaultLog: 'git' } }];
  const seen = { before: 0, after: 0 };
  for (let operations = 0, finished = false; !finished; operations += 1) {
    const folder = await makeFolder();
    await cp(original, folder, { recursive: true });
    const crashing = makeCrashingDisk(operations);
    try {
      const state = await openState(folder, { disk: crashing.disk, processes: makeProcesses(dead) });
      await state.settings.write('2', { defaultLog: 'git' });
      await state.close();
    } catch (error) {
      if (!crashing.didCrash()) throw error;
    }
    await crashing.cutPower();
    finished = !crashing.didCrash();

    const found = await readServers(folder);
    expect([before, after]).toContainEqual(found);
    if ('2' in found) seen.after += 1;
    else seen.before += 1;

    // The next process takes the lock over and clears up. Later, so that a lock that was left empty can be judged.
    const now = () => Date.now() + 10_000;
    const next = await openState(folder, { disk: quickDisk, processes: makeProcesses(alive), now });
    await next.settings.write('3', { defaultLog: 'sample' });
    await next.close();
    expect(await readServers(folder)).toEqual({ ...found, '3': { defaultLog: 'sample' } });
    expect((await listFiles(folder)).filter((name) => !/^state\.json(\.bak)?$/.test(name))).toEqual([]);
  }
  expect(seen.before).toBeGreaterThan(5);
  expect(seen.after).toBeGreaterThan(1);
});

test('a disk that is full leaves the state as it was, in memory too, and goes on when there is room', async () => {
  const folder = await makeFolder();
  let isFull = false;
  const disk = makeFaultyDisk(({ name }) => (isFull && name === 'write' ? makeSystemError('ENOSPC') : undefined));
  const state = await openState(folder, { disk });
  await state.settings.write('1', { defaultLog: 'linux' });
  const before = await readFile(join(folder, 'state.json'), 'utf8');
  isFull = true;
  await expect(state.settings.write('2', { defaultLog: 'git' })).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('The disk is full: nothing was changed'),
  });
  expect(state.settings.read('2')).toEqual({});
  expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe(before);
  isFull = false;
  await state.settings.write('2', { defaultLog: 'git' });
  expect(await readServers(folder)).toEqual(second);
  await state.close();
});
