import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayList } from '../../src/parse/day-list.ts';
import { variants } from '../support/day-list-variants.ts';
import { parseText } from '../support/parse-text.ts';

const line = fc.oneof(
  fc.constantFrom('', ' ', '    \u00a0', '18 Dec, 2007', '31 Feb, 2007', '1 commit', '2 commits', '  • Text', '  •'),
  fc.constantFrom('    Ada Byron', '    Cc:', '    Signed-off-by: A', '    [a: b', '    c]', '    * a:/b: (2 commits)'),
  fc.constantFrom('    ...', '\ttext', 'text', '      • text', '    18 Dec, 2007', '    ---', '* x:', '•', '\t•'),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);

describe('any soup of lines', () => {
  it('is read without an error, with line numbers in range and counts that agree', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const log = parseText(dayList, lines.join('\n'));
        const numbers = [...log.entries, ...log.days, ...log.problems].map((each) => each.line ?? 0);
        expect(numbers.every((number) => number >= 1 && number <= lines.length)).toBe(true);
        expect(log.days.reduce((sum, day) => sum + day.listed, 0)).toBe(log.entries.length);
        expect(new Set(log.entries.map((entry) => entry.id)).size).toBe(log.entries.length);
        for (const entry of log.entries) expect(lines[(entry.line ?? 0) - 1]).toContain('•');
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same with line ends of CR and LF', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        expect(parseText(dayList, lines.join('\r\n'))).toEqual(parseText(dayList, lines.join('\n')));
      }),
      { numRuns: 500 },
    );
  });
});

const word = fc.constantFrom('lzo', '18', 'Dec,', '2007', '•', '1 commit', 'Cc', '...', 'x:', '>', '[a: b]', 'Ada');
const textLine = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const paragraph = fc.array(textLine, { minLength: 2, maxLength: 4 });
const change = fc.record({
  text: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
  author: fc.constantFrom('A', 'B C'),
});

describe('any day list that is written by the rules', () => {
  it('is read back, whatever its texts look like and however it is indented', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...variants),
        (changes, variant) => {
          // Without an indent of its own, a text's bullets are taken for the log's.
          fc.pre(!variant.name.startsWith('no indent') && !variant.name.startsWith('one tab'));
          const entries = changes.map(({ text, author }) => {
            const lines = [`§ ${text.map((each) => each.join('\n')).join('\n\n')}`, '', author, '\u00a0'];
            return lines
              .join('\n')
              .replace(/^(?=.)/gm, '    ')
              .replace('    §', '  •');
          });
          const written = `01 Jan, 2008\n\n${changes.length} commits\n\n${entries.join('\n')}\n`;
          const log = parseText(dayList, variant.change(written));
          expect(log.problems).toEqual([]);
          expect(log.entries.map(({ author }) => author.name)).toEqual(changes.map(({ author }) => author));
          expect(log.entries.map(({ body }) => body)).toEqual(
            changes.map(({ text }) => text.map((each) => each.join('\n')).join('\n\n')),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
