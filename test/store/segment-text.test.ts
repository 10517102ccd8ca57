import { describe, expect, it } from 'vitest';
import { noHead } from '../../src/store/read-row.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { parseSegment } from '../../src/store/segment-records.ts';
import { splitSegmentText } from '../../src/store/segment-text.ts';
import { makeTextCache } from '../../src/store/text-cache.ts';
import { formatOldSegment } from '../support/old-segment.ts';
import { makeParsed } from '../support/parsed-entry.ts';

const records: LogRecord[] = ['first', 'läst, with a "quote",', 'a\nline },\n]'].map((body, index) => ({
  kind: 'entry',
  key: String(index),
  entry: makeParsed('2007-07-11', 'Ada', { id: `2007-07-11#${index + 1}`, body }),
}));

const open = (given: LogRecord[]) => {
  const text = splitSegmentText(formatOldSegment(512, given));
  return {
    record: (index: number) => text?.record(index, noHead),
    key: (index: number) => text?.key(index, noHead),
  };
};

describe('the text of a segment in one piece', () => {
  it.each([
    records,
    records.slice(0, 1),
    [{ kind: 'silent', key: 's', date: '2007-07-11', count: 2 } satisfies LogRecord],
  ])('gives each record as the whole segment does', (...given) => {
    const list = given.flat();
    const whole = parseSegment(formatOldSegment(512, list));
    expect(whole).toEqual({ first: 512, records: list });
    const text = open(list);
    expect(list.map((_, index) => text.record(index))).toEqual(whole.records);
    expect(text.record(list.length)).toBeUndefined();
    expect(text.record(-1)).toBeUndefined();
    expect(list.map((_, index) => text.key(index))).toEqual(list.map(({ key }) => key));
    expect(text.key(list.length)).toBeUndefined();
  });

  it('tells the key of a commit without reading it, and of one that has another key than its id', () => {
    const id = 'a'.repeat(40);
    const commits: LogRecord[] = [id, 'of its own'].map((key) => ({
      kind: 'entry',
      key,
      entry: makeParsed('2007-07-11', 'Ada', { id, body: 'x' }),
    }));
    const text = open(commits);
    expect(commits.map((_, index) => text.key(index))).toEqual([id, 'of its own']);
  });

  it.each(['{"schema":1,"first":0,"records":[]}', '', '{\n"schema": 99,\n"first": 0,\n"records": [\n{}\n]\n}\n'])(
    'that is laid out in another way is left to be read whole: %j',
    (text) => {
      expect(splitSegmentText(Buffer.from(text))).toBeUndefined();
    },
  );
});

describe('the cache of texts', () => {
  const make = (bytes: number) => async () => ({
    bytes,
    record: () => undefined,
    key: () => undefined,
    share: () => undefined,
  });

  it('keeps as many as its size allows, and drops those that were not asked for longest', async () => {
    const cache = makeTextCache(100);
    const first = await cache.get('a', make(60));
    expect(await cache.get('a', make(1))).toBe(first);
    await cache.get('b', make(30));
    await cache.get('a', make(1));
    await cache.get('c', make(40));
    const again = { reads: 0 };
    const count = async () => {
      again.reads += 1;
      return await make(10)();
    };
    await cache.get('a', count);
    await cache.get('c', count);
    expect(again.reads).toBe(0);
    await cache.get('b', count);
    expect(again.reads).toBe(1);
  });

  it('reads a text once for all who ask at the same time, and again after a failure', async () => {
    const cache = makeTextCache(100);
    const fails = () => Promise.reject(new Error('no disk'));
    await expect(cache.get('a', fails)).rejects.toThrow('no disk');
    const both = [cache.get('a', make(1)), cache.get('a', fails)];
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
  });
});
