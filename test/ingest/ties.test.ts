import { describe, expect, it } from 'vitest';
import { makeTies } from '../../src/enrich/tie-turns.ts';
import { openTies, openTieTable, readStoredTest } from '../../src/ingest/open-ties.ts';
import { decodeTies } from '../../src/ingest/tie-file.ts';
import { UserError } from '../../src/model/errors.ts';
import type { LogRecord } from '../../src/store/records.ts';
import type { StoredLog } from '../../src/store/store.ts';
import { hashOf, makeCommit } from '../support/made-ties.ts';
import { joinPieces } from '../support/memory-file.ts';
import { makeMemoryStored } from '../support/memory-log.ts';

/** A file that is kept, and how many records were read. */
interface Kept {
  bytes?: Buffer;
  reads: number;
}

/** A log of so many changes, of which each third one takes back the one before it, with a file that is kept. */
function makeStored(count: number, disk: Kept, gone: [number, number][] = []): StoredLog {
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
      open: async () => {
        const { bytes } = disk;
        return bytes && { length: bytes.length, read: (from, to) => bytes.subarray(from, to) };
      },
      remove: async () => undefined,
      write: async (bytes) => {
        disk.bytes = joinPieces(bytes);
      },
    },
  };
}

describe('what answers need of the ties', () => {
  /** Both files of a log, the second of which is counted each time it is read. */
  const makeBoth = (count: number, disk: Kept, table: Kept, gone = none) => ({
    ...makeStored(count, disk, gone),
    tieTableFile: makeStored(0, table).tieFile,
  });
  const none: [number, number][] = [];
  type Table = Awaited<ReturnType<typeof openTieTable>>;
  /** Without `back` the rows are sorted when they are asked for. */
  const listOf = ({ rows, mentions, back }: Omit<Table, 'back'> & Partial<Table>, count: number) => {
    const ties = makeTies(rows, () => mentions, back);
    return Array.from({ length: count }, (_, place) => [ties.from(place), ties.to(place), ties.turns(place)]);
  };

  it('tells how far it is while it is found out, and says nothing where it is stored', async () => {
    const [disk, table]: [Kept, Kept] = [{ reads: 0 }, { reads: 0 }];
    const told: number[] = [];
    const tell = (records: number) => void told.push(records);
    await openTieTable(makeBoth(600, disk, table), undefined, tell);
    expect(told.at(-1)).toBe(600);
    // Only what came after that is read.
    await openTieTable(makeBoth(630, disk, table), undefined, tell);
    expect(told.at(-1)).toBe(630);
    const before = told.length;
    await openTieTable(makeBoth(630, disk, table), undefined, tell);
    expect(told).toHaveLength(before);
  });

  it('is read from a file of its own, and says the same as all of them', async () => {
    const disk: Kept = { reads: 0 };
    const table: Kept = { reads: 0 };
    const { rows, notes } = await openTies(makeStored(30, { reads: 0 }, [[4, 5]]));
    const expected = listOf({ rows, mentions: notes.mentions }, 30);
    expect(expected.flat(2).some((tie) => 'named' in tie)).toBe(true);
    expect(listOf(await openTieTable(makeBoth(30, disk, table, [[4, 5]])), 30)).toEqual(expected);
    disk.bytes = Buffer.from('not read');
    expect(listOf(await openTieTable(makeBoth(30, disk, table, [[4, 5]])), 30)).toEqual(expected);
    expect(disk.reads).toBe(30);
  });

  it('is made anew where the log has grown, another entry is gone, or the file is damaged', async () => {
    const disk: Kept = { reads: 0 };
    const table: Kept = { reads: 0 };
    await openTieTable(makeBoth(20, disk, table));
    const grown = await openTieTable(makeBoth(33, disk, table));
    expect(grown).toEqual(await openTieTable(makeBoth(33, { reads: 0 }, { reads: 0 })));
    const without = await openTieTable(makeBoth(33, disk, table, [[5, 6]]));
    expect(without.rows.froms.length).toBeLessThan(grown.rows.froms.length);
    table.bytes?.fill(7, 40, 50);
    expect(await openTieTable(makeBoth(33, disk, table))).toEqual(grown);
  });
});

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
      expect(await decodeTies(bytes)).toBeUndefined();
      disk.bytes = bytes;
      expect(await openTies(makeStored(12, disk))).toEqual(made);
    }
    const other = makeStored(12, disk);
    const reads = disk.reads;
    await openTies({ ...other, catalogue: { ...other.catalogue, id: 'another' } });
    expect(disk.reads).toBe(reads + 12);
  });

  it('tell which commits may be stored, also those that came after them', async () => {
    const disk: { bytes?: Buffer; reads: number } = { reads: 0 };
    const unknown = 'f'.repeat(40);
    expect((await readStoredTest(makeStored(6, disk)))([unknown])).toEqual([unknown]);
    await openTies(makeStored(6, disk));
    const asked = [hashOf(0), unknown, hashOf(5), hashOf(6)];
    expect((await readStoredTest(makeStored(6, disk)))(asked)).toEqual([hashOf(0), hashOf(5)]);
    expect((await readStoredTest(makeStored(7, disk)))(asked)).toEqual([hashOf(0), hashOf(5), hashOf(6)]);
    // One that begins as a stored one does is another all the same.
    const alike = `${hashOf(5).slice(0, 10)}${unknown.slice(10)}`;
    expect((await readStoredTest(makeStored(6, disk)))([alike, hashOf(5)])).toEqual([hashOf(5)]);
  });

  it('say of any commit that it may be stored where they are damaged, of another log, or far behind', async () => {
    const disk: { bytes?: Buffer; reads: number } = { reads: 0 };
    await openTies(makeStored(6, disk));
    const good = disk.bytes ?? Buffer.alloc(0);
    const unknown = 'f'.repeat(40);
    const ask = async (log = makeStored(6, disk)) => (await readStoredTest(log))([unknown]);
    expect(await ask()).toEqual([]);
    const other = makeStored(6, disk);
    expect(await ask({ ...other, catalogue: { ...other.catalogue, id: 'another' } })).toEqual([unknown]);
    expect(await ask(makeStored(6 + 2049, disk))).toEqual([unknown]);
    expect(await ask(makeStored(5, disk))).toEqual([unknown]);
    const damaged = makeStored(7, disk);
    expect(
      await ask({
        ...damaged,
        // biome-ignore lint/correctness/useYield: what cannot be read gives nothing.
        async *keys() {
          throw new UserError('a segment is damaged', 'damaged');
        },
      }),
    ).toEqual([unknown]);
    // The hashes lie behind the head, the ten lists' places and the facts.
    const hashes = good.indexOf(Buffer.from(Uint32Array.of(Number.parseInt(hashOf(0).slice(0, 8), 16)).buffer));
    for (const at of [0, 4, 8, 16, 24, 30, hashes]) {
      disk.bytes = Buffer.from(good.map((byte, index) => (index === at ? byte ^ 1 : byte)));
      expect([at, await ask()]).toEqual([at, [unknown]]);
    }
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
