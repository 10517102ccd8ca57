import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto, readWhole } from '../support/import-into.ts';
import { makeMemoryDisk } from '../support/memory-disk.ts';
import { openTestReader } from '../support/test-library.ts';
import { type MadeRelease, writeVersionLog } from '../support/version-log.ts';

const makeFolder = useFolders();
const makeStore = (): Store => openStore(path.join(makeFolder(), 'store'));

/** Imports a changelog and gives what the report says is new. */
async function bring(store: Store, ...releases: MadeRelease[]) {
  const { added, gone, restored, entries } = await importInto(store, { text: writeVersionLog(...releases) });
  return { added, gone, restored, entries };
}

/** What the log shows now, in order of arrival: id, day and text. */
async function show(store: Store): Promise<string[]> {
  const { entries } = await readWhole(store);
  return entries.map(({ id, date, subject }) => `${id} ${date} ${subject}`);
}

/** The texts that a search finds, in its order. */
async function find(store: Store, query: object): Promise<string[]> {
  const log = await openTestReader(store).open('test');
  const { hits } = await log.search({ order: 'newest', limit: 100, ...query });
  return await Promise.all(hits.map(async ({ sequence }) => (await log.entry(sequence)).subject ?? ''));
}

const first: MadeRelease = ['1.0.0', '2024-01-10', 'Added: reads lzo', 'Added: reads zlib'];
const open: MadeRelease = ['Unreleased', undefined, 'Fixed: a leak', 'Added: reads zstd'];

