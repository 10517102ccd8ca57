import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';

/** The folder of the package under test. */
export const packageRoot = path.join(import.meta.dirname, '../..');

/** The sample log that comes with the package. */
export const sampleFile = path.join(packageRoot, 'data/sample/linux-fs-2007.txt');

const builtProgram = path.join(packageRoot, 'dist/src/main.js');

/** How a shell's script starts the built program. */
export const shellName = `${quote(process.execPath)} ${quote(builtProgram)}`;

/** How a process ended, and all that it wrote. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** A process that runs; `ended` comes when it has ended and its output is read. */
export interface Running {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
}

export interface RunOptions {
  /** What standard input says; without it, it ends at once. */
  input?: string | Buffer;
  /** Variables beside the few that every process gets. */
  env?: Record<string, string>;
}

/** A folder to work in, apart from whoever runs the tests: their settings, home and data do not reach its processes. */
export interface Workplace {
  /** The working folder of its processes. */
  folder: string;
  /** Where the stored logs are unless a process is told otherwise. */
  data: string;
  /** Writes a file into the working folder and gives its path. */
  write(name: string, content: string | Buffer): string;
  /** Runs the built program to its end. */
  annalist(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs any program to its end. */
  run(command: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Starts the built program; its standard input stays open. `env`: variables beside the few that it gets. */
  start(args: readonly string[], env?: Record<string, string>): Running;
  /** Starts any program; its standard input stays open. */
  begin(command: string, args: readonly string[]): Running;
}

/** Makes a workplace of an empty folder. A process that lives longer than `lifetime` milliseconds is told to end. */
export function makeWorkplace(folder: string, lifetime = 60_000): Workplace {
  const work = path.join(folder, 'work');
  const home = path.join(folder, 'home');
  for (const made of [work, home]) mkdirSync(made);
  const baseEnv = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const begin = (command: string, args: readonly string[], env: Record<string, string> = {}): Running => {
    // A process that hangs must fail its test, not outlive it.
    const child = spawn(command, args, { cwd: work, env: { ...baseEnv, ...env }, timeout: lifetime });
    return { child, ended: collect(child) };
  };
  const run = async (
    command: string,
    args: readonly string[],
    { input = '', env }: RunOptions = {},
  ): Promise<Ended> => {
    const { child, ended } = begin(command, args, env);
    child.stdin.end(input);
    return await ended;
  };
  return {
    folder: work,
    data: path.join(work, 'data/store'),
    write(name, content) {
      const place = path.join(work, name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, content);
      return place;
    },
    run,
    annalist: (args, options) => run(process.execPath, [builtProgram, ...args], options),
    start: (args, env) => begin(process.execPath, [builtProgram, ...args], env),
    begin: (command, args) => begin(command, args),
  };
}

async function collect(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  // A process may end before it has read all that it is told.
  child.stdin.on('error', () => undefined);
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { code: child.exitCode, signal: child.signalCode, out, err };
}

/** A word of a shell's script that means `name` and nothing else. */
export function quote(name: string): string {
  return `'${name.replaceAll("'", `'\\''`)}'`;
}

/** Every file below a folder with the hash of its content; of no folder, nothing. */
export function readTree(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const rows = files.map((entry) => {
    const place = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, place), createHash('sha256').update(readFileSync(place)).digest('hex')] as const;
  });
  return Object.fromEntries(rows.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Waits until a file is there; fails after ten seconds. */
export async function waitForFile(place: string): Promise<void> {
  for (let tries = 0; !existsSync(place); tries += 1) {
    if (tries > 1000) throw new Error(`${place} did not come`);
    await pause(10);
  }
}

/**
 * Holds a refusal against the rules: the exit code, nothing on standard output, and on standard error one line that
 * says this, beginning with a capital, a quoted name or a path, or with the name or option that it is about.
 */
export function expectRefusal(ended: Ended, code: 1 | 2, line: string | RegExp): void {
  const expected = typeof line === 'string' ? `${line}\n` : expect.stringMatching(line);
  expect(ended).toEqual({ code, signal: null, out: '', err: expected });
  expect(ended.err).toMatch(/^(?:[A-Z"/]|\S+ (?:is|has|may) |[a-z]+(?:: | \())[^\n]{10,500}\n$/);
}

/** The JSON that a command answers with, which is all that it says. */
export function readJson(ended: Ended): unknown {
  expect(ended).toMatchObject({ code: 0, signal: null, err: '' });
  expect(ended.out).toMatch(/\n$/);
  return JSON.parse(ended.out);
}
