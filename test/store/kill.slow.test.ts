import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository } from '../support/git-repository.ts';
import { joinCommits, makeCommits, makeRandom } from './git-log-text.ts';
import { makeFolder } from './store-fixtures.ts';

const program = join(import.meta.dirname, '../../dist/src/main.js');
const run = promisify(execFile);

const before = 3_000;
const added = 20_000;
const rounds = 50;
const repositoryRounds = 12;
/** Of so many rounds, one of each kind goes on to import again. */
const madeGoodEvery = 5;

/** What is stored: how many entries the command line tells of, and a sum of every key in order. */
interface State {
  entries: number;
  sum: string;
}

/** Where an import was when it was killed, told by what it left. */
type Moment = 'before the first write' | 'between' | 'after the last write';

async function importFile(file: string, data: string): Promise<number> {
  const { stdout } = await run(process.execPath, [
    program,
    'import',
    file,
    '--log',
    'kernel',
    '--data',
    data,
    '--json',
  ]);
  return JSON.parse(stdout).entries;
}

async function readState(data: string): Promise<State> {
  const { stdout } = await run(process.execPath, [program, 'logs', '--data', data, '--json']);
  const { logs } = JSON.parse(stdout);
  if (logs.length === 0) return { entries: 0, sum: '' };
  const log = await openStore(data).openLog('kernel');
  const hash = createHash('sha256');
  for await (const records of log.records()) for (const record of records) hash.update(`${record.key}\n`);
  return { entries: logs[0].entries, sum: hash.digest('hex') };
}

async function listSegments(data: string): Promise<string[]> {
  try {
    return await readdir(join(data, 'logs/kernel/segments'));
  } catch {
    // There is no such folder until the first import begins.
    return [];
  }
}

/** Waits until an import has written something, or has ended. */
async function waitForWrite(data: string, written: ReadonlySet<string>, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && (await listSegments(data)).every((name) => written.has(name))) await pause(1);
}

/** Kills a running import at a part of the time it needs: below 0 before its first write, else from there on. */
async function killImport(file: string, data: string, part: number, times: Times): Promise<Moment> {
  const written = new Set(await listSegments(data));
  const mark = await openStore(data).generation('kernel');
  const child = spawn(process.execPath, [program, 'import', file, '--log', 'kernel', '--data', data], {
    stdio: 'ignore',
  });
  const exit = once(child, 'exit');
  if (part < 0) await pause(times.start * (1 + part));
  else {
    await waitForWrite(data, written, child);
    await pause(times.write * part);
  }
  child.kill('SIGKILL');
  await exit;
  if ((await openStore(data).generation('kernel')) !== mark) return 'after the last write';
  const left = (await listSegments(data)).filter((name) => !written.has(name));
  return left.length > 0 ? 'between' : 'before the first write';
}

/** How long an import takes to its first write, and from there to its end, in milliseconds. */
interface Times {
  start: number;
  write: number;
}

async function measureImport(file: string, data: string): Promise<Times> {
  const begin = performance.now();
  const child = spawn(process.execPath, [program, 'import', file, '--log', 'kernel', '--data', data], {
    stdio: 'ignore',
  });
  const mark = await openStore(data).generation('kernel');
  await waitForWrite(data, new Set(await listSegments(data)), child);
  const first = performance.now();
  while ((await openStore(data).generation('kernel')) === mark && child.exitCode === null) await pause(1);
  const last = performance.now();
  if (child.exitCode === null) await once(child, 'exit');
  return { start: first - begin, write: last - first };
}

test(`an import of ${added} entries that is killed, ${rounds} times, leaves the log as it was before or after`, async () => {
  const folder = await makeFolder();
  const commits = makeCommits(before + added, 7);
  const [old, full] = [join(folder, 'old.txt'), join(folder, 'full.txt')];
  await writeFile(old, joinCommits(commits.slice(0, before)));
  await writeFile(full, joinCommits(commits));

  // Half of the rounds begin with nothing stored, half with a small log that the import adds to.
  const bases = [join(folder, 'empty'), join(folder, 'small')];
  for (const base of bases) await mkdir(base);
  await importFile(old, bases[1] ?? '');
  const starts = await Promise.all(bases.map(readState));
  expect(starts.map(({ entries }) => entries)).toEqual([0, before]);
  const ends: State[] = [];
  const times: Times[] = [];
  for (const base of bases) {
    const data = join(folder, 'measured');
    await cp(base, data, { recursive: true });
    times.push(await measureImport(full, data));
    ends.push(await readState(data));
    await rm(data, { recursive: true });
  }
  for (const end of ends) expect(end.entries).toBe(before + added);

  const random = makeRandom(11);
  const parts = Array.from({ length: rounds }, () => random() * 1.3 - 0.2);
  const moments: Moment[] = [];
  const runRound = async (round: number, part: number): Promise<void> => {
    const kind = round % 2;
    const data = join(folder, `round-${round}`);
    await cp(bases[kind] ?? '', data, { recursive: true });
    const moment = await killImport(full, data, part, times[kind] ?? { start: 0, write: 0 });
    moments.push(moment);
    const state = await readState(data);
    expect(state).toEqual(moment === 'after the last write' ? ends[kind] : starts[kind]);
    // That the next import makes it good takes as long again, so some rounds show it.
    if (round % madeGoodEvery === 0 || round % madeGoodEvery === 1) {
      expect(await importFile(full, data)).toBe(before + added);
      expect(await readState(data)).toEqual(ends[kind]);
    }
    await rm(data, { recursive: true });
  };
  const waiting = [...parts.entries()];
  const runRounds = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runRound(...next);
  };
  await Promise.all([runRounds(), runRounds(), runRounds()]);
  expect(moments).toHaveLength(rounds);
  const between = moments.filter((moment) => moment === 'between').length;
  expect(between, moments.join(', ')).toBeGreaterThanOrEqual(rounds / 2);
}, 480_000);

describeGit('an import of a repository, whose segments are packed on other threads', () => {
  test(`and that is killed, ${repositoryRounds} times, leaves nothing or all of it`, async () => {
    const folder = await makeFolder();
    const repository = makeRepository(join(folder, 'repository'));
    repository.commitMany(added);
    const measured = join(folder, 'measured');
    const times = await measureImport(repository.directory, measured);
    const end = await readState(measured);
    expect(end.entries).toBe(added);
    const random = makeRandom(13);
    const moments: Moment[] = [];
    for (let round = 0; round < repositoryRounds; round += 1) {
      const data = join(folder, `round-${round}`);
      const moment = await killImport(repository.directory, data, random(), times);
      moments.push(moment);
      expect(await readState(data)).toEqual(moment === 'after the last write' ? end : { entries: 0, sum: '' });
      if (round % madeGoodEvery === 0) {
        expect(await importFile(repository.directory, data)).toBe(added);
        expect(await readState(data)).toEqual(end);
      }
      await rm(data, { recursive: true });
    }
    const between = moments.filter((moment) => moment === 'between').length;
    expect(between, moments.join(', ')).toBeGreaterThanOrEqual(repositoryRounds / 2);
  }, 240_000);
});
