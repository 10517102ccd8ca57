import { expect, it } from 'vitest';
import { makeIndex } from '../../src/ingest/make-index.ts';
import type { NotedHistory } from '../../src/ingest/note-history.ts';
import { tellProgress } from '../../src/ingest/progress.ts';
import { makeHistoryReader } from '../../src/ingest/read-history.ts';
import { openStore } from '../../src/store/store.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';
import { testRules } from '../support/memory-log.ts';

const makeFolder = useFolders();
const silent = tellProgress(undefined, () => 0);
const unused = (): Promise<void> => Promise.reject(new Error('nothing was noted'));

/** A history that was noted, and that nothing can be concluded from. */
function noteInVain(error: Error): NotedHistory {
  const reader = makeHistoryReader({ rules: testRules.subsystems, mailmap: '' }, () => undefined, 'none');
  const collector = { take: () => undefined, conclude: () => undefined, finish: () => Promise.reject(error) };
  return { reader, collector };
}

async function storeLog() {
  const store = openStore(makeFolder());
  await importInto(store, { text: writeDayList(['11 Jul, 2007', 1, ['A lock for quota.', 'Jan Kara']]) });
  const log = await store.openLog('test');
  const made = await log.indexFile.read();
  await log.indexFile.remove();
  return { log, made };
}

it('the index is made of the segments where a thread had too little memory to conclude it', async () => {
  const { log, made } = await storeLog();
  const noted = noteInVain(Object.assign(new Error('no room'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
  expect(await makeIndex(log, testRules, noted, silent, unused)).toEqual({ usedTies: false, isStored: true });
  expect(await log.indexFile.read()).toEqual(made);
});

it('any other failure of a thread is told', async () => {
  const { log } = await storeLog();
  await expect(makeIndex(log, testRules, noteInVain(new Error('broken')), silent, unused)).rejects.toThrow('broken');
  expect(await log.indexFile.read()).toBeUndefined();
});
