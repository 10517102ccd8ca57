import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readBoundedLines } from '../../src/cli/bounded-lines.ts';

async function read(chunks: readonly (string | Uint8Array)[], longest = 5): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const line of readBoundedLines(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

describe('lines that are bounded', () => {
  it('are cut wherever the pieces end, the last one with or without an end', async () => {
    expect(await read(['a', 'b\nc\n', '\nd'])).toEqual(['ab', 'c', '', 'd']);
    expect(await read(['ab\n'])).toEqual(['ab']);
    expect(await read([])).toEqual([]);
  });

  it('are told as none where they are too long, and the next is read', async () => {
    expect(await read(['abcdef\nx\n'])).toEqual([undefined, 'x']);
    expect(await read(['abc', 'def', 'ghi\nx'])).toEqual([undefined, 'x']);
    expect(await read(['abc', 'def', 'ghi'])).toEqual([undefined]);
  });

  it('keep characters that are cut between two pieces, and leave out a byte order mark', async () => {
    const bytes = Buffer.from('\ufeffäö\n€');
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(['äö', '€']);
  });
});
