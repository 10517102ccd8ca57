import { expect, it } from 'vitest';
import { makePagedBytes, pageSize, sumPages } from '../../src/search/paged-bytes.ts';
import { openBytes } from '../support/memory-file.ts';

const bytes = Uint8Array.from({ length: 3 * pageSize + 400 }, (_, index) => (index * 7 + (index >> 9)) & 255);
const sums = sumPages(bytes);
const damaged = () => new Error('damaged');

it('parts of paged bytes are those of the whole, from one page or several', () => {
  const paged = makePagedBytes(openBytes(bytes), sums, damaged);
  for (const [from, to] of [
    [0, 0],
    [5, 9],
    [pageSize - 3, pageSize + 3],
    [7, 2 * pageSize + 7],
    [3 * pageSize + 399, bytes.length],
    [0, bytes.length],
    [5, 9],
  ] as const) {
    expect(Buffer.from(paged.subarray(from, to)).equals(bytes.subarray(from, to)), `${from} to ${to}`).toBe(true);
  }
});

it('a page that is not as it was written is told when it is read, and the others are read', () => {
  const copy = bytes.slice();
  copy[pageSize + 10] = (copy[pageSize + 10] ?? 0) ^ 1;
  const paged = makePagedBytes(openBytes(copy), sums, damaged);
  expect(paged.subarray(3, 5)).toEqual(bytes.subarray(3, 5));
  expect(() => paged.subarray(pageSize + 3000, pageSize + 3001)).toThrow('damaged');
  expect(() => paged.subarray(0, bytes.length)).toThrow('damaged');
  expect(paged.subarray(2 * pageSize, 2 * pageSize + 2)).toEqual(bytes.subarray(2 * pageSize, 2 * pageSize + 2));
});

it('bytes that were cut off, or parts beyond them, are damaged', () => {
  const cut = {
    length: bytes.length,
    read: (from: number, to: number) => bytes.subarray(0, pageSize).subarray(from, to),
  };
  const paged = makePagedBytes(cut, sums, damaged);
  expect(paged.subarray(0, 4)).toEqual(bytes.subarray(0, 4));
  expect(() => paged.subarray(pageSize, pageSize + 4)).toThrow('damaged');
  expect(() => makePagedBytes(openBytes(bytes), sums, damaged).subarray(0, bytes.length + 1)).toThrow('damaged');
  expect(() => makePagedBytes(openBytes(bytes), sums.subarray(1), damaged).subarray(0, 4)).toThrow('damaged');
});
