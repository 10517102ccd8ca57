import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { type ListedDay, writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto, readWhole } from '../support/import-into.ts';
import { openTestReader } from '../support/test-library.ts';

const makeFolder = useFolders();
const makeStore = (): Store => openStore(path.join(makeFolder(), 'store'));

/** Imports a day list and gives what the report says is new. */
async function bring(store: Store, ...days: ListedDay[]) {
  const { added, gone, restored, entries, declared, missing } = await importInto(store, {
    text: writeDayList(...days),
  });
  return { added, gone, restored, entries, declared, missing };
}

/** What the log shows now, as whoever asks sees it: id and text, in order of arrival. */
async function show(store: Store): Promise<string[]> {
  return (await readWhole(store)).entries.map(({ id, body }) => `${id} ${body}`);
}

/** What takes a number, in order: the text of an entry, or the day and count of commits without text. */
async function listNumbers(store: Store): Promise<string[]> {
  const { records } = await readWhole(store);
  return records.map((record) => (record.kind === 'silent' ? `${record.date}: ${record.count}` : record.entry.body));
}

/** Holds the line that each entry is said to begin on against the text. */
async function expectLines(store: Store, ...days: ListedDay[]): Promise<void> {
  const lines = writeDayList(...days).split('\n');
  const reader = await openTestReader(store).open('test');
  for (const { id, body } of (await readWhole(store)).entries) {
    const [sequence = -1] = await reader.find(id, 1);
    const entry = await reader.entry(sequence);
    expect(entry.body).toBe(body);
    expect(lines[(entry.line ?? 0) - 1], id).toBe(`  • ${body.split('\n')[0]}`);
  }
}

const feb: ListedDay = ['14 Feb, 2007', 2];
const july: ListedDay = ['11 Jul, 2007', 2, ['second of July'], ['first of July']];

describe('a day list', () => {
  it('is stored oldest first, and silent days take numbers', async () => {
    const store = makeStore();
    expect(await bring(store, july, feb)).toEqual({
      added: 2,
      gone: 0,
      restored: 0,
      entries: 2,
      declared: 4,
      missing: 2,
    });
    expect(await listNumbers(store)).toEqual(['2007-02-14: 2', 'first of July', 'second of July']);
    expect(await show(store)).toEqual(['2007-07-11#2 first of July', '2007-07-11#1 second of July']);
    await expectLines(store, july, feb);
  });

  it('that did not change brings nothing new', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    const before = await readWhole(store);
    expect(await bring(store, july, feb)).toMatchObject({ added: 0, gone: 0, restored: 0, entries: 2, missing: 2 });
    const after = await readWhole(store);
    expect(after.records).toEqual(before.records);
    const { generation, refreshed, ...facts } = after.catalogue;
    expect(before.catalogue).toMatchObject(facts);
  });

  it('that grew at its top gets new entries, and the old ones their new places', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    const october: ListedDay = ['18 Oct, 2007', 2, ['of October\nin two lines']];
    const grown: ListedDay = ['11 Jul, 2007', 3, ['third of July'], ['second of July'], ['first of July']];
    expect(await bring(store, october, grown, feb)).toMatchObject({
      added: 2,
      gone: 0,
      entries: 4,
      declared: 7,
      missing: 3,
    });
    expect(await listNumbers(store)).toEqual([
      '2007-02-14: 2',
      'first of July',
      'second of July',
      'third of July',
      'of October\nin two lines',
      '2007-10-18: 1',
    ]);
    expect(await show(store)).toEqual([
      '2007-07-11#3 first of July',
      '2007-07-11#2 second of July',
      '2007-07-11#1 third of July',
      '2007-10-18#1 of October\nin two lines',
    ]);
    await expectLines(store, october, grown, feb);
  });

  it('whose silent day gained text has it, and no number is given twice', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    const half: ListedDay = ['14 Feb, 2007', 2, ['of February']];
    expect(await bring(store, july, half)).toMatchObject({ added: 1, entries: 3, declared: 4, missing: 1 });
    const whole: ListedDay = ['14 Feb, 2007', 2, ['later'], ['of February']];
    expect(await bring(store, july, whole)).toMatchObject({ added: 1, entries: 4, declared: 4, missing: 0 });
    expect(await bring(store, july, whole)).toMatchObject({ added: 0, gone: 0 });
    const numbers = ['2007-02-14: 2', 'first of July', 'second of July', 'of February', 'later'];
    expect(await listNumbers(store)).toEqual(numbers);
    await expectLines(store, july, whole);
  });

  it('that declares more commits without text than before numbers those that are new', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    await bring(store, july, ['14 Feb, 2007', 5]);
    await bring(store, july, ['14 Feb, 2007', 5]);
    const { records, catalogue } = await readWhole(store);
    expect(await listNumbers(store)).toEqual(['2007-02-14: 2', 'first of July', 'second of July', '2007-02-14: 3']);
    expect(new Set(records.map(({ key }) => key)).size).toBe(4);
    expect(catalogue.days[0]).toMatchObject({ date: '2007-02-14', declared: 5, listed: 0 });
  });

  it('may have its days and entries in any order', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    const turned: ListedDay = ['11 Jul, 2007', 2, ['first of July'], ['second of July']];
    expect(await bring(store, feb, turned)).toMatchObject({ added: 0, gone: 0 });
    expect(await show(store)).toEqual(['2007-07-11#1 first of July', '2007-07-11#2 second of July']);
    await expectLines(store, feb, turned);
    expect(await bring(store, july, feb)).toMatchObject({ added: 0, gone: 0 });
    expect(await show(store)).toEqual(['2007-07-11#2 first of July', '2007-07-11#1 second of July']);
    await expectLines(store, july, feb);
    expect((await readWhole(store)).catalogue.moved).toEqual({});
  });

  it('may have a day under two headings', async () => {
    const [top, below]: ListedDay[] = [
      ['11 Jul, 2007', 1, ['second of July']],
      ['11 Jul, 2007', 2, ['first of July']],
    ];
    if (!top || !below) throw new Error('no days');
    const store = makeStore();
    expect(await bring(store, top, feb, below)).toMatchObject({ added: 2, declared: 5, missing: 3 });
    await expectLines(store, top, feb, below);
    expect(await bring(store, top, feb, below)).toMatchObject({ added: 0, gone: 0, missing: 3 });
    expect(await bring(store, ['1 Aug, 2007', 1, ['of August']], top, feb, below)).toMatchObject({ added: 1, gone: 0 });
    await expectLines(store, ['1 Aug, 2007', 1, ['of August']], top, feb, below);
  });

  it('that shows more than it declares keeps all of it', async () => {
    const store = makeStore();
    const crowded: ListedDay = ['11 Jul, 2007', 1, ['third'], ['second'], ['first']];
    expect(await bring(store, crowded)).toMatchObject({ added: 3, entries: 3, missing: 0 });
    expect(await bring(store, crowded)).toMatchObject({ added: 0, gone: 0, entries: 3 });
  });
});

