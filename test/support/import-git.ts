import path from 'node:path';
import { expect } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeRepository, type TestRepository } from './git-repository.ts';
import { importInto, readWhole } from './import-into.ts';

/** A repository with commits of these subjects, and an empty store beside it. */
export function makeBoth(folder: string, ...subjects: string[]): { repository: TestRepository; store: Store } {
  const repository = makeRepository(path.join(folder, 'repository'));
  for (const subject of subjects) repository.commit({ message: `${subject}\n` });
  return { repository, store: openStore(path.join(folder, 'store')) };
}

/** Imports and checks what must always hold: the stored entries are those that HEAD reaches, none of them twice. */
export async function importAndCheck(store: Store, { directory, git }: TestRepository) {
  const report = await importInto(store, directory);
  const { catalogue, records, entries } = await readWhole(store);
  const hashes = git('rev-list', 'HEAD').split('\n');
  expect(entries.map(({ id }) => id).sort()).toEqual(hashes.sort());
  expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
  const { entries: counted, declared, missing, problems } = report;
  expect({ counted, declared, missing }).toEqual({ counted: hashes.length, declared: hashes.length, missing: 0 });
  const days = git('log', '--format=%as').split('\n').sort();
  const table = [...new Set(days)].map((date) => {
    const count = days.filter((day) => day === date).length;
    return { date, declared: count, listed: count };
  });
  expect(catalogue).toMatchObject({
    format: 'git',
    entries: hashes.length,
    days: table,
    source: { location: directory },
  });
  expect(catalogue.git?.tip).toBe(git('rev-parse', 'HEAD'));
  const { added, gone, restored } = report;
  return { added, gone, restored, problems, subjects: entries.map(({ subject }) => subject) };
}

/** What an import reports where nothing is new. */
export const nothing = { added: 0, gone: 0, restored: 0, problems: 0 };
