import { expect, it } from 'vitest';
import { isFullHash } from '../../src/model/full-hash.ts';

it.each<[string, boolean]>([
  ['0123456789abcdef'.repeat(3).slice(0, 40), true],
  ['f'.repeat(64), true],
  ['f'.repeat(39), false],
  ['f'.repeat(65), false],
  [`${'f'.repeat(39)}F`, false],
  [`${'f'.repeat(39)}g`, false],
  [`/${'f'.repeat(39)}`, false],
  [`:${'f'.repeat(39)}`, false],
  ['2007-07-11#2', false],
  ['', false],
])('%s is a full hash: %s', (id, expected) => {
  expect(isFullHash(id)).toBe(expected);
});
