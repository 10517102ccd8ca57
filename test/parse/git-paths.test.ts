import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCommitCutter } from '../../src/parse/cut-commits.ts';
import { keptPaths } from '../../src/parse/git-paths.ts';
import { logArguments } from '../../src/source/git.ts';
import { streamGit } from '../../src/source/run-git.ts';
import {
  describeGit,
  makeRepository,
  runIsolatedGit,
  type TestRepository,
  useFolders,
} from '../support/git-repository.ts';
import { readRecords } from '../support/read-history.ts';

const makeFolder = useFolders();

async function printPaths({ directory, git }: TestRepository): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamGit(directory, logArguments([git('rev-parse', 'HEAD')], [], true))) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

describeGit('the files that commits touch', () => {
  it('are read whatever they are called', async () => {
    const repository = makeRepository(path.join(makeFolder(), 'repository'));
    const names = [
      'line\nend',
      '"quoted"',
      ' blank ',
      '\n',
      'tab\tand\\slash',
      ':(glob)*',
      '-option',
      'größe',
      'd/e/f',
    ];
    repository.commit({ message: 'names\n', files: Object.fromEntries(names.map((name) => [`${name}x`, name])) });
    repository.commit({ message: '' });
    repository.commit({ message: 'move\n' });
    repository.git('mv', 'd/e/fx', 'moved');
    repository.commit({ message: 'moved\n' });
    const { entries, problems } = readRecords([await printPaths(repository)]);
    expect(entries.map(({ paths }) => paths)).toEqual([
      names.map((name) => `${name}x`).sort(),
      undefined,
      undefined,
      ['d/e/fx', 'moved'],
    ]);
    expect(problems.map(({ kind }) => kind)).toEqual(['empty-message']);
  });

  it('are those of the first commit, too, and no merge has any', async () => {
    const repository = makeRepository(path.join(makeFolder(), 'repository'));
    repository.git('config', 'log.showRoot', 'false');
    repository.git('config', 'diff.renames', 'copies');
    repository.git('config', 'diff.relative', 'true');
    repository.commit({ message: 'one\n', files: { 'a/one': '1' } });
    repository.git('checkout', '-q', '-b', 'side');
    repository.commit({ message: 'side\n', files: { 'b/side': '2' } });
    repository.git('checkout', '-q', 'main');
    repository.commit({ message: 'two\n', files: { 'a/two': '3' } });
    repository.git('merge', '-q', '--no-ff', '-m', 'joined', 'side');
    repository.commit({ message: 'three\n', files: { 'a/three': '4' } });
    const { entries } = readRecords([await printPaths(repository)]);
    const read = Object.fromEntries(entries.map(({ subject, paths }) => [subject, paths]));
    expect(read).toEqual({
      one: ['a/one'],
      side: ['b/side'],
      two: ['a/two'],
      joined: undefined,
      three: ['a/three'],
    });
  });

  it('are read as Windows-1252 where their names are not UTF-8', async () => {
    const repository = makeRepository(path.join(makeFolder(), 'repository'));
    const name = Buffer.from('größe', 'latin1').toString('latin1');
    const stream = Buffer.concat([
      Buffer.from('commit refs/heads/main\ncommitter A <a@example.org> 1200000000 +0000\ndata 4\none\nM 644 inline '),
      Buffer.from(name, 'latin1'),
      Buffer.from('\ndata 1\nx\n\n'),
    ]);
    runIsolatedGit(repository.directory, ['fast-import', '--quiet'], { input: stream });
    const { entries, problems } = readRecords([await printPaths(repository)]);
    expect(entries.map(({ paths }) => paths)).toEqual([['größe']]);
    expect(problems.map(({ kind }) => kind)).toEqual(['encoding']);
  });
});

const field = fc.string({ unit: fc.constantFrom('a', '\n', ' ', '"', 'ü', '/'), maxLength: 6 });
const commitParts = fc.record({
  message: field,
  paths: fc.array(fc.string({ unit: fc.constantFrom('b', '\n', '/', '"', 'é'), minLength: 1, maxLength: 5 }), {
    maxLength: 4,
  }),
});

/** What git prints of commits: after one with paths there is an empty field more. */
function print(commits: readonly { message: string; paths: readonly string[] }[]): Buffer {
  const text = commits.map(({ message, paths }, index) => {
    const hash = index.toString(16).padStart(40, '0');
    const fields = ['', hash, '', 'A', 'a@x', '1200000000 +0000', 'A', 'a@x', '1200000000 +0000', message];
    const touched = paths.length === 0 ? '' : `\n${paths.map((each) => `${each}\0`).join('')}`;
    return `${fields.join('\0')}\0${touched}${paths.length > 0 && index < commits.length - 1 ? '\0' : ''}`;
  });
  return Buffer.from(text.join(''));
}

/** Cuts bytes into chunks at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
}

describe('output with paths', () => {
  it('is read the same however it comes in chunks, and in stretches of so many commits', () => {
    const places = fc.array(fc.nat(500), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(commitParts, { maxLength: 9 }),
        places,
        fc.integer({ min: 1, max: 4 }),
        (commits, at, size) => {
          const output = print(commits);
          const { entries, problems } = readRecords(cut(output, at));
          expect(entries.map(({ paths = [] }) => paths)).toEqual(commits.map(({ paths }) => paths));
          expect(problems.filter(({ kind }) => kind === 'cut-off')).toEqual([]);

          const cutter = makeCommitCutter(size);
          const stretches = cut(output, at).flatMap((chunk) => cutter.push(chunk));
          const parts = [...stretches, cutter.end()].map((stretch) => readRecords([stretch]).entries);
          expect(parts.flat()).toEqual(entries);
          for (const part of parts.slice(0, -1)) expect(part).toHaveLength(size);
          expect(parts.at(-1)?.length).toBeLessThanOrEqual(size);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('that is cut off gives the commits before, and says so', () => {
    const output = print([
      { message: 'one', paths: ['a', 'b'] },
      { message: 'two', paths: ['c', 'd'] },
    ]);
    const second = output.indexOf('two');
    for (const end of [second - 20, second + 1, output.length - 1]) {
      const { entries, problems } = readRecords([output.subarray(0, end)]);
      expect(entries.map(({ paths }) => paths)).toEqual([['a', 'b']]);
      expect(problems.map(({ kind }) => kind)).toEqual(['cut-off']);
    }
  });

  it('keeps the first thousand paths of a commit, and counts the rest', () => {
    const many = Array.from({ length: keptPaths.count + 7 }, (_, index) => `f${index}`);
    const long = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(4000, 'x'));
    const { entries } = readRecords([
      print([
        { message: 'many', paths: many },
        { message: 'long', paths: long },
      ]),
    ]);
    expect(entries.map(({ paths, morePaths }) => [paths?.length, morePaths])).toEqual([
      [keptPaths.count, 7],
      [16, 24],
    ]);
  });
});
