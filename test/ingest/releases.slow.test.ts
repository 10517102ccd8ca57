import { expect, it } from 'vitest';
import { answerCount } from '../../src/answer/answer.ts';
import type { LogReader } from '../../src/answer/reader.ts';
import { openStore } from '../../src/store/store.ts';
import { makeRandom, pick } from '../bench/random.ts';
import { describeGit, runIsolatedGit, useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { type MadeGraph, type MadeTag, writeGraph } from '../support/release-graph.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

const names = ['1.0.0', '1.0.1', '1.1.0', '1.2.0', '1.10.0', '2.0.0', '2.0.1'].flatMap((version) => [
  `v${version}-rc1`,
  `v${version}-rc2`,
  `v${version}`,
]);

/** A graph with branches, merges and a second root here and there; the last commit is merged of the last few. */
function makeGraph(random: () => number): MadeGraph {
  const commits = 25 + Math.floor(random() * 20);
  return Array.from({ length: commits }, (_, place) => {
    if (place === 0 || random() < 0.03) return [];
    const parents = Array.from({ length: random() < 0.3 ? 2 : 1 }, () =>
      Math.max(0, place - 1 - Math.floor(random() ** 2 * 8)),
    );
    return [...new Set(parents)];
  });
}

function makeTags(random: () => number, graph: MadeGraph): MadeTag[] {
  const chosen = pick(names, 4 + Math.floor(random() * 12), random);
  return chosen.map((name) => ({ name, at: Math.floor(random() * graph.length) }));
}

/** The tags that contain a commit by git's own walk, in git's own order of versions. */
function listContaining(directory: string, hash: string): string[] {
  const settings = ['-c', 'versionsort.suffix=-rc'];
  const command = [...settings, 'tag', '--contains', hash, '--sort=version:refname'];
  return runIsolatedGit(directory, command).toString().split('\n').slice(0, -1);
}

async function checkEach(log: LogReader, directory: string, hashes: readonly string[]): Promise<void> {
  const releases = await log.releases();
  for (const hash of hashes) {
    const [sequence = -1] = await log.find(hash, 1);
    const having = listContaining(directory, hash);
    const first = having.find((name) => !name.includes('rc')) ?? having[0];
    const candidate = having.find((name) => name.startsWith(`${first}-rc`));
    const found = releases.of(sequence);
    expect([found?.name, found?.firstCandidate?.name], hash).toEqual([first, candidate]);
  }
}

async function checkSpans(log: LogReader, directory: string, tags: readonly MadeTag[]): Promise<void> {
  const [from, to] = [tags[0]?.name ?? '', tags[1]?.name ?? ''];
  const between = runIsolatedGit(directory, ['rev-list', `${from}..${to}`])
    .toString()
    .split('\n')
    .slice(0, -1);
  const reached = new Set(runIsolatedGit(directory, ['rev-list', 'HEAD']).toString().split('\n'));
  const answer = await answerCount(log, { from, to, limit: 100 });
  expect(answer.count).toBe(between.filter((hash) => reached.has(hash)).length);
  expect(answer.entries.map(({ id }) => id).sort()).toEqual(between.filter((hash) => reached.has(hash)).sort());
}

describeGit('the releases of any repository', () => {
  it.each(Array.from({ length: 15 }, (_, seed) => seed + 1))(
    'are those that git tag --contains tells (%i)',
    async (seed) => {
      const random = makeRandom(seed);
      const directory = makeFolder();
      const store = openStore(makeFolder());
      const graph = makeGraph(random);
      const tags = makeTags(random, graph);
      const hashes = writeGraph(directory, graph, tags.slice(0, -2));
      const git = (...args: string[]): string => runIsolatedGit(directory, args).toString().trim();
      // First as it was some commits ago, and before the last tags were there.
      const tip = git('rev-parse', 'HEAD');
      git('update-ref', 'refs/heads/main', hashes[Math.floor(graph.length * 0.7)] ?? tip);
      for (const step of ['old', 'grown', 'tagged']) {
        if (step === 'grown') git('update-ref', 'refs/heads/main', tip);
        if (step === 'tagged') for (const { name, at } of tags.slice(-2)) git('tag', name, hashes[at] ?? tip);
        await importInto(store, directory);
        const log = await openTestReader(store).open('test');
        const reached = git('rev-list', 'HEAD').split('\n');
        await checkEach(log, directory, reached);
        await checkSpans(log, directory, tags);
      }
    },
  );
});
