import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noHead } from '../../src/store/read-row.ts';
import { readHead } from '../../src/store/segment-head.ts';
import { makeSegmentPacker } from '../../src/store/segment-packer.ts';
import { openPart } from '../../src/store/segment-parts.ts';
import { readPackedRecords } from '../../src/store/segment-records.ts';
import { splitSegmentText } from '../../src/store/segment-text.ts';
import { makeTextCache } from '../../src/store/text-cache.ts';
import { openSharedTexts, serveTexts } from '../../src/store/text-channel.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const write = (author: string): Buffer =>
  Buffer.from(
    `{\n"schema": 1,\n"first": 0,\n"records": [\n{"id":"2007-07-11#1","key":"k1","date":"2007-07-11","author":["${author}"],"body":"A lock."}\n]\n}\n`,
  );

/** Reads the text of somebody's segment, and counts how often. */
function makeRead(author = 'Ada') {
  const count = { reads: 0 };
  const read = async () => {
    count.reads += 1;
    const text = splitSegmentText(write(author));
    if (!text) throw new Error('no segment');
    return text;
  };
  return { count, read };
}

/** A cache of the main thread, and one of a thread beside it. */
function openPair(most = 10_000) {
  const main = makeTextCache(most);
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  serveTexts(main, port1);
  const other = makeTextCache(
    most,
    openSharedTexts(port2, (file) => other.forget(file)),
  );
  return { main, other };
}

const authorOf = (text: Awaited<ReturnType<ReturnType<typeof makeRead>['read']>>): unknown => {
  const record = text.record(0, noHead);
  return record?.kind === 'entry' ? record.entry.author.name : undefined;
};

describe('the texts of segments', () => {
  it('that one thread has read are read by another from the same memory', async () => {
    const { main, other } = openPair();
    const { count, read } = makeRead();
    const first = await main.get('a', read);
    const second = await other.get('a', read);
    expect(count.reads).toBe(1);
    expect([authorOf(first), authorOf(second)]).toEqual(['Ada', 'Ada']);
    const shared = first.share();
    expect(shared?.buffer).toBeInstanceOf(SharedArrayBuffer);
    // What is written to the one is seen in the other.
    shared?.set(Buffer.from('Eve'), Buffer.from(shared).indexOf('Ada'));
    expect([authorOf(first), authorOf(second)]).toEqual(['Eve', 'Eve']);
    expect(first.share()).toBe(shared);
  });

  it('in parts lie in the same memory too, with their hashes', async () => {
    const { main, other } = openPair();
    const hash = 'ab'.repeat(20);
    const packer = makeSegmentPacker(0);
    packer.add({ kind: 'entry', key: hash, entry: makeParsed('2007-07-11', 'Ada', { id: hash, body: 'A lock.' }) });
    const bytes = packer.finish();
    const head = readHead(bytes);
    const count = { reads: 0 };
    const read = async () => {
      count.reads += 1;
      return openPart(head, 0, { bytes, from: 0 });
    };
    const first = await other.get('a#0', read);
    await expect.poll(() => main.find('a#0')).toBeDefined();
    const second = await main.get('a#0', read);
    expect(count.reads).toBe(1);
    expect([first.record(0, head), second.record(0, head)]).toEqual([
      ...readPackedRecords(bytes),
      ...readPackedRecords(bytes),
    ]);
    const shared = first.share();
    shared?.subarray(-20).fill(0xff);
    expect([first, second].map((text) => text.key(0, head))).toEqual(['f'.repeat(40), 'f'.repeat(40)]);
  });

  it('that a thread reads first are kept for all', async () => {
    const { main, other } = openPair();
    const { count, read } = makeRead();
    await Promise.all([other.get('a', read), other.get('a', read)]);
    await expect.poll(() => main.find('a')).toBeDefined();
    expect(authorOf(await main.get('a', read))).toBe('Ada');
    expect(count.reads).toBe(1);
  });

  it('are let go of everywhere when there is no more room for them', async () => {
    const { main, other } = openPair(300);
    const { count, read } = makeRead();
    await main.get('a', read);
    await other.get('a', read);
    await main.get('b', makeRead().read);
    await main.get('c', makeRead().read);
    await pause(20);
    await other.get('a', read);
    expect(count.reads).toBe(2);
  });

  it('that cannot be read are found out about by whoever asks', async () => {
    const { main, other } = openPair();
    const fail = async () => {
      throw new Error('damaged');
    };
    await expect(main.get('a', fail)).rejects.toThrow('damaged');
    await expect(other.get('a', fail)).rejects.toThrow('damaged');
    expect(authorOf(await other.get('a', makeRead('Bob').read))).toBe('Bob');
  });
});
