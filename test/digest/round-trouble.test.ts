import { describe, expect, test } from 'vitest';
import { resumeSubscription } from '../../src/digest/subscriptions.ts';
import type { Fault } from '../support/fake-channels.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { broken, day, forbidden, hour, limited, makeBench, minute, nine } from '../support/round-bench.ts';

describe('what does not go out', () => {
  test('for a broken connection is tried once more at once, and is not doubled where it went out', async () => {
    const bench = makeBench([makeSubscription()]);
    const faults: (Fault | undefined)[] = [{ ...broken, when: 'after' }];
    bench.channels.judge = () => faults.shift();
    expect(await bench.rounds.run()).toMatchObject({ posted: [{ messages: ['m1'] }], waiting: 0 });
    expect(bench.texts()).toHaveLength(1);
  });

  test('is tried again with growing pauses for a day, and then stops its subscription, which keeps it', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = (request) => (request === 'send' ? broken : undefined);
    const tries: number[] = [];
    for (; bench.one()?.state === 'active'; bench.now += minute) {
      const before = bench.channels.asked.send;
      await bench.rounds.run();
      if (bench.channels.asked.send > before) tries.push((bench.now - nine) / minute);
    }
    expect(tries.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 123]);
    expect(tries.at(-1)).toBeGreaterThanOrEqual(24 * 60);
    expect(tries.at(-1)).toBeLessThan(26 * 60);
    expect(bench.one()).toMatchObject({ reason: 'nothing could be posted for a day: the socket broke' });
    bench.channels.judge = () => undefined;
    await bench.store.update((state) => resumeSubscription(state, 'a3f', bench.now));
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] [1] [2] #a3f-1.1']);
  });

  test('is tried at once by a new process, whenever it was to be tried again', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = () => broken;
    expect(await bench.rounds.run()).toMatchObject({ waiting: 1, troubles: [{ reason: 'the socket broke' }] });
    bench.channels.judge = () => undefined;
    expect(await bench.rounds.run()).toMatchObject({ posted: [], waiting: 1 });
    bench.restart();
    expect(await bench.rounds.run()).toMatchObject({ posted: [{ subscription: 'a3f' }], waiting: 0 });
  });

  test('for too many requests is left alone as long as is asked for by new processes too', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = () => limited;
    await bench.rounds.run();
    const { send } = bench.channels.asked;
    bench.channels.judge = () => undefined;
    bench.restart();
    expect(await bench.rounds.run()).toMatchObject({ posted: [], waiting: 1 });
    expect(bench.channels.asked.send).toBe(send);
    bench.now += hour;
    bench.restart();
    expect(await bench.rounds.run()).toMatchObject({ posted: [{ subscription: 'a3f' }], waiting: 0 });
  });

  test('is tried for a day once more where its subscription was resumed', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = (request) => (request === 'send' ? broken : undefined);
    const giveUp = async (): Promise<number> => {
      for (const begun = bench.now; ; bench.now += 10 * minute) {
        await bench.rounds.run();
        if (bench.one()?.state === 'stopped') return bench.now - begun;
      }
    };
    expect(await giveUp()).toBeGreaterThanOrEqual(day);
    bench.now += day;
    await bench.store.update((state) => resumeSubscription(state, 'a3f', bench.now));
    expect(await giveUp()).toBeGreaterThanOrEqual(day);
  });

  test('for too many requests waits as long as is asked for, and no other channel does', async () => {
    const bench = makeBench([makeSubscription(), makeSubscription({ id: 'b4k', channel: 'c2' })]);
    bench.channels.judge = (_, channel) => (channel === 'c1' ? limited : undefined);
    expect(await bench.rounds.run()).toMatchObject({ posted: [{ subscription: 'b4k' }], waiting: 1 });
    expect(bench.channels.asked.send).toBe(2);
  });

  test('keeps the posts of its channel in order', async () => {
    const bench = makeBench([makeSubscription(), makeSubscription({ id: 'b4k' })]);
    const faults: (Fault | undefined)[] = [limited];
    bench.channels.judge = () => faults.shift();
    await bench.rounds.run();
    expect(bench.texts()).toEqual([]);
    bench.now += minute;
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] [1] [2] #a3f-1.1', '[0] [1] [2] #b4k-1.1']);
  });

  test('for good stops its subscription, tells its maker once, and loses nothing', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = () => forbidden;
    expect(await bench.rounds.run()).toMatchObject({
      stopped: [{ subscription: 'a3f', reason: 'it may not write there' }],
      waiting: 0,
    });
    expect(bench.one()).toMatchObject({ state: 'stopped', next: 0, reason: 'it may not write there' });
    bench.restart();
    bench.now += day;
    await bench.rounds.run();
    expect(bench.channels.told).toEqual([
      {
        user: 'u1',
        sentence: expect.stringContaining('subscription a3f to "kernel" has stopped: it may not write there.'),
      },
    ]);
    bench.channels.judge = () => undefined;
    bench.records.push({ date: '2007-01-09', subsystem: 'nfs' });
    await bench.store.update((state) => resumeSubscription(state, 'a3f', bench.now));
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] [1] [2] [3] #a3f-1.1']);
  });

  test('for good is told to its maker once direct messages arrive again, also by the next process', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = () => forbidden;
    bench.channels.takesDirect = false;
    await bench.rounds.run();
    expect(bench.one()).toMatchObject({ state: 'stopped', untold: true });
    bench.restart();
    bench.channels.takesDirect = true;
    await bench.rounds.run();
    await bench.rounds.run();
    expect(bench.channels.told.map(({ user }) => user)).toEqual(['u1']);
    expect(bench.one()).not.toMatchObject({ untold: true });
  });

  test('because the service takes no such message counts as failed, and the next post goes out', async () => {
    const bench = makeBench([makeSubscription()]);
    const faults: Fault[] = [{ when: 'before', failure: { kind: 'refused', reason: 'an embed is too long' } }];
    bench.channels.judge = () => faults.shift();
    await bench.rounds.run();
    expect(bench.one()).toMatchObject({
      state: 'active',
      posted: 0,
      failed: 3,
      recent: [{ failed: 'an embed is too long' }],
    });
    bench.records.push({ date: '2007-01-09', subsystem: 'nfs' });
    bench.now += day;
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[3] #a3f-2.1']);
  });

  test('after some of its messages goes on with the next one, though an upgrade renders it otherwise', async () => {
    const bench = makeBench([makeSubscription()], 6);
    bench.each = 2;
    const faults: (Fault | undefined)[] = [undefined, limited];
    bench.channels.judge = () => faults.shift();
    await bench.rounds.run();
    bench.each = 10;
    bench.now += minute;
    bench.restart();
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] [1] #a3f-1.1', '[2] [3] #a3f-1.2', '[4] [5] #a3f-1.3']);
    expect(bench.one()?.recent).toMatchObject([{ messages: ['m1', 'm2', 'm3'] }]);
  });
});
