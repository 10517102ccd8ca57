import { copyFile, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Delivery, Subscription } from '../../src/model/subscription.ts';
import { openState, readState, type State } from '../../src/store/state.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { quickDisk } from './faulty-disk.ts';
import { listFiles, makeFolder, makeProcesses } from './store-fixtures.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 22, 9);

/** A state on a disk without syncs. */
const open = (folder: string): Promise<State> => openState(folder, { disk: quickDisk });

async function readServers(folder: string): Promise<object> {
  return Object.fromEntries((await readState(folder)).servers);
}

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

describe('subscriptions and deliveries', () => {
  const put = (state: State, ...subscriptions: Subscription[]): Promise<unknown> =>
    state.digests.update((current) => ({
      ...current,
      subscriptions: new Map([...current.subscriptions, ...subscriptions.map((one) => [one.id, one] as const)]),
    }));
  const subscription = makeSubscription({ server: '1', watch: { subsystems: ['nfs'], about: 'a "lock"\n' } });
  const delivery: Delivery = {
    id: 'a3f-1',
    subscription: 'a3f',
    channel: 'c1',
    made: start,
    from: 0,
    to: 2,
    posted: 2,
    leftOut: 0,
    messages: [{ nonce: 'a3f-1-1', mark: '#a3f-1.1', body: { content: 'text', embeds: [] } }],
    before: { next: 0, settled: start },
    tries: 0,
  };

  test('are there again for the next process, beside the settings', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.settings.write('2', { defaultLog: 'git' });
    await put(state, subscription);
    await state.digests.update((current) => ({ ...current, deliveries: new Map([[delivery.id, delivery]]) }));
    await state.close();
    const next = await open(folder);
    expect(next.digests.read().subscriptions.get('a3f')).toEqual(subscription);
    expect(next.digests.read().deliveries.get('a3f-1')).toEqual(delivery);
    expect(next.settings.read('2')).toEqual({ defaultLog: 'git' });
    expect(next.servers()).toEqual(['2', '1']);
    await next.close();
  });

  test('have a line each in the file', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await put(state, subscription, makeSubscription({ id: 'b4k' }));
    await state.close();
    const text = await readFile(join(folder, 'state.json'), 'utf8');
    expect(text).toMatch(
      /^ {2}"subscriptions": \{\n {4}"a3f": \{.*\},\n {4}"b4k": \{.*\}\n {2}\},\n {2}"deliveries": \{\}\n\}\n$/m,
    );
  });

  test('that could not be read back are not written', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await put(state, subscription);
    await expect(put(state, { ...subscription, posted: -1 })).rejects.toThrow('subscriptions.a3f.posted does not fit');
    expect(state.digests.read().subscriptions.get('a3f')).toEqual(subscription);
    expect((await readState(folder)).subscriptions.get('a3f')).toEqual(subscription);
    await state.close();
  });

  test('that stay as they are are not written', async () => {
    const folder = await makeFolder();
    const state = await open(folder);
    await state.digests.update((current) => ({ ...current }));
    await state.close();
    expect(await listFiles(folder)).toEqual([]);
  });

  test.each([
    ['forgotten at once', async (state: State) => expect(await state.settings.forget('1')).toBe(true)],
    [
      'left 30 days ago',
      async (state: State) => {
        await state.noteLeft('1', start);
        expect(await state.forgetLeft(start + 30 * day + 1)).toEqual(['1']);
      },
    ],
  ])('go with a server that is %s, and those of others stay', async (_, forget) => {
    const state = await open(await makeFolder());
    const others = [makeSubscription({ id: 'b4k', server: '2' }), makeSubscription({ id: 'term', server: undefined })];
    await put(state, subscription, ...others);
    const second = { ...delivery, id: 'b4k-1', subscription: 'b4k' };
    await state.digests.update((current) => ({
      ...current,
      deliveries: new Map([delivery, second].map((one) => [one.id, one])),
    }));
    await forget(state);
    const { subscriptions, deliveries } = state.digests.read();
    expect([[...subscriptions.keys()], [...deliveries.keys()]]).toEqual([['b4k', 'term'], ['b4k-1']]);
    expect(state.servers()).toEqual(['2']);
    await state.close();
  });
});
