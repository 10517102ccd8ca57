import { expect, it } from 'vitest';
import { listHeadings } from '../../src/ingest/heading-releases.ts';
import type { ParsedRelease } from '../../src/model/parsed-log.ts';
import { type Share, takesLinearTime } from '../support/linear-time.ts';

it('candidates stand where their release does, each product on a line of its own', () => {
  const names = ['2.0.0', '2.0-rc2', '2.0.0-rc1', 'b@1.0', '1.0', '1.0-rc1'];
  const listed = listHeadings(names.map((name, line) => ({ name, date: `2020-01-1${names.length - line}`, line })));
  expect(listed.map(({ name, line, place, candidate }) => [name, line, place, candidate ?? false])).toEqual([
    ['1.0-rc1', 0, 0, true],
    ['1.0', 0, 0, false],
    ['b@1.0', 1, 2, false],
    ['2.0.0-rc1', 0, 3, true],
    ['2.0-rc2', 0, 3, true],
    ['2.0.0', 0, 3, false],
  ]);
});

it('a changelog of very many versions is put in order in time that grows with their number', () => {
  const make = (share: Share): ParsedRelease[] =>
    Array.from({ length: 16_000 * share }, (_, line) => ({ name: `1.${line}.1`, date: '2020-01-01', line }));
  expect(takesLinearTime(make, listHeadings)).toBe(true);
});
