import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Document } from '../corpus.ts';
import { makeRandom } from '../random.ts';
import { learnLog } from './learn-shapes.ts';
import { type MadeCommit, makeCommits } from './made-commits.ts';
import { makeRepository } from './made-repository.ts';

/** A log of its own to learn from: some words come often, others once. */
function makeDocuments(): Document[] {
  const random = makeRandom(3);
  const word = (): string => `w${Math.floor(random() ** 3 * 900)}`;
  return Array.from({ length: 300 }, (_, index) => ({
    title: Array.from({ length: 5 }, word).join(' '),
    body: Array.from({ length: 4 }, () => Array.from({ length: 9 }, word).join(' ')).join('\n'),
    change: index % 10 !== 0,
  }));
}

const learnt = learnLog(makeDocuments());
const make = (count: number, seed = 1): MadeCommit[] => [...makeCommits(count, learnt, makeRandom(seed))];
const countWords = (commits: readonly MadeCommit[]): number =>
  new Set(commits.flatMap(({ message }) => message.split(/\s+/))).size;

describe('made commits', () => {
  const commits = make(2000);

  it('are the same ones each time, and others from another seed', () => {
    expect(make(2000)).toEqual(commits);
    expect(make(10, 2)[0]?.hash).not.toBe(commits[0]?.hash);
  });

  it('stand on commits that were made before them, and have numbers without a gap', () => {
    expect(commits.map(({ number }) => number)).toEqual(commits.map((_, index) => index + 1));
    for (const { number, parents } of commits) {
      for (const parent of parents) expect(parent > 0 && parent < number).toBe(true);
    }
    expect(commits.filter(({ parents }) => parents.length === 0)).toHaveLength(1);
  });

  it('are merges as often as topics of a dozen commits make them', () => {
    const share = commits.filter(({ parents }) => parents.length === 2).length / commits.length;
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.15);
  });

  it('have ever more words, though ever fewer new ones', () => {
    const [half, whole] = [countWords(commits.slice(0, 1000)), countWords(commits)];
    expect(whole).toBeGreaterThan(half * 1.05);
    expect(whole).toBeLessThan(half * 2);
  });
});

describe('a made repository', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'annalist-made-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has just the commits that were made, under the hashes that were told', async () => {
    const directory = path.join(folder, 'made.git');
    await makeRepository(directory, 120, learnt);
    const listed = execFileSync('git', ['-C', directory, 'rev-list', 'main'], { encoding: 'utf8' }).trim().split('\n');
    const made = [...makeCommits(120, learnt, makeRandom(2005))].map(({ hash }) => hash);
    expect([...listed].sort()).toEqual([...made].sort());
  });
});
