import { describe, expect, it } from 'vitest';
import { makeTies } from '../../src/enrich/tie-turns.ts';
import { openTies, readStoredTest } from '../../src/ingest/open-ties.ts';
import { decodeTies } from '../../src/ingest/tie-file.ts';
import type { LogRecord } from '../../src/store/records.ts';
import type { StoredLog } from '../../src/store/store.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { joinPieces } from '../support/memory-file.ts';
import { makeMemoryStored } from '../support/memory-log.ts';

/** A log of so many changes, of which each third one takes back the one before it, with a file that is kept. */
function makeStored(count: number, disk: { bytes?: Buffer; reads: number }, gone: [number, number][] = []): StoredLog {
  const records = Array.from({ length: count }, (_, place): LogRecord => {
    const entry =
      place % 3 === 2
        ? makeCommit(place, `Revert "change ${place - 1}"`, { body: `This reverts commit ${hashOf(place - 1)}.` })
        : makeCommit(place, `change ${place}`);
    return { kind: 'entry', key: entry.id, entry };
  });
  const stored = makeMemoryStored('ties', records);
  return {
    ...stored,
    catalogue: { ...stored.catalogue, gone },
    async *records(from = 0) {
      disk.reads += records.length - from;
      yield* stored.records(from);
    },
    tieFile: {
      read: async () => disk.bytes,
      open: async () => undefined,
      remove: async () => undefined,
      write: async (bytes) => {
        disk.bytes = joinPieces(bytes);
      },
    },
  };
}

describe('the ties of a log', () => {
  it('are stored, and read back as they were without reading an entry', async () => {
    const disk = { reads: 0 };
    const made = await openTies(makeStored(30, disk));
    expect(disk.reads).toBe(30);
    expect(await openTies(makeStored(30, disk))).toEqual(made);
    expect(disk.reads).toBe(30);
  });

  it('go on from where they end when the log has grown, and are the same as those made anew', async () => {
    const disk = { reads: 0 };
    await openTies(makeStored(20, disk));
    const grown = await openTies(makeStored(33, disk));
    expect(disk.reads).toBe(33);
    expect(grown).toEqual(await openTies(makeStored(33, { reads: 0 })));
  });

  it('are found anew, without reading, when entries are gone', async () => {
    const disk = { reads: 0 };
    await openTies(makeStored(9, disk));
    const parts = await openTies(makeStored(9, disk, [[5, 6]]));
    expect(disk.reads).toBe(9);
    const ties = makeTies(parts.rows, () => parts.notes.mentions);
    expect([ties.turns(1).length, ties.turns(4).length, ties.turns(7).length]).toEqual([1, 0, 1]);
  });

  it('are made anew where the file is damaged, cut off, of another version or of another log', async () => {
    const disk: { bytes?: Buffer; reads: number } = { reads: 0 };
    const made = await openTies(makeStored(12, disk));
    const good = disk.bytes ?? Buffer.alloc(0);
    const changed = (at: number): Buffer => Buffer.from(good.map((byte, index) => (index === at ? byte ^ 1 : byte)));
    for (const bytes of [Buffer.alloc(0), good.subarray(0, -1), changed(4), changed(40), changed(good.length - 5)]) {
      expect(decodeTies(bytes)).toBeUndefined();
      disk.bytes = bytes;
      expect(await openTies(makeStored(12, disk))).toEqual(made);
    }
    const other = makeStored(12, disk);
    const reads = disk.reads;
    await openTies({ ...other, catalogue: { ...other.catalogue, id: 'another' } });
    expect(disk.reads).toBe(reads + 12);
  });

  it('tell which commits cannot be stored, as long as notes were taken of all records', async () => {
    const disk = { reads: 0 };
    expect((await readStoredTest(makeStored(6, disk)))('f'.repeat(40))).toBe(true);
    await openTies(makeStored(6, disk));
    const mayBeStored = await readStoredTest(makeStored(6, disk));
    expect([0, 5].map((place) => mayBeStored(hashOf(place)))).toEqual([true, true]);
    expect(mayBeStored('f'.repeat(40))).toBe(false);
    expect((await readStoredTest(makeStored(7, disk)))('f'.repeat(40))).toBe(true);
  });

  it('are told without the file where that can be neither read nor written', async () => {
    const log = makeStored(6, { reads: 0 });
    const fail = async (): Promise<never> => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const parts = await openTies({ ...log, tieFile: { read: fail, open: fail, remove: fail, write: fail } });
    expect(parts.rows.froms).toHaveLength(2);
  });
});
