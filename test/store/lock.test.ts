import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { type Lock, type LockRequest, takeLock } from '../../src/store/lock.ts';
import { nodeProcesses, type ProcessIdentity } from '../../src/store/processes.ts';
import { openStore } from '../../src/store/store.ts';
import { makeFolder, makeProcesses } from './store-fixtures.ts';

const start = Date.UTC(2026, 10, 22, 9);
const ada = { pid: 101, host: 'here', space: 'boot-1 pid:1', started: '5000' };
const bob = { ...ada, pid: 102, started: '6000' };

/** A request of `self` on a machine where `others` run too; the lock is `lock` in `folder`. */
function makeRequest(folder: string, self: ProcessIdentity, ...others: ProcessIdentity[]): LockRequest {
  return {
    disk: nodeDisk,
    processes: makeProcesses(self, ...others),
    now: () => start,
    path: join(folder, 'lock'),
    what: 'The log "kernel"',
    holder: `annalist import ${self.pid}`,
  };
}

async function setAge(folder: string, milliseconds: number): Promise<void> {
  const time = (start - milliseconds) / 1000;
  await utimes(join(folder, 'lock'), time, time);
}

async function expectTakeover(folder: string, request: LockRequest): Promise<void> {
  const lock = await takeLock(request);
  expect(JSON.parse(await readFile(request.path, 'utf8'))).toMatchObject({ holder: request.holder });
  expect(await readdir(folder)).toEqual(['lock']);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
}

test('a second writer is told who holds the lock', async () => {
  const folder = await makeFolder();
  const lock = await takeLock(makeRequest(folder, ada));
  await expect(takeLock(makeRequest(folder, bob, ada))).rejects.toMatchObject({
    name: 'UserError',
    code: 'busy',
    message:
      'The log "kernel" is being written by "annalist import 101" (process 101 on here, since 2026-11-22T09:00:00.000Z); ' +
      'it can still be read; try again later.',
  });
  await lock.release();
  await expectTakeover(folder, makeRequest(folder, bob, ada));
});

test('one process cannot take a lock twice', async () => {
  const folder = await makeFolder();
  const store = openStore(folder);
  const writer = await store.writeLog('kernel', 'the\nfirst\u202e');
  await expect(store.writeLog('kernel', 'the second')).rejects.toThrow(`"the first" (process ${process.pid} on`);
  const other = await store.writeLog('git', 'another log');
  await writer.close();
  await other.close();
  await (await store.writeLog('kernel', 'the second')).close();
});

test.each<[string, ProcessIdentity[]]>([
  ['its process is gone', []],
  ['its number belongs to another process now', [{ ...ada, started: '7000' }]],
])('a lock is taken over when %s', async (_, others) => {
  const folder = await makeFolder();
  await takeLock(makeRequest(folder, ada));
  await expectTakeover(folder, makeRequest(folder, bob, ...others));
});

test('a container that comes back with the same process number takes over its own old lock', async () => {
  const folder = await makeFolder();
  await takeLock(makeRequest(folder, { ...ada, pid: 1 }));
  await expectTakeover(folder, makeRequest(folder, { ...bob, pid: 1 }));
});

test('a system that does not tell when processes started goes by their number', async () => {
  const folder = await makeFolder();
  const [old, young] = [
    { pid: 101, host: 'here' },
    { pid: 102, host: 'here' },
  ];
  await takeLock(makeRequest(folder, old));
  await setAge(folder, 3_600_000);
  await expect(takeLock(makeRequest(folder, young, old))).rejects.toMatchObject({ code: 'busy' });
  await expectTakeover(folder, makeRequest(folder, young));
});

test.each<[string, ProcessIdentity]>([
  ['another host', { pid: 102, host: 'there' }],
  ['another host of the same name', { pid: 102, host: 'here', space: 'boot-2 pid:1' }],
  ['another container on the same host', { pid: 102, host: 'here', space: 'boot-1 pid:2' }],
])('a lock of %s is taken over only when its heart stopped', async (_, other) => {
  const folder = await makeFolder();
  await takeLock(makeRequest(folder, ada));
  for (const age of [-3_600_000, 0, 59_000]) {
    await setAge(folder, age);
    await expect(takeLock(makeRequest(folder, other))).rejects.toMatchObject({ code: 'busy' });
  }
  await setAge(folder, 61_000);
  await expectTakeover(folder, makeRequest(folder, other));
});

