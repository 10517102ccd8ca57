import { describe, expect, it } from 'vitest';
import { gitText } from '../../src/parse/git-text.ts';
import { parseText } from '../support/parse-text.ts';

describe('lines that are no part of a log', () => {
  const commit = (date: string): string =>
    `commit ${'ab'.repeat(20)}\nAuthor: A <a@example.org>\nDate:   ${date}\n\n    text\n`;

  it('become problems with their numbers, and the rest is read', () => {
    const text = `a remark\n\n${commit('2007-07-11')}`.replace('Author:', 'Reflog: HEAD@{0}\nAuthor:');
    const { entries: read, problems } = parseText(gitText, text);
    expect(read.map(({ subject, date }) => [subject, date])).toEqual([['text', '2007-07-11']]);
    expect(problems).toEqual([
      { kind: 'unknown-line', message: '"a remark" stands before any commit', line: 1 },
      { kind: 'unknown-line', message: '"Reflog: HEAD@{0}" is no line of "git log"', line: 4 },
    ]);
  });

  it.each([
    '2007-02-29',
    '2007-13-01',
    'Wed Jul 32 10:00:00 2007 +0000',
    'Wed Foo 11 10:00:00 2007',
    '2007-07-11 24:00:00 +0000',
    'Wed, 0 Jul 2007 10:00:00 +0000',
    '',
  ])('such as the impossible date "%s" make a commit a problem', (date) => {
    const { entries: read, problems } = parseText(gitText, commit(date));
    expect(read).toEqual([]);
    const message = `commit abababababab has a date that cannot be read: "${date}"`;
    expect(problems).toEqual([{ kind: 'unreadable-date', message, line: 3 }]);
  });

  it.each([
    ['Thu Jan 1 00:00:00 10000 +0000', '9999-12-31', 'is dated 9999-12-31'],
    ['Wed Dec 31 23:59:59 1969 +0000', '1969-12-31', 'is dated 1969-12-31'],
    ['2008-01-13 22:20:00 +7300', '2008-01-13', 'has an odd time zone, +7300'],
    ['2008-02-01 11:20:00 +51800', '2008-02-01', 'has an odd time zone, +51800'],
  ])('do not come of the odd date "%s"', (date, day, told) => {
    const { entries: read, problems } = parseText(gitText, commit(date));
    expect(read.map((entry) => entry.date)).toEqual([day]);
    expect(problems).toEqual([{ kind: 'odd-date', message: `commit abababababab ${told}`, line: 1 }]);
  });
});
