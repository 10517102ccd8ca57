import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Turn } from '../../src/model/tie.ts';
import { hashOf, makeCommit, tieAll } from '../support/made-ties.ts';

/** A commit of a random history: a change, or one that takes back or takes again an earlier one. */
type Step = { kind: 'change' } | { kind: 'reverts' | 'reapplies'; back: number };

/** Goes through a history as it happened, and notes when each change came and went. */
function replay(steps: readonly Step[]): Turn[][] {
  const isThere = steps.map(() => true);
  const turns: Turn[][] = steps.map(() => []);
  const set = (place: number, there: boolean, by: number): void => {
    const step = steps[place];
    if (isThere[place] !== there) {
      isThere[place] = there;
      turns[place]?.push({ kind: there ? 'again' : 'reverted', by });
    }
    if (!step || step.kind === 'change') return;
    // Without what took something back, that is there again.
    set(place - step.back, step.kind === 'reverts' ? !there : there, by);
  };
  for (const [place, step] of steps.entries()) {
    if (step.kind !== 'change') set(place - step.back, step.kind === 'reapplies', place);
  }
  return turns;
}

const step = fc.oneof(
  fc.constant<Step>({ kind: 'change' }),
  fc.record({ kind: fc.constantFrom('reverts' as const, 'reapplies' as const), back: fc.integer({ min: 1, max: 6 }) }),
);

it('what happened to each change is what happens when the history is gone through', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (drawn) => {
      const steps = drawn.map(
        (one, place): Step => (one.kind !== 'change' && one.back > place ? { kind: 'change' } : one),
      );
      const ties = tieAll(
        steps.map((one, place) => {
          const verb = one.kind === 'reverts' ? 'reverts' : 'reapplies';
          const body = one.kind === 'change' ? '' : `This ${verb} commit ${hashOf(place - one.back)}.`;
          return makeCommit(place, `change ${place}`, { body });
        }),
      );
      for (const [place, expected] of replay(steps).entries()) {
        if (steps[place]?.kind === 'change') expect(ties.turns(place)).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});

it('what turned a change is found from either end', () => {
  const ties = tieAll([
    makeCommit(0, 'one'),
    makeCommit(1, 'Revert "one"', { body: `This reverts commit ${hashOf(0)}.` }),
    makeCommit(2, 'two'),
    makeCommit(3, 'Reapply "one"', { body: `This reverts commit ${hashOf(1)}.` }),
  ]);
  expect(ties.listTurning(0, 4)).toEqual([1, 3]);
  expect(ties.listTurning(2, 3)).toEqual([]);
  expect(ties.listTurned(3)).toEqual([0, 1]);
  expect(ties.turns(0, (by) => by < 3)).toEqual([{ kind: 'reverted', by: 1 }]);
});

it('a circle that a text makes of itself ends', () => {
  const circle = [
    makeCommit(0, 'one', { body: `This reverts commit ${hashOf(1)}.` }),
    makeCommit(1, 'two', { body: `This reverts commit ${hashOf(0)}.` }),
  ];
  const ties = tieAll(circle);
  expect(ties.turns(0)).toEqual([{ kind: 'reverted', by: 1 }]);
  expect(ties.turns(1)).toEqual([]);
  expect(ties.listTurned(1)).toEqual([0]);
});
