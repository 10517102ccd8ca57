import { expect, it } from 'vitest';
import { numberInstant, writeInstant } from '../../src/store/instant-numbers.ts';

it.each([
  ['1970-01-01T00:00:00Z', [0, 9999]],
  ['1970-01-01T00:00:00+00:00', [0, 0]],
  ['2007-07-11T10:00:00+02:00', [1184140800, 120]],
  ['2007-07-11T10:00:00-11:30', [1184189400, -690]],
  ['1969-12-31T23:59:59-00:01', [59, -1]],
])('%s is told by its seconds and its zone, and comes back', (text, [seconds = 0, zone = 0]) => {
  expect(numberInstant(text)).toEqual([seconds, zone]);
  expect(writeInstant(seconds, zone)).toBe(text);
});

it.each([
  '2007-02-30T10:00:00Z',
  '2007-07-11T24:00:00Z',
  '2007-07-11T10:00:60Z',
  '2007-07-11T10:00:00-00:00',
  '2007-07-11T10:00:00+01:75',
  '0007-07-11T10:00:00Z',
  '2007-07-11T10:00:00.5Z',
  '2007-07-11',
  '',
])('%j is kept as a text', (text) => {
  expect(numberInstant(text)).toBeUndefined();
});

it('an instant that no text can tell is an error', () => {
  expect(() => writeInstant(1e15, 0)).toThrow(RangeError);
});
