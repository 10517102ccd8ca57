import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, type ProgressState, renderProgress } from '../../src/render/progress.ts';

const state: ProgressState = {
  title: 'reading linux',
  unit: 'entries',
  done: 250_000,
  total: 1_000_000,
  rate: 12_345.6,
};

describe('a line of progress', () => {
  it.each([
    [
      120,
      'reading linux  [#######-----------------------]  25%  250,000 of 1,000,000 entries  12,346/s  1 min 1 s left',
    ],
    [90, 'reading linux  [###---------]  25%  250,000 of 1,000,000 entries  12,346/s  1 min 1 s left'],
    [80, 'reading linux  [#######-----------------------]  25%  12,346/s  1 min 1 s left'],
    [50, 'reading linux  [###---------]  25%  1 min 1 s left'],
    [35, 'reading linux  [###----------]  25%'],
    [20, 'reading linux   25%'],
    [10, 'reading li'],
  ])('of %i columns: %s', (width, expected) => {
    expect(renderProgress(state, width)).toBe(expected);
  });

  it.each([
    [
      'bytes',
      { unit: 'bytes', done: 1_500_000, total: 3_000_000, rate: 1_000_000 },
      '[###############---------------]  50%  1.5 of 3.0 MB  1.0 MB/s  2 s left',
    ],
    [
      'a rate that is not known',
      { rate: undefined },
      '[#######-----------------------]  25%  250,000 of 1,000,000 entries',
    ],
    ['a total that is not known', { total: undefined }, '250,000 entries  12,346/s'],
    ['more than the total', { total: 200_000 }, '250,000 entries  12,346/s'],
    [
      'all of it',
      { done: 1_000_000 },
      '[##############################] 100%  1,000,000 of 1,000,000 entries  12,346/s  0 s left',
    ],
  ] satisfies [string, Partial<ProgressState>, string][])('tells %s', (_, more, expected) => {
    expect(renderProgress({ ...state, ...more }, 120)).toBe(`reading linux  ${expected}`);
  });

  it('has only its title before anything is done', () => {
    expect(renderProgress({ ...state, done: 0, total: undefined, rate: undefined }, 120)).toBe('reading linux');
    expect(renderProgress({ ...state, done: 0, total: 0 }, 120)).toBe('reading linux');
  });

  it('is never wider than asked for, in whatever state', () => {
    const anyState = fc.record({
      title: fc.string({ maxLength: 30, unit: fc.constantFrom('a', 'b') }),
      unit: fc.constantFrom<'entries' | 'bytes'>('entries', 'bytes'),
      done: fc.nat(),
      total: fc.option(fc.nat(), { nil: undefined }),
      rate: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyState, fc.integer({ min: 10, max: 200 }), (any, width) => {
        const line = renderProgress(any, width);
        expect(line.length).toBeLessThanOrEqual(width);
        expect(line).toMatch(/^[ -~]*$/);
      }),
    );
  });
});

it.each([
  [0, '0 s'],
  [0.2, '1 s'],
  [59.5, '1 min 0 s'],
  [61, '1 min 1 s'],
  [3661, '1 h 1 min'],
])('%d seconds are said as %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected);
});
