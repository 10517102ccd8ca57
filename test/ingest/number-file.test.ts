import { describe, expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers, openNumbers, packText, unpackText } from '../../src/ingest/number-file.ts';

const kind = { magic: 0x1234_5678, version: 3 };
const facts = { name: 'täglich 日', n: 7 };
const lists = [Uint32Array.of(1, 2, 0xffff_ffff), new Uint32Array(), Uint32Array.of(9)];
const file = encodeNumbers(kind, facts, lists);

/** Notes which bytes are read. */
function makeSource(bytes: Uint8Array) {
  const read: [number, number][] = [];
  const source = {
    length: bytes.length,
    read: (from: number, to: number) => {
      read.push([from, to]);
      return bytes.subarray(from, to);
    },
  };
  return { source, read };
}

describe('a file of numbers', () => {
  it('is read as it was written, wherever it lies in memory', async () => {
    expect(await decodeNumbers(kind, file)).toEqual({ facts, lists });
    const shifted = Buffer.concat([Buffer.alloc(1), file]).subarray(1);
    expect(await decodeNumbers(kind, shifted)).toEqual({ facts, lists });
    expect(await decodeNumbers(kind, encodeNumbers(kind, null, []))).toEqual({ facts: null, lists: [] });
    const long = [new Uint32Array(300_000).fill(5)];
    const longFile = encodeNumbers(kind, facts, long);
    expect(await decodeNumbers(kind, longFile)).toEqual({ facts, lists: long });
    longFile[longFile.length - 1] = 1;
    expect(await decodeNumbers(kind, longFile)).toBeUndefined();
  });

  it('tells its facts, and one list, without the rest being read', () => {
    const { source, read } = makeSource(file);
    const opened = openNumbers(kind, source);
    expect(opened?.facts).toEqual(facts);
    const front = Math.max(...read.map(([, to]) => to));
    expect(front).toBe(file.length - 4 * 4);
    expect(opened?.list(2)).toEqual(Uint32Array.of(9));
    expect(read.filter(([from]) => from >= front)).toEqual([[file.length - 4, file.length]]);
    expect(opened?.list(3)).toBeUndefined();
    expect(opened?.list(-1)).toBeUndefined();
  });

  it('is none where any byte is another, it is cut off, longer, or of another kind or version', async () => {
    for (let at = 0; at < file.length; at += 1) {
      const changed = file.map((byte, index) => (index === at ? byte ^ 0x10 : byte));
      expect([at, await decodeNumbers(kind, changed)]).toEqual([at, undefined]);
      expect(await decodeNumbers(kind, file.subarray(0, at))).toBeUndefined();
    }
    expect(await decodeNumbers(kind, Buffer.concat([file, Buffer.alloc(4)]))).toBeUndefined();
    expect(await decodeNumbers({ ...kind, version: 4 }, file)).toBeUndefined();
    expect(await decodeNumbers({ ...kind, magic: 1 }, file)).toBeUndefined();
  });

  it('gives a sound list beside a damaged one', () => {
    const changed = file.map((byte, index) => (index === file.length - 1 ? byte ^ 1 : byte));
    const opened = openNumbers(kind, makeSource(changed).source);
    expect(opened?.list(0)).toEqual(lists[0]);
    expect(opened?.list(2)).toBeUndefined();
  });

  it('holds texts as numbers', () => {
    for (const told of ['', 'a', 'ab', 'abc', 'abcd', 'é\ud800'])
      expect(unpackText(packText(JSON.stringify(told)))).toBe(told);
    expect(unpackText(packText('{'))).toBeUndefined();
  });
});
