import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeOneByOne } from '../../src/ops/one-by-one.ts';

describe('one by one', () => {
  it('lets nobody in before the one before has ended, whether that fails or not', async () => {
    const oneByOne = makeOneByOne();
    const seen: string[] = [];
    const work = (name: string, fails = false) =>
      oneByOne(async () => {
        seen.push(`${name} begins`);
        await nextTurn();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const all = await Promise.allSettled([work('one'), work('two', true), work('three')]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
    expect(await work('four')).toBe('four');
  });
});
