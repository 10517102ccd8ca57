import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeHashNumbers } from '../../src/ingest/hash-numbers.ts';

const makeHash = (number: number, kind = 'sha1'): string => createHash(kind).update(String(number)).digest('hex');

it.each(['sha1', 'sha256'])('hashes (%s) are numbered in the order in which they come, and found again', (kind) => {
  const numbers = makeHashNumbers();
  const known = new Map<string, number>();
  for (let index = 0; index < 9000; index += 1) {
    const hash = makeHash(index % 7000, kind);
    if (!known.has(hash)) known.set(hash, known.size);
    expect(numbers.number(hash)).toBe(known.get(hash));
  }
  expect(numbers.size).toBe(7000);
  for (const [hash, number] of known) expect(numbers.find(hash)).toBe(number);
  expect(numbers.find(makeHash(7001, kind))).toBeUndefined();
});

it('hashes that begin alike are told apart', () => {
  const numbers = makeHashNumbers();
  const alike = ['0', '1', '2'].map((end) => `${'f'.repeat(39)}${end}`);
  expect(alike.map(numbers.number)).toEqual([0, 1, 2]);
  expect(alike.map(numbers.find)).toEqual([0, 1, 2]);
});

it('what has another length is no hash of the table', () => {
  const numbers = makeHashNumbers();
  expect(numbers.find('')).toBeUndefined();
  numbers.number(makeHash(1));
  expect(numbers.find(makeHash(1).slice(1))).toBeUndefined();
  expect(() => numbers.number('abc')).toThrow('3 digits');
});
