/**
 * Rewrites the histories of real repositories, each in ten ways, and holds a log of each against what git lists.
 *
 *   npm run rewrites -- REPOSITORY … [--seed 1] [--most 2000] [--branches main,maint-*]
 *
 * The repositories are cloned into a temporary folder first, and stay as they are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runIsolatedGit } from '../support/git-repository.ts';
import { rewriteHistory } from './rewrite-history.ts';

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, most: { type: 'string' }, branches: { type: 'string' } },
  });
  for (const given of positionals) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'annalist-rewrites-'));
    try {
      const directory = path.join(folder, 'repository');
      runIsolatedGit(folder, ['clone', '-q', '--bare', path.resolve(given), directory]);
      process.stdout.write(`${given}\n`);
      await rewriteHistory({
        directory,
        data: path.join(folder, 'data'),
        seed: Number(values.seed ?? 1),
        most: Number(values.most ?? 2000),
        ...(values.branches !== undefined && { branches: values.branches.split(',') }),
        tell: (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

await main();
