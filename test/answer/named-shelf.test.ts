import { expect, it } from 'vitest';
import { makeNamedShelf } from '../../src/answer/named-shelf.ts';
import { openIndex } from '../../src/ingest/open-index.ts';
import type { Store } from '../../src/store/store.ts';
import { makeMemoryStored, testRules } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

it('of too many records the log not asked for the longest is put back, whether its addresses are hidden or not', async () => {
  const openings: string[] = [];
  const never = () => Promise.reject(new Error('not asked for'));
  const store: Store = {
    generation: never,
    openLog: async (name) => {
      openings.push(name);
      const entry = makeParsed('2007-10-17#1', 'Ada', { body: 'jffs2: a change.' });
      return makeMemoryStored(name, [{ kind: 'entry', key: entry.id, entry }]);
    },
    listLogs: never,
    writeLog: never,
  };
  const shelf = makeNamedShelf(store, async (log) => await openIndex(log, testRules), 2);
  const ask = async (name: string, hidesAddresses = false): Promise<void> => {
    expect((await shelf.open({ name, state: '1', hidesAddresses })).name).toBe(name);
  };
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name);
  expect(openings).toEqual(['a', 'b', 'c', 'b']);
  await ask('b', true);
  await ask('b');
  await ask('a');
  expect(openings).toEqual(['a', 'b', 'c', 'b', 'b', 'a']);
});
