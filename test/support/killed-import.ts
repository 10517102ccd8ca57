import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openStore } from '../../src/store/store.ts';

const program = join(import.meta.dirname, '../../dist/src/main.js');
const run = promisify(execFile);
const logName = 'kernel';

/** Of so many rounds, one of each kind goes on to import again. */
export const madeGoodEvery = 5;

/** What is stored: how many entries the command line tells of, and a sum of every key in order. */
export interface State {
  entries: number;
  sum: string;
}

/** Where an import was when it was killed, told by what it left. */
export type Moment = 'before the first write' | 'between' | 'after the last write';

export async function importFile(file: string, data: string): Promise<number> {
  const { stdout } = await run(process.execPath, [program, 'import', file, '--log', logName, '--data', data, '--json']);
  return JSON.parse(stdout).entries;
}

/** The state as the store reads it. */
export async function readState(data: string): Promise<State> {
  const store = openStore(data);
  if ((await store.generation(logName)) === undefined) return { entries: 0, sum: '' };
  const log = await store.openLog(logName);
  const hash = createHash('sha256');
  for await (const records of log.records()) for (const record of records) hash.update(`${record.key}\n`);
  return { entries: log.catalogue.entries, sum: hash.digest('hex') };
}

/** How many entries the command line tells of. */
export async function countEntries(data: string): Promise<number> {
  const { stdout } = await run(process.execPath, [program, 'logs', '--data', data, '--json']);
  const { logs } = JSON.parse(stdout);
  return logs.length === 0 ? 0 : logs[0].entries;
}

async function listSegments(data: string): Promise<string[]> {
  try {
    return await readdir(join(data, 'logs', logName, 'segments'));
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
export async function killImport(file: string, data: string, part: number, times: Times): Promise<Moment> {
  const written = new Set(await listSegments(data));
  const mark = await openStore(data).generation(logName);
  const child = spawn(process.execPath, [program, 'import', file, '--log', logName, '--data', data], {
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
  if ((await openStore(data).generation(logName)) !== mark) return 'after the last write';
  const left = (await listSegments(data)).filter((name) => !written.has(name));
  return left.length > 0 ? 'between' : 'before the first write';
}

/** How long an import takes to its first write, and from there to its end, in milliseconds. */
export interface Times {
  start: number;
  write: number;
}

export async function measureImport(file: string, data: string): Promise<Times> {
  const begin = performance.now();
  const child = spawn(process.execPath, [program, 'import', file, '--log', logName, '--data', data], {
    stdio: 'ignore',
  });
  const mark = await openStore(data).generation(logName);
  await waitForWrite(data, new Set(await listSegments(data)), child);
  const first = performance.now();
  while ((await openStore(data).generation(logName)) === mark && child.exitCode === null) await pause(1);
  const last = performance.now();
  if (child.exitCode === null) await once(child, 'exit');
  return { start: first - begin, write: last - first };
}
