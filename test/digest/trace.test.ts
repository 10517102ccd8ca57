import { describe, expect, test } from 'vitest';
import { makeDueTimes } from '../../src/digest/due-times.ts';
import { makeDelivery } from '../../src/digest/ledger.ts';
import { findFilter, type TracedRecord, traceRecord } from '../../src/digest/trace.ts';
import type { DigestState } from '../../src/model/digest-state.ts';
import type { Post, Subscription } from '../../src/model/subscription.ts';
import { makeFakeChannels } from '../support/fake-channels.ts';
import { makeFakeLog, makeSubscription } from '../support/fake-log.ts';

const post = (changes: Partial<Post>): Post => ({
  at: 7,
  from: 10,
  to: 14,
  posted: 3,
  leftOut: 1,
  messages: ['m1', 'm2'],
  ...changes,
});
const subscription = makeSubscription({
  began: 8,
  next: 20,
  replayed: '2007-01-01',
  replay: { pace: 'day', next: '2007-02-01' },
  recent: [
    post({ at: 5, from: 8, to: 8, since: '2007-01-05', until: '2007-01-31' }),
    post({}),
    post({ at: 9, from: 14, to: 16, messages: [], failed: 'an embed is too long' }),
  ],
});
const part = { from: 16, to: 20, posted: 4, leftOut: 0 };
const delivery = {
  ...makeDelivery({ subscription, part, after: { next: 20 } }, ['a', 'b'], 1),
  trouble: 'no answer',
  again: 60,
};
const state: DigestState = { subscriptions: new Map(), deliveries: new Map([['a3f-1', delivery]]) };
const trace = (record: TracedRecord, one: Subscription = subscription) =>
  traceRecord(state, one, record, { dueTimes: makeDueTimes(), channels: makeFakeChannels() });

describe('what became of an entry', () => {
  const date = '2007-03-01';
  test.each<[string, TracedRecord, object]>([
    ['came before the first day', { numbers: [3], date: '2006-12-31' }, { kind: 'before-began' }],
    ['of the past was posted', { numbers: [3], date: '2007-01-09' }, { kind: 'posted', at: 5 }],
    ['of the past is too old to be known', { numbers: [3], date: '2007-01-02' }, { kind: 'posted-before', at: 5 }],
    ['of the past waits', { numbers: [3], date: '2007-02-01' }, { kind: 'waiting', due: Date.UTC(2026, 0, 2, 9) }],
    [
      'was posted',
      { numbers: [10], date },
      { kind: 'posted', messages: ['m1', 'm2'], link: 'https://chat.example/s1/c1/m1' },
    ],
    ['failed', { numbers: [15], date }, { kind: 'failed', reason: 'an embed is too long' }],
    ['is being sent', { numbers: [16], date }, { kind: 'sending', sent: 0, of: 2, trouble: 'no answer', again: 60 }],
    ['waits', { numbers: [20], date }, { kind: 'waiting', state: 'active' }],
    ['was posted before those that are known', { numbers: [9], date }, { kind: 'posted-before', at: 5 }],
    ['did not fit', { numbers: [10], date, leftOutBy: 'about' }, { kind: 'left-out', by: 'about' }],
  ])('that %s', (_, record, expected) => {
    expect(trace(record)).toMatchObject(expected);
  });

  test('that waits for a subscription that stopped has no date, but the reason', () => {
    const stopped = { ...subscription, state: 'stopped' as const, reason: 'no such channel' };
    expect(trace({ numbers: [30], date }, stopped)).toEqual({
      kind: 'waiting',
      state: 'stopped',
      reason: 'no such channel',
      due: undefined,
    });
  });

  test('that was rewritten was posted when it was told first, and one that was gone waits until it is back', () => {
    expect(trace({ numbers: [10, 18], date })).toMatchObject({ kind: 'posted', messages: ['m1', 'm2'] });
    const missing = { ...subscription, missed: [[10, 11]] as [number, number][] };
    expect(trace({ numbers: [10], date }, missing)).toMatchObject({ kind: 'waiting' });
    const late = post({ at: 12, from: 16, to: 20, missed: [[10, 11]], messages: ['m9'] });
    const told = { ...subscription, recent: [...subscription.recent, late] };
    expect(trace({ numbers: [10], date }, told)).toMatchObject({ kind: 'posted', at: 12 });
  });

  test('without a replay is before all where it came before the subscription', () => {
    expect(trace({ numbers: [3], date }, makeSubscription({ began: 8 }))).toEqual({ kind: 'before-began' });
  });
});

test('the filter that an entry does not fit is found', async () => {
  const log = makeFakeLog([{ date: '2007-01-01', subsystem: 'mm' }]);
  expect(await findFilter(log, { subsystems: ['mm'] }, 0)).toBeUndefined();
  expect(await findFilter(log, { subsystems: ['nfs'] }, 0)).toBe('subsystems');
  expect(await findFilter(log, { subsystems: [] }, 7)).toBe('gone');
});
