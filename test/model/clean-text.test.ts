import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, findCut } from '../../src/model/clean-text.ts';
import { normalizeArguments } from '../../src/model/normalize-arguments.ts';

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u200d',
        '\u200c',
        '\ufe0f',
        '\u0301',
        '\u094d',
        'क',
        'م',
        '👩',
        '🏽',
        '\u202e',
        '\n',
        '\r',
        ' ',
        '1',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('clean text', () => {
  it('is not changed by cleaning it again', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
        expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
        const normal = normalizeArguments({ about: typed });
        expect(normalizeArguments(normal)).toEqual(normal);
        expect(normal.about).toBe(normal.about?.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps its lines and its indent, a line does not', () => {
    expect(cleanText('a\r\n\tb\u2028c')).toBe('a\n    b\nc');
    expect(cleanLine('a\r\n\tb\u2028c')).toBe('a b c');
  });

  it('is cut between what people see as characters', () => {
    expect(findCut('ab', 1)).toBe(1);
    expect(findCut('a👩‍👩‍👧b', 4)).toBe(1);
    expect(findCut('e\u0301x', 1)).toBe(0);
    expect(findCut('abc', 9)).toBe(3);
  });
});

describe('normalized arguments', () => {
  it('have one line each, and nothing that is not seen', () => {
    expect(normalizeArguments({ about: '  lzo\n\u200b support\u202e ', log: 'git' })).toEqual({
      about: 'lzo support',
      log: 'git',
    });
  });

  it('keep a value of which nothing is left, so that it is told of', () => {
    expect(normalizeArguments({ about: ' \u200b ' })).toEqual({ about: '' });
  });
});
