import { describe, expect, it } from 'vitest';
import { readInTurns } from '../../src/search/paged-bytes.ts';

const size = 20 * 1024 * 1024 + 5;
const bytes = Buffer.alloc(size, 'a text that is no page long, ');
const source = { length: size, read: (from: number, to: number) => bytes.subarray(from, Math.min(to, size)) };

describe('reading many bytes in turns', () => {
  it.each([0, 7, size - 1, size])('gives the first %i bytes', async (length) => {
    expect(bytes.subarray(0, length).equals(await readInTurns(source, length))).toBe(true);
  });

  it('gives fewer where the file has been cut off', async () => {
    const cut = { ...source, read: (from: number, to: number) => bytes.subarray(from, Math.min(to, size - 100)) };
    expect((await readInTurns(cut, size)).length).toBe(size - 100);
  });
});
