import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { logArguments } from '../../src/source/git.ts';
import { chooseCuts, type HistoryWalk, streamHistory, streamParts } from '../../src/source/git-history.ts';
import { GitError, startGit } from '../../src/source/run-git.ts';
import { describeGit, makeRepository, runIsolatedGit, useFolders } from '../support/git-repository.ts';
import { makeHistoryInput, makeSlowGit } from '../support/slow-git.ts';

const makeFolder = useFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A repository whose main line has 300 commits, each fifth of which merges a topic of three that began a while before. */
function makeMerged() {
  const repository = makeRepository(path.join(makeFolder(), 'repository'));
  const { commit, text } = makeHistoryInput();
  const line: number[] = [];
  for (let at = 0; at < 300; at += 1) {
    const time = 1_200_000_000 + at * 1000;
    const last = line.slice(-1);
    if (at > 20 && at % 5 === 0) {
      let topic = line[at - 15] ?? 0;
      for (let step = 0; step < 3; step += 1) topic = commit(time - 900 + step, topic);
      last.push(topic);
    }
    line.push(commit(time, ...last));
  }
  runIsolatedGit(repository.directory, ['fast-import', '--quiet'], { input: text() });
  return { ...repository, tip: repository.git('rev-parse', 'main') };
}

async function collect(chunks: AsyncGenerator<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describeGit('a whole history', () => {
  it.each([false, true])('that is walked in parts is printed as by one walk (with paths: %s)', async (withPaths) => {
    const { directory, tip, bytes, git } = makeMerged();
    const history = { directory, tips: [tip], withPaths };
    const cuts = chooseCuts(bytes('rev-list', '--first-parent', tip));
    expect(cuts.map((cut) => Number(git('rev-list', '--first-parent', '--count', cut)))).toEqual([10, 38, 113]);
    const whole = bytes(...logArguments([tip], [], withPaths));
    expect((await collect(streamParts(history, cuts))).equals(whole)).toBe(true);
    expect((await collect(streamParts(history, []))).equals(whole)).toBe(true);
  });

  it('of several branches has all of them when it is walked in parts', async () => {
    const { directory, tip, git } = makeMerged();
    git('checkout', '-q', '-B', 'side', 'main~290');
    git('commit', '-q', '--allow-empty', '-m', 'beside');
    const side = git('rev-parse', 'side');
    const cuts = [git('rev-parse', 'main~250')];
    const parts = await collect(streamParts({ directory, tips: [tip, side] }, cuts));
    const hashes = parts.toString().match(/(?<=^|\0)[0-9a-f]{40}(?=\0[0-9a-f ]*\0Ann\0|\0[0-9a-f ]*\0Ada)/g) ?? [];
    expect(hashes.sort()).toEqual(git('rev-list', tip, side).split('\n').sort());
  });

  it.each<[HistoryWalk, number]>([
    ['parts', 20],
    ['whole', 0.2],
  ])('that takes git long is walked in parts only where that is asked for (%s)', async (walk, seconds) => {
    const { directory, tip, bytes } = makeMerged();
    const whole = bytes(...logArguments([tip]));
    const slow = makeSlowGit(path.join(makeFolder(), 'slow'), tip, seconds);
    vi.stubEnv('PATH', slow.path);
    let told = 0;
    const printed = await collect(streamHistory({ directory, tips: [tip] }, walk, () => (told += 1), 5));
    expect(printed.equals(whole)).toBe(true);
    expect({ told, isWalked: slow.isWalked() }).toEqual({ told: 1, isWalked: walk === 'whole' });
  });

  it.each<[HistoryWalk, number]>([
    ['parts', 20],
    ['whole', 0.2],
  ])('of a large repository is not waited for before threads are told of it (%s)', async (walk, seconds) => {
    const { directory, tip, bytes } = makeMerged();
    const whole = bytes(...logArguments([tip]));
    vi.stubEnv('PATH', makeSlowGit(path.join(makeFolder(), 'slow'), tip, seconds).path);
    let told = 0;
    const isLarge = async (): Promise<boolean> => true;
    const stream = streamHistory({ directory, tips: [tip] }, walk, () => (told += 1), 30_000, isLarge);
    expect((await collect(stream)).equals(whole)).toBe(true);
    expect(told).toBe(1);
  });

  it('that git prints soon is walked once', async () => {
    const { directory, tip, bytes } = makeMerged();
    let told = 0;
    const stream = streamHistory({ directory, tips: [tip] }, 'parts', () => (told += 1), 30_000);
    expect((await collect(stream)).equals(bytes(...logArguments([tip])))).toBe(true);
    expect(told).toBe(0);
  });

  it('that cannot be read is told of, in parts too', async () => {
    const { directory, tip } = makeMerged();
    const missing = 'f'.repeat(40);
    await expect(collect(streamHistory({ directory, tips: [missing] }, 'parts', () => undefined, 0))).rejects.toThrow(
      GitError,
    );
    await expect(collect(streamParts({ directory, tips: [tip] }, [missing]))).rejects.toThrow(GitError);
  });
});

it('a short main line says too little of where to cut', () => {
  expect(chooseCuts(Buffer.alloc(0))).toEqual([]);
  expect(chooseCuts(Buffer.from(`${'a'.repeat(40)}\n`.repeat(255)))).toEqual([]);
});

describeGit('git that was started', () => {
  it('may be stopped before anything was taken of it, and after all was', async () => {
    const { directory } = makeMerged();
    const left = startGit(directory, ['log', '--format=%B']);
    await left.begun;
    await left.stop();
    const taken = startGit(directory, ['log', '--format=%s']);
    expect((await collect(taken.output())).toString().split('\n')).toHaveLength(465 + 1);
    await taken.stop();
    await taken.stop();
  });
});