describe('a changelog with version headings', () => {
  it('is stored from its end, and what has no day yet is the newest of it', async () => {
    const store = makeStore();
    expect(await bring(store, open, first)).toEqual({ added: 4, gone: 0, restored: 0, entries: 4 });
    expect(await show(store)).toEqual([
      '1.0.0#2 2024-01-10 reads zlib',
      '1.0.0#1 2024-01-10 reads lzo',
      'Unreleased#2  reads zstd',
      'Unreleased#1  a leak',
    ]);
    expect(await find(store, {})).toEqual(['a leak', 'reads zstd', 'reads lzo', 'reads zlib']);
    expect((await readWhole(store)).catalogue).toMatchObject({
      entries: 4,
      days: [{ date: '2024-01-10', declared: 2, listed: 2 }],
    });
  });

  it('that did not change brings nothing new', async () => {
    const store = makeStore();
    await bring(store, open, first);
    expect(await bring(store, open, first)).toEqual({ added: 0, gone: 0, restored: 0, entries: 4 });
    expect((await readWhole(store)).catalogue.moved).toEqual({});
  });

  it('keeps the numbers of items that come into a release, and tells them under its name and day', async () => {
    const store = makeStore();
    await bring(store, open, first);
    expect(await find(store, { since: '2024-02-01' })).toEqual([]);
    const released: MadeRelease = ['1.1.0', '2024-03-01', 'Added: reads zstd', 'Added: reads xz', 'Fixed: a leak'];
    expect(await bring(store, ['Unreleased', undefined], released, first)).toEqual({
      added: 1,
      gone: 0,
      restored: 0,
      entries: 5,
    });
    expect(await show(store)).toEqual([
      '1.0.0#2 2024-01-10 reads zlib',
      '1.0.0#1 2024-01-10 reads lzo',
      '1.1.0#1 2024-03-01 reads zstd',
      '1.1.0#3 2024-03-01 a leak',
      '1.1.0#2 2024-03-01 reads xz',
    ]);
    // The index and the releases know it too.
    expect(await find(store, { since: '2024-02-01' })).toEqual(['reads xz', 'a leak', 'reads zstd']);
    expect(await find(store, { release: '1.1.0' })).toHaveLength(3);
    expect((await readWhole(store)).catalogue.days).toMatchObject([
      { date: '2024-01-10', listed: 2 },
      { date: '2024-03-01', listed: 3 },
    ]);
  });

  it('tells an item of a release once where others have the same words', async () => {
    const store = makeStore();
    const same = 'Changed: updates its dependencies';
    await bring(store, ['1.0.0', '2024-01-10', same, same]);
    expect(await bring(store, ['1.1.0', '2024-02-01', same], ['1.0.0', '2024-01-10', same, same])).toMatchObject({
      added: 1,
      gone: 0,
    });
    // One that came between them.
    const between: MadeRelease = ['1.0.1', '2024-02-02', same];
    const all: MadeRelease[] = [['1.1.0', '2024-02-01', same], between, ['1.0.0', '2024-01-10', same, same]];
    expect(await bring(store, ...all)).toMatchObject({ added: 1, gone: 0 });
    expect((await show(store)).map((line) => line.split(' ')[0])).toEqual(['1.0.0#2', '1.0.0#1', '1.1.0#1', '1.0.1#1']);
    expect(await bring(store, ...all)).toMatchObject({ added: 0, gone: 0 });
  });

  it('takes what was done again in a later release for new, though it is gone from an older one', async () => {
    const store = makeStore();
    await bring(store, ['1.0.0', '2024-01-10', 'a leak', 'reads lzo']);
    expect(await bring(store, ['1.1.0', '2024-02-01', 'a leak'], ['1.0.0', '2024-01-10', 'reads lzo'])).toEqual({
      added: 1,
      gone: 1,
      restored: 0,
      entries: 2,
    });
  });

  it('forgets nothing that it no longer reaches back to, and marks what was taken out as gone', async () => {
    const store = makeStore();
    await bring(store, open, first);
    expect(await bring(store, ['Unreleased', undefined, 'Fixed: a leak'])).toEqual({
      added: 0,
      gone: 1,
      restored: 0,
      entries: 3,
    });
    expect((await readWhole(store)).catalogue.releases.map(({ name }) => name)).toEqual(['Unreleased', '1.0.0']);
    expect(await find(store, { release: '1.0' })).toEqual(['reads lzo', 'reads zlib']);
    expect(await bring(store, open, first)).toEqual({ added: 0, gone: 0, restored: 1, entries: 4 });
  });

  it('that gets another day or another name for a candidate has the same items', async () => {
    const store = makeStore();
    await bring(store, ['1.1.0-rc1', '2024-02-01', 'a leak'], first);
    expect(await bring(store, ['1.1.0', '2024-03-01', 'a leak'], first)).toMatchObject({ added: 0, gone: 0 });
    expect(await bring(store, ['1.1.0', '2024-03-02', 'a leak'], first)).toMatchObject({ added: 0, gone: 0 });
    expect((await show(store)).at(-1)).toBe('1.1.0#1 2024-03-02 a leak');
  });

  it('tells lines that hold when it has grown', async () => {
    const store = makeStore();
    await bring(store, first);
    await bring(store, open, first);
    const text = writeVersionLog(open, first).split('\n');
    const log = await openTestReader(store).open('test');
    for (const id of ['1.0.0#1', '1.0.0#2', 'Unreleased#2']) {
      const [sequence = -1] = await log.find(id, 1);
      const { line = 0, subject } = await log.entry(sequence);
      expect(text[line - 1], id).toContain(`"subject":"${subject}"`);
    }
  });

  it('has after any growth the entries of its text, and each number tells one of them', async () => {
    const item = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const step = fc.record({ items: fc.array(item, { maxLength: 3 }), released: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const store = openStore('/store', { disk: makeMemoryDisk() });
        let waiting: string[] = [];
        const past: MadeRelease[] = [];
        let told = 0;
        let written = 0;
        for (const [index, { items, released }] of steps.entries()) {
          waiting = [...items, ...waiting];
          written += items.length;
          if (released) past.unshift([`1.${index}.0`, `2024-01-${10 + index}`, ...waiting]);
          if (released) waiting = [];
          const text: MadeRelease[] = [['Unreleased', undefined, ...waiting], ...past];
          const { added, gone } = await bring(store, ...text);
          told += added;
          expect(gone).toBe(0);
          const expected = text.flatMap(([name, date = '', ...all]) =>
            all.map((subject, place) => `${name}#${place + 1} ${date} ${subject}`),
          );
          expect((await show(store)).toSorted()).toEqual(expected.toSorted());
        }
        expect(told).toBe(written);
      }),
      { numRuns: 30 },
    );
  });
});
