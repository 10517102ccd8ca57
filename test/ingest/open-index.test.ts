import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderImport } from '../../src/cli/import.ts';
import type { IndexRules } from '../../src/ingest/index-rules.ts';
import { openIndex, openStoredIndex } from '../../src/ingest/open-index.ts';
import { UserError } from '../../src/model/errors.ts';
import type { DerivedFile } from '../../src/store/derived-file.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { openStore, type StoredLog } from '../../src/store/store.ts';
import { makeFaultyDisk, makeSystemError } from '../store/faulty-disk.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { makeMemoryFile } from '../support/memory-file.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();

const makeRecords = (count: number): LogRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const entry = makeParsed(`2007-10-17#${index + 1}`, `Ada ${index % 3}`, { body: `jffs2: change number ${index}.` });
    return { kind: 'entry', key: entry.id, entry };
  });

function makeLog(file: DerivedFile, count: number, { id = 'log', mailmap }: { id?: string; mailmap?: string } = {}) {
  return { ...makeMemoryStored(id, makeRecords(count), [], mailmap), indexFile: file };
}

const ada = { name: 'Ada Lovelace', names: ['Ada 1'], emails: [] };

/** How many records each shard of an opened index covers. */
async function open(log: StoredLog, rules: IndexRules = testRules): Promise<number[]> {
  return (await openIndex(log, rules)).shards.map(({ records }) => records);
}

