import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/parse/markdown.ts';
import { plainText } from '../../src/parse/markdown-inline.ts';
import { takesLinearTime } from '../support/linear-time.ts';
import { parseText } from '../support/parse-text.ts';

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
