import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { benchImport } from './import.ts';

/** `npm run bench -- REPOSITORY [RUNS]`: prints the figures as JSON. */
async function main(): Promise<void> {
  const [repository, runs = '5'] = process.argv.slice(2);
  if (repository === undefined) {
    process.stderr.write('usage: npm run bench -- REPOSITORY [RUNS]\n');
    process.exitCode = 2;
    return;
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'annalist-bench-'));
  try {
    const figures = {
      node: process.version,
      processors: os.cpus().length,
      runs: Number(runs),
      import: await benchImport(path.resolve(repository), scratch, Number(runs)),
    };
    process.stdout.write(`${JSON.stringify(figures, undefined, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

await main();
