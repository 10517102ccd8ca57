import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeGit, makeRepository } from '../support/git-repository.ts';
import {
  countEntries,
  importFile,
  killImport,
  type Moment,
  madeGoodEvery,
  measureImport,
  readState,
} from '../support/killed-import.ts';
import { makeRandom } from './git-log-text.ts';
import { makeFolder } from './store-fixtures.ts';

const added = 20_000;
const rounds = 12;

describeGit('an import of a repository, whose segments are packed on other threads', () => {
  test(`and that is killed, ${rounds} times, leaves nothing or all of it`, async () => {
    const folder = await makeFolder();
    const repository = makeRepository(join(folder, 'repository'));
    repository.commitMany(added);
    const measured = join(folder, 'measured');
    const times = await measureImport(repository.directory, measured);
    const end = await readState(measured);
    expect(end.entries).toBe(added);
    const random = makeRandom(13);
    const moments: Moment[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const data = join(folder, `round-${round}`);
      const moment = await killImport(repository.directory, data, random(), times);
      moments.push(moment);
      const state = await readState(data);
      expect(state).toEqual(moment === 'after the last write' ? end : { entries: 0, sum: '' });
      if (round % madeGoodEvery === 0) {
        expect(await countEntries(data)).toBe(state.entries);
        expect(await importFile(repository.directory, data)).toBe(added);
        expect(await readState(data)).toEqual(end);
      }
      await rm(data, { recursive: true });
    }
    const between = moments.filter((moment) => moment === 'between').length;
    expect(between, moments.join(', ')).toBeGreaterThanOrEqual(rounds / 2);
  }, 240_000);
});
