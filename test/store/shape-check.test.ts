import { describe, expect, it } from 'vitest';
import {
  type Check,
  count,
  fields,
  flag,
  form,
  listOf,
  optional,
  recordOf,
  rowsOf,
  someText,
  text,
  whole,
} from '../../src/store/shape-check.ts';

const isDigits = (name: string): boolean => /^\d+$/.test(name);

describe('the check of a shape', () => {
  it.each<[Check, unknown]>([
    [text, ''],
    [someText, 'a'],
    [count, 0],
    [whole, -1],
    [flag, false],
    [form(/^a+$/), 'aa'],
    [optional(count), undefined],
    [listOf(count), []],
    [listOf(count, 2), [1, 2]],
    [rowsOf(Array.isArray, 'no list'), [[], []]],
    [fields({ a: count, b: optional(text) }), { a: 1, c: 'more' }],
    [recordOf(isDigits, text), { 7: 'seven' }],
  ])('%# takes what fits', (check, value) => {
    expect(check(value, '')).toBeUndefined();
  });

  it.each<[Check, unknown, string]>([
    [text, 7, 'its content does not fit (no text)'],
    [someText, '', 'its content does not fit (no text)'],
    [count, -1, 'its content does not fit (no number of things)'],
    [count, 1.5, 'its content does not fit (no number of things)'],
    [count, '1', 'its content does not fit (no number of things)'],
    [whole, Number.NaN, 'its content does not fit (no whole number)'],
    [flag, 0, 'its content does not fit (neither true nor false)'],
    [form(/^a+$/), 'ab', 'its content does not fit (not of its form)'],
    [optional(count), null, 'its content does not fit (no number of things)'],
    [listOf(count), {}, 'its content does not fit (no list)'],
    [listOf(count, 2), [1, 2, 3], 'its content does not fit (no list)'],
    [fields({ a: fields({ b: listOf(count) }) }), { a: { b: [1, 'x'] } }, 'a.b.1 does not fit (no number of things)'],
    [fields({ a: rowsOf(Array.isArray, 'no row') }), { a: [[], 1] }, 'a.1 does not fit (no row)'],
    [fields({ a: count }), [], 'its content does not fit (no object)'],
    [fields({ a: count }), null, 'its content does not fit (no object)'],
    [fields({ a: count }), {}, 'a does not fit (no number of things)'],
    [fields({ a: recordOf(isDigits, text) }), { a: { 7: 8 } }, 'a.7 does not fit (no text)'],
    [fields({ a: recordOf(isDigits, text) }), { a: { x: '' } }, 'a.x does not fit (no such name)'],
    [recordOf(isDigits, text), [], 'its content does not fit (no object)'],
  ])('%# tells where %j does not fit', (check, value, told) => {
    expect(check(value, '')).toBe(told);
  });
});
