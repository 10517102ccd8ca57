import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { chooseCuts, streamParts } from '../../src/source/git-history.ts';
import { openStore } from '../../src/store/store.ts';
import { describeGit, makeRepository, runIsolatedGit, useFolders } from '../support/git-repository.ts';
import { importAndCheck } from '../support/import-git.ts';
import { makeHistoryInput, makeSlowGit } from '../support/slow-git.ts';

const makeFolder = useFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A repository of a long line; where a clock was wrong, its first commit is of 2033, and its last one stands on that as well. */
function makeLine(isWrong: boolean) {
  const repository = makeRepository(path.join(makeFolder(), 'repository'));
  const { commit, text } = makeHistoryInput();
  const first = commit(isWrong ? 2_000_000_000 : 1_199_000_000);
  let last = first;
  for (let at = 0; at < 298; at += 1) last = commit(1_200_000_000 + at * 1000, last);
  commit(1_200_500_000, last, first);
  runIsolatedGit(repository.directory, ['fast-import', '--quiet'], { input: text() });
  const tip = repository.git('rev-parse', 'main');
  const slow = makeSlowGit(path.join(makeFolder(), 'slow'), tip, isWrong ? 0.5 : 20);
  return { repository, tip, slow };
}

describeGit('a long history', () => {
  it('is imported in parts', async () => {
    const { repository, slow } = makeLine(false);
    const store = openStore(makeFolder());
    vi.stubEnv('PATH', slow.path);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 300 });
    expect(slow.isWalked()).toBe(false);
  });

  it('of which git prints a commit with two parts, where a clock was wrong, is imported by one walk', async () => {
    const { repository, tip, slow } = makeLine(true);
    const { directory, bytes } = repository;
    const cuts = chooseCuts(bytes('rev-list', '--first-parent', tip));
    let printed = 0;
    for await (const chunk of streamParts({ directory, tips: [tip] }, cuts)) {
      for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) printed += 1 / 9;
    }
    expect(Math.round(printed)).toBeGreaterThan(300);
    const store = openStore(makeFolder());
    vi.stubEnv('PATH', slow.path);
    expect(await importAndCheck(store, repository)).toMatchObject({ added: 300 });
    expect(slow.isWalked()).toBe(true);
  });
});
