import path from 'node:path';
import { expect, it } from 'vitest';
import { makeRandom } from '../bench/random.ts';
import { describeGit, useFolders } from '../support/git-repository.ts';
import { makeGeneratedHistory } from './generated-history.ts';
import { rewriteKinds } from './kinds.ts';
import { rewriteHistory } from './rewrite-history.ts';

const makeFolder = useFolders();

describeGit('a log of branches of which one is rewritten in ten ways', () => {
  it('loses, doubles and tells twice nothing, and knows on which branch each entry is', async () => {
    const folder = makeFolder();
    const numbers = makeRandom(3);
    const directory = path.join(folder, 'repository');
    makeGeneratedHistory(directory, 40, (below) => Math.floor(numbers() * below));
    const data = path.join(folder, 'data');
    const results = await rewriteHistory({ directory, data, seed: 3, most: 30, branches: ['main', 'side'] });
    expect(results.reduce((sum, { rewritten }) => sum + rewritten, 0)).toBeGreaterThan(0);
  });
});

describeGit('a history that is rewritten in ten ways', () => {
  it('loses, doubles and tells twice nothing', async () => {
    const seed = 1;
    const folder = makeFolder();
    const numbers = makeRandom(seed);
    const directory = path.join(folder, 'repository');
    makeGeneratedHistory(directory, 40, (below) => Math.floor(numbers() * below));
    const results = await rewriteHistory({ directory, data: path.join(folder, 'data'), seed, most: 30 });
    expect(new Set(results.map(({ kind }) => kind))).toEqual(
      new Set(['as it was', ...rewriteKinds.map(({ name }) => name)]),
    );
    const sum = (of: (result: (typeof results)[number]) => number) =>
      results.slice(1).reduce((total, result) => total + of(result), 0);
    for (const count of ['added', 'gone', 'restored', 'rewritten'] as const) {
      expect(
        sum((result) => result[count]),
        count,
      ).toBeGreaterThan(0);
    }
    // A channel was told of something, and of far less than arrived.
    expect(sum(({ told }) => told[0] ?? 0)).toBeGreaterThan(0);
    expect(sum(({ told }) => told[0] ?? 0)).toBeLessThan(sum(({ added }) => added) / 2);
  });
});
