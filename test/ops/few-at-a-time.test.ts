import { expect, test } from 'vitest';
import { makeFewAtATime } from '../../src/ops/few-at-a-time.ts';

/** Work that ends when it is told to. */
function makeWork() {
  const begun: number[] = [];
  const ends: ((failure?: Error) => void)[] = [];
  const begin = (number: number) => (): Promise<number> => {
    begun.push(number);
    return new Promise((resolve, reject) => {
      ends[number] = (failure) => (failure ? reject(failure) : resolve(number));
    });
  };
  return { begun, ends, begin };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no more is under way than is allowed, and the rest comes in its order', async () => {
  const { begun, ends, begin } = makeWork();
  const run = makeFewAtATime(2);
  const all = [0, 1, 2, 3].map((number) => run(begin(number)));
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  await settle();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test('what fails gives its place to the next', async () => {
  const { begun, ends, begin } = makeWork();
  const run = makeFewAtATime(1);
  const failing = run(begin(0));
  const next = run(begin(1));
  await settle();
  ends[0]?.(new Error('no'));
  await expect(failing).rejects.toThrow('no');
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  expect(await next).toBe(1);
  const last = run(begin(2));
  await settle();
  ends[2]?.();
  expect(await last).toBe(2);
});