describe('an entry', () => {
  it('whose text was corrected takes the place of the old one, and gives it back', async () => {
    const store = makeStore();
    await bring(store, july, feb);
    const corrected: ListedDay = ['11 Jul, 2007', 2, ['second of July, corrected'], ['first of July']];
    expect(await bring(store, corrected, feb)).toMatchObject({
      added: 1,
      gone: 1,
      restored: 0,
      entries: 2,
      missing: 2,
    });
    expect(await show(store)).toEqual(['2007-07-11#2 first of July', '2007-07-11#1 second of July, corrected']);
    await expectLines(store, corrected, feb);
    expect(await bring(store, july, feb)).toMatchObject({ added: 0, gone: 1, restored: 1, entries: 2 });
    expect(await show(store)).toEqual(['2007-07-11#2 first of July', '2007-07-11#1 second of July']);
    await expectLines(store, july, feb);
    expect((await readWhole(store)).records).toHaveLength(4);
  });

  it('with a twin on its day is counted as two, also when the twin comes later', async () => {
    const store = makeStore();
    await bring(store, ['11 Jul, 2007', 1, ['the same']]);
    const twins: ListedDay = ['11 Jul, 2007', 3, ['the same'], ['the same', 'Charles Babbage'], ['the same']];
    expect(await bring(store, twins)).toMatchObject({ added: 2, gone: 0, entries: 3 });
    expect(await bring(store, twins)).toMatchObject({ added: 0, gone: 0, entries: 3 });
    expect(new Set(await show(store)).size).toBe(3);
    await expectLines(store, twins);
  });

  it('of another page of the same log stays, and what comes is added', async () => {
    const store = makeStore();
    await bring(store, july);
    expect(await bring(store, ['1 May, 2007', 1, ['of May']], feb)).toMatchObject({
      added: 1,
      gone: 0,
      entries: 3,
      declared: 5,
    });
    expect(await show(store)).toEqual([
      '2007-07-11#2 first of July',
      '2007-07-11#1 second of July',
      '2007-05-01#1 of May',
    ]);
    const reader = await openTestReader(store).open('test');
    const lines = await Promise.all([0, 1].map(async (sequence) => (await reader.entry(sequence)).line));
    expect(lines).toEqual([undefined, undefined]);
  });

  it('that one page of a day shows and the next does not stays, under an id of its own', async () => {
    const store = makeStore();
    await bring(store, ['11 Jul, 2007', 3, ['third'], ['second']]);
    expect(await bring(store, ['11 Jul, 2007', 3, ['first']])).toMatchObject({
      added: 1,
      gone: 0,
      entries: 3,
      missing: 0,
    });
    expect(await show(store)).toEqual(['2007-07-11#2 second', '2007-07-11#3 third', '2007-07-11#1 first']);
    const all: ListedDay = ['11 Jul, 2007', 3, ['third'], ['second'], ['first']];
    expect(await bring(store, all)).toMatchObject({ added: 0, gone: 0, entries: 3 });
    expect(await show(store)).toEqual(['2007-07-11#2 second', '2007-07-11#1 third', '2007-07-11#3 first']);
    await expectLines(store, all);
  });
});
