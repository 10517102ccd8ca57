import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findRepositoryAbove, listCommits, logArguments, openRepository } from '../../src/source/git.ts';
import { runGit } from '../../src/source/run-git.ts';
import {
  describeGit,
  makeRepository,
  makeSmallRepository,
  openTestRepository,
  runIsolatedGit,
  type TestRepository,
  useFolders,
} from '../support/git-repository.ts';
import { readHistory } from '../support/read-history.ts';

const makeFolder = useFolders();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A small repository in a folder of its own. */
const makeSmall = (name = 'small'): TestRepository => makeSmallRepository(path.join(makeFolder(), name));

describeGit('a repository is opened', () => {
  it('by the top folder of a work tree', async () => {
    const repository = makeSmall();
    expect(await openRepository(repository.directory)).toEqual({
      directory: repository.directory,
      tip: repository.git('rev-parse', 'HEAD'),
      shallow: false,
      mailmap: '',
    });
  });

  it('by its .git folder, as a bare clone, as a linked work tree, and through a symbolic link', async () => {
    const repository = makeSmall();
    const folder = makeFolder();
    const tip = repository.git('rev-parse', 'HEAD');
    repository.git('clone', '-q', '--bare', '.', path.join(folder, 'bare.git'));
    repository.git('worktree', 'add', '-q', '--detach', path.join(folder, 'linked'));
    symlinkSync(repository.directory, path.join(folder, 'link'));
    const places = [
      path.join(repository.directory, '.git'),
      ...['bare.git', 'linked', 'link'].map((name) => path.join(folder, name)),
    ];
    for (const place of places) expect(await openRepository(place)).toMatchObject({ directory: place, tip });
  });

  it('with a detached HEAD, at the commit that it names', async () => {
    const repository = makeSmall();
    repository.git('checkout', '-q', '--detach', 'HEAD~1');
    const opened = await openRepository(repository.directory);
    expect(opened?.tip).toBe(repository.git('rev-parse', 'HEAD'));
    expect((await readHistory(repository.directory)).entries.map(({ subject }) => subject)).toEqual(['one']);
  });

  it('whatever its folder is called', async () => {
    for (const name of [
      '-x',
      '--upload-pack=touch pwned',
      'two words',
      "it's",
      'a:b',
      'ünï',
      '$(touch pwned)',
      'new\nline',
    ]) {
      const repository = makeSmall(name);
      expect((await readHistory(repository.directory)).entries).toHaveLength(2);
    }
  });

  it('with hashes of either length', async () => {
    const directory = path.join(makeFolder(), 'long');
    mkdirSync(directory);
    runIsolatedGit(directory, ['init', '-q', '-b', 'main', '--object-format=sha256']);
    const hash = openTestRepository(directory).commit();
    expect(hash).toHaveLength(64);
    expect((await readHistory(directory)).entries.map(({ id }) => id)).toEqual([hash]);
  });

  it('as shallow where the clone is', async () => {
    const repository = makeSmall();
    const directory = path.join(makeFolder(), 'shallow');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.directory}`, directory);
    expect(await openRepository(directory)).toMatchObject({ shallow: true });
    expect((await readHistory(directory)).entries.map(({ subject }) => subject)).toEqual(['two']);
  });
});

describeGit('a repository is not opened', () => {
  it('by a folder inside a work tree, or one that only looks like a repository there', async () => {
    const { directory } = makeSmall();
    for (const inner of ['docs', 'empty/.git', 'fake/objects'])
      mkdirSync(path.join(directory, inner), { recursive: true });
    writeFileSync(path.join(directory, 'fake/HEAD'), 'ref: refs/heads/main\n');
    for (const inner of ['docs', 'empty', 'fake']) {
      expect(await openRepository(path.join(directory, inner))).toBeUndefined();
      expect(await findRepositoryAbove(path.join(directory, inner))).toBe(directory);
    }
    expect(await findRepositoryAbove(path.join(directory, '.git/refs'))).toBe(directory);
    expect(await findRepositoryAbove('/')).toBeUndefined();
  });

  it('without commits, or with a HEAD that names none', async () => {
    const { directory } = makeRepository(path.join(makeFolder(), 'new'));
    await expect(openRepository(directory)).rejects.toThrow(
      `HEAD of the git repository ${directory} names no commit: commit something, or switch to a branch that has commits.`,
    );
    const repository = makeSmall();
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/gone');
    await expect(openRepository(repository.directory)).rejects.toThrow('names no commit');
  });

  it('where git is not installed', async () => {
    const { directory } = makeSmall();
    vi.stubEnv('PATH', makeFolder());
    await expect(openRepository(directory)).rejects.toThrow(
      'git is not installed or not on the PATH: install git, or import the text of "git log".',
    );
  });

  it('where it belongs to another user, and the line says what to do', async () => {
    const { directory } = makeSmall();
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    await expect(openRepository(directory)).rejects.toThrow(
      `git failed: the repository belongs to another user: if you trust it, run git config --global --add safe.directory '${directory}'`,
    );
  });

  it('where it is broken, and the line is what git says of it', async () => {
    const { directory } = makeSmall();
    writeFileSync(path.join(directory, '.git/config'), '[core\n');
    await expect(openRepository(directory)).rejects.toThrow(/^git failed: bad config line 1 in file \.git\/config$/);
  });
});

describeGit('the mailmap', () => {
  it('of many megabytes is read up to the last whole line that fits', async () => {
    const line = 'Ada <ada@example.org> <old@example.org>\n';
    const repository = makeRepository(path.join(makeFolder(), 'long'));
    repository.commit({ files: { '.mailmap': line.repeat(150_000) } });
    for (const directory of [repository.directory, path.join(repository.directory, '.git')]) {
      const opened = await openRepository(directory);
      expect(opened?.mailmap.length).toBe(line.length * 100_000);
      expect(opened?.mailmapEnd).toBe(100_000);
    }
  });

  const text = 'Augusta Ada King <ada@example.org>\n';

  it('is the file of the work tree, as it stands there', async () => {
    const repository = makeSmall();
    repository.commit({ files: { '.mailmap': 'Old <ada@example.org>\n' } });
    writeFileSync(path.join(repository.directory, '.mailmap'), text);
    expect(await openRepository(repository.directory)).toMatchObject({ mailmap: text });
  });

  it('is that of HEAD in a bare repository and in a .git folder', async () => {
    const repository = makeSmall();
    repository.commit({ files: { '.mailmap': text } });
    const bare = path.join(makeFolder(), 'bare.git');
    repository.git('clone', '-q', '--bare', '.', bare);
    for (const directory of [bare, path.join(repository.directory, '.git')]) {
      expect(await openRepository(directory)).toMatchObject({ mailmap: text });
    }
  });

  it('is empty where there is none, where it is a folder, and where it is a symbolic link', async () => {
    const folder = makeFolder();
    writeFileSync(path.join(folder, 'secret'), text);
    for (const make of [(at: string) => mkdirSync(at), (at: string) => symlinkSync(path.join(folder, 'secret'), at)]) {
      const { directory } = makeSmall();
      make(path.join(directory, '.mailmap'));
      expect(await openRepository(directory)).toMatchObject({ mailmap: '' });
    }
  });
});

describeGit('the commits of a range', () => {
  it('come oldest first, and a parent before its child, whatever their dates', async () => {
    const repository = makeRepository(path.join(makeFolder(), 'skewed'));
    const commitAt = (hour: number) => repository.commit({ author: { time: `${1_200_000_000 + 3600 * hour} +0000` } });
    const base = commitAt(5);
    const early = commitAt(9);
    repository.git('checkout', '-q', '-b', 'side', base);
    const late = commitAt(1);
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    const ids = (await readHistory(repository.directory)).entries.map(({ id }) => id);
    expect(ids[0]).toBe(base);
    expect(ids.slice(1, 3).sort()).toEqual([early, late].sort());
    expect(ids).toHaveLength(4);
  });

  it('are those that one tip reaches and another does not', async () => {
    const repository = makeSmall();
    const { directory } = repository;
    const before = repository.git('rev-parse', 'HEAD');
    const added = [repository.commit(), repository.commit()];
    const log = await runGit(directory, logArguments([added[1] ?? ''], [before]));
    expect(added.map((hash) => log.includes(`${hash}\0`))).toEqual([true, true]);
    expect(log.startsWith(`${added[0]}\0${before}\0`)).toBe(true);
    const listed: string[] = [];
    for await (const batch of listCommits(directory, [added[1] ?? ''], [before])) listed.push(...batch);
    expect(listed).toEqual([...added].reverse());
  });
});
