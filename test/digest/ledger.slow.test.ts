import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditBooks } from '../../src/digest/audit.ts';
import { beginSubscription, chooseId } from '../../src/digest/begin.ts';
import { closeDelivery, makeDelivery, recentAtMost, recordMessage } from '../../src/digest/ledger.ts';
import { makeRounds } from '../../src/digest/round.ts';
import { pauseSubscription, putSubscription, stopSubscription } from '../../src/digest/subscriptions.ts';
import { deliverySchema, type Subscription, subscriptionSchema } from '../../src/model/subscription.ts';
import { openState } from '../../src/store/state.ts';
import { quickDisk } from '../store/faulty-disk.ts';
import { makeFolder } from '../store/store-fixtures.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { type FakeRecord, makeFakeLog, makeFakeRender, makeSubscription } from '../support/fake-log.ts';
import { makeMemoryDigests } from '../support/memory-digests.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1);
const hoursOfYear = 365 * 24;
const twoChanges: FakeRecord[] = [
  { date: '2026-01-01', subsystem: 'mm' },
  { date: '2026-01-01', subsystem: 'nfs' },
];
const firstTwo = { kind: 'numbers', from: 0, to: 2 } as const;

describe('the ledger', () => {
  const subscription = makeSubscription({ next: 5 });
  const part = { from: 5, to: 9, posted: 3, leftOut: 1 };
  const delivery = makeDelivery({ subscription, part, after: { next: 9 } }, ['one', 'two'], start);
  const state = {
    subscriptions: new Map([['a3f', { ...subscription, next: 9, settled: start }]]),
    deliveries: new Map([[delivery.id, delivery]]),
  };

  test('names a delivery by its subscription and the number of the post', () => {
    expect(deliverySchema.parse(delivery)).toEqual(delivery);
    expect(delivery.messages.map(({ nonce, mark }) => [nonce, mark])).toEqual([
      ['a3f-1-1', '#a3f-1.1'],
      ['a3f-1-2', '#a3f-1.2'],
    ]);
  });

  test('has nonces that the service takes for the longest name and many posts', () => {
    const long = { ...subscription, id: 'abcdefghijkl', posts: 999_998 };
    const bodies = Array.from({ length: 999 }, () => 'text');
    for (const { nonce } of makeDelivery({ subscription: long, part, after: { next: 9 } }, bodies, start).messages) {
      expect(nonce.length).toBeLessThanOrEqual(25);
    }
  });

  test('folds a delivery into its subscription', () => {
    const sent = recordMessage(recordMessage(state, 'a3f-1', 0, 'm1'), 'a3f-1', 1, 'm2');
    const closed = closeDelivery(sent, 'a3f-1', start + 1);
    expect(closed.deliveries.size).toBe(0);
    expect(closed.subscriptions.get('a3f')).toMatchObject({
      posted: 3,
      leftOut: 1,
      failed: 0,
      posts: 1,
      recent: [{ at: start + 1, ...part, messages: ['m1', 'm2'] }],
    });
    expect(closeDelivery(closed, 'a3f-1', start + 2)).toBe(closed);
  });

  test('gives an unsent delivery back when its subscription stops, and keeps one that may have been sent', () => {
    const given = stopSubscription(state, 'a3f', 'why', ['a3f-1']);
    expect(given.deliveries.size).toBe(0);
    expect(given.subscriptions.get('a3f')).toMatchObject({
      state: 'stopped',
      reason: 'why',
      next: 5,
      settled: subscription.settled,
    });
    const kept = stopSubscription(state, 'a3f', 'why');
    expect(kept.deliveries.size).toBe(1);
    expect(kept.subscriptions.get('a3f')).toMatchObject({ state: 'stopped', next: 9 });
    // What is stopped stays so, with its first reason.
    expect(pauseSubscription(stopSubscription(kept, 'a3f', 'another'), 'a3f')).toBe(kept);
  });
});

describe('the books', () => {
  const counts = new Map([['a3f', { records: 20, past: 4 }]]);
  const balanced = makeSubscription({
    began: 10,
    past: 9,
    next: 15,
    posted: 6,
    leftOut: 3,
    failed: 1,
    replayed: '2007-01-01',
  });
  const audit = (subscription: Subscription) =>
    auditBooks(putSubscription({ subscriptions: new Map(), deliveries: new Map() }, subscription), counts)[0];

  test('balance where everything is accounted for', () => {
    expect(audit(balanced)).toEqual({
      subscription: 'a3f',
      total: 19,
      posted: 6,
      leftOut: 3,
      failed: 1,
      open: 0,
      waiting: 9,
      problems: [],
    });
  });

  test.each([
    ['of 19 records 18 are accounted for', { posted: 5 }],
    ['of 19 records 20 are accounted for', { next: 14 }],
    ['it stands at record 21, and its log has only 20', { next: 21, posted: 12 }],
    ['it stands at record 9, before 10, where it began', { next: 9, posted: 0 }],
  ])('that do not balance say: %s', (problem, changes) => {
    expect(audit({ ...balanced, ...changes })?.problems).toEqual([problem]);
  });

  test('of a log that cannot be read say why', () => {
    const state = putSubscription({ subscriptions: new Map(), deliveries: new Map() }, balanced);
    expect(auditBooks(state, new Map([['a3f', 'it is damaged']]))[0]?.problems).toEqual(['it is damaged']);
  });
});

