import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, it } from 'vitest';
import { timed } from '../../src/ops/timings.ts';

it('what is timed is told to whoever listens, and where it fails nothing is told', async () => {
  const heard: unknown[] = [];
  const listen = (told: unknown): void => void heard.push(told);
  subscribe('annalist.timing', listen);
  try {
    expect(await timed('work', async () => 7)).toBe(7);
    await expect(timed('trouble', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(heard).toEqual([{ what: 'work', milliseconds: expect.any(Number) }]);
  } finally {
    unsubscribe('annalist.timing', listen);
  }
  expect(await timed('work', async () => 8)).toBe(8);
  expect(heard).toHaveLength(1);
});
