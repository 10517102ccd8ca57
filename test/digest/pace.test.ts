import { expect, test, vi } from 'vitest';
import { endStretch } from '../../src/digest/pace.ts';
import { addDays } from '../../src/model/day.ts';

test.each([
  ['day', 1],
  ['week', 7],
] as const)('a stretch ends where as many paces of a %s do as its day needs', (pace, length) => {
  for (let days = 0; days < 70; days += 1) {
    let next = addDays('2007-12-20', length);
    while (next <= addDays('2007-12-20', days)) next = addDays(next, length);
    expect(endStretch('2007-12-20', pace, addDays('2007-12-20', days))).toBe(addDays(next, -1));
  }
});

test('months end where the calendar does', () => {
  expect(endStretch('2007-01-31', 'month', '2007-01-31')).toBe('2007-02-27');
  expect(endStretch('2007-12-15', 'month', '2007-12-20')).toBe('2008-01-14');
  expect(endStretch('2007-01-01', 'month', '2007-03-01')).toBe('2007-03-31');
});

test('a stretch ends at the last day that there is, and before none that it begins with', () => {
  for (const pace of ['day', 'week', 'month'] as const) {
    expect(endStretch('9999-12-30', pace, '9999-12-31')).toBe('9999-12-31');
    expect(endStretch('9999-12-31', pace, '2007-01-01')).toBe('9999-12-31');
  }
});

test('a gap of centuries is not gone through day by day', () => {
  const parse = vi.spyOn(Date, 'parse');
  try {
    expect(endStretch('0001-01-01', 'day', '9998-12-30')).toBe('9998-12-30');
    expect(parse.mock.calls.length).toBeLessThan(10);
  } finally {
    parse.mockRestore();
  }
});
