import { expect, it } from 'vitest';
import { NumberList } from '../../src/model/number-list.ts';

it('gives the numbers that it was given, however many, and begins anew', () => {
  const list = new NumberList();
  const numbers = Array.from({ length: 5000 }, (_, index) => (index * 0x9e3779b1) >>> 0);
  for (const number of numbers) list.push(number);
  expect(list.length).toBe(5000);
  expect([...list.take()]).toEqual(numbers);
  list.push(0xffffffff);
  expect([...list.take()]).toEqual([0xffffffff]);
  expect(list.length).toBe(0);
});

it('keeps what was taken as it was', () => {
  const list = new NumberList();
  list.push(1);
  const taken = list.take();
  list.push(2);
  expect([...taken]).toEqual([1]);
});
