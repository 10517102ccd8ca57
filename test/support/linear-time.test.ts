import { expect, it } from 'vitest';
import { takesLinearTime } from './linear-time.ts';

it('work that grows with what it is given is told from work that grows with its square, also on a busy machine', () => {
  let spent = 0;
  const noise = [3, 1, 4, 1, 5, 2];
  const measure = (work: () => unknown): number => {
    spent = 0;
    work();
    noise.push(noise.shift() ?? 1);
    return spent * (noise[0] ?? 1);
  };
  const tell = (cost: (size: number) => number): boolean =>
    takesLinearTime(
      (share) => 4096 * share,
      (size) => {
        spent += cost(size);
      },
      measure,
    );
  expect(tell((size) => size)).toBe(true);
  expect(tell((size) => size * Math.log2(size))).toBe(true);
  expect(tell((size) => size * size)).toBe(false);
});
