import { describe, expect, it } from 'vitest';
import { type LogHistory, makeToldTest, settleStretch } from '../../src/answer/told.ts';
import type { Stretch } from '../../src/model/digest.ts';
import { isInRanges, type Ranges } from '../../src/model/ranges.ts';
import { makeTwins, type TwinRows } from '../../src/model/twins.ts';

const makeHistory = (gone: Ranges, twins: TwinRows = []): LogHistory => ({
  gone,
  isGone: (sequence) => isInRanges(gone, sequence),
  twins: makeTwins(twins),
});

/** The numbers that a stretch tells of, of those that are there. */
function tell(history: LogHistory, stretch: Stretch, records = 20): number[] {
  const test = makeToldTest(history, stretch);
  const all = Array.from({ length: records }, (_, sequence) => sequence);
  return all.filter((sequence) => !history.isGone(sequence) && (test?.(sequence) ?? true));
}

const numbers = (from: number, to: number, missed: Ranges = []) => ({ kind: 'numbers', from, to, missed }) as const;

describe('a change', () => {
  it('that was told is not told again when it is rewritten', () => {
    const history = makeHistory([[4, 6]], [[10, 12, 4]]);
    expect(tell(history, numbers(10, 13))).toEqual([12]);
    expect(settleStretch(history, numbers(10, 13))).toEqual({ returned: 0, missed: [] });
  });

  it('that was rewritten before it was told is told once', () => {
    const history = makeHistory([[10, 11]], [[11, 12, 10]]);
    expect(tell(history, numbers(10, 13))).toEqual([11, 12]);
    expect(settleStretch(history, numbers(10, 13))).toEqual({ returned: 0, missed: [] });
  });

  it('that was gone when it was to be told is told when it is back, or when its twin comes', () => {
    const gone = makeHistory([[10, 12]]);
    expect(tell(gone, numbers(10, 13))).toEqual([12]);
    const { missed } = settleStretch(gone, numbers(10, 13));
    expect(missed).toEqual([[10, 12]]);
    const back = makeHistory([[11, 12]], [[13, 14, 11]]);
    expect(tell(back, numbers(13, 15, missed))).toEqual([10, 13, 14]);
    expect(settleStretch(back, numbers(13, 15, missed))).toEqual({ returned: 1, missed: [] });
    expect(tell(back, numbers(15, 16))).toEqual([15]);
  });

  it('is told once where the old and the new history are both there', () => {
    const both = makeHistory([], [[12, 13, 10]]);
    expect(tell(both, numbers(10, 13))).toEqual([10, 11]);
    expect(tell(both, numbers(12, 14))).toEqual([13]);
  });

  it('of the past that a replay tells of is told under its new hash', () => {
    const history = makeHistory([[3, 4]], [[12, 13, 3]]);
    const days = { kind: 'days', since: '2007-01-01', until: '2007-12-31', below: 5 } as const;
    expect(tell(history, days)).toEqual([0, 1, 2, 4, 12]);
    expect(tell(history, numbers(5, 14))).toEqual([5, 6, 7, 8, 9, 10, 11, 13]);
  });
});

it('a digest that is no post tells of all that its stretch has', () => {
  const history = makeHistory([], [[12, 13, 3]]);
  expect(makeToldTest(history, { kind: 'numbers', from: 10, to: 14 })).toBeUndefined();
  expect(makeToldTest(history, { kind: 'days', since: '2007-01-01', until: '2007-12-31' })).toBeUndefined();
});
