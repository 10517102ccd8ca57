import { describe, expect, it } from 'vitest';
import { keepRecords } from '../../src/store/keep-records.ts';
import { makeRingMemory, openRecordRing } from '../../src/store/record-ring.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { makeMemoryStored } from '../support/memory-log.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const makeRecord = (number: number, body = `Body ${number} — ärger.`): LogRecord => {
  const entry = makeParsed(`2007-07-11#${number}`, 'Ada', { body });
  return { kind: 'entry', key: entry.id, entry };
};

const small = 64 * 1024;

describe('records that several threads keep', () => {
  it('are read by others as they were written', () => {
    const memory = makeRingMemory(small);
    const silent: LogRecord = { kind: 'silent', key: 'k', date: '2007-07-11', count: 3 };
    const writer = openRecordRing(memory);
    writer.keep('log', 7, makeRecord(7));
    writer.keep('log', 8, silent);
    const reader = openRecordRing(memory);
    expect(reader.find('log', 7)).toEqual(makeRecord(7));
    expect(reader.find('log', 8)).toEqual(silent);
    expect(reader.find('log', 9)).toBeUndefined();
  });

  it('are told from those of another log', () => {
    const ring = openRecordRing(makeRingMemory(small));
    ring.keep('one', 7, makeRecord(7));
    expect(ring.find('other', 7)).toBeUndefined();
  });

  it('give way to those that are read later, and are whole or not there', () => {
    const ring = openRecordRing(makeRingMemory(small));
    const found: number[] = [];
    for (let number = 0; number < 2000; number += 1) ring.keep('log', number, makeRecord(number));
    for (let number = 0; number < 2000; number += 1) {
      const record = ring.find('log', number);
      if (!record) continue;
      expect(record).toEqual(makeRecord(number));
      found.push(number);
    }
    expect(found).not.toContain(0);
    expect(found).toContain(1999);
    expect(found.length).toBeGreaterThan(100);
  });

  it('are not given where another one is being written over them', () => {
    const memory = makeRingMemory(small);
    const ring = openRecordRing(memory);
    ring.keep('log', 7, makeRecord(7));
    const bytes = new Uint8Array(memory);
    bytes[Buffer.from(memory).indexOf('Body')] = 88;
    expect(ring.find('log', 7)).toBeUndefined();
  });

  it('are not kept where one alone would take much of the room', () => {
    const ring = openRecordRing(makeRingMemory(small));
    ring.keep('log', 7, makeRecord(7, 'x'.repeat(2000)));
    expect(ring.find('log', 7)).toBeUndefined();
  });
});

describe('a log whose records are kept', () => {
  const open = (count: number) => {
    const stored = makeMemoryStored(
      'log',
      Array.from({ length: count }, (_, number) => makeRecord(number)),
    );
    const read: number[] = [];
    const log = {
      ...stored,
      async record(sequence: number) {
        read.push(sequence);
        return await stored.record(sequence);
      },
    };
    return { log, read };
  };

  it('is asked once for each, also by two threads', async () => {
    const memory = makeRingMemory(small);
    const { log, read } = open(3);
    const logs = [openRecordRing(memory), openRecordRing(memory)].map((ring) => keepRecords(log, ring));
    for (const one of logs) expect(await one.record(1)).toEqual(makeRecord(1));
    expect(read).toEqual([1]);
  });

  it('has no record that came after it was opened', async () => {
    const ring = openRecordRing(makeRingMemory(small));
    const { log } = open(3);
    ring.keep(log.catalogue.id, 3, makeRecord(3));
    expect(await keepRecords(log, ring).record(3)).toBeUndefined();
  });
});
