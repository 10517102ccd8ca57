import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/parse/markdown.ts';
import { findSentenceEnd, plainText } from '../../src/parse/markdown-inline.ts';
import { readVersion } from '../../src/parse/markdown-version.ts';
import { takesLinearTime } from '../support/linear-time.ts';
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

const line = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '# Changelog',
    '## 1.2.0',
    '## [1.1.0] - 2024-05-01',
    '### Added',
    '#',
    '##1.0.0',
    '===',
    '---',
  ),
  fc.constantFrom(
    '- a',
    '* b',
    '  - c',
    '    * d',
    '+',
    '1. e',
    '7) f',
    '- **Added**',
    '- x:',
    '**Fixed:**',
    'Changes:',
  ),
  fc.constantFrom(
    '```',
    '  ```js',
    '~~~~',
    '<!-- x',
    '-->',
    '<!-- y -->',
    '| a | b |',
    '| - | - |',
    '[x]: https://x.example',
  ),
  fc.constantFrom(
    '<details>',
    '<summary>S</summary>',
    '</details>',
    'text',
    '  text by @ada',
    '\ttext',
    '1.0.0 / 2024-05-01',
  ),
  fc.constantFrom(
    '> quote',
    '***',
    '_2024-05-01_',
    '- `0a1b2c3` x (Ada)',
    '2024-99-99',
    '## 1.0.0 (2024-99-99)',
    'Unreleased',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);

describe('any soup of lines', () => {
  it('is read without an error, with line numbers in range, ids of their own and releases that are told', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const log = parseText(markdown, lines.join('\n'));
        const numbers = [...log.entries, ...log.releases, ...log.problems].map((each) => each.line ?? 0);
        expect(numbers.every((number) => number >= 1 && number <= Math.max(1, lines.length))).toBe(true);
        expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
        const releases = new Set(log.releases.map((release) => release.name));
        for (const { release, subject, body } of log.entries) {
          if (release !== undefined) expect(releases).toContain(release);
          expect(`${subject ?? ''}${body}`).not.toBe('');
        }
      }),
      { numRuns: 2000, examples: [[[':', '+']]] },
    );
  });
});

const words = fc.array(fc.constantFrom('door', 'key', 'oil', '**new**', '`a - b`', '[x](https://x.example)', '#12'), {
  minLength: 1,
  maxLength: 6,
});
// A text of code or bold words alone would head the items under it.
const item = fc.record({ text: words.map((each) => ['Turn', ...each]), more: fc.array(words, { maxLength: 3 }) });
const section = fc.record({
  name: fc.constantFrom('Added', 'Fixed', 'Odd heading', '⚠ BREAKING CHANGES'),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
});
const release = fc.record({
  date: fc.constantFrom(undefined, '2024-05-01', '2023-12-24'),
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
});

describe('any changelog that is written by the rules', () => {
  it('is read back: as many releases, sections and items, with all of their words', () => {
    fc.assert(
      fc.property(
        fc.array(release, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('-', '*', '+'),
        (releases, mark) => {
          const lines = ['# Changelog', ''];
          for (const [index, { date, sections }] of releases.entries()) {
            lines.push(`## [${9 - index}.0.0]${date === undefined ? '' : ` - ${date}`}`, '');
            for (const { name, items } of sections) {
              lines.push(`### ${name}`, '');
              for (const { text, more } of items) {
                lines.push(`${mark} ${text.join(' ')}`, ...more.map((each) => `  ${mark} ${each.join(' ')}`));
              }
              lines.push('');
            }
          }
          const text = lines.join('\n');
          const log = parseText(markdown, text);
          expect(log.problems).toEqual([]);
          expect(log.releases.map(({ name, date }) => [name, date])).toEqual(
            releases.map(({ date }, index) => [`${9 - index}.0.0`, date]),
          );
          const written = releases.flatMap(({ date, sections }, index) =>
            sections.flatMap(({ name, items }) =>
              items.map(({ text: words, more }) => ({
                release: `${9 - index}.0.0`,
                date: date ?? '',
                section: name,
                subject: plainText(words.join(' ')),
                body: more.map((each) => `${mark} ${each.join(' ')}`).join('\n'),
              })),
            ),
          );
          expect(
            log.entries.map(({ release, date, section, subject, body }) => ({ release, date, section, subject, body })),
          ).toEqual(written);
        },
      ),
      { numRuns: 300 },
    );
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

describe('texts that nobody would write', () => {
  const size = 60_000;
  const repeat = (text: string): string => text.repeat(Math.ceil(size / text.length));
  it.each([
    ['one long line', repeat('x')],
    ['one long item', `- ${repeat('word ')}`],
    ['brackets that open', `- ${repeat('[')}`],
    ['links without an end', `- ${repeat('[a](')}`],
    ['targets without an end', `- ${repeat('](')}`],
    ['ticks', `- ${repeat('`a``b')}`],
    ['marks', `- ${repeat('*a **b _c ')}`],
    ['closing marks', `- ${repeat('a* b** c_ ')}`],
    ['tags', repeat('<a>')],
    ['tags without an end', `<a ${repeat('<a ')}`],
    ['an endless heading', `## ${repeat('1.')}`],
    ['a heading of words', `## 1.2.0 ${repeat('a-1.2 ')}`],
    ['hashes', repeat('#')],
    ['a row of a table', repeat('|`a')],
    ['rows of tables', repeat('| a | b |\n')],
    ['rows in HTML', repeat('<tr>\n<td>a\n')],
    ['rows in HTML on a line', repeat('<tr><td>a</td></tr>   ')],
    ['scopes of everything', `- ${repeat('***:**')}`],
    ['rules', repeat('-')],
    ['people', `- by ${repeat('@a, ')}`],
    ['people again', `- ${repeat('by @a ')}`],
    ['references', `- ${repeat('#1 ')}`],
    ['thanks', `- Thanks ${repeat('@a, ')}`],
    ['underlines', repeat('a\n===\n')],
    ['nested items', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at * 2)}- a:`).join('\n')],
    ['items in one', `- a\n${repeat('  - b\n')}`],
    ['code without an end', `- a\n\`\`\`\n${repeat('x\n')}`],
    ['a comment without an end', `<!--${repeat('\n--')}`],
    ['blank lines', `- a\n${repeat('\n')}  b`],
    ['paragraphs', repeat('a\n\n')],
    ['definitions', repeat('[a]: b\n')],
    ['a definition without an end', `[${repeat(']')}`],
    ['spaces', `- a${repeat(' ')}b`],
    ['tabs', `${repeat('\t')}- b`],
    ['entities', `- ${repeat('&amp')}`],
    ['backslashes', `- ${repeat('\\')}`],
    ['sentences', `- ${repeat('a.b ')}`],
    ['dates', `## 1.2.0 ${repeat('2024-')}`],
    ['names in brackets', `- 0a1b2c3 ${repeat('(a')}`],
  ])('are read in time that grows with them alone: %s', (_, text) => {
    const work = (part: string): void => {
      parseText(markdown, `## 1.0.0\n\n${part}\n`);
      markdown.detect(part.split('\n').slice(0, 200));
    };
    expect(takesLinearTime((share) => text.slice(0, text.length * share), work)).toBe(true);
  });
});
