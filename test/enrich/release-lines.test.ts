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

  it('go on under the next name, where a branch of the old one has a last release', () => {
    const count = (from: number, to: number, make: (at: number) => [string, string]): [string, string][] =>
      Array.from({ length: to - from }, (_, at) => make(from + at));
    const old = count(0, 30, (at) => [`TOOL_1_${at}`, `${1960 + at}-01-01`]);
    const later = count(31, 60, (at) => [`1.${at}`, `${1960 + at}-01-01`]);
    const part: [string, string] = ['part_0_9', '1970-05-01'];
    const [main, ...beside] = list([...later, part, ...old, ['TOOL_1_29_1', '1992-01-01']]);
    expect(main).toHaveLength(60);
    expect(main?.flat(2).at(0)).toBe('TOOL_1_0');
    // What was released on its own at the time of the first name came before the second one, too.
    expect(beside).toEqual([[[[], ['part_0_9']]]]);
  });

  it('go on under a name that has but a few of them yet', () => {
    const [main] = list([
      ['tool-4.0', '2020-01-01'],
      ['tool-5.0', '2021-01-01'],
      ['tool-5.1', '2022-01-01'],
      ['v6.0', '2024-01-01'],
    ]);
    expect(main?.flat(2).at(-1)).toBe('v6.0');
  });

  it('are none where no name is a version', () => {
    expect(list(['before-the-merge', 'pubkey'])).toEqual([]);
  });
});
