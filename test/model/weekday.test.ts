import { expect, it } from 'vitest';
import { weekdayByName, weekdayOf } from '../../src/model/weekday.ts';

it.each([
  ['2020-03-01', 'sunday', 0],
  ['2020-02-29', 'saturday', 6],
])('%s is a %s', (day, name, number) => {
  expect([weekdayOf(day), weekdayByName(name)]).toEqual([number, number]);
});

it('a month is no weekday', () => {
  expect(weekdayByName('may')).toBeUndefined();
});
