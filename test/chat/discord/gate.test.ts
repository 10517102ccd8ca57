import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeGate } from '../../../src/chat/discord/gate.ts';

/** Work that is let go by its number, and notes when it begins. */
function makeWork() {
  const begun: number[] = [];
  const ends = new Map<number, (error?: Error) => void>();
  const work = (number: number) => async (): Promise<number> => {
    begun.push(number);
    await new Promise<void>((resolve, reject) => {
      ends.set(number, (error) => (error ? reject(error) : resolve()));
    });
    return number;
  };
  return { begun, work, end: (number: number, error?: Error) => ends.get(number)?.(error) };
}

const settle = (): Promise<void> => pause(2);

describe('a gate', () => {
  it('lets in so many at a time, in the order in which they came, and gives what each comes to', async () => {
    const { begun, work, end } = makeWork();
    const gate = makeGate(2, 60_000);
    const all = [1, 2, 3, 4].map((number) => gate(work(number)));
    await settle();
    expect(begun).toEqual([1, 2]);
    end(2);
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    end(1);
    await settle();
    for (const number of [3, 4]) end(number);
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });

  it('makes room for others where one takes long or fails, once for each', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { begun, work, end } = makeWork();
    const gate = makeGate(1, 30);
    const failing = gate(work(1));
    const slow = gate(work(2));
    const others = [3, 4].map((number) => gate(work(number)));
    await settle();
    expect(begun).toEqual([1]);
    end(1, new Error('a disk'));
    await expect(failing).rejects.toThrow('a disk');
    await settle();
    expect(begun).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(30);
    expect(begun).toEqual([1, 2, 3]);
    // The room that the slow one took was given on already.
    end(2);
    expect(await slow).toBe(2);
    await settle();
    expect(begun).toEqual([1, 2, 3]);
    end(3);
    await settle();
    end(4);
    expect(await Promise.all(others)).toEqual([3, 4]);
  });
});
