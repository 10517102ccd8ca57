import path from 'node:path';
import { expect, it } from 'vitest';
import { openIndex } from '../../src/ingest/open-index.ts';
import { openStore } from '../../src/store/store.ts';
import { hasGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';
import { describeVaried } from '../support/varied-commits.ts';

const makeFolder = useFolders();

it.skipIf(!hasGit).each([0, 511, 1300])(
  'the index that an import of %i commits more makes on its way is that of the stored segments, byte for byte',
  async (more) => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commit({ message: 'begin\n', files: { '.mailmap': 'Jan Kara <jk@example.org> <jan@example.org>\n' } });
    if (more > 0) repository.commitMany(more, describeVaried);
    const store = openStore(path.join(folder, 'store'));
    await importInto(store, repository.directory);
    const log = await store.openLog('test');
    const made = [await log.indexFile.read(), await log.tieFile.read()];
    await log.indexFile.remove();
    await log.tieFile.remove();
    await openIndex(log, testRules);
    expect(made[0]?.equals((await log.indexFile.read()) ?? Buffer.alloc(0))).toBe(true);
    expect(made[1]?.equals((await log.tieFile.read()) ?? Buffer.alloc(0))).toBe(true);
  },
);
