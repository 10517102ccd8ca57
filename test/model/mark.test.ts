import { expect, test } from 'vitest';
import { makeMark, showsMark } from '../../src/model/mark.ts';

test('a mark is found where it stands, and not in a longer one', () => {
  expect(makeMark('#a3f-1', 0)).toBe('#a3f-1.1');
  expect(showsMark('4 changes · #a3f-1.1', '#a3f-1.1')).toBe(true);
  expect(showsMark('#a3f-1.1 · more', '#a3f-1.1')).toBe(true);
  expect(showsMark('4 changes · #a3f-1.10', '#a3f-1.1')).toBe(false);
  expect(showsMark('#a3f-1.10 #a3f-1.1', '#a3f-1.1')).toBe(true);
});
