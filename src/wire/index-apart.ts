import { spawn } from 'node:child_process';
import path from 'node:path';
import { giveWay } from '../ops/give-way.ts';
import { findPackageRoot } from '../ops/package-root.ts';

/**
 * Has the index of a log made by a process of its own, so that this one answers questions meanwhile: it asks for a number,
 * for which the index is opened. Where that fails, whoever opens the log makes it, or tells why it cannot be made.
 */
export async function indexApart(log: string, folder: string, signal: AbortSignal): Promise<void> {
  const program = path.join(findPackageRoot(), 'dist/src/main.js');
  const child = spawn(process.execPath, [program, 'count', '--log', log, '--json', '--data', folder], {
    stdio: 'ignore',
    signal,
  });
  giveWay(child.pid);
  await new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}
