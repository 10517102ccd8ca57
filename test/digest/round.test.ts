import { describe, expect, test, vi } from 'vitest';
import { pauseSubscription, removeSubscription, resumeSubscription } from '../../src/digest/subscriptions.ts';
import { makeSubscription } from '../support/fake-log.ts';
import { day, hour, limited, makeBench, nine, noon } from '../support/round-bench.ts';

describe('a round', () => {
  test('posts what is due, once, and tells what it did', async () => {
    const bench = makeBench([makeSubscription({ mention: 'r1' }), makeSubscription({ id: 'b4k', schedule: 'hourly' })]);
    expect(await bench.rounds.run()).toEqual({
      now: nine,
      posted: [
        { subscription: 'a3f', channel: 'c1', messages: ['m1'], entries: 3 },
        { subscription: 'b4k', channel: 'c1', messages: ['m2'], entries: 3 },
      ],
      waiting: 0,
      stopped: [],
      troubles: [],
    });
    expect(bench.channels.posted).toMatchObject([
      { text: '[0] [1] [2] #a3f-1.1', nonce: 'a3f-1-1', mention: 'r1' },
      { text: '[0] [1] [2] #b4k-1.1', mention: undefined },
    ]);
    // The intents are one write; the ids are recorded in others.
    expect(bench.one()).toMatchObject({ next: 3, posted: 3, posts: 1, recent: [{ messages: ['m1'] }] });
    expect(await bench.rounds.run()).toMatchObject({ posted: [] });
  });

  test('with nothing to do writes nothing and asks nobody', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.now = noon + hour;
    await bench.rounds.run();
    expect([bench.store.writes, bench.channels.asked]).toEqual([0, { send: 0, find: 0 }]);
  });

  test('writes the intents of a thousand subscriptions at once, and their ids in a few writes', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      makeSubscription({ id: `s${index + 10}`, channel: `c${index}` }),
    );
    const bench = makeBench(many);
    const report = await bench.rounds.run();
    expect(report.posted).toHaveLength(1000);
    expect(bench.store.writes).toBeLessThan(50);
  });

  test('says that nothing is new where that is wanted, and else goes on silently', async () => {
    const bench = makeBench([makeSubscription({ whenEmpty: 'say' }), makeSubscription({ id: 'b4k' })], 0);
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['nothing new #a3f-1.1']);
    expect(bench.one('b4k')).toMatchObject({ settled: nine, posts: 0 });
  });

  test('begins while another waits for a slow channel, which it leaves alone', async () => {
    const bench = makeBench([makeSubscription(), makeSubscription({ id: 'b4k', channel: 'c2', schedule: 'hourly' })]);
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { send } = bench.channels;
    bench.channels.send = async (...asked) => {
      if (asked[0] === 'c1') await slow;
      return await send(...asked);
    };
    bench.restart();
    const first = bench.rounds.run();
    await vi.waitFor(() => expect(bench.one('b4k')?.posts).toBe(1), { timeout: 10_000 });
    bench.records.push({ date: '2007-01-09', subsystem: 'nfs' });
    bench.now += hour;
    const second = bench.rounds.run();
    await vi.waitFor(() => expect(bench.one('b4k')?.posts).toBe(2), { timeout: 10_000 });
    expect(bench.texts()).toEqual(['[0] [1] [2] #b4k-1.1', '[3] #b4k-2.1']);
    release();
    await Promise.all([first, second]);
    expect(bench.texts().slice(2)).toEqual(['[0] [1] [2] #a3f-1.1']);
  });
});

describe('a subscription', () => {
  test('whose log is gone for its place stops, and one whose log is damaged waits', async () => {
    const bench = makeBench([makeSubscription({ log: 'gone' }), makeSubscription({ id: 'b4k', log: 'torn' })]);
    expect(await bench.rounds.run()).toMatchObject({
      stopped: [{ subscription: 'a3f', reason: 'The log "gone" is not stored: stored are "kernel"' }],
      troubles: [{ subscription: 'b4k', reason: 'The log "torn" is damaged' }],
      waiting: 1,
    });
    expect(bench.one('b4k')).toMatchObject({ state: 'active', settled: noon });
  });

  test('that is paused says nothing, and tells of all at the next date after it is resumed', async () => {
    const bench = makeBench([makeSubscription()]);
    await bench.store.update((state) => pauseSubscription(state, 'a3f'));
    await bench.rounds.run();
    await bench.store.update((state) => resumeSubscription(state, 'a3f', bench.now));
    await bench.rounds.run();
    expect(bench.texts()).toEqual([]);
    bench.now += day;
    await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] [1] [2] #a3f-1.1']);
  });

  test('that is removed takes what is under way with it', async () => {
    const bench = makeBench([makeSubscription()]);
    bench.channels.judge = () => limited;
    await bench.rounds.run();
    await bench.store.update((state) => removeSubscription(state, 'a3f'));
    bench.channels.judge = () => undefined;
    bench.restart();
    await bench.rounds.run();
    expect([bench.texts(), bench.store.read().deliveries.size]).toEqual([[], 0]);
  });

  test('replays the past, over days on which nothing fits, until it has caught up', async () => {
    const replay = { pace: 'day', next: '2007-01-01' } as const;
    const bench = makeBench([
      makeSubscription({ watch: { subsystems: ['nfs'] }, replay, replayed: replay.next, past: 4, began: 4, next: 4 }),
    ]);
    bench.records = ['2007-01-01', '2007-01-03', '2007-05-01', '2007-05-01'].map((date, index) => ({
      date,
      subsystem: index === 1 ? 'mm' : 'nfs',
    }));
    bench.records.push({ date: '2007-01-02', subsystem: 'nfs' });
    for (let round = 0; round < 5; round += 1, bench.now += day) await bench.rounds.run();
    expect(bench.texts()).toEqual(['[0] #a3f-1.1', '[2] [3] #a3f-2.1', '[4] #a3f-3.1']);
    expect(bench.one()).toMatchObject({ replay: undefined, next: 5, posted: 4, leftOut: 1 });
  });
});
