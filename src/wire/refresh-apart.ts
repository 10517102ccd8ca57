import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type ToldOutcome, toldRefreshSchema } from '../model/source-state.ts';
import { giveWay } from '../ops/give-way.ts';
import { findPackageRoot } from '../ops/package-root.ts';
import { noteCrash, type RefreshPorts, type SourcedLog } from '../refresh/refresh-log.ts';
import { makeLimits } from '../source/limits.ts';

/** How long a refresh that is told to end may take for it, in milliseconds. */
const longestEnd = 5_000;
/** What is read is read within the limits; the import after it has this long in any case. */
const importTime = 10 * 60_000;
const mostOutput = 1024 * 1024;

/** Refreshes a log in a process of its own, and notes it where that ends without a word. */
export async function refreshApart(
  log: SourcedLog,
  folder: string,
  ports: Pick<RefreshPorts, 'states' | 'now' | 'chance'>,
  signal: AbortSignal,
): Promise<ToldOutcome> {
  const { milliseconds } = makeLimits(log.limits);
  const begun = ports.now();
  const program = path.join(findPackageRoot(), 'dist/src/main.js');
  const child = spawn(process.execPath, [program, 'refresh', log.name, '--json', '--data', folder], {
    // Over the fourth it learns that this process is gone.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  giveWay(child.pid);
  const end = (): void => endChild(child);
  signal.addEventListener('abort', end, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, milliseconds + importTime);
  try {
    const outcome = readOutcome(await finish(child));
    signal.throwIfAborted();
    if (outcome?.outcome === 'failed') return await keepFailure(log, outcome, begun, ports);
    if (outcome) return outcome;
    const reason = isLate
      ? `it took longer than ${Math.round((milliseconds + importTime) / 60_000)} minutes: "annalist refresh ${log.name}" shows how far it comes.`
      : `its refresh ended without a word: "annalist refresh ${log.name}" tells why.`;
    return await noteCrash(log, reason, ports);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** A process that could not write down why it failed has told it here: it is remembered. */
async function keepFailure(
  log: SourcedLog,
  outcome: Extract<ToldOutcome, { outcome: 'failed' }>,
  begun: number,
  ports: Pick<RefreshPorts, 'states' | 'now' | 'chance'>,
): Promise<ToldOutcome> {
  const state = await ports.states.read(log.name);
  if (!state?.failing || state.tried < begun) return await noteCrash(log, outcome.reason, ports);
  return { ...outcome, since: new Date(state.failing.since).toISOString() };
}

async function finish(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(0, mostOutput);
  });
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  return output;
}

function endChild(child: ChildProcess): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), longestEnd).unref();
}

function readOutcome(output: string): ToldOutcome | undefined {
  try {
    return toldRefreshSchema.parse(JSON.parse(output)).refreshed[0];
  } catch {
    return undefined;
  }
}
