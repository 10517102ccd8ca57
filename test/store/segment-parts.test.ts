import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { packBytesNow } from '../../src/store/file-shape.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { isInParts, readHead } from '../../src/store/segment-head.ts';
import { makeSegmentPacker } from '../../src/store/segment-packer.ts';
import { beginParts, readPartKeys, readParts } from '../../src/store/segment-parts.ts';
import { readPackedRecords } from '../../src/store/segment-records.ts';
import { openStore } from '../../src/store/store.ts';
import { makeParsed } from '../support/parsed-entry.ts';
import { addRecords, makeFolder, makeRecord, makeRecords, readAll } from './store-fixtures.ts';

const hashOf = (number: number): string => (number + 1).toString(16).padStart(40, 'c0ffee');

/** A commit of a history in which each builds on the one before, and every tenth on one that is further back as well. */
function makeCommit(number: number): LogRecord {
  const person = { name: `Ada ${number % 9}`, email: `ada${number % 9}@example.org` };
  const second = String(number % 60).padStart(2, '0');
  const entry = makeParsed('2007-07-11', person.name, {
    id: hashOf(number),
    author: person,
    committer: { name: 'Bob', email: 'bob@example.org' },
    authored: `2007-07-11T10:00:${second}+02:00`,
    committed: `2007-07-11T12:00:${second}-11:30`,
    committedDate: '2007-07-11',
    subject: `change ${number}`,
    body: 'Why it is so.',
    parents: [hashOf(number - 1), ...(number % 10 === 0 ? [hashOf(number - 70), hashOf(number - 3)] : [])],
    trailers: [{ role: 'reviewed-by', name: 'Eve' }],
  });
  return { kind: 'entry', key: entry.id, entry };
}

const makeCommits = (from: number, to: number): LogRecord[] =>
  Array.from({ length: to - from }, (_, index) => makeCommit(from + index));

function pack(first: number, records: readonly LogRecord[], begun?: Parameters<typeof makeSegmentPacker>[1]): Buffer {
  const packer = makeSegmentPacker(first, begun);
  for (const record of records) packer.add(record);
  expect(packer.records).toBe((begun ? begun.parts.length * 64 + begun.records.length : 0) + records.length);
  return packer.finish();
}

describe('a segment in parts', () => {
  it('gives its commits, all of them or from one on, wherever their parents are', () => {
    const commits = makeCommits(0, 200);
    const bytes = pack(0, commits);
    expect(readParts(bytes)).toEqual(commits);
    for (const skip of [1, 63, 64, 65, 199, 200]) expect(readParts(bytes, skip)).toEqual(commits.slice(skip));
    expect([...readPackedRecords(bytes)]).toEqual(commits);
    expect(readPartKeys(bytes)).toEqual(commits.map(({ key }) => key));
  });

  it('names each person once, and tells hashes beside the rows', () => {
    const head = readHead(pack(0, makeCommits(0, 200)));
    expect(head.people()).toHaveLength(10);
    expect(head).toMatchObject({ records: 200, each: 64, width: 20 });
    expect(head.parts).toHaveLength(4);
  });

  it('goes on where it ended, as if it had been written at once', () => {
    const whole = pack(512, makeCommits(0, 300));
    for (const cut of [1, 63, 64, 128, 150]) {
      const begun = pack(512, makeCommits(0, cut));
      expect(pack(512, makeCommits(cut, 300), beginParts(begun)).equals(whole)).toBe(true);
    }
  });

  it('is packed by threads as it is here', async () => {
    const packer = makeSegmentPacker(0);
    for (const commit of makeCommits(0, 130)) packer.add(commit);
    expect((await packer.finishApart()).equals(packer.finish())).toBe(true);
  });

  it('keeps hashes of 64 digits, and those of 40 among them', () => {
    const long = 'd'.repeat(64);
    const records = [long, hashOf(1), '0'.repeat(64)].map((id): LogRecord => {
      const entry = makeParsed('2007-07-11', 'Ada', { id, parents: [long] });
      return { kind: 'entry', key: id, entry };
    });
    const bytes = pack(0, [...records, makeRecord(6)]);
    expect(readHead(bytes).width).toBe(32);
    expect(readParts(bytes)).toEqual([...records, makeRecord(6)]);
    expect(readPartKeys(bytes)).toEqual([...records, makeRecord(6)].map(({ key }) => key));
  });
});

