import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { makeRingMemory, openRecordRing } from '../../src/store/record-ring.ts';
import { makeStoreTexts, openStore } from '../../src/store/store.ts';
import { openThreadStore } from '../../src/store/thread-store.ts';
import { writeDayList } from '../support/day-list-text.ts';
import { useFolders } from '../support/git-repository.ts';
import { importInto } from '../support/import-into.ts';

const makeFolder = useFolders();

/** A log as one of several threads opens it, where texts of so many bytes fit into memory. */
async function open(most?: number | ((packed: number) => number)) {
  const folder = makeFolder();
  await importInto(openStore(folder), { text: writeDayList(['11 Jul, 2007', 1, ['A lock.']]) }, { log: 'sample' });
  const texts = makeStoreTexts();
  const ring = openRecordRing(makeRingMemory(64 * 1024));
  const packed = (await openStore(folder).openLog('sample')).catalogue.segments[0]?.bytes ?? 0;
  const room = typeof most === 'function' ? most(packed) : most;
  const read: string[] = [];
  const disk = {
    ...nodeDisk,
    read: (path: string) => {
      read.push(basename(path));
      return nodeDisk.read(path);
    },
  };
  const log = await openThreadStore(folder, texts, ring, room, disk).openLog('sample');
  const record = await log.record(0);
  const [segment] = log.catalogue.segments;
  return {
    read,
    record,
    shared: await texts.find(`${segment?.file}#0`),
    kept: ring.find(log.catalogue.id, 0),
  };
}

describe('a log that a thread opens', () => {
  it('has its texts shared with others where all of them fit', async () => {
    const { shared, kept } = await open();
    expect(shared?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(kept).toBeUndefined();
  });

  it('has them shared where what they take in parts fits, which is less than what they take as a whole', async () => {
    expect((await open((packed) => packed * 4)).shared).toBeDefined();
    expect((await open((packed) => packed * 2)).shared).toBeUndefined();
  });

  it('has only the records that were read shared where they do not', async () => {
    const { record, shared, kept } = await open(10);
    expect(shared).toBeUndefined();
    expect(kept).toEqual(record);
  });

  it('has its catalogue read once, whichever it is', async () => {
    for (const most of [undefined, 10]) expect((await open(most)).read).toEqual(['catalogue.json']);
  });
});
