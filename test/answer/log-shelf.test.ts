import { expect, it } from 'vitest';
import type { LogIndex } from '../../src/answer/log-reader.ts';
import { makeShelf } from '../../src/answer/log-shelf.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { Store } from '../../src/store/store.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';

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
