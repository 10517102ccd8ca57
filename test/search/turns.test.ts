import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeOneByOne, runAtOnce, runInTurns } from '../../src/search/turns.ts';

/** Keeps the processor busy for so many milliseconds. */
function spend(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function* count(stretches: number, milliseconds: number): Generator<void, number, void> {
  for (let done = 0; done < stretches; done += 1) {
    spend(milliseconds);
    yield;
  }
  return stretches;
}

describe('work in stretches', () => {
  it('lets others have their turn where it is long', async () => {
    let turns = 0;
    let isDone = false;
    const counting = (async () => {
      for (; !isDone; turns += 1) await nextTurn();
    })();
    expect(await runInTurns(count(10, 8))).toBe(10);
    isDone = true;
    await counting;
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('ends in its own turn where it is short, and where that is asked for', async () => {
    let isLater = false;
    setImmediate(() => {
      isLater = true;
    });
    expect(await runInTurns(count(3, 0))).toBe(3);
    expect(runAtOnce(count(4, 5))).toBe(4);
    expect(isLater).toBe(false);
  });
});

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
