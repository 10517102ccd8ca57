import { describe, expect, test, vi } from 'vitest';
import { makeRounds, type Rounds } from '../../src/digest/round.ts';
import { pauseSubscription, removeSubscription, resumeSubscription } from '../../src/digest/subscriptions.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { type FakeChannels, type Fault, makeFakeChannels } from '../support/fake-channels.ts';
import { type FakeRecord, makeFakeLog, makeFakeRender, makeSubscription } from '../support/fake-log.ts';
import { type MemoryDigests, makeMemoryDigests } from '../support/memory-digests.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 0, 1, 12);
const nine = noon + 21 * hour;

const broken: Fault = { when: 'before', failure: { kind: 'again', reason: 'the socket broke' } };
const forbidden: Fault = { when: 'before', failure: { kind: 'stopped', reason: 'it may not write there' } };
const limited: Fault = { when: 'before', failure: { kind: 'again', reason: 'too many', afterMilliseconds: 5000 } };

interface Bench {
  now: number;
  records: FakeRecord[];
  channels: FakeChannels;
  store: MemoryDigests;
  each: number;
  rounds: Rounds;
  /** Opens what is on the disk as a new process would. */
  restart(): void;
  texts(): string[];
  one(id?: string): Subscription | undefined;
}

function makeBench(subscriptions: Subscription[], count = 3): Bench {
  const channels = makeFakeChannels();
  const start = (): Rounds =>
    makeRounds({
      store: bench.store,
      channels,
      openLog: async ({ log }) => {
        if (log === 'gone') throw new UserError('The log "gone" is not stored: stored are "kernel".', 'not-found');
        if (log === 'torn') throw new UserError('The log "torn" is damaged.', 'damaged');
        return makeFakeLog(bench.records);
      },
      render: (digest, subscription, mark) => makeFakeRender(bench.each)(digest, subscription, mark),
      now: () => bench.now,
    });
  const bench: Bench = {
    now: nine,
    records: Array.from({ length: count }, (_, index) => ({ date: `2007-01-0${index + 1}`, subsystem: 'nfs' })),
    channels,
    store: makeMemoryDigests(subscriptions),
    each: 10,
    rounds: undefined as never,
    restart() {
      bench.store = bench.store.reopen();
      bench.rounds = start();
    },
    texts: () => channels.posted.map(({ text }) => text),
    one: (id = 'a3f') => bench.store.read().subscriptions.get(id),
  };
  bench.rounds = start();
  return bench;
}

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
