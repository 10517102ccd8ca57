import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOfEpoch,
  daySchema,
  daysInMonth,
  formatDay,
  isDay,
  localDay,
  makeDay,
  monthByName,
} from '../../src/model/day.ts';

/** Days of the years that JavaScript's own calendar writes with four digits. */
const anyDay = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it.each(['2007-02-14', '2008-02-29', '2000-02-29', '0000-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
    expect(daySchema.safeParse(text).success).toBe(true);
  });

  it.each([
    '2007-02-29',
    '1900-02-29',
    '2007-13-01',
    '2007-00-10',
    '2007-04-31',
    '2007-04-00',
    '2007-4-1',
    '07-04-01',
    ' 2007-04-01',
    '2007-04-01\n',
    '2007-04-01T00:00:00Z',
    '２００７-04-01',
    '',
  ])('%j does not exist', (text) => {
    expect(isDay(text)).toBe(false);
    expect(daySchema.safeParse(text).success).toBe(false);
  });

  it('is every day that the calendar of JavaScript has', () => {
    fc.assert(fc.property(anyDay, (day) => isDay(day)));
  });

  it.each([
    [2007, 2, 14, '2007-02-14'],
    [7, 2, 4, '0007-02-04'],
    [2007, 2, 29, undefined],
    [2007, 0, 1, undefined],
    [2007, 13, 1, undefined],
    [2007, 1, 0, undefined],
    [-1, 1, 1, undefined],
    [10000, 1, 1, undefined],
  ])('is made of %i, %i and %i as %s', (year, month, dayOfMonth, day) => {
    expect(makeDay(year, month, dayOfMonth)).toBe(day);
  });

  it.each([
    ['2007-02-14', '14 Feb 2007'],
    ['2007-07-01', '1 Jul 2007'],
    ['2007-02', 'Feb 2007'],
  ])('%s is written %s', (day, text) => {
    expect(formatDay(day)).toBe(text);
  });
});

describe('a month', () => {
  it.each([
    [2007, 2, 28],
    [2008, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2007, 4, 30],
    [2007, 12, 31],
    [2007, 13, 0],
  ])('%i-%i has %i days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it.each([
    ['oct', 10],
    ['October', 10],
    ['OCT.', 10],
    ['sept', 9],
    ['Sept.', 9],
    ['may', 5],
    ['march', 3],
    ['augu', 8],
    ['ma', undefined],
    ['octo ber', undefined],
    ['oktober', undefined],
    ['octoberfest', undefined],
    ['', undefined],
  ])('named %j is number %s', (name, month) => {
    expect(monthByName(name)).toBe(month);
  });
});

describe('counting days', () => {
  it.each([
    ['2007-02-28', 1, '2007-03-01'],
    ['2008-02-28', 1, '2008-02-29'],
    ['2007-01-01', -1, '2006-12-31'],
    ['2007-10-17', 0, '2007-10-17'],
    ['2007-10-17', 365, '2008-10-16'],
    ['0000-01-01', -1, '0000-01-01'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('from %s by %i comes to %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  it('goes forth and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 300 }), (day, count) => {
        const later = addDays(day, count);
        expect(later >= day).toBe(true);
        expect(addDays(later, -count)).toBe(day);
      }),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    [0, 0, '1970-01-01'],
    [-1, 0, '1969-12-31'],
    [1184104800, 0, '2007-07-10'],
    [1184104800, 120, '2007-07-11'],
    [1184104800, -720, '2007-07-10'],
    [4102444800, 0, '2100-01-01'],
    [1e15, 0, '9999-12-31'],
    [-1e15, 0, '0000-01-01'],
    [1e12, 0, '9999-12-31'],
    [-1e11, 0, '0000-01-01'],
  ])('%d with an offset of %d minutes is %s', (seconds, offset, day) => {
    expect(dayOfEpoch(seconds, offset)).toBe(day);
  });

  it('agrees with JavaScript in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000_000, max: 200_000_000_000 }), (seconds) => {
        expect(dayOfEpoch(seconds, 0)).toBe(new Date(seconds * 1000).toISOString().slice(0, 10));
      }),
    );
  });

  it('on this machine is the day that its clock shows', () => {
    const date = new Date(2007, 9, 17, 0, 30);
    expect(localDay(date.getTime())).toBe('2007-10-17');
    expect(localDay(new Date(2007, 9, 17, 23, 30).getTime())).toBe('2007-10-17');
  });
});