describe('the index of a log', () => {
  it('is made where it is missing, and then used as it is', async () => {
    const file = makeMemoryFile();
    expect(await open(makeLog(file, 5))).toEqual([5]);
    expect(await open(makeLog(file, 5))).toEqual([5]);
    expect(file.writes).toBe(1);
  });

  it('is not made by who opens only what is stored', async () => {
    const file = makeMemoryFile();
    expect(await openStoredIndex(makeLog(file, 5), testRules)).toBeUndefined();
    expect(file.writes).toBe(0);
    await open(makeLog(file, 5));
    const opened = await openStoredIndex(makeLog(file, 7), testRules);
    expect(opened?.shards.map(({ records }) => records)).toEqual([5, 2]);
    expect(await openStoredIndex(makeLog(file, 5, { mailmap: 'Ada <ada@x.org>' }), testRules)).toBeUndefined();
    expect(file.writes).toBe(1);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['was cut off', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['has a bit changed', (bytes) => Buffer.from(bytes.map((byte, index) => (index === 99 ? byte ^ 4 : byte)))],
    ['is another file', () => Buffer.from('no index at all')],
  ])('is made anew where it %s', async (_, damage) => {
    const file = makeMemoryFile();
    await open(makeLog(file, 5));
    const whole = file.bytes ?? Buffer.alloc(0);
    file.bytes = damage(whole);
    expect(await open(makeLog(file, 5))).toEqual([5]);
    expect(file.writes).toBe(2);
    expect(file.bytes).toEqual(whole);
  });

  it.each<[string, (file: DerivedFile) => Promise<number[]>]>([
    ['other rules', (file) => open(makeLog(file, 5), { ...testRules, mark: 'other' })],
    ['what was known of other people', (file) => open(makeLog(file, 5), { ...testRules, people: [ada] })],
    ['another mailmap', (file) => open(makeLog(file, 5, { mailmap: 'Ada <ada@example.org>' }))],
    ['another log of that name', (file) => open(makeLog(file, 5, { id: 'another' }))],
    ['more records than there are', (file) => open(makeLog(file, 4))],
  ])('is made anew where it was made of %s', async (_, again) => {
    const file = makeMemoryFile();
    await open(makeLog(file, 5));
    await again(file);
    expect(file.writes).toBe(2);
  });

  it('is made elsewhere where somebody can and there is much of it, and here where that fails', async () => {
    const file = makeMemoryFile();
    const log = makeLog(file, 5100);
    const asked: string[] = [];
    const openWith = async (makeApart: () => Promise<void>): Promise<number> => {
      await openIndex(log, testRules, undefined, async ({ name }) => {
        asked.push(name);
        await makeApart();
      });
      return file.writes;
    };
    expect(await openWith(async () => undefined)).toBe(1);
    expect(await openWith(async () => undefined)).toBe(1);
    file.bytes = undefined;
    expect(await openWith(async () => void (await open(log)))).toBe(2);
    expect(asked).toHaveLength(2);
    await openIndex(makeLog(makeMemoryFile(), 5), testRules, undefined, () =>
      Promise.reject(new Error('not for so few')),
    );
  });

  it('names people as is known of them, also those of what came later', async () => {
    const file = makeMemoryFile();
    const rules = { ...testRules, people: [ada] };
    await open(makeLog(file, 1), rules);
    const [base, tail] = (await openIndex(makeLog(file, 3), rules)).shards;
    expect(base?.facts.people.map(({ name }) => name)).toEqual(['Ada 0']);
    expect(tail?.facts.people.map(({ name }) => name)).toEqual(['Ada 0', 'Ada Lovelace', 'Ada 2']);
  });

  it('has a part for what came later, which is not stored, and is made anew where that is long', async () => {
    const file = makeMemoryFile();
    await open(makeLog(file, 5));
    expect(await open(makeLog(file, 8))).toEqual([5, 3]);
    expect(await open(makeLog(file, 5 + 2048))).toEqual([5, 2048]);
    expect(file.writes).toBe(1);
    expect(await open(makeLog(file, 5 + 2049))).toEqual([5 + 2049]);
    expect(file.writes).toBe(2);
  });

  it.each([
    ['may not be written', { write: new UserError('read-only', 'storage') }],
    ['was swept up before it took its place', { write: Object.assign(new Error('gone'), { code: 'ENOENT' }) }],
    ['may not be read', { read: new UserError('not allowed', 'storage') }],
    ['is a folder', { read: Object.assign(new Error('a folder'), { code: 'EISDIR' }) }],
  ])('is used all the same where it %s', async (_, errors: { read?: Error; write?: Error }) => {
    const file: DerivedFile = {
      ...makeMemoryFile(),
      open: async () => {
        if (errors.read) throw errors.read;
        return undefined;
      },
      write: async () => {
        if (errors.write) throw errors.write;
      },
    };
    expect(await open(makeLog(file, 5))).toEqual([5]);
  });

  it('does not hide a fault of the program', async () => {
    const file: DerivedFile = { ...makeMemoryFile(), write: () => Promise.reject(new TypeError('a fault')) };
    await expect(open(makeLog(file, 5))).rejects.toThrow('a fault');
  });
});

describe('the index of a stored log', () => {
  it('is missed by an import that could not store it, until one does', async () => {
    const folder = makeFolder();
    const disk = makeFaultyDisk(({ name, path: at }) =>
      name === 'write' && at.includes('index.bin') ? makeSystemError('ENOSPC') : undefined,
    );
    const text = writeDayList(['11 Jul, 2007', 1, ['A lock for quota.']]);
    const full = await importInto(openStore(folder, { disk }), { text });
    expect(full).toMatchObject({ entries: 1, unindexed: true });
    expect(renderImport(full)).toContain('its search index could not be stored, as on a full disk');
    const again = await importInto(openStore(folder), { text });
    expect(again).not.toHaveProperty('unindexed');
    expect(renderImport(again)).not.toContain('index');
  });

  it('lies beside the segments, and finds what each import brought', async () => {
    const folder = makeFolder();
    const store = openStore(folder);
    const reader = openTestReader(store);
    const find = async (words: string) =>
      (await (await reader.open('test')).search({ words, order: 'best', limit: 5 })).total;
    await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, ['A lock for quota.', 'Jan Kara']]) });
    expect(await find('quota')).toBe(1);
    const grown = writeDayList(
      ['12 Jul, 2007', 1, ['Netlink for quota.', 'Al Viro']],
      ['11 Jul, 2007', 1, ['A lock for quota.', 'Jan Kara']],
    );
    await importInto(store, { text: grown });
    expect(await find('quota')).toBe(2);
    expect(await find('netlink')).toBe(1);
    expect(
      (await (await reader.open('test')).search({ order: 'best', limit: 0, tally: 'author' })).people,
    ).toHaveLength(2);
  });

  it('is made anew for another log that takes the name', async () => {
    const folder = makeFolder();
    const first = openStore(folder);
    await importInto(first, { text: writeDayList(['11 Jul, 2007', 1, ['A lock for quota.']]) });
    const file = path.join(folder, 'logs/test/index.bin');
    const before = await readFile(file);
    await rm(path.join(folder, 'logs/test/catalogue.json'));
    await rm(path.join(folder, 'logs/test/catalogue.json.bak'), { force: true });
    const store = openStore(folder);
    await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, ['Zones of netlink.']]) });
    expect((await readFile(file)).equals(before)).toBe(false);
    const log = await openTestReader(store).open('test');
    expect((await log.search({ words: 'quota', order: 'best', limit: 5 })).total).toBe(0);
    expect((await log.search({ words: 'netlink', order: 'best', limit: 5 })).total).toBe(1);
  });
});
