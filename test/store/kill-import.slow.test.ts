import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  countEntries,
  importFile,
  killImport,
  type Moment,
  madeGoodEvery,
  measureImport,
  readState,
  type State,
  type Times,
} from '../support/killed-import.ts';
import { joinCommits, makeCommits, makeRandom } from './git-log-text.ts';
import { makeFolder } from './store-fixtures.ts';

const before = 3_000;
const added = 20_000;
const rounds = 50;

test(`an import of ${added} entries that is killed, ${rounds} times, leaves the log as it was before or after`, async () => {
  const folder = await makeFolder();
  const commits = makeCommits(before + added, 7);
  const [old, full] = [join(folder, 'old.txt'), join(folder, 'full.txt')];
  await writeFile(old, joinCommits(commits.slice(0, before)));
  await writeFile(full, joinCommits(commits));

  // Half of the rounds begin with nothing stored, half with a small log that the import adds to.
  const bases = [join(folder, 'empty'), join(folder, 'small')];
  for (const base of bases) await mkdir(base);
  await importFile(old, bases[1] ?? '');
  const starts = await Promise.all(bases.map(readState));
  expect(starts.map(({ entries }) => entries)).toEqual([0, before]);
  const ends: State[] = [];
  const times: Times[] = [];
  for (const base of bases) {
    const data = join(folder, 'measured');
    await cp(base, data, { recursive: true });
    times.push(await measureImport(full, data));
    ends.push(await readState(data));
    await rm(data, { recursive: true });
  }
  for (const end of ends) expect(end.entries).toBe(before + added);

  const random = makeRandom(11);
  const parts = Array.from({ length: rounds }, () => random() * 1.3 - 0.2);
  const moments: Moment[] = [];
  const runRound = async (round: number, part: number): Promise<void> => {
    const kind = round % 2;
    const data = join(folder, `round-${round}`);
    await cp(bases[kind] ?? '', data, { recursive: true });
    const moment = await killImport(full, data, part, times[kind] ?? { start: 0, write: 0 });
    moments.push(moment);
    const state = await readState(data);
    expect(state).toEqual(moment === 'after the last write' ? ends[kind] : starts[kind]);
    // That the next import makes it good takes as long again, so some rounds show it.
    if (round % madeGoodEvery === 0 || round % madeGoodEvery === 1) {
      expect(await countEntries(data)).toBe(state.entries);
      expect(await importFile(full, data)).toBe(before + added);
      expect(await readState(data)).toEqual(ends[kind]);
    }
    await rm(data, { recursive: true });
  };
  const waiting = [...parts.entries()];
  const runRounds = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runRound(...next);
  };
  await Promise.all([runRounds(), runRounds(), runRounds()]);
  expect(moments).toHaveLength(rounds);
  const between = moments.filter((moment) => moment === 'between').length;
  expect(between, moments.join(', ')).toBeGreaterThanOrEqual(rounds / 2);
}, 600_000);
