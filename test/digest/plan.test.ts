import { describe, expect, test } from 'vitest';
import { makeDueTimes } from '../../src/digest/due-times.ts';
import { listDue, planRound } from '../../src/digest/plan.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { makeSubscription } from '../support/fake-log.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** The subscription of these tests was settled at noon, and is due at nine. */
const noon = Date.UTC(2026, 0, 1, 12);

const plan = (now: number, changes: Partial<Subscription> = {}, head = 5) =>
  planRound(now, [makeSubscription(changes)], new Map([['a3f', { id: 'k1', records: head }]])).map(
    ({ subscription, ...rest }) => rest,
  );

describe('what is due', () => {
  test('is planned from its instant on, and not before', () => {
    expect(plan(noon + 21 * hour - 1)).toEqual([]);
    const stretch = { kind: 'numbers', from: 0, to: 5, missed: [] };
    expect(plan(noon + 21 * hour)).toEqual([{ kind: 'post', due: noon + 21 * hour, head: 5, stretch }]);
  });

  test('was missed ten times and is posted once', () => {
    expect(plan(noon + 10 * day)).toHaveLength(1);
  });

  test('with nothing new is settled silently, or said so where that is wanted', () => {
    expect(plan(noon + day, { next: 5 })).toEqual([{ kind: 'silent', due: noon + 21 * hour }]);
    expect(plan(noon + day, { next: 5, whenEmpty: 'say' })).toMatchObject([
      { kind: 'post', stretch: { kind: 'numbers', from: 5, to: 5 } },
    ]);
  });

  test.each([
    ['day', '2007-01-31', '2007-01-31'],
    ['week', '2007-01-31', '2007-02-06'],
    ['month', '2007-01-01', '2007-01-31'],
    ['month', '2007-01-31', '2007-02-27'],
  ] as const)('of a replay by the %s from %s goes up to %s', (pace, next, until) => {
    expect(plan(noon + day, { replay: { pace, next }, began: 3, next: 3 })).toMatchObject([
      { kind: 'post', stretch: { kind: 'days', since: next, until, below: 3 } },
    ]);
  });

  test.each(['paused', 'stopped'] as const)('is not planned while it is %s', (state) => {
    expect(plan(noon + 10 * day, { state })).toEqual([]);
  });

  test('waits where its log could not be read', () => {
    expect(planRound(noon + day, [makeSubscription()], new Map())).toEqual([]);
  });

  test('goes by the zone: nine in Berlin is eight by UTC in winter', () => {
    expect(plan(noon + 20 * hour, { zone: 'Europe/Berlin' })).toMatchObject([{ due: noon + 20 * hour }]);
  });
});

describe('a clock that jumps', () => {
  test('back by an hour makes nothing due twice', () => {
    const settled = noon + 21 * hour;
    expect(plan(settled - hour, { settled })).toEqual([]);
    expect(plan(settled, { settled })).toEqual([]);
    expect(plan(settled + day, { settled })).toHaveLength(1);
  });

  test('three days on and back again holds nothing up until they have passed', () => {
    const settled = noon + 3 * day;
    expect(plan(noon, { settled })).toEqual([{ kind: 'rewind' }]);
    // That is written down as settled now, so that the next date is tomorrow's.
    expect(plan(noon + 21 * hour, { settled: noon })).toHaveLength(1);
  });
});

describe('a subscription that cannot go on', () => {
  test.each([
    ['a schedule that nobody can read', { schedule: 'when it suits' }, /schedule "when it suits" \(UTC\) is never due/],
    ['a schedule that is never due', { schedule: '0 9 30 2 *' }, /never due/],
    ['a zone that there is not', { zone: 'Mars/Olympus' }, /Mars\/Olympus/],
    ['a log that was begun anew', { next: 9 }, /log "kernel" was begun anew/],
    ['a log of that name that is another one', { next: 2, logId: 'k0' }, /log "kernel" was begun anew/],
  ])('because of %s is stopped with the reason', (_, changes, reason) => {
    expect(plan(noon + day, changes)).toMatchObject([{ kind: 'stop', reason: expect.stringMatching(reason) }]);
  });
});

test('when it is due is found out once for each subscription as it is', () => {
  const dueTimes = makeDueTimes();
  let reads = 0;
  const subscription = makeSubscription();
  Object.defineProperty(subscription, 'schedule', {
    get: () => {
      reads += 1;
      return 'daily at 9:00';
    },
  });
  for (let tick = 0; tick < 1000; tick += 1) listDue(noon + tick, [subscription], dueTimes);
  expect(reads).toBe(1);
  expect(dueTimes.next({ ...subscription, settled: noon + day })).toBe(noon + day + 21 * hour);
});
