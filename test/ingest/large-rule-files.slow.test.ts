import path from 'node:path';
import { expect, it } from 'vitest';
import { applyRules } from '../../src/ingest/apply-rules.ts';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';

const makeFolder = useFolders();

describeGit('rules of a log', () => {
  it('in files that are too large are told, as is a mailmap that is cut', async () => {
    const folder = makeFolder();
    const repository = makeRepository(path.join(folder, 'repository'));
    const store = openStore(path.join(folder, 'store'));
    repository.commit({ message: 'begin\n', files: { MAINTAINERS: 'PRESS\nF: press/\nN: (bad\n' } });
    const large = '/fs/ @acme/disks\n'.repeat(1_000_000);
    const mailmap = 'Ada <ada@example.org> <old@example.org>\n'.repeat(100_001);
    repository.commit({ files: { CODEOWNERS: large, '.mailmap': mailmap } });
    const ownRules = { maintainers: true, codeowners: true };
    const report = await importInto(store, repository.directory, { ownRules });
    const codeowners = { where: 'CODEOWNERS', message: expect.stringMatching(/^is not read: .* more than 16 MB$/) };
    expect(report.ruleProblems).toEqual([
      { where: '.mailmap', line: 100_001, message: expect.stringMatching(/not read: .* more than 4 MB$/) },
      codeowners,
      { where: 'MAINTAINERS', line: 3, message: expect.stringContaining('(bad') },
    ]);
    // Also when the stored log is looked at again.
    const again = await applyRules(store, 'test', undefined, testRules);
    expect(again.ruleProblems[0]).toEqual(codeowners);
    repository.commit({ files: { CODEOWNERS: '/fs/ @acme/disks\n', '.mailmap': '' } });
    expect((await importInto(store, repository.directory)).ruleProblems).toHaveLength(1);
  });
});
