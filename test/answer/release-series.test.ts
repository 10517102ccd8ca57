import { describe, expect, it } from 'vitest';
import { findBeside, findSeries } from '../../src/answer/release-series.ts';
import type { Releases } from '../../src/model/release.ts';

const names = ['v3.0.0', 'v3.0.0-rc1', 'v2.1.0', 'v2.0.2', 'v2.0.1', 'v2.0.0', 'v1.9', 'THING_0_2', 'THING_0_1'];
const main = names.map((name) => ({ name, ...(name.includes('rc') && { candidate: true as const }) }));
const releases: Releases = {
  all: [{ name: 'tool-9.1' }, ...main],
  main,
  newest: { name: 'v3.0.0' },
  find: () => undefined,
  of: () => undefined,
  ofPackage: () => undefined,
  countFirst: () => [],
  makeTest: () => () => true,
};

describe('a series of releases', () => {
  it.each([
    ['2.0', { from: 'v1.9', to: 'v2.0.2' }],
    ['2.0.x', { from: 'v1.9', to: 'v2.0.2' }],
    ['v2', { from: 'v1.9', to: 'v2.1.0' }],
    ['3', { from: 'v2.1.0', to: 'v3.0.0' }],
    ['1.x', { from: 'THING_0_2', to: 'v1.9' }],
    // What the project was called before is no other thing.
    ['0.x', { to: 'THING_0_2' }],
    // Nothing is of it, or only what is released beside it.
    ['4', undefined],
    ['9.1', undefined],
    ['two', undefined],
  ])('%s is between %j', (typed, series) => {
    expect(findSeries(releases, typed)).toEqual(series);
  });
});

describe('the release beside another', () => {
  it.each([
    ['v2.0.2', 1, 'v2.1.0'],
    ['v2.0.0', -1, 'v1.9'],
    ['v2.1.0', 1, 'v3.0.0'],
    ['v3.0.0', 1, undefined],
    ['THING_0_1', -1, undefined],
    ['tool-9.1', 1, undefined],
  ] as const)('of %s, step %i, is %s', (name, step, beside) => {
    expect(findBeside(releases, name, step)?.name).toBe(beside);
  });

  it('is none of an old series that went on beside the new one', () => {
    const dated = [
      { name: 'v2.0.0', date: '2018-12-09' },
      { name: 'v1.9.6', date: '2019-12-06' },
      { name: 'v1.9.2', date: '2018-11-21' },
    ];
    expect(findBeside({ ...releases, main: dated }, 'v2.0.0', -1)?.name).toBe('v1.9.2');
    expect(findBeside({ ...releases, main: dated }, 'v1.9.2', 1)?.name).toBe('v1.9.6');
  });
});
