import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A figure over several runs. */
export interface Figure {
  min: number;
  median: number;
  max: number;
}

/** The least, middle and greatest of some numbers, rounded to `digits`. */
export function summarize(values: readonly number[], digits = 3): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const round = (value: number | undefined): number => Number((value ?? Number.NaN).toFixed(digits));
  return { min: round(sorted[0]), median: round(sorted[Math.floor(sorted.length / 2)]), max: round(sorted.at(-1)) };
}

/** What one whole process took. */
export interface Run {
  seconds: number;
  /** Peak memory of the process in megabytes (10^6 bytes). */
  peakMegabytes: number;
  /** Its resident memory when it ended. */
  residentMegabytes: number;
  /** How many milliseconds parts of its work took, by the names that the program gives them. */
  times: Readonly<Record<string, number>>;
  output: string;
}

const timesSchema = z.record(z.string(), z.number());

const folder = path.dirname(fileURLToPath(import.meta.url));

/** The built program. */
export const program = path.join(folder, '../../dist/src/main.js');

/** Runs the program as a person would, and measures the whole process. */
export async function runAnnalist(args: readonly string[], scratch: string): Promise<Run> {
  const [peakFile, timesFile] = [path.join(scratch, 'peak'), path.join(scratch, 'times')];
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', path.join(folder, 'peak-memory.cjs'), program, ...args], {
    env: { ...process.env, BENCH_PEAK_FILE: peakFile, BENCH_TIMES_FILE: timesFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`annalist ${args.join(' ')} ended with code ${String(code)}`);
  const [peak = Number.NaN, resident = Number.NaN] = (await readFile(peakFile, 'utf8')).split(' ').map(Number);
  const times = timesSchema.parse(JSON.parse(await readFile(timesFile, 'utf8')));
  return { seconds, peakMegabytes: peak / 1e6, residentMegabytes: resident / 1e6, times, output };
}

/** How long a command takes whose output is read and thrown away. */
export async function drain(command: string, args: readonly string[]): Promise<{ seconds: number; bytes: number }> {
  const started = performance.now();
  // GIT_FLUSH=0: without it git flushes a pipe at every commit, which no one who measures would want.
  const child = spawn(command, args, { env: { ...process.env, GIT_FLUSH: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${String(code)}`);
  return { seconds: (performance.now() - started) / 1000, bytes };
}

/** What a command prints, without the line's end; throws where it fails. */
export async function readCommand(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${String(code)}`);
  return output.trim();
}
