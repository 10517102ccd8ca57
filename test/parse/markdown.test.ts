import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/parse/markdown.ts';
import { findSentenceEnd, plainText } from '../../src/parse/markdown-inline.ts';
import { readVersion } from '../../src/parse/markdown-version.ts';
import { accountFor } from '../support/markdown-plain.ts';
import { collectLog, parseText } from '../support/parse-text.ts';

const fixtures = new URL('../fixtures/markdown/', import.meta.url);
const readFixture = (name: string): string => readFileSync(new URL(`${name}/input.md`, fixtures), 'utf8');
const names = readdirSync(fixtures);

describe('a changelog in Markdown', () => {
  it.each(names)('is read as expected: %s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}/expected.json`, fixtures), 'utf8'));
    expect(parseText(markdown, readFixture(name))).toEqual(expected);
  });

  it.each(names)('is known by its first lines: %s', (name) => {
    expect(markdown.detect(readFixture(name).split('\n').slice(0, 200))).toEqual({ fits: true });
  });

  it.each(names)('has every heading, item and paragraph that plain patterns find: %s', (name) => {
    const text = readFixture(name);
    const { headings, bullets, lost } = accountFor(text, parseText(markdown, text));
    expect(lost).toEqual([]);
    expect(headings + bullets).toBeGreaterThan(2);
  });

  it.each(names)('says the same with line ends of CR and LF, and when its bytes come one by one: %s', (name) => {
    const text = readFixture(name);
    const log = parseText(markdown, text);
    expect(parseText(markdown, text.replaceAll('\n', '\r\n'))).toEqual(log);
    const collector = collectLog(markdown);
    for (const byte of Buffer.from(text)) collector.push(Buffer.of(byte));
    expect(collector.end()).toEqual(log);
  });

  it('loses a line to the plain patterns where the parse has none of it, so that these can fail', () => {
    const text = readFixture('conventional');
    const log = parseText(markdown, text);
    const without = { ...log, entries: log.entries.filter((entry) => entry.id !== '2.1.0#2') };
    expect(accountFor(text, without).lost.map((line) => line.number)).toEqual([8]);
    const renamed = { ...log, entries: log.entries.map((entry) => ({ ...entry, section: 'x' })) };
    expect(accountFor(text, renamed).lost.map((line) => line.number)).toEqual([5, 11, 19, 23]);
  });

  it.each([
    [['Dear reader,', '', 'this is a letter about 1.2.0.'], 1],
    [['', '# How to build', '', '- run make', '- run 1.2.0'], 2],
    [['door (1.2-1) unstable; urgency=low', '', '  * Turn'], 1],
    [['2024-05-01  Ada Byron  <ada@example.org>', '', '\t* door.c (turn): Faster.'], 1],
    [['commit 0123456789012345678901234567890123456789', '', '    # 1.2.0'], 1],
    [['```', '# 1.2.0', '```'], 1],
  ])('is refused when %j is none, with what was expected', (head, line) => {
    const expected = '"## [1.2.0]"';
    expect(markdown.detect(head)).toEqual({ fits: false, line, expected });
  });
});

