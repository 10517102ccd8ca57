import { expect, it } from 'vitest';
import { takesLinearTime } from './linear-time.ts';

/** Goes through so many steps. */
function work(steps: number): number {
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum = (sum + step) | 0;
  return sum;
}

it('work that grows with what it is given is told from work that grows with its square', () => {
  expect(takesLinearTime((share) => 4_000_000 * share, work)).toBe(true);
  expect(
    takesLinearTime(
      (share) => 32_000 * share,
      (size) => work(size * size),
    ),
  ).toBe(false);
});
