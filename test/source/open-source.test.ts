import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSource, type Source, suggestName } from '../../src/source/open-source.ts';
import { describeGit, makeRepository, useFolders } from '../support/git-repository.ts';

const makeFolder = useFolders();
const isRoot = process.getuid?.() === 0;
/** Linux has the memory of a process as a file whose first bytes nobody can read. */
const unreadable = '/proc/self/mem';

async function* give(...chunks: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function readAll(source: Source): Promise<string> {
  if (source.kind !== 'text') throw new Error('not a text');
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Opens and reads a file with this content, under a name that tells nothing of it. */
async function readFileWith(content: string | Buffer): Promise<string> {
  const file = path.join(makeFolder(), 'changes');
  writeFileSync(file, content);
  return await readAll(await openSource(file, give()));
}

/** The message of the error that opening, or else reading, ends in. */
async function fail(given: string, input = give()): Promise<string> {
  try {
    await readAll(await openSource(given, input));
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return error.message;
    throw error;
  }
  throw new Error(`${given} was read`);
}

describe('a file', () => {
  const long = 'a line of a log\n'.repeat(100_000);

  it('is read as it is, whatever its size', async () => {
    for (const text of ['', 'a', 'ab', long]) expect(await readFileWith(text)).toBe(text);
  });

  it('is unpacked where its content is gzip, whatever its name', async () => {
    for (const text of ['', 'a', long]) expect(await readFileWith(gzipSync(text))).toBe(text);
    const parts = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);
    expect(await readFileWith(parts)).toBe('one\ntwo\n');
  });

  it('is refused where its gzip is cut off or damaged', async () => {
    const whole = gzipSync(long);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 60, 90);
    for (const content of [whole.subarray(0, 2), whole.subarray(0, -9), damaged]) {
      const file = path.join(makeFolder(), 'log.gz');
      writeFileSync(file, content);
      expect(await fail(file)).toMatch(/^\/.*log\.gz is not a whole gzip file \(.+\): fetch or pack it again\.$/);
    }
  });

  it.skipIf(process.platform === 'win32')('may be read through a symbolic link and from a pipe', async () => {
    const folder = makeFolder();
    const file = path.join(folder, 'a file');
    writeFileSync(file, 'text');
    symlinkSync(file, path.join(folder, 'link'));
    expect(await readAll(await openSource(path.join(folder, 'link'), give()))).toBe('text');
    const pipe = path.join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const source = await openSource(pipe, give());
    const [text] = await Promise.all([readAll(source), writeFile(pipe, 'through a pipe')]);
    expect(text).toBe('through a pipe');
  });

  it('that is not there is named in the error', async () => {
    const folder = makeFolder();
    writeFileSync(path.join(folder, 'file'), '');
    symlinkSync('loop', path.join(folder, 'loop'));
    for (const name of ['missing.txt', 'file/below', 'loop', 'x'.repeat(300)]) {
      const given = path.join(folder, name);
      expect(await fail(given)).toBe(`There is no file or folder ${given}: check the path.`);
    }
  });

  // root may read everything, so there the file system does not refuse.
  it.skipIf(!existsSync(unreadable))(
    'on a disk that fails is named in the error (not where no such file is)',
    async () => {
      expect(await fail(unreadable)).toMatch(/mem cannot be read to its end \(.*\): check the disk that it is on\.$/);
    },
  );

  it.skipIf(isRoot)('that may not be read is named in the error (not as root, who may read all)', async () => {
    const folder = makeFolder();
    const file = path.join(folder, 'secret');
    writeFileSync(file, 'text', { mode: 0o000 });
    const closed = path.join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o000);
    const refusal = 'may not be read by this user: change its permissions or run as its owner.';
    expect(await fail(file)).toBe(`${file} ${refusal}`);
    expect(await fail(closed)).toBe(`${closed} ${refusal}`);
    chmodSync(closed, 0o700);
  });
});

