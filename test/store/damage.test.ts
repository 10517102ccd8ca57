import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openStore, type Store, type StoredLog } from '../../src/store/store.ts';
import { formatOldSegment } from '../support/old-segment.ts';
import { addRecords, expectRecords, makeFolder, makeRecord, makeRecords, readAll } from './store-fixtures.ts';

interface Stored {
  store: Store;
  log: StoredLog;
  folder: string;
  catalogue: string;
  backup: string;
}

/** A log of two commits: 600 records, then 700. */
async function storeTwice(): Promise<Stored> {
  const data = await makeFolder();
  const store = openStore(data, { now: () => Date.UTC(2026, 10, 22, 9) });
  await addRecords(store, 'kernel', makeRecords(0, 600));
  const log = await addRecords(store, 'kernel', makeRecords(600, 700));
  const folder = join(data, 'logs/kernel');
  const catalogue = join(folder, 'catalogue.json');
  return { store, log, folder, catalogue, backup: `${catalogue}.bak` };
}

/** Changes fields of a catalogue's file. */
async function editJson(path: string, changes: object): Promise<void> {
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...changes }));
}

const damages: [string, string, (path: string) => Promise<void>][] = [
  ['empty', 'it is empty', (path) => truncate(path, 0)],
  ['cut off', 'it is no whole JSON text', (path) => truncate(path, 300)],
  ['garbage', 'it is no whole JSON text', (path) => writeFile(path, Buffer.from([0, 255, 1, 254]))],
  ['null', 'it has no schema version', (path) => writeFile(path, 'null')],
  ['a list', 'it has no schema version', (path) => writeFile(path, '[]')],
  ['of no version', 'it has no schema version', (path) => editJson(path, { schema: undefined })],
  ['of another shape', 'days.0 does not fit (no day)', (path) => editJson(path, { days: ['2007-01-11'] })],
  ['with an impossible day', 'firstDay does not fit (no day)', (path) => editJson(path, { firstDay: '2007-02-30' })],
  ['with a wrong sum of records', 'segments does not fit', (path) => editJson(path, { records: 701 })],
  [
    'with a path out of its folder',
    'segments.0 does not fit (no segment)',
    (path) =>
      editJson(path, { records: 5, segments: [{ file: '../../x', records: 5, bytes: 1, sum: '0'.repeat(16) }] }),
  ],
  [
    'with a segment of no length',
    'segments.0 does not fit (no segment)',
    (path) =>
      editJson(path, {
        records: 5,
        segments: [{ file: `000000-${'0'.repeat(12)}.json.br`, records: 5, bytes: -1, sum: '0'.repeat(16) }],
      }),
  ],
  ['with what is no range', 'gone.1 does not fit (no range)', (path) => editJson(path, { gone: [[0, 2], [3]] })],
  ['with twins that are none', 'twins.0 does not fit (no twins)', (path) => editJson(path, { twins: [[1, 2, '3']] })],
  ['missing', 'it is missing', (path) => rm(path)],
];

test.each(damages)('a catalogue that is %s is refused in one line, with the way back', async (_, reason, damage) => {
  const { store, catalogue, backup, folder } = await storeTwice();
  await damage(catalogue);
  for (const work of [() => store.openLog('kernel'), () => store.writeLog('kernel', 'a test')]) {
    const error = await work().then(
      () => undefined,
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'UserError', code: 'damaged' });
    expect(error.message).toContain(`${catalogue} is damaged: ${reason}`);
    expect(error.message).toContain(
      `; rename ${backup} to catalogue.json to go back to the import before (515 entries, 2026-11-22), ` +
        `or delete ${folder} and import again`,
    );
    expect(error.message).not.toContain('\n');
  }
  expect(await store.listLogs()).toMatchObject([{ name: 'kernel', problem: { code: 'damaged' } }]);

  // The way back leads to the log before, and on from there.
  await rename(backup, catalogue);
  await expectRecords(await store.openLog('kernel'), 600);
  await expectRecords(await addRecords(store, 'kernel', makeRecords(600, 800)), 800);
});

test('a backup that is damaged as well is not recommended', async () => {
  const { store, catalogue, backup, folder } = await storeTwice();
  await truncate(catalogue, 0);
  await truncate(backup, 10);
  await expect(store.openLog('kernel')).rejects.toThrow(
    `${catalogue} is damaged: it is empty; delete ${folder} and import again ` +
      '(catalogue.json.bak is of no use either: it is no whole JSON text).',
  );
});

test('a damaged backup stops nobody, and no segment that it may name is removed', async () => {
  const { store, backup, log } = await storeTwice();
  await truncate(backup, 10);
  await expectRecords(await store.openLog('kernel'), 700);
  await expectRecords(await addRecords(store, 'kernel', makeRecords(700, 701)), 701);
  await expectRecords(log, 700);
});

