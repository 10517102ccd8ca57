import { describe, expect, it } from 'vitest';
import { parseLines } from '../../src/store/file-shape.ts';
import type { RowHead } from '../../src/store/part-rows.ts';
import { readCommit } from '../../src/store/read-commit.ts';
import { readRow } from '../../src/store/read-row.ts';
import { Unreadable } from '../../src/store/unreadable.ts';

const head: RowHead = { base: 1_200_000_000, person: (number) => [`Ada ${number}`, `ada${number}@example.org`] };
const hash = (place: number): string => (place < 0 ? '' : String(place).padStart(40, 'a'));
const times = [60, 120];

describe('the row of a usual commit', () => {
  it.each<[string, unknown[]]>([
    ['no more than a subject', [times, 1, 0, 'one']],
    ['two times', [[60, 120, -3600, -330], 1, 0, 'one']],
    ['a committer, and names alone', [times, 'Ada', 'Bob', 'one', 'why']],
    ['trailers', [times, 1, 2, 'one', 0, ['cc', 3, 'fixes', 'an old bug']]],
    ['parents', [times, 1, 0, 'one', 0, 0, [1, 3, 'f'.repeat(40)]]],
  ])('with %s is read at once as it is with care', (_, row) => {
    const read = readCommit(row, 5, head, hash);
    expect(read).toBeDefined();
    const whole = [...row, 0, 0, 0, 0].slice(0, 7);
    // A row with other fields is read with care.
    expect(read).toEqual(readRow([...whole, {}], 5, head, hash));
  });

  it('is left to be read with care where it has more', () => {
    for (const row of [
      [times, 1, null, 'one'],
      [times, 1],
      [0, 1, 0, 'one', 0, 0, 0, { date: '2007-07-11' }],
      [times, 1, 0, 'one', 0, 0, null],
      [times, 1, 0, 'one', 0, 0, 0, { release: '1.0' }],
    ]) {
      expect(readCommit(row, 5, head, hash)).toBeUndefined();
      expect(readRow(row, 5, head, hash)).toMatchObject({ kind: 'entry', entry: { id: hash(5) } });
    }
  });

  it('that has what no row has is told', () => {
    for (const row of [
      [[1e15, 0], 1, 0, 'one'],
      [[0.5, 0], 1, 0, 'one'],
      [times, {}, 0, 'one'],
      [times, 1, 0, 'one', 7],
      [times, 1, 0, 'one', 0, [1, 1]],
      [times, 1, 0, 'one', 0, 0, [{}]],
    ]) {
      expect(() => readRow(row, 5, head, hash)).toThrow(Unreadable);
    }
    expect(() => readRow([times, 1, 0, 'one'], -1, head, hash)).toThrow(Unreadable);
  });
});

it('the lines of a part are parsed together, and what is none is told', () => {
  expect(parseLines(Buffer.from('["a\\n,"]\n{"b":1}\n'))).toEqual([['a\n,'], { b: 1 }]);
  for (const text of ['["a"]', '["a\n', '["a"\n', '']) expect(() => parseLines(Buffer.from(text))).toThrow(Unreadable);
});
