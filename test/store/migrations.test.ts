import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  catalogueMigrations,
  type Migration,
  migrate,
  segmentMigrations,
  stateMigrations,
} from '../../src/store/migrations.ts';
import { readState } from '../../src/store/state.ts';
import { openStore } from '../../src/store/store.ts';
import { addRecords, expectRecords, makeFolder, makeRecords, readAll } from './store-fixtures.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

/** A made-up history: version 2 split the name, version 3 counts its letters. */
const chain: Migration[] = [
  ({ name, ...rest }) => ({ ...rest, names: String(name).split(' ') }),
  (data) => ({ ...data, letters: String(data.names).replace(/,/g, '').length }),
];

test('old content is brought to the current version step by step', () => {
  const current = { schema: 3, names: ['Ada', 'Lovelace'], letters: 11, kept: true };
  expect(migrate({ schema: 1, name: 'Ada Lovelace', kept: true }, chain)).toEqual(current);
  expect(migrate({ schema: 2, names: ['Ada', 'Lovelace'], kept: true }, chain)).toEqual(current);
  expect(migrate(current, chain)).toEqual(current);
  expect(migrate({ schema: 1, name: 'Ada' }, [])).toEqual({ schema: 1, name: 'Ada' });
});

test('content of a newer version, or of none, is not touched', () => {
  expect(() => migrate({ schema: 4 }, chain)).toThrow('newer Annalist (schema 4; this one knows 3): update Annalist');
  for (const data of [null, [], 'text', {}, { schema: 0 }, { schema: 1.5 }, { schema: '1' }]) {
    expect(() => migrate(data, chain)).toThrow('it has no schema version');
  }
});

test('every version that was ever written has fixtures here', () => {
  expect([catalogueMigrations, segmentMigrations, stateMigrations].map(({ length }) => length)).toEqual([1, 1, 1]);
});

test.each([1, 2])('a log of version %i can be read', async (version) => {
  const expected = JSON.parse(await readFile(join(fixtures, `store-v${version}-expected.json`), 'utf8'));
  const store = openStore(join(fixtures, `store-v${version}`));
  const log = await store.openLog('kernel');
  const records = await readAll(log);
  expect({ catalogue: log.catalogue, records }).toEqual(expected);
  for (const [sequence, record] of records.entries()) expect(await log.record(sequence)).toEqual(record);
  const keys: unknown[] = [];
  for await (const batch of log.keys()) keys.push(...batch);
  expect(keys).toEqual(records.map(({ key }) => key));
});

test('a log of version 1 can be added to, which writes it in the current version', async () => {
  const folder = await makeFolder();
  await cp(join(fixtures, 'store-v1'), folder, { recursive: true });
  const store = openStore(folder);
  const before = await readAll(await store.openLog('kernel'));
  const log = await addRecords(store, 'kernel', makeRecords(0, 600));
  expect(await readAll(log)).toEqual([...before, ...makeRecords(0, 600)]);
  expect(JSON.parse(await readFile(join(folder, 'logs/kernel/catalogue.json'), 'utf8'))).toMatchObject({ schema: 2 });
  await expectRecords(await addRecords(store, 'other', makeRecords(0, 1)), 1);
});

test('a state of version 1 can be read', async () => {
  const { servers, subscriptions, deliveries } = await readState(join(fixtures, 'state-v1'));
  expect([subscriptions.size, deliveries.size]).toEqual([0, 0]);
  expect(Object.fromEntries(servers)).toEqual({
    '613425648685547541': { defaultLog: 'linux' },
    '197038439483310086': { defaultLog: 'git', leftAt: '2026-11-22T09:00:00.000Z' },
    '81384788765712384': { leftAt: '2026-10-01T00:00:00.000Z' },
  });
});
