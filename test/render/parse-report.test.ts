import { describe, expect, it } from 'vitest';
import { type ReportFigures, renderFigures } from '../../src/render/parse-report.ts';

const figures: ReportFigures = {
  format: 'day-list',
  entries: 23,
  days: 30,
  declared: 40,
  missing: 17,
  problems: 0,
  firstProblems: [],
  problemKinds: {},
};
const problem = { kind: 'trailer-without-name', message: 'a Cc line without a name', line: 92 };

describe('the figures of a parse in one line', () => {
  it.each<[string, Partial<ReportFigures>, string]>([
    ['days without text', {}, '23 entries on 30 days, 40 commits declared, 17 without text'],
    ['a log that shows all', { entries: 40, missing: 0 }, '40 entries on 30 days'],
    [
      'a log that shows more than it declares',
      { entries: 41, missing: 0 },
      '41 entries on 30 days, 40 commits declared, 0 without text',
    ],
    ['one of each', { entries: 1, days: 1, declared: 1, missing: 0 }, '1 entry on 1 day'],
    ['many', { entries: 82000, declared: 82000, missing: 0, days: 6000 }, '82,000 entries on 6,000 days'],
    [
      'a shallow clone',
      { entries: 40, missing: 0, shallow: true },
      '40 entries on 30 days, a shallow clone, so older commits are missing',
    ],
  ])('tells of %s', (_, more, text) => {
    expect(renderFigures({ ...figures, ...more })).toBe(text);
  });

  it('tells a problem with its line', () => {
    const one = { problems: 1, firstProblems: [problem], problemKinds: { 'trailer-without-name': 1 } };
    expect(renderFigures({ ...figures, ...one })).toBe(
      '23 entries on 30 days, 40 commits declared, 17 without text, 1 problem (line 92: a Cc line without a name)',
    );
  });

  it('tells several by their kinds, and the first of them', () => {
    const several = {
      problems: 1203,
      firstProblems: [problem],
      problemKinds: { 'trailer-without-name': 3, encoding: 1200 },
    };
    expect(renderFigures({ ...figures, entries: 40, missing: 0, ...several })).toBe(
      '40 entries on 30 days, 1,203 problems (3 trailer-without-name, 1,200 encoding; the first: line 92: a Cc line without a name)',
    );
  });

  it('tells a problem that has no line', () => {
    const one = { problems: 1, firstProblems: [{ kind: 'odd-date', message: 'commit 1a2b is dated 1970-01-01' }] };
    expect(renderFigures({ ...figures, entries: 40, missing: 0, ...one })).toBe(
      '40 entries on 30 days, 1 problem (commit 1a2b is dated 1970-01-01)',
    );
  });
});
