import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParsedLog } from '../../src/model/parsed-log.ts';
import { dayList } from '../../src/parse/day-list.ts';
import { dropIndent, readCount, readHeading, widthOf } from '../../src/parse/day-list-lines.ts';
import { variants } from '../support/day-list-variants.ts';
import { repeatBy, type Share, takesLinearTime } from '../support/linear-time.ts';
import { collectLog, parseText } from '../support/parse-text.ts';
import { readSample } from '../support/seed-log.ts';

const fixtures = new URL('../fixtures/day-list/', import.meta.url);
const sample = readSample().toString('utf8');

/** The log without its line numbers, for texts that say the same on other lines. */
const withoutLines = (log: ParsedLog): ParsedLog =>
  JSON.parse(JSON.stringify(log, (key, value: unknown) => (key === 'line' ? undefined : value)));

describe('a day list', () => {
  it.each(readdirSync(fixtures))('is read as expected: %s', (name) => {
    const folder = new URL(`${name}/`, fixtures);
    const expected: unknown = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
    expect(parseText(dayList, readFileSync(new URL('input.txt', folder)))).toEqual(expected);
  });

  it.each(variants)('says the same with $name', ({ change, movesLines }) => {
    const log = parseText(dayList, sample);
    const changed = parseText(dayList, change(sample));
    if (movesLines) expect(withoutLines(changed)).toEqual(withoutLines(log));
    else expect(changed).toEqual(log);
  });

  it('says the same with its days in another order', () => {
    const days = sample.split(/^(?=\d\d \w{3}, \d{4}$)/m).map((day) => day.trimEnd());
    const turned = withoutLines(parseText(dayList, `${days.reverse().join('\n\n')}\n`));
    const log = withoutLines(parseText(dayList, sample));
    const byId = (entries: ParsedLog['entries']) => entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(turned.days).toEqual(log.days.toReversed());
    expect(byId(turned.entries)).toEqual(byId(log.entries));
    expect(turned.problems).toEqual(log.problems);
  });

  it('says the same when its bytes come one by one', () => {
    const collector = collectLog(dayList);
    for (const byte of Buffer.from(sample)) collector.push(Buffer.of(byte));
    expect(collector.end()).toEqual(parseText(dayList, sample));
  });

  it('is read from Windows-1252 too, and tells each such line', () => {
    const bytes = Buffer.from(sample.replaceAll('•', '\u0095'), 'latin1');
    const log = parseText(dayList, bytes);
    const expected = parseText(dayList, sample);
    expect({ ...log, problems: [] }).toEqual({ ...expected, problems: [] });
    const encoding = log.problems.filter((problem) => problem.kind === 'encoding');
    expect(encoding).toHaveLength(23 + 22);
    expect(encoding[0]).toEqual({
      kind: 'encoding',
      message: 'a line that is not UTF-8, read as Windows-1252',
      line: 10,
    });
  });

  it('takes a heading that slipped in by a column for what it is', () => {
    const log = parseText(dayList, sample.replace(/^03 Nov, 2007$/m, ' 03 Nov, 2007'));
    expect(log).toEqual(parseText(dayList, sample));
  });

  it('is empty where the text is', () => {
    const empty: ParsedLog = { format: 'day-list', days: [], entries: [], releases: [], problems: [] };
    expect(parseText(dayList, '')).toEqual(empty);
    expect(parseText(dayList, '\uFEFF\r\n \n')).toEqual(empty);
  });

  it('is read in a time that grows with its length alone', () => {
    const day = '1 Jan, 2008\n\n1 commit\n\n';
    const makeOdd = (share: Share): string[] => {
      const many = repeatBy(share);
      return [
        `${day}${many('  • a\n', 50_000)}`,
        `${day}  • a\n${many('    b\n\n', 50_000)}c\n${many('\n d\n', 50_000)}`,
        `${day}  • a\n${many('\n    b\n\nc\n', 50_000)}`,
        `${day}  • * a/b:\n${many('    * a:/b:\n\n', 50_000)}    A`,
        many('1 Jan, 2008\n', 50_000),
        `${many(' ', 500_000)}\n${many('\t', 500_000)}x\n1${many(' ', 500_000)}\n1${many(',111', 100_000)}`,
      ];
    };
    for (const index of makeOdd(0).keys()) {
      const make = (share: Share): string => makeOdd(share)[index] ?? '';
      expect(
        takesLinearTime(make, (text) => parseText(dayList, text)),
        make(0),
      ).toBe(true);
    }
  });
});

