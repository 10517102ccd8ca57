import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Ended, quote, type Workplace } from './run-annalist.ts';

/** Whether this system lets an ordinary process mount file systems in a name space of its own (Linux, and not always). */
export const canMount = tryMount();

function tryMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(path.join(tmpdir(), 'annalist-mount-'));
  const script = 'mount -t tmpfs -o size=100k none "$1" && mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"';
  const tried = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder], { stdio: 'ignore' });
  rmSync(folder, { recursive: true });
  return tried.status === 0;
}

/**
 * Runs the lines of a shell's script where mounts are seen by nobody else. What follows `run ` in a line is a program
 * whose end is kept; the ends come back in their order. Any other line must succeed.
 */
export async function runMounted(place: Workplace, lines: readonly string[]): Promise<Ended[]> {
  const results = mkdtempSync(path.join(place.folder, 'results-'));
  const script = [
    'set -e',
    'steps=0',
    'run() {',
    '  steps=$((steps + 1))',
    '  code=0',
    `  eval "$@" > ${quote(results)}/$steps.out 2> ${quote(results)}/$steps.err || code=$?`,
    `  echo $code > ${quote(results)}/$steps.code`,
    '}',
    ...lines,
  ];
  const whole = await place.run('unshare', ['-rm', 'bash', '-c', script.join('\n')]);
  if (whole.code !== 0) throw new Error(`the script failed: ${whole.err}`);
  const ends: Ended[] = [];
  const read = (ending: string): string => readFileSync(path.join(results, `${ends.length + 1}.${ending}`), 'utf8');
  while (existsSync(path.join(results, `${ends.length + 1}.code`))) {
    ends.push({ code: Number(read('code')), signal: null, out: read('out'), err: read('err') });
  }
  return ends;
}
