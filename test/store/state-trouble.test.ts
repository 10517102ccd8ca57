import { copyFile, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openState, readState } from '../../src/store/state.ts';
import { quickDisk } from './faulty-disk.ts';
import { open, readServers, start } from './state-folder.ts';
import { listFiles, makeFolder, makeProcesses } from './store-fixtures.ts';

describe('one process', () => {
  const ada = { pid: 101, host: 'here', started: '1' };
  const bob = { pid: 102, host: 'here', started: '2' };

  test('writes, and the next one is told which; reading needs no lock', async () => {
    const folder = await makeFolder();
    const ports = { disk: quickDisk, now: () => start };
    const first = await openState(folder, { ...ports, processes: makeProcesses(ada) });
    await first.settings.write('1', { defaultLog: 'linux' });
    await expect(openState(folder, { ...ports, processes: makeProcesses(bob, ada) })).rejects.toMatchObject({
      name: 'UserError',
      code: 'busy',
      message:
        `The state in ${folder} is being written by "annalist start" (process 101 on here, since ` +
        '2026-11-22T09:00:00.000Z); it can still be read; try again later.',
    });
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'linux' } });
    await first.close();
    const second = await openState(folder, { ...ports, processes: makeProcesses(bob, ada) });
    expect(second.settings.read('1')).toEqual({ defaultLog: 'linux' });
    await second.close();
  });

  test('that died is taken over from, and finds out if it did not', async () => {
    const folder = await makeFolder();
    const first = await openState(folder, { disk: quickDisk, processes: makeProcesses(ada) });
    const second = await openState(folder, { disk: quickDisk, processes: makeProcesses(bob) });
    await expect(first.settings.write('1', { defaultLog: 'linux' })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('was taken over by "annalist start" (process 102 on here'),
    });
    expect(first.settings.read('1')).toEqual({});
    await second.settings.write('1', { defaultLog: 'git' });
    await first.close();
    await second.settings.write('2', { defaultLog: 'git' });
    await second.close();
    expect(await listFiles(folder)).toEqual(['state.json', 'state.json.bak']);
  });

  test('finishes what it writes before it closes, and writes nothing after that', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    const writing = state.settings.write('1', { defaultLog: 'linux' });
    await Promise.all([state.close(), state.close()]);
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'linux' } });
    await writing;
    await expect(state.settings.write('1', { defaultLog: 'git' })).rejects.toThrow('the state is closed');
    expect(await listFiles(folder)).toEqual(['state.json']);
  });
});

describe('a state that cannot be used', () => {
  /** A state of two writes. */
  async function storeTwice(): Promise<{ folder: string; path: string; backup: string }> {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('2', { defaultLog: 'git' });
    await state.close();
    const path = join(folder, 'state.json');
    return { folder, path, backup: `${path}.bak` };
  }
  const rewrite = (content: object) => (path: string) => writeFile(path, JSON.stringify(content));

  test.each<[string, string, (path: string) => Promise<void>]>([
    ['empty', 'it is empty', (path) => truncate(path, 0)],
    ['cut off', 'it is no whole JSON text', (path) => truncate(path, 30)],
    ['garbage', 'it is no whole JSON text', (path) => writeFile(path, Buffer.from([0, 255, 1, 254]))],
    ['null', 'it has no schema version', (path) => writeFile(path, 'null')],
    ['0', 'it has no schema version', (path) => writeFile(path, '0')],
    ['a list', 'it has no schema version', (path) => writeFile(path, '[]')],
    ['of no version', 'it has no schema version', rewrite({ servers: {} })],
    ['without servers', 'servers does not fit', rewrite({ schema: 1 })],
    ['with a list of servers', 'servers does not fit', rewrite({ schema: 1, servers: [] })],
    [
      'with a wrong log',
      'servers.1.defaultLog does not fit',
      rewrite({ schema: 1, servers: { 1: { defaultLog: 7 } } }),
    ],
    [
      'with a wrong instant',
      'servers.1.leftAt does not fit',
      rewrite({ schema: 1, servers: { 1: { leftAt: 'now' } } }),
    ],
    ['missing', 'it is missing', (path) => rm(path)],
  ])('because it is %s is refused in one line, with the way back', async (_, reason, damage) => {
    const { folder, path, backup } = await storeTwice();
    await damage(path);
    const before = await readFile(path).catch(() => undefined);
    const message =
      `${backup} to state.json to go back to the state before the last change (1 server), ` +
      'or delete both to begin without the settings and subscriptions.';
    for (const work of [() => open(folder), () => readState(folder)]) {
      const error = await work().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'UserError', code: 'damaged', message: expect.not.stringMatching(/\n/) });
      expect(error).toMatchObject({ message: expect.stringContaining(`${path} is damaged: ${reason}`) });
      expect(error).toMatchObject({ message: expect.stringContaining(`; rename ${message}`) });
    }
    // It is left as it is, and so is the lock.
    expect(await readFile(path).catch(() => undefined)).toEqual(before);
    expect(await listFiles(folder)).not.toContain('state.lock');
    await rename(backup, path);
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'linux' } });
  });

  test('and whose backup is damaged too is not led back to it', async () => {
    const { folder, path, backup } = await storeTwice();
    await truncate(path, 0);
    await truncate(backup, 10);
    await expect(open(folder)).rejects.toThrow(
      `${path} is damaged: it is empty; delete it and ${backup} to begin without the settings and subscriptions ` +
        '(state.json.bak is of no use either: it is no whole JSON text).',
    );
    await rm(backup);
    await expect(open(folder)).rejects.toThrow(
      `it is empty; delete ${path} to begin without the settings and subscriptions.`,
    );
  });

  test('because it is of a newer version is refused, and left as it is', async () => {
    const { folder, path, backup } = await storeTwice();
    await writeFile(path, JSON.stringify({ schema: 9, servers: 'something else' }));
    await copyFile(path, backup);
    await expect(open(folder)).rejects.toMatchObject({
      code: 'newer-version',
      message: `${path} was written by a newer Annalist (schema 9; this one knows 2): update Annalist.`,
    });
    expect(await readFile(path, 'utf8')).toContain('something else');
  });
});