describe('the detection of a day list', () => {
  it.each([
    [['18 Dec, 2007', '', '1 commit']],
    [['', ' ', '8 December 2007', '2 commits']],
    [['\t18 Dec, 2007', '', '\t1,234 commits']],
    [['What changed', '============', '', '18 Dec, 2007', '', '1 commit']],
    [['31 Feb, 2007', '', '1 commit']],
  ])('fits %j', (head) => {
    expect(dayList.detect(head)).toEqual({ fits: true });
  });

  const day = '"18 Dec, 2007"';
  const count = '"4 commits"';
  it.each([
    [[], 1, day],
    [['', ''], 1, day],
    [['', 'commit 1234', 'Author: A'], 2, day],
    [['commit 1234', '', '    18 Dec, 2007', '', '    1 commit'], 1, day],
    [['18 Dec, 2007', '', '  • Text'], 3, count],
    [['18 Dec, 2007', ''], 2, count],
  ])('names the first line of %j that does not fit', (head, line, expected) => {
    expect(dayList.detect(head)).toEqual({ fits: false, line, expected });
  });
});

describe("a day list's own lines", () => {
  it.each([
    ['18 Dec, 2007', '2007-12-18'],
    ['8 Dec, 2007', '2007-12-08'],
    ['  08\tDecember  2007 ', '2007-12-08'],
    ['8 Sept. 2007', '2007-09-08'],
    ['29 Feb, 2008', '2008-02-29'],
    ['29 Feb, 2007', undefined],
    ['00 Dec, 2007', undefined],
    ['18 Foo, 2007', undefined],
  ])('have a heading in %j', (line, date) => {
    expect(readHeading(line)).toEqual({ text: line.trim(), date });
  });

  it.each(['18 Dec', 'Dec 18, 2007', '18 Dec, 2007 and more', 'on 18 Dec, 2007', '118 Dec, 2007', '18 Dec, 07'])(
    'have no heading in %j',
    (line) => {
      expect(readHeading(line)).toBeUndefined();
    },
  );

  it.each([
    ['1 commit', 1],
    ['2 commits', 2],
    ['  0 commits\t', 0],
    ['1,234 commits', 1234],
    ['1 234 567 commits', 1_234_567],
    ['1234 Commits', 1234],
    ['12,34 commits', undefined],
    ['commits', undefined],
    ['1 commit more', undefined],
    ['-1 commits', undefined],
  ])('have the right count in %j', (line, count) => {
    expect(readCount(line)).toBe(count);
  });

  it.each([
    ['', 0],
    ['x', 0],
    ['  x', 2],
    ['\tx', 4],
    ['  \tx', 4],
    ['\u00a0 x', 2],
  ])('have the right width in %j', (line, width) => {
    expect(widthOf(line)).toBe(width);
  });
});

describe('an indent', () => {
  it.each([
    ['      text', 4, '  text'],
    ['  text', 4, 'text'],
    ['\t  text', 4, '  text'],
    ['  \t  text', 4, '  text'],
    ['\t\ttext', 4, '\ttext'],
    ['\ttext', 2, 'text'],
    ['', 4, ''],
  ])('is taken off %j by %i columns', (text, width, rest) => {
    expect(dropIndent(text, width)).toBe(rest);
  });
});