test.each<[string, string, (path: string) => Promise<void>]>([
  ['empty', 'it is empty', (path) => truncate(path, 0)],
  ['cut off', 'it has 100 bytes and should have', (path) => truncate(path, 100)],
  ['changed', 'its checksum is wrong', async (path) => await writeFile(path, (await readFile(path)).reverse())],
  ['missing', 'it is missing', (path) => rm(path)],
])('a segment that is %s is refused in one line, with the way back', async (_, reason, damage) => {
  const { store, log, folder, backup } = await storeTwice();
  const [full, tail] = log.catalogue.segments.map((segment) => join(folder, 'segments', segment.file));
  await damage(full ?? '');
  await damage(tail ?? '');
  const opened = await openStore(join(folder, '../..')).openLog('kernel');
  const again = `delete ${folder} and import again`;
  await expect(opened.segment(0)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(new RegExp(`^${full} is damaged: ${reason}.*; ${again}\\.$`)),
  });
  await expect(opened.record(650)).rejects.toThrow(`rename ${backup} to catalogue.json`);
  await expect(readAll(opened)).rejects.toMatchObject({ code: 'damaged' });
  for (const added of [[], makeRecords(700, 701)]) {
    await expect(addRecords(store, 'kernel', added)).rejects.toMatchObject({ code: 'damaged' });
  }
  expect(await store.listLogs()).toMatchObject([{ name: 'kernel', catalogue: { records: 700 } }]);
});

/** Puts a segment in one piece in the place of the second one, and makes the catalogue match. */
async function replaceByText({ folder, log, catalogue }: Stored, text: string): Promise<void> {
  const bytes = brotliCompressSync(Buffer.from(text));
  const [first, second] = log.catalogue.segments;
  const file = second?.file.replace('.parts', '.json.br') ?? '';
  await writeFile(join(folder, 'segments', file), bytes);
  const row = { file, records: 188, bytes: bytes.length, sum: sumOf(bytes) };
  await editJson(catalogue, { segments: [first, row] });
}

const sumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

test('a segment in one piece whose catalogue was made to match is checked for its shape', async () => {
  const stored = await storeTwice();
  const good = formatOldSegment(512, makeRecords(512, 700)).toString();
  for (const [text, reason] of [
    [good.replace('"schema": 1', '"schema": "one"'), 'it has no schema version'],
    [good.replace('"author":', '"writer":'), 'records.0.author does not fit'],
    [good.replace('"first": 512', '"first": -1'), 'first does not fit'],
    [good.replace('"records": [', '"records": 1, "others": ['), 'records does not fit'],
    [good.slice(0, 200), 'it is no whole JSON text'],
  ] as const) {
    await replaceByText(stored, text);
    const opened = await openStore(join(stored.folder, '../..')).openLog('kernel');
    await expect(opened.segment(1)).rejects.toThrow(reason);
  }
});

test('files of a newer version are refused, and left as they are', async () => {
  const { store, catalogue, backup, folder } = await storeTwice();
  await editJson(catalogue, { schema: 7, days: 'something else' });
  const before = await readFile(catalogue);
  const message = `${catalogue} was written by a newer Annalist (schema 7; this one knows 2): update Annalist.`;
  await expect(store.openLog('kernel')).rejects.toMatchObject({ code: 'newer-version', message });
  await expect(store.writeLog('kernel', 'a test')).rejects.toMatchObject({ code: 'newer-version', message });
  expect(await store.listLogs()).toMatchObject([{ problem: { code: 'newer-version' } }]);
  expect(await readFile(catalogue)).toEqual(before);

  await copyFile(catalogue, backup);
  await truncate(catalogue, 0);
  await expect(store.openLog('kernel')).rejects.toThrow(
    `delete ${folder} and import again (catalogue.json.bak is of no use either: was written by a newer Annalist`,
  );
});

test.each([
  ['by the version before', (text: string) => text],
  ['in other lines', (text: string) => text.replaceAll('\n', ' ')],
])('an import reads and adds to a segment that was written %s', async (_, change) => {
  const stored = await storeTwice();
  await replaceByText(stored, change(formatOldSegment(512, makeRecords(512, 700)).toString()));
  const log = await stored.store.openLog('kernel');
  await expectRecords(log, 700);
  expect(await log.record(600)).toEqual(makeRecord(600));
  const grown = await addRecords(stored.store, 'kernel', makeRecords(700, 800));
  await expectRecords(grown, 800);
  expect(grown.catalogue.segments.map(({ head }) => head !== undefined)).toEqual([true, true]);
});
