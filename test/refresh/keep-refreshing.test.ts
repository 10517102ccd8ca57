import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { SourceState, ToldOutcome } from '../../src/model/source-state.ts';
import { keepRefreshing } from '../../src/refresh/keep-refreshing.ts';
import { noteSuccess } from '../../src/refresh/next-try.ts';
import { markSource, type SourcedLog } from '../../src/refresh/refresh-log.ts';

const hour = 3_600_000;
const start = Date.parse('2026-12-07T09:30:00Z');

function keepThese(...names: string[]) {
  const logs: SourcedLog[] = names.map((name) => ({ name, from: `../${name}`, refresh: 'hourly' }));
  const states = new Map<string, SourceState>();
  const begun: string[] = [];
  const ended: ToldOutcome[] = [];
  const failed: string[] = [];
  const open = new Map<string, { end(): void; fail(): void }>();
  const clock = { now: start };
  const keeping = keepRefreshing({
    logs: [...logs, { name: 'by-hand', from: '../x' }],
    zone: 'UTC',
    states: { read: async (name) => states.get(name) },
    now: () => clock.now,
    refresh: (log, signal) =>
      new Promise((resolve, reject) => {
        begun.push(log.name);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        open.set(log.name, {
          end: () => {
            states.set(log.name, noteSuccess({ of: markSource(log), tried: clock.now, known: undefined }));
            resolve({ log: log.name, outcome: 'unchanged' });
          },
          fail: () => reject(new Error('broken')),
        });
      }),
    done: (outcome) => void ended.push(outcome),
    failed: (log) => void failed.push(log),
  });
  const finish = async (name: string, how: 'end' | 'fail' = 'end'): Promise<void> => {
    open.get(name)?.[how]();
    await turn();
  };
  return { keeping, clock, begun, ended, failed, finish };
}

describe('logs that are kept fresh', () => {
  it('are refreshed two at a time, and again when their schedule says so', async () => {
    const { keeping, clock, begun, ended, finish } = keepThese('a', 'b', 'c');
    await keeping.tick();
    expect(begun).toEqual(['a', 'b']);
    await finish('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await finish('a');
    await finish('c');
    await keeping.tick();
    expect(begun).toHaveLength(3);
    clock.now += hour;
    await keeping.tick();
    expect(begun).toHaveLength(5);
    expect(ended).toHaveLength(3);
    await keeping.stop();
  });

  it('are not begun again while they are being refreshed, nor twice by two ticks at once', async () => {
    const { keeping, begun } = keepThese('a', 'b', 'c');
    await Promise.all([keeping.tick(), keeping.tick()]);
    await keeping.tick();
    expect(begun).toEqual(['a', 'b']);
    await keeping.stop();
  });

  it('go on where one of them ends in an error that nobody planned for', async () => {
    const { keeping, begun, failed, finish } = keepThese('a', 'b', 'c');
    await keeping.tick();
    await finish('a', 'fail');
    expect(failed).toEqual(['a']);
    expect(begun).toEqual(['a', 'b', 'c']);
    await keeping.stop();
  });

  it('are left as they are when all is to end, and nothing is told of that', async () => {
    const { keeping, begun, ended, failed } = keepThese('a', 'b', 'c');
    await keeping.tick();
    await keeping.stop();
    await keeping.tick();
    expect({ begun, ended, failed }).toEqual({ begun: ['a', 'b'], ended: [], failed: [] });
  });
});
