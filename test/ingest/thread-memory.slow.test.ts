import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { openIndex } from '../../src/ingest/open-index.ts';
import { systemCode } from '../../src/model/errors.ts';
import { openSource } from '../../src/source/open-source.ts';
import { openStore } from '../../src/store/store.ts';
import { hasGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { readWhole } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';
import { describeVaried } from '../support/varied-commits.ts';

const makeFolder = useFolders();

/** Why threads ended before their work was done. */
const failures: unknown[] = [];
const watch = (worker: Worker): void => {
  worker.on('error', (error) => failures.push(systemCode(error)));
};
afterEach(() => {
  process.off('worker', watch);
  failures.length = 0;
});

/** Imports by the compiled program: threads are started by that alone. */
async function importLimited(threadLimits: ResourceLimits) {
  const file = path.resolve('dist/src/ingest/import-log.js');
  const built: typeof import('../../src/ingest/import-log.ts') = await import(pathToFileURL(file).href);
  const repository = makeRepository(path.join(makeFolder(), 'repository'));
  repository.commitMany(5000, describeVaried);
  const store = openStore(makeFolder());
  const source = await openSource(repository.directory, (async function* () {})());
  process.on('worker', watch);
  const report = await built.importLog(store, source, { log: 'test', rules: testRules, clock: () => 0, threadLimits });
  return { report, store, repository };
}

it.skipIf(!hasGit)(
  'a history whose threads run out of memory is imported all the same, with its index',
  async () => {
    const { report, store, repository } = await importLimited({
      maxOldGenerationSizeMb: 10,
      maxYoungGenerationSizeMb: 1,
    });
    expect(failures).toContain('ERR_WORKER_OUT_OF_MEMORY');
    expect(report.added).toBe(Number(repository.git('rev-list', '--count', 'HEAD')));
    const { entries } = await readWhole(store);
    expect(entries.map(({ id }) => id)).toEqual(
      repository.git('rev-list', '--topo-order', '--reverse', 'HEAD').split('\n'),
    );
    const log = await store.openLog('test');
    const made = await log.indexFile.read();
    await log.indexFile.remove();
    await openIndex(log, testRules);
    expect(made?.equals((await log.indexFile.read()) ?? Buffer.alloc(0))).toBe(true);
  },
  60_000,
);

it.skipIf(!hasGit)(
  'with memory enough no thread ends before its time',
  async () => {
    const { report } = await importLimited({ maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 });
    expect(failures).toEqual([]);
    expect(report.added).toBeGreaterThan(5000 - 1);
  },
  60_000,
);
