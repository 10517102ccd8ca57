import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOptions } from '../../src/chat/discord/picture.ts';
import type { Chart } from '../../src/render/chart.ts';
import { drawChart } from '../../src/render/chart-svg.ts';

const rows = (...bars: Chart['bars']): Chart => ({ kind: 'rows', title: 'Title', subtitle: 'Sub', bars, alt: '' });

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '</text></svg><script>alert(1)</script>',
    '"><image href="file:///etc/passwd"/>',
    '&bomb;&#0;&lt;',
    ']]><!DOCTYPE x>',
    '\u202eevil\u0000\u001b[2J\ufffe\ud800',
    'W'.repeat(4000),
    'щ'.repeat(300),
    'Æ'.repeat(300),
    '濱野純'.repeat(100),
    `x${'\u0301'.repeat(300)}`,
    'محمد علي',
    '',
  ),
);
const number = fc.oneof(
  fc.nat(),
  fc.constantFrom(0, 1, -5, 0.4, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, 2 ** 53),
);
const anyChart: fc.Arbitrary<Chart> = fc.constantFrom<Chart['kind']>('rows', 'columns').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    title: hostile,
    subtitle: hostile,
    bars: fc.array(
      fc.record({
        label: hostile,
        count: number,
        tick: fc.option(
          hostile.map((tick) => tick.slice(0, 12)),
          { nil: undefined },
        ),
      }),
      { maxLength: kind === 'rows' ? 15 : 150 },
    ),
    alt: hostile,
  }),
);

describe('a drawn chart', () => {
  it('has its title, each name and each number', () => {
    const svg = drawChart(rows({ label: 'Ada & <Co>', count: 12_345 }, { label: 'Grace', count: 0 }));
    for (const part of ['>Title<', '>Sub<', '>Ada &amp; &lt;Co&gt;<', '>12,345<', '>Grace<', '>0<']) {
      expect(svg).toContain(part);
    }
  });

  it('gives a name that the font cannot draw its number in the list', () => {
    expect(drawChart(rows({ label: 'Ada', count: 2 }, { label: '濱野 純', count: 1 }))).toContain('>no. 2<');
  });

  it('has bars as long as their numbers', () => {
    const svg = drawChart(rows({ label: 'a', count: 300 }, { label: 'b', count: 150 }, { label: 'c', count: 0 }));
    const lengths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*height="22"/g)].map((match) => Number(match[1]));
    expect(lengths).toHaveLength(2);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(2, 1);
  });

  it('has columns as high as their numbers, and nothing for nothing', () => {
    const bars = [10, 5, 0, 20].map((count, index) => ({
      label: `${index}`,
      count,
      tick: index === 0 ? 'Jan' : undefined,
    }));
    const svg = drawChart({ ...rows(...bars), kind: 'columns' });
    const heights = [...svg.matchAll(/height="([\d.]+)" rx="3"/g)].map((match) => Number(match[1]));
    expect(heights).toEqual([110, 55, 220]);
    expect(svg).toContain('>Jan<');
  });

  it('is well-formed and stays inside its card, whatever its names and numbers are', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = drawChart(chart);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|="-|<script|<image|<!DOCTYPE/);
        const drawn = new Resvg(svg, pictureOptions);
        const { width, height } = drawn;
        expect(width).toBe(640);
        const box = drawn.getBBox();
        const inside =
          box !== undefined && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
        expect(inside, JSON.stringify(box)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
