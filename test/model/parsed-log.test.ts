import { describe, expect, it } from 'vitest';
import { totalOf } from '../../src/model/parsed-log.ts';

const day = (declared: number, listed: number) => ({ date: '2007-10-17', declared, listed });

describe('the totals of days', () => {
  it.each([
    ['no days', [], { days: 0, declared: 0, listed: 0, missing: 0 }],
    ['a day that shows all', [day(4, 4)], { days: 1, declared: 4, listed: 4, missing: 0 }],
    ['a silent day', [day(4, 4), day(2, 0)], { days: 2, declared: 6, listed: 4, missing: 2 }],
    ['a day that shows more than it declares', [day(1, 3), day(2, 0)], { days: 2, declared: 3, listed: 3, missing: 2 }],
  ])('of %s', (_, days, totals) => {
    expect(totalOf(days)).toEqual(totals);
  });
});
