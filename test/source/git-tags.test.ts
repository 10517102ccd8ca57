import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { listOutside, readTags } from '../../src/source/git-tags.ts';
import {
  describeGit,
  makeRepository,
  makeSmallRepository,
  runIsolatedGit,
  useFolders,
} from '../support/git-repository.ts';
import { makeHistoryInput } from '../support/slow-git.ts';

const makeFolder = useFolders();

describeGit('tags of tags', () => {
  it('are told by the commits that they name in the end, by two runs of git, however many there are', async () => {
    const { directory, git } = makeSmallRepository(path.join(makeFolder(), 'project'));
    const makeTag = (object: string, type: string, name: string): string => {
      const input = `object ${object}\ntype ${type}\ntag ${name}\ntagger Ada <ada@example.org> 1200000000 +0000\n\n${name}\n`;
      return runIsolatedGit(directory, ['mktag'], { input }).toString().trim();
    };
    const commit = git('rev-parse', 'HEAD');
    const inner = makeTag(commit, 'commit', 'inner');
    const outer = makeTag(inner, 'tag', 'outer');
    const outermost = makeTag(outer, 'tag', 'outermost');
    const ofTree = makeTag(makeTag(git('rev-parse', 'HEAD^{tree}'), 'tree', 'tree'), 'tag', 'of-tree');
    const names = Array.from({ length: 500 }, (_, place) => `n${place}`);
    const created = names.map((name) => `create refs/tags/${name} ${outer}\n`).join('');
    const others = `create refs/tags/outermost ${outermost}\ncreate refs/tags/of-tree ${ofTree}\n`;
    runIsolatedGit(directory, ['update-ref', '--stdin'], { input: created + others });
    const trace = path.join(makeFolder(), 'trace');
    vi.stubEnv('GIT_TRACE2_EVENT', trace);
    const tags = await readTags(directory);
    vi.unstubAllEnvs();
    // One run lists the tags, and one tells what those of tags name.
    expect(readFileSync(trace, 'utf8').match(/"event":"start"/g)).toHaveLength(2);
    expect(tags.map(({ name }) => name)).toEqual([...names, 'outermost'].sort());
    expect(new Set(tags.map((tag) => tag.commit))).toEqual(new Set([commit]));
  });
});

/** A main line of 300 commits, and a side line of so many others that began at its first one, each so many seconds after the last. */
function makeSide(length: number, seconds: number) {
  const repository = makeRepository(path.join(makeFolder(), 'repository'));
  const { commit, text } = makeHistoryInput();
  const first = commit(1_200_000_000);
  let side = first;
  for (let at = 1; at <= length; at += 1) side = commit(1_200_000_000 + at * seconds, side);
  let main = first;
  for (let at = 1; at < 300; at += 1) main = commit(1_200_000_000 + at * 1000, main);
  // What stands on both, to be able to name the end of each.
  commit(1_300_000_000, main, side);
  runIsolatedGit(repository.directory, ['fast-import', '--quiet'], { input: text() });
  const [tip, end] = repository.git('rev-parse', 'main^1', 'main^2').split('\n');
  return { ...repository, tip: tip ?? '', end: end ?? '' };
}

describeGit('commits that tags have beside a history', () => {
  it.each([
    ['some', 5, 1000, 1],
    ['as many as are asked for', 199, 1000, 1],
    ['more', 205, 1000, 2],
    ['some that began to be old before the others', 5, 1, 1],
  ])('are listed (%s)', async (_, length, seconds, runs) => {
    const { directory, tip, end, git } = makeSide(length, seconds);
    const known = new Set(git('rev-list', tip).split('\n'));
    const trace = path.join(makeFolder(), 'trace');
    vi.stubEnv('GIT_TRACE2_EVENT', trace);
    const lines = await listOutside(directory, [end, tip, end], [tip], (hash) => known.has(hash));
    vi.unstubAllEnvs();
    expect(lines).toEqual(git('rev-list', '--parents', end, `^${tip}`).split('\n'));
    expect(readFileSync(trace, 'utf8').match(/"event":"start"/g)).toHaveLength(runs);
  });

  it('are listed where what is known stands before them', async () => {
    const { directory, tip, end, git } = makeSide(5, 1);
    const known = new Set(git('rev-list', tip).split('\n'));
    const beside = git('commit-tree', '-p', tip, '-p', end, '-m', 'both', `${tip}^{tree}`);
    const lines = await listOutside(directory, [beside], [tip], (hash) => known.has(hash));
    // Without a walk git orders them by their dates.
    expect(lines.sort()).toEqual(git('rev-list', '--parents', beside, `^${tip}`).split('\n').sort());
    expect(lines).toHaveLength(6);
  });

  it('may be none, for which git is not asked', async () => {
    expect(await listOutside('/missing', ['a'.repeat(40)], [], () => true)).toEqual([]);
  });
});