describe('standard input', () => {
  it('is meant by a dash', async () => {
    const source = await openSource('-', give('one\n', 'two\n'));
    expect(source).toMatchObject({ kind: 'text', location: '-', suggestedName: 'stdin' });
    expect(await readAll(source)).toBe('one\ntwo\n');
  });

  it('may be gzip too, also when its bytes come one by one or not at all', async () => {
    const bytes = [...gzipSync('packed')].map((byte) => Buffer.of(byte));
    expect(await readAll(await openSource('-', give(...bytes)))).toBe('packed');
    expect(await readAll(await openSource('-', give('', '\u001f', '', 'x')))).toBe('\u001fx');
    expect(await readAll(await openSource('-', give()))).toBe('');
    expect(await fail('-', give(...bytes.slice(0, -1)))).toMatch(/^Standard input is not a whole gzip file/);
  });

  it('is let go of where the reader stops early', async () => {
    let open = true;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.from('more\n');
      } finally {
        open = false;
      }
    }
    const source = await openSource('-', endless());
    if (source.kind !== 'text') throw new Error('not a text');
    for await (const _ of source.chunks()) break;
    expect(open).toBe(false);
  });

  it('hands on the error of whoever writes it', async () => {
    async function* broken(head: Buffer): AsyncGenerator<Buffer> {
      yield head;
      throw new Error('the pipe broke');
    }
    for (const head of [Buffer.from('text'), gzipSync('text').subarray(0, 12)]) {
      await expect(readAll(await openSource('-', broken(head)))).rejects.toThrow('the pipe broke');
    }
  });
});

describeGit('a folder', () => {
  it('is opened where it is a git repository', async () => {
    const repository = makeRepository(path.join(makeFolder(), 'Project.git'));
    const tip = repository.commit();
    const given = path.relative(process.cwd(), repository.directory);
    expect(await openSource(given, give())).toMatchObject({
      kind: 'git',
      what: given,
      location: repository.directory,
      suggestedName: 'project',
      repository: { tip },
    });
  });

  it('is refused where it is none, and the line says what to name instead', async () => {
    const folder = makeFolder();
    expect(await fail(folder)).toBe(
      `${folder} is a folder and no git repository: name a repository's top folder, or name a changelog file.`,
    );
    const repository = makeRepository(path.join(folder, 'repository'));
    repository.commit({ files: { 'docs/guide/a.txt': 'a' } });
    const inner = path.join(repository.directory, 'docs/guide');
    expect(await fail(inner)).toBe(
      `${inner} is a folder and no git repository: the repository's top folder is ${repository.directory}, or name a changelog file.`,
    );
  });
});

describe('an address', () => {
  it.each([
    [
      'https://example.org/a.md?key=secret',
      /^https:\/\/example\.org\/a\.md\?… is an address: "annalist import" reads it/,
    ],
    ['https://me:secret@example.org/a.git', /^The source has a name or a password in its address/],
    ['https:/me:secret@example.org/a.git', /^The source begins with "https:" and is no address/],
    ['git://example.org/a.git', /^Sources by git:\/\/ are not read/],
  ])('such as %s is nothing on this machine', async (given, message) => {
    const told = await fail(given);
    expect(told).toMatch(message);
    expect(told).not.toContain('secret');
  });
});

describe('the name made from a path', () => {
  it.each([
    ['/srv/git/linux.git', 'linux'],
    ['/srv/git/linux/.git', 'linux'],
    ['/srv/linux/', 'linux'],
    ['/srv/CHANGELOG.md', 'changelog'],
    ['/srv/fs-2007.txt.gz', 'fs-2007'],
    ['/srv/git.log', 'git'],
    ['C:\\work\\Project', 'project'],
    ['/srv/My Project (old)', 'my-project-old'],
    ['/srv/v1.2_final', 'v1.2_final'],
    ['/srv/Überblick', 'uberblick'],
    ['/srv/日本', 'log'],
    ['/srv/--upload-pack=x', 'upload-pack-x'],
    ['/srv/..x', 'x'],
    ['/', 'log'],
    [`/srv/${'long'.repeat(40)}`, 'long'.repeat(16)],
  ])('%s is %s', (location, name) => {
    expect(suggestName(location)).toBe(name);
  });
});