test.each(['', '{"pid":', 'null', '{}', '{"token":"../../x"}', '\u0000'])(
  'a lock file that says %j is being written while it is young, and a leftover later',
  async (text) => {
    const folder = await makeFolder();
    const path = join(folder, 'lock');
    await writeFile(path, text);
    await setAge(folder, 0);
    setTimeout(() => void setAge(folder, 10_000), 100);
    await expectTakeover(folder, makeRequest(folder, ada));
  },
);

test('whoever finds a lock that is being written waits for its owner, and names it', async () => {
  const folder = await makeFolder();
  const path = join(folder, 'lock');
  await writeFile(path, '');
  await setAge(folder, 0);
  const other = await makeFolder();
  await takeLock(makeRequest(other, bob));
  setTimeout(() => void readFile(join(other, 'lock')).then((text) => writeFile(path, text)), 100);
  await expect(takeLock(makeRequest(folder, ada, bob))).rejects.toThrow('annalist import 102');
});

test('a takeover that died half way does not stop the next one', async () => {
  const folder = await makeFolder();
  const request = makeRequest(folder, ada);
  await takeLock(request);
  const { token } = JSON.parse(await readFile(request.path, 'utf8'));
  await takeLock({ ...makeRequest(folder, bob), path: `${request.path}.${token}` });
  await expectTakeover(folder, makeRequest(folder, { ...ada, pid: 103 }));
});

test('a lock that is being taken over by someone else is waited for', async () => {
  const folder = await makeFolder();
  const request = makeRequest(folder, ada);
  await takeLock(request);
  const { token } = JSON.parse(await readFile(request.path, 'utf8'));
  const claim = await takeLock({ ...makeRequest(folder, bob), path: `${request.path}.${token}` });
  setTimeout(() => void claim.release(), 100);
  await expectTakeover(folder, makeRequest(folder, { ...ada, pid: 103 }, bob));
});

test('of many who find a stale lock at once, one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const folder = await makeFolder();
    await takeLock(makeRequest(folder, ada));
    const rivals = Array.from({ length: 8 }, (_, index) => ({ ...bob, pid: 200 + index }));
    const attempts = await Promise.allSettled(
      rivals.map((rival) => takeLock(makeRequest(folder, rival, ...rivals.filter((other) => other !== rival)))),
    );
    const locks = attempts.flatMap((attempt): Lock[] => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    expect(locks).toHaveLength(1);
    expect(await locks[0]?.isHeld()).toBe(true);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'busy' });
    }
    await locks[0]?.release();
  }
});

test('a holder keeps its lock young', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const folder = await makeFolder();
    const lock = await takeLock(makeRequest(folder, ada));
    await setAge(folder, 50_000);
    vi.advanceTimersByTime(2_000);
    await vi.waitFor(async () => expect((await stat(join(folder, 'lock'))).mtimeMs).toBe(start));
    await lock.release();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a lock that was taken over is neither kept young nor released by its old holder', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const folder = await makeFolder();
    const old = await takeLock(makeRequest(folder, ada));
    const lock = await takeLock(makeRequest(folder, bob));
    await setAge(folder, 50_000);
    expect(await old.isHeld()).toBe(false);
    await expect(old.check()).rejects.toThrow(
      'The log "kernel" was taken over by "annalist import 102" (process 102 on here, since',
    );
    await old.release();
    vi.advanceTimersByTime(2_000);
    expect(await lock.isHeld()).toBe(true);
    await lock.check();
  } finally {
    vi.useRealTimers();
  }
});

test('this process is found among those that run, and a number that nobody has is not', async () => {
  const self = await nodeProcesses.identify();
  expect(self.pid).toBe(process.pid);
  expect(await nodeProcesses.find(process.pid)).toEqual({ started: self.started });
  expect(await nodeProcesses.find(2 ** 22 + 1)).toBeUndefined();
  if (process.platform === 'linux') {
    expect(self.started).toMatch(/^\d+$/);
    expect(self.space).toMatch(/^[0-9a-f-]{36} pid:\[\d+\]$/);
  }
});