test('a year of hourly digests of one subscription takes less than 20 kB', async () => {
  const subscription = makeSubscription({ schedule: 'hourly', server: '613425648685547541', settled: start });
  const store = makeMemoryDigests([subscription]);
  const { send, ...channels } = makeFakeChannels();
  let now = start;
  let arrived = 0;
  let sent = 0;
  const rounds = makeRounds({
    store,
    channels: {
      ...channels,
      async send() {
        sent += 1;
        return { kind: 'sent', id: `14421234567890${String(sent).padStart(5, '0')}` };
      },
    },
    openLog: async () => ({
      records: arrived,
      daysBelow: async () => [],
      findReverted: async () => [],
      // Two changes an hour, whatever is asked for.
      compose: (watch, stretch, options) =>
        makeFakeLog(twoChanges).compose(watch, stretch.kind === 'numbers' ? firstTwo : stretch, options),
    }),
    render: makeFakeRender(1),
    now: () => now,
  });
  for (let tick = 0; tick < hoursOfYear; tick += 1) {
    now += hour;
    arrived += 2;
    await rounds.run();
  }
  const folder = await makeFolder();
  const state = await openState(folder, { disk: quickDisk });
  await state.digests.update(() => store.read());
  await state.close();
  expect((await readFile(join(folder, 'state.json'))).length).toBeLessThan(20_000);
  const kept = state.digests.read().subscriptions.get('a3f');
  expect(kept).toMatchObject({ posts: hoursOfYear, posted: 2 * hoursOfYear });
  expect(kept?.recent).toHaveLength(recentAtMost);
});

test('ten thousand ticks of a year leave nothing behind but the ledger', async () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'];
  const many = Array.from({ length: 5 }, (_, index) =>
    makeSubscription({
      id: `s${index + 10}`,
      channel: `c${index}`,
      zone: zones[index % 5] ?? 'UTC',
      whenEmpty: 'say',
      settled: start,
    }),
  );
  let now = start;
  const store = makeMemoryDigests(many);
  const channels = makeFakeChannels();
  const rounds = makeRounds({
    store,
    channels: { ...channels, send: async () => ({ kind: 'sent', id: '1' }) },
    openLog: async () => makeFakeLog([]),
    render: makeFakeRender(1),
    now: () => now,
  });
  const sizes: number[] = [];
  for (let tick = 1; tick <= 10_000; tick += 1) {
    now = start + Math.round((tick * 365 * day) / 10_000);
    await rounds.run();
    if (tick % 2500 === 0) sizes.push(JSON.stringify([...store.read().subscriptions]).length);
  }
  expect(store.read().deliveries.size).toBe(0);
  for (const { posts, zone } of store.read().subscriptions.values()) expect([zone, posts]).toEqual([zone, 365]);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(200);
});

describe('a new subscription', () => {
  const wish = { channel: 'c1', maker: 'u1', log: 'kernel', watch: { subsystems: [] }, schedule: 'daily', zone: 'UTC' };
  const log = makeFakeLog(['2007-01-01', '2007-01-02', '2007-01-05'].map((date) => ({ date, subsystem: 'mm' })));

  test('begins at the end of the log', async () => {
    const begun = await beginSubscription({ ...wish, style: 'line', whenEmpty: 'silent' }, log, {
      id: 'a3f',
      now: start,
    });
    expect(subscriptionSchema.parse(begun)).toMatchObject({ began: 3, next: 3, settled: start, state: 'active' });
    expect(begun.past).toBeUndefined();
  });

  test('begins with the past from a day on where that is wanted', async () => {
    const replay = { since: '2007-01-02', pace: 'week' as const };
    const begun = await beginSubscription({ ...wish, style: 'line', whenEmpty: 'say', replay }, log, {
      id: 'a3f',
      now: start,
    });
    expect(subscriptionSchema.parse(begun)).toMatchObject({
      began: 3,
      past: 2,
      replayed: '2007-01-02',
      replay: { next: '2007-01-02', pace: 'week' },
    });
  });

  test('has a short name that none has', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 500; count += 1) taken.add(chooseId((id) => taken.has(id)));
    expect(taken.size).toBe(500);
    expect([...taken].every((id) => /^[a-z0-9]{4,12}$/.test(id))).toBe(true);
    expect(
      chooseId(
        (id) => id.length < 6,
        () => 0,
      ),
    ).toBe('aaaaaa');
  });
});
