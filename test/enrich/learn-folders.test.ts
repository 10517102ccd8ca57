import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginsWithFile, chooseFolders, foldersOf, listParts, partOfFile } from '../../src/enrich/learn-folders.ts';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { makeSubsystemFinder } from '../../src/enrich/subsystems.ts';
import { learnSubsystems } from '../support/learn-entries.ts';
import { takesLinearTime } from '../support/linear-time.ts';

const rules = makeSubsystemRules(
  JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8')),
);

/** Counts what changes touch, one list of files each. */
function choose(changes: readonly string[][]): string[] {
  const touched = new Map<string, number>();
  for (const part of changes.flatMap((paths) => [...listParts(paths)])) touched.set(part, (touched.get(part) ?? 0) + 1);
  return chooseFolders(touched, changes.length, []).map((entry) => entry.name);
}

const times = (count: number, ...paths: string[]): string[][] => Array.from({ length: count }, () => paths);

describe('parts of a project by the files that changes touch', () => {
  it('are folders that do not just hold the parts', () => {
    expect(foldersOf('src/lib/loom/warp/a.c')).toEqual(['loom', 'warp']);
    expect(foldersOf('./../src/a.c')).toEqual([]);
    expect(foldersOf('doc/')).toEqual(['doc']);
  });

  it('are source files that lie in no such folder', () => {
    expect(partOfFile('src/read_elf.c')).toBe('read-elf');
    expect(partOfFile('src/Makefile.am')).toBe('');
    expect(partOfFile('NEWS')).toBe('');
    expect(choose([...times(5, 'src/spin.c', 'NEWS'), ...times(4, 'src/warp.c'), ...times(2, 'src/rare.c')])).toEqual([
      'spin',
      'warp',
    ]);
  });

  it('are the folders inside one that most changes touch', () => {
    const changes = [
      ...times(6, 'loom/spin/a.c'),
      ...times(5, 'loom/warp/a.c'),
      ...times(4, 'loom/main.c'),
      ...times(3, 'doc/a.texi'),
    ];
    expect(choose(changes)).toEqual(['spin', 'warp', 'main', 'doc']);
  });

  it('are no folders inside one that tells enough', () => {
    const changes = [...times(3, 'loom/spin/a.c'), ...times(3, 'loom/warp/a.c'), ...times(20, 'doc/a.texi')];
    expect(choose(changes)).toEqual(['loom', 'doc']);
  });

  it('come before a title that only begins with a file', () => {
    expect(beginsWithFile('src/a.c (f): Fix.', ['src/a.c'])).toBe(true);
    expect(beginsWithFile('[src/a.c] Fix.', ['src/a.c'])).toBe(true);
    expect(beginsWithFile('loom: Fix.', ['src/a.c'])).toBe(false);
    const entries = [...times(5, 'configure.ac', 'spin/a.c', 'spin/b.c'), ...times(5, 'warp/a.c')].map((paths) => ({
      subject: `${paths[0]}: Say it.`,
      headline: '',
      body: '',
      paths,
    }));
    const finder = makeSubsystemFinder(rules, learnSubsystems(rules, entries));
    expect(
      finder.ofEntry({ subject: 'configure.ac: Say it.', headline: '', body: '', paths: ['configure.ac', 'spin/a.c'] }),
    ).toEqual(['spin']);
    expect(finder.names).not.toContain('configure.ac');
  });

  it('are counted in a time that grows with the files alone', () => {
    const makePaths = (share: number): string[] =>
      Array.from({ length: 20_000 * share }, (_, index) => `${'a/'.repeat(400)}${index}.c`);
    expect(takesLinearTime(makePaths, listParts)).toBe(true);
  });
});
