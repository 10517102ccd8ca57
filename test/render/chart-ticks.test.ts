import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/model/answer.ts';
import { addDays } from '../../src/model/day.ts';
import { chooseCountTicks, chooseTimeTicks } from '../../src/render/chart-ticks.ts';

const bars = (names: string[]): Activity['bars'] => names.map((name) => ({ name, count: 1 }));
const daysFrom = (first: string, length: number) => Array.from({ length }, (_, index) => addDays(first, index));
const monthsFrom = (year: number, month: number, length: number) =>
  Array.from({ length }, (_, index) => {
    const number = year * 12 + month - 1 + index;
    return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
  });
const yearsFrom = (first: number, length: number) => Array.from({ length }, (_, index) => String(first + index));
const ticksOf = (unit: Activity['unit'], names: string[]) =>
  chooseTimeTicks({ unit, bars: bars(names) }).flatMap((tick) => tick ?? []);

describe('the times below a chart', () => {
  it.each<[string, Activity['unit'], string[], string[]]>([
    ['a week', 'day', daysFrom('2024-02-27', 4), ['27 Feb', '28 Feb', '29 Feb', '1 Mar']],
    [
      'a month',
      'day',
      daysFrom('2024-01-01', 31),
      ['1 Jan', '5 Jan', '9 Jan', '13 Jan', '17 Jan', '21 Jan', '25 Jan', '29 Jan'],
    ],
    ['half a year', 'month', monthsFrom(2007, 10, 4), ['Oct 2007', 'Nov 2007', 'Dec 2007', 'Jan 2008']],
    ['a year', 'month', monthsFrom(2007, 2, 11), ['Mar 2007', 'May 2007', 'Jul 2007', 'Sep 2007', 'Nov 2007']],
    ['five years', 'month', monthsFrom(2020, 6, 60), ['2021', '2022', '2023', '2024', '2025']],
    ['two decades', 'year', yearsFrom(2005, 22), ['2005', '2010', '2015', '2020', '2025']],
  ])('of %s are at even distances', (_, unit, names, ticks) => {
    expect(ticksOf(unit, names)).toEqual(ticks);
  });

  it('are at least one and few enough to be read', () => {
    const year = fc.integer({ min: 1, max: 9000 });
    const length = fc.integer({ min: 2, max: 62 });
    const anyTimes = fc.oneof(
      fc.tuple(
        fc.constant<Activity['unit']>('day'),
        fc.tuple(year, length).map(([first, count]) => daysFrom(`${String(first).padStart(4, '0')}-05-05`, count)),
      ),
      fc.tuple(
        fc.constant<Activity['unit']>('month'),
        fc.tuple(year, length).map(([first, count]) => monthsFrom(first, 3, count)),
      ),
      fc.tuple(
        fc.constant<Activity['unit']>('year'),
        fc.tuple(year, fc.integer({ min: 6, max: 150 })).map(([first, count]) => yearsFrom(first, count)),
      ),
    );
    fc.assert(
      fc.property(anyTimes, ([unit, names]) => {
        const ticks = ticksOf(unit, names);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('the numbers beside a chart', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [11, [0, 5, 10, 15]],
    [54, [0, 20, 40, 60]],
    [5375, [0, 2000, 4000, 6000]],
  ])('go from nothing to at least %i in round steps', (most, ticks) => {
    expect(chooseCountTicks(most)).toEqual(ticks);
  });

  it('are whole and not too many, whatever is counted', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (most) => {
        const ticks = chooseCountTicks(most);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
