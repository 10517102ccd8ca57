import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { giveWay } from '../../src/ops/give-way.ts';
import { program } from './measure.ts';

/** Imports a repository over and over, until it is told to end. */
export function importAgain(repository: string, data: string): { end(): Promise<void> } {
  let isEnded = false;
  let current = runImport(repository, data);
  const all = (async () => {
    while (!isEnded) {
      await current.done.catch((error: unknown) => {
        if (!isEnded) throw error;
      });
      if (isEnded) return;
      await rm(data, { recursive: true, force: true });
      if (!isEnded) current = runImport(repository, data);
    }
  })();
  return {
    async end() {
      isEnded = true;
      current.stop();
      await all;
    },
  };
}

/** An import in a process of its own, which gives way to those who ask, as a refresh of the bot does. */
export function runImport(repository: string, data: string): { done: Promise<void>; stop(): void } {
  const args = [program, 'import', repository, '--log', 'beside', '--data', data, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  giveWay(child.pid);
  const done = new Promise<void>((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the import ended with ${String(code)}`))));
  });
  return { done, stop: () => void child.kill('SIGTERM') };
}
