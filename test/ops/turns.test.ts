import { describe, expect, it } from 'vitest';
import { makePauses, type Steps, workAtOnce, workInTurns } from '../../src/ops/turns.ts';

/** Counts to a number, and waits in each step for some milliseconds. */
function* countTo(most: number, milliseconds = 0): Steps<number> {
  for (let count = 0; count < most; count += 1) {
    for (const end = performance.now() + milliseconds; performance.now() < end; );
    yield;
  }
  return most;
}

describe('work in steps', () => {
  it('is done at once, or in turns, with the same end', async () => {
    expect(workAtOnce(countTo(1000))).toBe(1000);
    expect(await workInTurns(countTo(1000))).toBe(1000);
    expect(await workInTurns(countTo(0))).toBe(0);
  });

  it('lets others have their turns when it takes long', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await workInTurns(countTo(20, 5));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('ends in its own turn where it is short', async () => {
    let isLater = false;
    setImmediate(() => {
      isLater = true;
    });
    await workInTurns(countTo(3));
    expect(isLater).toBe(false);
  });

  it('fails where a step does', async () => {
    function* failing(): Steps<number> {
      yield;
      throw new Error('no more');
    }
    await expect(workInTurns(failing())).rejects.toThrow('no more');
    expect(() => workAtOnce(failing())).toThrow('no more');
  });
});

describe('pauses', () => {
  it('let others have their turn where many do a little at once', async () => {
    const pause = makePauses();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    let done = 0;
    const work = async (): Promise<void> => {
      for (let step = 0; step < 10; step += 1) {
        await pause();
        for (const end = performance.now() + 4; performance.now() < end; );
        done += 1;
      }
    };
    await Promise.all([work(), work()]);
    clearInterval(timer);
    expect(done).toBe(20);
    expect(turns).toBeGreaterThan(3);
  });
});
