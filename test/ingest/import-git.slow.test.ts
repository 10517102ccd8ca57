import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasGit, useFolders } from '../support/git-repository.ts';
import { importAndCheck, makeBoth } from '../support/import-git.ts';

const makeFolder = useFolders();

it.skipIf(!hasGit)('a history that is rewritten over and over, in any way, is always what HEAD reaches', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('commit', 'back', 'amend', 'merge', 'jump'), fc.nat(9)), { maxLength: 8 }),
      async (steps) => {
        const { repository, store } = makeBoth(makeFolder(), 'one', 'two');
        const tips = [repository.git('rev-parse', 'HEAD')];
        for (const [step, number] of steps) {
          const tip = tips[number % tips.length] ?? '';
          if (step === 'commit') repository.commit();
          if (step === 'back') repository.git('reset', '-q', '--hard', 'HEAD~1');
          if (step === 'amend') repository.git('commit', '-q', '--amend', '--allow-empty', '-m', `amended ${number}`);
          if (step === 'merge') repository.git('merge', '-q', '--no-ff', '-s', 'ours', '-m', `Merge ${number}`, tip);
          if (step === 'jump') repository.git('reset', '-q', '--hard', tip);
          if (number % 3 > 0) await importAndCheck(store, repository);
          if (repository.git('rev-list', '--count', 'HEAD') === '1') repository.commit();
          tips.push(repository.git('rev-parse', 'HEAD'));
        }
        await importAndCheck(store, repository);
      },
    ),
    { numRuns: 40 },
  );
});

it.skipIf(!hasGit)(
  'an update of more commits than are read ahead is stored whole, lost whole, and comes back whole',
  async () => {
    const { repository, store } = makeBoth(makeFolder(), 'one');
    await importAndCheck(store, repository);
    repository.commitMany(2500);
    const many = repository.git('rev-parse', 'HEAD');
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 2500, gone: 0, restored: 0 });
    repository.git('reset', '-q', '--hard', 'HEAD~2500');
    repository.commit({ message: 'another\n' });
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 1, gone: 2500, restored: 0 });
    repository.git('reset', '-q', '--hard', many);
    repository.commitMany(10);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 10, gone: 1, restored: 2500 });
  },
);
