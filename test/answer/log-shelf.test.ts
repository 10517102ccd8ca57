import { expect, it } from 'vitest';
import type { LogIndex } from '../../src/answer/log-index.ts';
import { makeShelf } from '../../src/answer/log-shelf.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { LogRecord } from '../../src/store/records.ts';
import type { Store, StoredLog } from '../../src/store/store.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

it('a log whose index is found to be damaged is opened anew, once for all who ask', async () => {
  const log = makeMemoryStored('memory', []);
  const index: LogIndex = await openIndex(log, testRules);
  let openings = 0;
  let damaged = false;
  const store: Pick<Store, 'generation' | 'openLog'> = { generation: async () => '1', openLog: async () => log };
  const never = () => Promise.reject(new Error('not asked for'));
  const shelf = makeShelf({ ...store, listLogs: never, writeLog: never }, async () => {
    openings += 1;
    const opening = openings;
    return { ...index, isDamaged: () => damaged && opening === 1 };
  });
  const first = await shelf.open('memory');
  expect(await shelf.open('memory')).toBe(first);
  damaged = true;
  const again = await Promise.all([shelf.open('memory'), shelf.open('memory')]);
  expect(again[0]).not.toBe(first);
  expect(again[1]).toBe(again[0]);
  expect(openings).toBe(2);
});

it('logs are opened when they are asked for, and of too many records the one not asked for the longest is put back', async () => {
  const logs = new Map(['a', 'b', 'c'].map((name) => [name, makeMemoryStored(name, makeRecords(5))]));
  const openings: string[] = [];
  const never = () => Promise.reject(new Error('not asked for'));
  const store: Store = {
    generation: async () => '1',
    openLog: async (name) => logs.get(name) ?? (await never()),
    listLogs: never,
    writeLog: never,
  };
  const openNoted = async (log: StoredLog): Promise<LogIndex> => {
    openings.push(log.name);
    return await openIndex(log, testRules);
  };
  const shelf = makeShelf(store, openNoted, {}, 10);
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b', 'a']) expect((await shelf.open(name)).name).toBe(name);
  expect(openings).toEqual(['a', 'b', 'c', 'b']);
  const small = makeShelf(store, openNoted, {}, 1);
  await small.open('a');
  openings.length = 0;
  await small.open('a');
  expect(openings).toEqual([]);
});

const makeRecords = (count: number): LogRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const entry = makeParsed(`2007-10-17#${index + 1}`, 'Ada', { body: `jffs2: change number ${index}.` });
    return { kind: 'entry', key: entry.id, entry };
  });
