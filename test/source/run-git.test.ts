import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openRepository } from '../../src/source/git.ts';
import { runGit, streamGit } from '../../src/source/run-git.ts';
import {
  describeGit,
  makeSmallRepository,
  openTestRepository,
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

describeGit('what is read of a repository', () => {
  it('does not come from another one that the environment names', async () => {
    const repository = makeSmall();
    const other = makeSmall('other');
    const inOther = (name: string): string => path.join(other.directory, '.git', name);
    other.commit({ message: 'of the other\n' });
    vi.stubEnv('GIT_DIR', inOther(''));
    vi.stubEnv('GIT_WORK_TREE', other.directory);
    vi.stubEnv('GIT_OBJECT_DIRECTORY', inOther('objects'));
    vi.stubEnv('GIT_COMMON_DIR', inOther(''));
    vi.stubEnv('GIT_INDEX_FILE', inOther('index'));
    vi.stubEnv('GIT_NAMESPACE', 'elsewhere');
    vi.stubEnv('GIT_SHALLOW_FILE', inOther('HEAD'));
    vi.stubEnv('GIT_CEILING_DIRECTORIES', repository.directory);
    expect((await readHistory(repository.directory)).entries.map(({ subject }) => subject)).toEqual(['one', 'two']);
  });

  it('does not change with the settings of the user', async () => {
    const repository = makeSmall();
    writeFileSync(path.join(repository.directory, '.mailmap'), 'Someone Else <else@example.org> <ada@example.org>\n');
    repository.commit({ message: 'größer\n\nzwölf\n', files: { 'ä.txt': 'ä' } });
    repository.git('notes', 'add', '-m', 'a note');
    repository.git('tag', 'v1');
    writeSigned(repository);
    const plain = await readHistory(repository.directory);
    const { program, hasRun } = makeProgram();
    const config = path.join(makeFolder(), 'gitconfig');
    writeFileSync(config, hostileSettings(program));
    vi.stubEnv('GIT_CONFIG_GLOBAL', config);
    vi.stubEnv('GIT_PAGER', program);
    vi.stubEnv('GIT_EXTERNAL_DIFF', program);
    vi.stubEnv('LC_ALL', 'de_DE.UTF-8');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(await readHistory(repository.directory)).toEqual(plain);
    expect(plain.entries.at(-2)).toMatchObject({ subject: 'größer', body: 'zwölf', author: { name: 'Ada Lovelace' } });
    expect(hasRun()).toBe(false);
  });

  it('runs no program that the repository names', async () => {
    const repository = makeSmall();
    const clone = openTestRepository(path.join(makeFolder(), 'partial.git'));
    repository.commit({ files: { '.mailmap': 'A <ada@example.org>\n' } });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('clone', '-q', '--bare', '--filter=blob:none', `file://${repository.directory}`, clone.directory);
    writeSigned(clone);
    const { program, hasRun } = makeProgram();
    clone.git('config', 'remote.origin.uploadpack', program);
    clone.git('config', 'protocol.file.allow', 'always');
    for (const name of ['core.fsmonitor', 'core.sshCommand', 'gpg.program']) clone.git('config', name, program);
    clone.git('config', 'log.showSignature', 'true');
    expect(await openRepository(clone.directory)).toMatchObject({ mailmap: '' });
    expect((await readHistory(clone.directory)).entries).toHaveLength(4);
    expect(hasRun()).toBe(false);
  });

  it('says with git’s own words where git fails, past its warnings', async () => {
    const { directory } = makeSmall();
    vi.stubEnv('GIT_TRACE', '1');
    await expect(runGit(directory, ['rev-list', 'no-such-thing', '--'])).rejects.toThrow(
      /^git failed: bad revision 'no-such-thing'$/,
    );
  });

  it('may be left before its end', async () => {
    const repository = makeSmall();
    for await (const chunk of streamGit(repository.directory, ['log', '--format=%B'])) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});

/** A program that leaves a trace when somebody runs it. */
function makeProgram(): { program: string; hasRun(): boolean } {
  const folder = makeFolder();
  const program = path.join(folder, 'program');
  const marker = path.join(folder, 'has-run');
  writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
  return { program, hasRun: () => existsSync(marker) };
}

/** A commit with what looks like a signature, which git shows to a program where it is told to. */
function writeSigned(repository: TestRepository): void {
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n wsB1\n -----END PGP SIGNATURE-----';
  const people = ['author A <a@example.org> 1200009000 +0000', 'committer A <a@example.org> 1200009000 +0000'];
  const parents = [repository.git('rev-parse', 'HEAD')];
  repository.write({ headers: [...people, signature], message: 'signed\n', parents });
}

/** Settings that change what git prints, or make it run a program. */
function hostileSettings(program: string): string {
  return `
[log]
  showSignature = true
  date = relative
  follow = true
  decorate = full
  abbrevCommit = true
  mailmap = true
  showRoot = true
  diffMerges = separate
[format]
  pretty = oneline
  notes = *
[i18n]
  logOutputEncoding = UTF-16
  commitEncoding = KOI8-R
[color]
  ui = always
  diff = always
[core]
  pager = ${program}
  quotePath = true
  abbrev = 4
  notesRef = refs/notes/commits
[diff]
  external = ${program}
  renames = copies
  mnemonicPrefix = true
[gpg]
  program = ${program}
[notes]
  displayRef = *
[rev]
  order = date
`;
}
