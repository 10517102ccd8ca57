import { describe, expect, it } from 'vitest';
import { makeReleaseLines } from '../../src/enrich/release-lines.ts';

const list = (names: readonly (string | [name: string, date: string])[]) =>
  makeReleaseLines(names.map((one) => (typeof one === 'string' ? { name: one } : { name: one[0], date: one[1] }))).map(
    (line) => line.map(({ candidates, finals }) => [candidates, finals].map((all) => all.map(({ name }) => name))),
  );

describe('the releases among names', () => {
  it('stand in the order of their versions, candidates beside what they were candidates of', () => {
    expect(list(['v1.10.0', 'v1.9.0', 'v1.10.0-rc1', 'not-one', 'v1.10.0-rc0', '1.9', 'v2.0.0-rc1'])).toEqual([
      [
        [[], ['1.9', 'v1.9.0']],
        [['v1.10.0-rc0', 'v1.10.0-rc1'], ['v1.10.0']],
        [['v2.0.0-rc1'], []],
      ],
    ]);
  });

  it('of several packages are kept apart, those of which there are most first', () => {
    const lines = list(['bar@9.0.0', 'foo@1.0.0', 'foo@1.1.0', 'foo@1.2.0', 'bar@10.0.0']);
    expect(lines.map((line) => line.flat(2))).toEqual([
      ['foo@1.0.0', 'foo@1.1.0', 'foo@1.2.0'],
      ['bar@9.0.0', 'bar@10.0.0'],
    ]);
  });

  it('are of one line where one name was given up for another', () => {
    const old: [string, string][] = [
      ['Boot-1_0_0', '2004-01-01'],
      ['Boot-1_2_0', '2007-01-01'],
    ];
    const later: [string, string][] = [
      ['v1.3.0', '2007-05-01'],
      ['v2008.10', '2008-10-01'],
      ['v2009.01', '2009-01-01'],
    ];
    expect(list([...old, ...later])).toHaveLength(1);
    // Both were in use at once.
    expect(list([...old, ['Boot-1_2_1', '2008-11-01'], ...later])).toHaveLength(2);
    // The numbers began anew.
    expect(list([['Boot-3_0', '2004-01-01'], ...later])).toHaveLength(2);
  });

  it('are none where no name is a version', () => {
    expect(list(['before-the-merge', 'pubkey'])).toEqual([]);
  });
});
