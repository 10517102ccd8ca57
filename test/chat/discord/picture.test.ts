import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../../src/chat/discord/picture.ts';
import { encodePng, pngSignature } from '../../../src/chat/discord/png.ts';
import type { Chart } from '../../../src/render/chart.ts';
import { drawChart } from '../../../src/render/chart-svg.ts';

const chart: Chart = {
  kind: 'rows',
  title: 'People with most commits',
  subtitle: 'in sample',
  bars: [
    { label: 'Ada Lovelace', count: 30 },
    { label: 'Grace Hopper', count: 12 },
  ],
  alt: '',
};

/** The size of a PNG and its rows, each with the byte of its filter. */
function readPng(png: Uint8Array): { width: number; height: number; rows: Buffer } {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from(pngSignature));
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), rows: inflateSync(Buffer.concat(parts)) };
}

/** How many bytes of the pixels differ. */
function countDifferences(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) count += 1;
  return count;
}

describe('a picture', () => {
  it('is a PNG of twice the size of its drawing', async () => {
    const { width, height, rows } = readPng(await drawPicture(drawChart(chart)));
    expect([width, height]).toEqual([1280, 328]);
    expect(rows).toHaveLength(height * (width * 4 + 1));
  });

  it('has its words drawn in it, in the shipped font', async () => {
    const svg = drawChart(chart);
    const [whole, without, bare] = await Promise.all(
      [svg, svg.replace('>Ada Lovelace<', '><'), svg.replace(/<text .*/g, '')].map(async (one) => {
        return readPng(await drawPicture(one)).rows;
      }),
    );
    if (!whole || !without || !bare) throw new Error('a picture is missing');
    const name = countDifferences(whole, without);
    expect(name).toBeGreaterThan(2000);
    expect(countDifferences(whole, bare)).toBeGreaterThan(name * 3);
  });

  it('has corners through which the chat shows', async () => {
    const { width, rows } = readPng(await drawPicture(drawChart(chart)));
    const opacityAt = (x: number, y: number) => rows[y * (width * 4 + 1) + 1 + x * 4 + 3];
    expect(opacityAt(0, 0)).toBe(0);
    expect(opacityAt(width / 2, 100)).toBe(255);
  });
});

describe('a PNG', () => {
  it('has the pixels, and the checksums that the standard asks for', async () => {
    const png = Buffer.from(await encodePng({ width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }));
    expect(readPng(png).rows).toEqual(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]));
    // The end of every PNG, as the standard gives it.
    expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  });
});
