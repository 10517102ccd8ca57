import { expect, test } from 'vitest';
import { makeRecent } from '../../src/ops/recent.ts';

test('what was used lately is remembered, however much else comes', () => {
  const recent = makeRecent<string, number>(4);
  recent.set('used', 1);
  recent.set('unused', 2);
  for (let other = 0; other < 100; other += 1) {
    recent.set(`other ${other}`, other);
    expect(recent.get('used')).toBe(1);
  }
  expect(recent.get('unused')).toBeUndefined();
});

test('no more than twice as many are remembered, and the last of them all', () => {
  const recent = makeRecent<number, number>(4);
  for (let number = 0; number < 50; number += 1) recent.set(number, number);
  // To ask for one uses it, so the last are asked for first.
  const known = Array.from({ length: 50 }, (_, at) => 49 - at).filter((number) => recent.get(number) !== undefined);
  expect(known.length).toBeLessThanOrEqual(8);
  expect(known.slice(0, 4)).toEqual([49, 48, 47, 46]);
});

test('what is set again is what is told', () => {
  const recent = makeRecent<string, number>(2);
  recent.set('one', 1);
  recent.set('two', 2);
  recent.set('three', 3);
  recent.set('one', 4);
  expect(recent.get('one')).toBe(4);
});
