import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeProcesses } from '../../src/store/processes.ts';
import { makeFolder } from './store-fixtures.ts';

const script = join(import.meta.dirname, '../support/lock-rival.mjs');

function startRival(): ChildProcess {
  const child = fork(script);
  onTestFinished(() => void child.kill());
  return child;
}

async function ask(child: ChildProcess, message: object): Promise<string> {
  const answer = once(child, 'message');
  child.send(message);
  const [text] = await answer;
  return String(text);
}

test('of two processes that find a stale lock at the same time, exactly one gets it, 50 times', async () => {
  const folder = await makeFolder();
  const self = await nodeProcesses.identify();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const base = { token: '0123456789ab', holder: 'an import that died', since: '2026-11-22T09:00:00.000Z' };
  const leftovers = [
    JSON.stringify({ ...base, ...self, pid: gone }),
    JSON.stringify({ ...base, ...self, started: '1' }),
    JSON.stringify({ ...base, pid: 1, host: 'another', space: 'another', started: '1' }),
    '',
  ];
  const rivals = [startRival(), startRival()] as const;
  const wins = [0, 0];
  for (let round = 0; round < 50; round += 1) {
    const path = join(folder, `lock`);
    await writeFile(path, leftovers[round % leftovers.length] ?? '');
    await utimes(path, 1, 1);
    const answers = await Promise.all(rivals.map((rival) => ask(rival, { take: path })));
    expect([...answers].sort()).toEqual(['busy', 'got']);
    const winner = answers.indexOf('got');
    wins[winner] = (wins[winner] ?? 0) + 1;
    expect(JSON.parse(await readFile(path, 'utf8')).holder).toBe(`rival ${rivals[winner]?.pid}`);
    await Promise.all(rivals.map((rival) => ask(rival, {})));
    expect(await readdir(folder)).toEqual([]);
  }
  expect(Math.min(...wins)).toBeGreaterThan(0);
});

test('a lock whose process was killed is taken over at once', async () => {
  const path = join(await makeFolder(), 'lock');
  const [first, second] = [startRival(), startRival()];
  expect(await ask(first, { take: path })).toBe('got');
  expect(await ask(second, { take: path })).toBe('busy');
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await ask(second, { take: path })).toBe('got');
});
