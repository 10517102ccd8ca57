import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareNames } from '../../src/search/people-names.ts';
import { nearestNames } from '../../src/search/people-nearest.ts';

const names = [
  ['Richard Purdie'],
  ['Latchesar Ionkov'],
  ['zyxberg', 'Ada Bergström'],
  ['Jan Kara'],
  ['Jan Karas'],
  ['Eric Van Hensbergen'],
  ['Erik Hansen'],
  ['????'],
];
const table = prepareNames(names.map(([name = '', ...others]) => ({ name, names: others, emails: [] })));
const near = (wanted: string, limit = 3, counts?: number[]): string[] =>
  nearestNames(table, wanted, limit, counts).map(({ name }) => name);

describe('the names nearest to one that nobody has', () => {
  it.each([
    ['a slip', 'richard purdy', ['Richard Purdie']],
    ['two letters changed about', 'ricahrd purdie', ['Richard Purdie']],
    ['a slip in one word alone', 'ionkof', ['Latchesar Ionkov']],
    ['a beginning', 'hensberg', ['Eric Van Hensbergen']],
    ['too much', 'ionkovich', ['Latchesar Ionkov']],
    ['a slip in another spelling', 'bergstrem', ['Ada Bergström']],
    ['one word right of two', 'ada bergman', ['Ada Bergström']],
    ['several who come near, the nearest first', 'jan karra', ['Jan Kara', 'Jan Karas']],
  ])('%s: %j', (_, wanted, expected) => {
    expect(near(wanted)).toEqual(expected);
  });

  it('are told with the person', () => {
    expect(nearestNames(table, 'bergstrem', 1)).toEqual([{ person: 2, name: 'Ada Bergström' }]);
  });

  it('are the most active first among those equally near: by the counts, else by the order', () => {
    expect(near('jan karo')).toEqual(['Jan Kara', 'Jan Karas']);
    expect(near('eri')).toEqual(['Eric Van Hensbergen', 'Erik Hansen']);
    expect(near('eri', 3, [0, 0, 0, 0, 0, 1, 5, 0])).toEqual(['Erik Hansen', 'Eric Van Hensbergen']);
  });

  it('are no more than asked for', () => {
    expect(near('jan karra', 1)).toEqual(['Jan Kara']);
    expect(near('jan karra', 0)).toEqual([]);
  });

  it.each(['', '????', 'q', 'xylophone', 'a b c'])('are none for %j', (wanted) => {
    expect(near(wanted)).toEqual([]);
  });

  it('never are a cause to throw', () => {
    fc.assert(
      fc.property(fc.string(), (wanted) => {
        expect(near(wanted, 2).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