/** A log, and how many bytes of its segments are read. */
async function storeCounted(records: readonly LogRecord[]) {
  const folder = await makeFolder();
  const log = await addRecords(openStore(folder), 'kernel', records);
  const read = { whole: 0, parts: [] as number[] };
  const store = openStore(folder, {
    disk: {
      ...nodeDisk,
      read: async (path) => {
        if (path.endsWith('.parts')) read.whole += 1;
        return await nodeDisk.read(path);
      },
      openParts: async (path) => {
        const file = await nodeDisk.openParts(path);
        const readCounted = (from: number, to: number): Buffer => {
          read.parts.push(to - from);
          return file.read(from, to);
        };
        return { ...file, read: readCounted };
      },
    },
  });
  const paths = log.catalogue.segments.map(({ file }) => join(folder, 'logs/kernel/segments', file));
  return { log: await store.openLog('kernel'), read, paths };
}

describe('a stored record', () => {
  it('is read with the head of its segment and the part that has it, and each of these once', async () => {
    const { log, read, paths } = await storeCounted(makeCommits(0, 600));
    for (const sequence of [0, 63, 5]) expect(await log.record(sequence)).toEqual(makeCommit(sequence));
    expect(read.whole).toBe(0);
    expect(read.parts).toHaveLength(2);
    expect(await log.record(64)).toEqual(makeCommit(64));
    expect(await log.record(599)).toEqual(makeCommit(599));
    expect(read.parts).toHaveLength(5);
    const bytes = await readFile(paths[0] ?? '');
    const head = readHead(bytes);
    expect(read.parts.slice(0, 2)).toEqual([
      head.parts[0]?.from,
      (head.parts[0]?.to ?? 0) - (head.parts[0]?.from ?? 0),
    ]);
  });

  it('is read by many at once, and once for all of them', async () => {
    const { log, read } = await storeCounted(makeRecords(0, 1024));
    const asked = Array.from({ length: 1024 }, (_, index) => (index * 37) % 1024);
    expect(await Promise.all(asked.map(log.record))).toEqual(asked.map(makeRecord));
    expect(read.parts).toHaveLength(2 + 16);
  });
});

describe('a segment of which a part is damaged', () => {
  it('gives what its other parts have, and names the part to whoever asks for it or for all', async () => {
    const { log, paths } = await storeCounted(makeCommits(0, 512));
    const path = paths[0] ?? '';
    const bytes = await readFile(path);
    const at = (readHead(bytes).parts[2]?.from ?? 0) + 30;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await log.record(100)).toEqual(makeCommit(100));
    expect(await log.record(192)).toEqual(makeCommit(192));
    const damage = { code: 'damaged', message: expect.stringContaining('the checksum of its part 3 of 8 is wrong') };
    await expect(log.record(128)).rejects.toMatchObject(damage);
    await expect(log.segment(0)).rejects.toMatchObject(damage);
    await expect(log.packedSegment(0)).rejects.toMatchObject(damage);
    await expect(log.keys().next()).rejects.toMatchObject(damage);
    await expect(readAll(log)).rejects.toMatchObject(damage);
    // It is not kept: once the file is mended, it is read.
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await log.record(128)).toEqual(makeCommit(128));
  });

  it.each([
    ['its head is changed', 'its checksum is wrong', (bytes: Buffer) => bytes.fill(1, 20, 22)],
    ['its beginning is changed', 'its checksum is wrong', (bytes: Buffer) => bytes.fill(1, 0, 2)],
    ['its end is cut off', 'and should have', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['it is cut off in its head', 'it has 15 bytes and should have', (bytes: Buffer) => bytes.subarray(0, 15)],
  ])('is refused where %s', async (_, reason, damage) => {
    const { log, paths } = await storeCounted(makeCommits(0, 60));
    const path = paths[0] ?? '';
    await writeFile(path, damage(await readFile(path)));
    await expect(log.record(7)).rejects.toThrow(`${path} is damaged: `);
    await expect(log.record(7)).rejects.toThrow(reason);
    await expect(log.segment(0)).rejects.toThrow(reason);
  });

  it('says of a head of a newer version that the program is to be updated', () => {
    const head = packBytesNow(Buffer.from('{"schema":99}'));
    const bytes = Buffer.concat([Buffer.from('ANNALIST'), Buffer.from([head.length, 0, 0, 0, 13, 0, 0, 0]), head]);
    expect(isInParts(bytes)).toBe(true);
    expect(() => readHead(bytes)).toThrow(
      'was written by a newer Annalist (schema 99; this one knows 2): update Annalist',
    );
    expect(() => readHead(Buffer.from('ANNALIST'))).toThrow('it does not begin as a segment');
  });
});
