import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openState } from '../../src/store/state.ts';
import { day, open, readServers, start } from './state-folder.ts';
import { listFiles, makeFolder } from './store-fixtures.ts';

describe('the settings of servers', () => {
  test('are empty at first, and nothing is written for that', async () => {
    const folder = join(await makeFolder(), 'data');
    const state = await open(folder);
    expect(state.settings.read('1')).toEqual({});
    expect(await listFiles(folder)).toEqual(['state.lock']);
    await state.close();
    expect(await listFiles(folder)).toEqual([]);
    expect(await readServers(folder)).toEqual({});
  });

  test('are there again for the next process, each server its own', async () => {
    const folder = await makeFolder();
    const state = await openState(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('2', { defaultLog: 'git' });
    await state.settings.write('1', { defaultLog: 'sample' });
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'sample' }, '2': { defaultLog: 'git' } });
    await state.close();
    const next = await openState(folder);
    expect(next.settings.read('1')).toEqual({ defaultLog: 'sample' });
    expect(next.settings.read('2')).toEqual({ defaultLog: 'git' });
    expect(next.servers()).toEqual(['1', '2']);
    await next.close();
  });

  test('are written for their owner alone, with the state before beside them', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('1', { defaultLog: 'git' });
    await state.close();
    expect(await listFiles(folder)).toEqual(['state.json', 'state.json.bak']);
    expect((await stat(join(folder, 'state.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'state.json.bak'), 'utf8')).toContain('linux');
    expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe(
      '{\n  "schema": 2,\n  "servers": {\n    "1": {\n      "defaultLog": "git"\n    }\n  },\n' +
        '  "subscriptions": {},\n  "deliveries": {}\n}\n',
    );
  });

  test('that say nothing any more leave nothing behind', async () => {
    const state = await open(await makeFolder());
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('1', { defaultLog: undefined });
    expect(state.servers()).toEqual([]);
    await state.close();
  });

  test('are forgotten at once, and it is told whether there were any', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('2', { defaultLog: 'linux' });
    expect(await state.settings.forget('1')).toBe(true);
    expect(await state.settings.forget('1')).toBe(false);
    expect(await readServers(folder)).toEqual({ '2': { defaultLog: 'linux' } });
    await state.close();
  });

  test('that were changed at the same time are all there, the last change of each', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    const changes = Array.from({ length: 60 }, (_, index) =>
      state.settings.write(String(index % 3), { defaultLog: `log-${index}` }),
    );
    const forgotten = state.settings.forget('0');
    const left = state.noteLeft('1', start);
    await Promise.all(changes);
    expect(await forgotten).toBe(true);
    await left;
    const expected = {
      '1': { defaultLog: 'log-58', leftAt: '2026-11-22T09:00:00.000Z' },
      '2': { defaultLog: 'log-59' },
    };
    expect(await readServers(folder)).toEqual(expected);
    await state.close();
  });

  test.each(['__proto__', 'constructor', 'toString'])('of a server that is called %s are its own', async (name) => {
    const folder = await makeFolder();
    const state = await open(folder);
    expect(state.settings.read(name)).toEqual({});
    expect(await state.settings.forget(name)).toBe(false);
    await state.close();
  });

  test('that could not be read back are not written', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await expect(state.settings.write('2', { defaultLog: '' })).rejects.toThrow('servers.2.defaultLog does not fit');
    expect(state.settings.read('2')).toEqual({});
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'linux' } });
    await state.close();
  });
});

describe('a server that the bot was removed from', () => {
  test('is forgotten as soon as it left before the instant that is named, and not before', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.settings.write('2', { defaultLog: 'git' });
    await state.noteLeft('1', start);
    await state.noteLeft('3', start + day);
    const forgetAt = (now: number): Promise<string[]> => state.forgetLeft(now - 30 * day);
    expect(await forgetAt(start + 30 * day)).toEqual([]);
    expect(state.settings.read('1')).toEqual({ defaultLog: 'linux' });
    expect(await forgetAt(start + 30 * day + 1)).toEqual(['1']);
    expect(await forgetAt(start + 30 * day + 1)).toEqual([]);
    expect(await readServers(folder)).toMatchObject({ '2': { defaultLog: 'git' }, '3': {} });
    expect(await forgetAt(start + 400 * day)).toEqual(['3']);
    expect(await readServers(folder)).toEqual({ '2': { defaultLog: 'git' } });
    await state.close();
  });

  test('is kept where the bot comes back, and its 30 days begin anew', async () => {
    const state = await open(await makeFolder());
    await state.settings.write('1', { defaultLog: 'linux' });
    await state.noteLeft('1', start);
    await state.noteJoined('1');
    expect(await state.forgetLeft(start + 100 * day)).toEqual([]);
    await state.noteLeft('1', start + 50 * day);
    expect(await state.forgetLeft(start + 50 * day)).toEqual([]);
    expect(state.settings.read('1')).toEqual({ defaultLog: 'linux' });
    await state.close();
  });

  test('left when it was noted first, and may be changed and forgotten meanwhile', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.noteLeft('1', start);
    await state.noteLeft('1', start + 20 * day);
    await state.settings.write('1', { defaultLog: 'git' });
    expect(await readServers(folder)).toEqual({ '1': { defaultLog: 'git', leftAt: '2026-11-22T09:00:00.000Z' } });
    expect(await state.settings.forget('1')).toBe(true);
    expect(await state.forgetLeft(start + 100 * day)).toEqual([]);
    await state.close();
  });

  test('that is noted to be joined and was never left writes nothing', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.noteJoined('1');
    await state.close();
    expect(await listFiles(folder)).toEqual([]);
  });
});