describe('the heading of a version', () => {
  it.each([
    ['[1.2.0] - 2024-05-01', '1.2.0', '2024-05-01'],
    ['1.2.0 (2024-05-01)', '1.2.0', '2024-05-01'],
    ['v1.2.0 / 2024-05-01', 'v1.2.0', '2024-05-01'],
    ['[1.2.1](https://example.org/compare/v1.2.0...v1.2.1) (2024-05-01)', '1.2.1', '2024-05-01'],
    ['[[1.2.1]](https://example.org/1.2.1) - (2024.05.01)', '1.2.1', '2024-05-01'],
    ['1.2.0 – May 1st, 2024', '1.2.0', '2024-05-01'],
    ['1.2.0: 1 May 2024', '1.2.0', '2024-05-01'],
    ['1.2.0, Wed May 1 2024', '1.2.0', '2024-05-01'],
    ['1.2.0 (30/04/2024)', '1.2.0', '2024-04-30'],
    ['1.2.0 (2024-05-01T10:11:12Z)', '1.2.0', '2024-05-01'],
    ['2024-05-01, Version 1.2.0 (Current)', '1.2.0', '2024-05-01'],
    ['**1.2.0**', '1.2.0', undefined],
    ['1.2.0 (05/04/2024)', '1.2.0', undefined],
    ['[1.2.0] - YYYY-MM-DD', '1.2.0', undefined],
    ['1.3.0 (unreleased)', '1.3.0', undefined],
    ['Version 2.0 RC 1', '2.0 RC 1', undefined],
    ['Release v3', 'v3', undefined],
    ['v.2.0.0', 'v.2.0.0', undefined],
    ['7', '7', undefined],
    ['2.x', '2.x', undefined],
    ['1.0.0-beta.2+build.5', '1.0.0-beta.2+build.5', undefined],
    ['@toys/door@1.2.0', '@toys/door@1.2.0', undefined],
    ['door-v1.2.0', 'door-v1.2.0', undefined],
    ['2024.5.1', '2024-05-01', '2024-05-01'],
    ['2024.13.1', '2024.13.1', undefined],
    ['Unreleased', 'Unreleased', undefined],
    ['[UNRELEASED]', 'Unreleased', undefined],
    ['Unreleased changes', 'Unreleased', undefined],
    ['Next', 'Next', undefined],
    ['May 1, 2024', 'May 1, 2024', '2024-05-01'],
    ['May 2024', 'May 2024', undefined],
    ['door 12', '12', undefined],
    ['Version 9c  14-Jan-2018', '9c', '2018-01-14'],
    ['Version 2.5.0 to 2.5.1 (30-NOV-2009)', '2.5.1', '2009-11-30'],
    ['Major changes in 43.rc.1', '43.rc.1', undefined],
    ['What’s new in Door v2.4.2 (26th May 2022)', 'v2.4.2', '2022-05-26'],
    ['`v2.6.0 <https://example.org/2.6.0>`__', 'v2.6.0', undefined],
    ['Changes between Door 1.1 and Door 1.2 [1 May 2024]', '1.2', '2024-05-01'],
  ])('%j names %j of %j', (heading, name, date) => {
    const version = readVersion(heading);
    expect({ name: version?.name, date: version?.date }).toEqual({
      name: name.replace('2024-05-01', '2024.5.1'),
      date,
    });
  });

  it.each([
    'Added',
    'Fixed',
    '2024',
    'Migrating from 1.x to 2.0',
    'Changes since 1.2',
    '-- $Id: NEWS,v 1.38 2022/12/31 $',
    'Support for 1.2',
    'The 3 doors',
    'Door 18',
    'Maintenance',
    '',
  ])('%j names none', (heading) => {
    expect(readVersion(heading)).toBeUndefined();
  });

  it.each([
    ['1.2.0 "Oak"', 'Oak'],
    ['2.0 - A new door', 'A new door'],
    ['1.2.0 [YANKED]', ''],
  ])('%j tells %j besides', (heading, rest) => {
    expect(readVersion(heading)?.rest).toBe(rest);
  });
});

describe('a piece of Markdown as plain text', () => {
  it.each([
    ['**core:** a *b* __c__ _d_ ~~e~~', 'core: a b c d e'],
    ['`a_b` and ``c ` d``', 'a_b and c ` d'],
    ['[text](https://example.org/a_(b)) and ![alt](x.png)', 'text and alt'],
    ['[text][ref] [#12] [plain]', 'text #12 [plain]'],
    ['snake_case_name 2 * 3 * 4 **', 'snake_case_name 2 * 3 * 4 **'],
    ['a\\_b &lt;c&gt; <kbd>d</kbd> <T>', 'a_b <c> d <T>'],
    ['<https://example.org>', 'https://example.org'],
    ['[broken](', '[broken]('],
    ['` lone', '` lone'],
  ])('%j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it.each([
    ['One. Two.', 4],
    ['e.g. this one. Two', 14],
    ['Version 1.2. of it. Then', 19],
    ['See (it. Or not) now! Then', 21],
    ['`a. B` c', 8],
  ])('has its first sentence: %j', (text, end) => {
    expect(findSentenceEnd(text, 1000)).toBe(end);
  });
});

describe('what tools and pages write', () => {
  const read = (...lines: string[]) =>
    parseText(markdown, `## 1.0.0\n\n${lines.join('\n')}\n`).entries.map(({ subject, line }) => [subject, line]);

  it('has the scope of everything in bold', () => {
    expect(read('- ***:** Count from nought', '- **warp:** *turn* `it`', '- ***bold and leaning*** it is')).toEqual([
      ['*: Count from nought', 3],
      ['warp: turn it', 4],
      ['bold and leaning it is', 5],
    ]);
  });

  it('has tables in HTML, a row an entry, without rows of pictures', () => {
    const table = [
      '<table>',
      '<tr><th>Part</th><th>Change</th></tr>',
      '<tr><td>warp</td><td>Turn <b>it</b></td></tr>',
      '<tr>',
      '',
      '  <td>weft</td>',
      '',
      '  <td>Mend it</td></tr>',
      '<tr>',
      '  <td><img src="a.png"></td>',
      '</tr>',
      '</table>',
      '',
      'A paragraph.',
    ];
    expect(read(...table)).toEqual([
      ['Part Change', 4],
      ['warp Turn it', 5],
      ['weft Mend it', 6],
      ['A paragraph.', 16],
    ]);
  });
});
