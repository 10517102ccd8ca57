import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, ours, say, styled } from '../../src/render/blocks.ts';
import { displayWidth } from '../../src/render/display-width.ts';
import { escapeControls, plainStyle, renderTerminal } from '../../src/render/terminal.ts';

const lead = (text: string): Block => ({ kind: 'lead', line: say`${text}` });
const narrow = { width: 20, colors: false };

describe('blocks on a terminal', () => {
  it('are parted by empty lines, but entries and notes stand close together', () => {
    const blocks: Block[] = [
      lead('The answer.'),
      { kind: 'entry', line: say`One`, details: [say`“quote”`, say`signed`] },
      { kind: 'entry', line: say`Two`, details: [] },
      { kind: 'note', line: say`A note.` },
      { kind: 'note', line: say`Another.` },
      { kind: 'list', lines: [say`a`, say`b`] },
      { kind: 'body', text: 'one\n\n  two\n' },
      { kind: 'footer', line: say`2 entries` },
    ];
    expect(renderTerminal(blocks, plainStyle)).toMatchInlineSnapshot(`
      "The answer.

        One
          “quote”
          signed
        Two

      A note.
      Another.

        a
        b

        one

          two


      2 entries"
    `);
  });

  it('have their lines ended as here, whatever ended them in the log', () => {
    expect(renderTerminal([{ kind: 'body', text: 'one\r\n\r\ntwo\r' }], plainStyle)).toBe('  one\n\n  two');
  });

  it('have the text of an entry broken for a screen alone, below where each line of it begins', () => {
    const blocks: Block[] = [
      { kind: 'body', text: 'A line  that is too long.\nshort  one\n\n    x = call(1,  2, 3, 4)' },
    ];
    expect(renderTerminal(blocks, { ...narrow, isScreen: true })).toBe(
      '  A line  that is\n  too long.\n  short  one\n\n      x = call(1,\n      2, 3, 4)',
    );
    expect(renderTerminal(blocks, narrow)).toBe(
      '  A line  that is too long.\n  short  one\n\n      x = call(1,  2, 3, 4)',
    );
  });

  it('of none are nothing', () => {
    expect(renderTerminal([], plainStyle)).toBe('');
  });
});

describe('a line on a terminal', () => {
  it('is broken at spaces to fit the width', () => {
    expect(renderTerminal([lead('one two three four five six')], narrow)).toBe('one two three four\nfive six');
    expect(renderTerminal([lead('12345678901234567890 x')], narrow)).toBe('12345678901234567890\nx');
  });

  it('is not broken inside a word, nor between a word and its quotes', () => {
    expect(renderTerminal([{ kind: 'lead', line: say`one two three (“${'quota'}”).` }], narrow)).toBe(
      'one two three\n(“quota”).',
    );
    expect(renderTerminal([lead(`one ${'x'.repeat(30)} two`)], narrow)).toBe(`one\n${'x'.repeat(30)}\ntwo`);
  });

  it('of an entry goes on further to the right', () => {
    const block: Block = { kind: 'entry', line: say`one two three four five`, details: [say`a b c d e f g h i j`] };
    expect(renderTerminal([block], narrow)).toBe('  one two three four\n    five\n    a b c d e f g h\n    i j');
  });

  it('keeps two spaces where they are ours and folds those of the log', () => {
    expect(renderTerminal([{ kind: 'lead', line: say`id  ${'a  b\n\tc'}` }], plainStyle)).toBe('id  a b c');
  });

  it('has no spaces at its end', () => {
    expect(renderTerminal([lead('one two three four   five '), { kind: 'note', line: say`` }], narrow)).toBe(
      'one two three four\nfive\n\n',
    );
  });
});

describe('wide characters', () => {
  it('take two columns each', () => {
    expect(renderTerminal([lead('修正 错误 文件 目录 索引')], { width: 14, colors: false })).toBe(
      '修正 错误 文件\n目录 索引',
    );
    expect(renderTerminal([lead('one 😀😀😀😀😀😀😀😀 two')], narrow)).toBe('one 😀😀😀😀😀😀😀😀\ntwo');
  });

  it('may be parted where there are no spaces, but not before what closes a sentence', () => {
    expect(renderTerminal([lead('修正了一个很久以前的错误。谢谢大家')], narrow)).toBe(
      '修正了一个很久以前的\n错误。谢谢大家',
    );
    expect(renderTerminal([lead('一二三四五六七八九十。')], narrow)).toBe('一二三四五六七八九\n十。');
    expect(renderTerminal([{ kind: 'lead', line: say`By “${'一二三四五六七八九'}”.` }], narrow)).toBe(
      'By “一二三四五六七八\n九”.',
    );
  });
});

describe('a list with numbers', () => {
  const list: Block = {
    kind: 'list',
    lines: [say`${1234} commits`, say`${617} 純`, say`${5} a long name`],
    counts: [1234, 617, 5],
  };

  it('has a bar before each line, and its numbers below each other', () => {
    expect(renderTerminal([list], { width: 30, colors: false })).toBe(
      [
        '  ██████████  1,234 commits',
        '  █████         617 純',
        '  ▏               5 a long',
        '                     name',
      ].join('\n'),
    );
  });

  it('has no bars where they would be too short', () => {
    expect(renderTerminal([list], { width: 20, colors: false })).toBe(
      '  1,234 commits\n    617 純\n      5 a long name',
    );
  });

  it('has bars of plain characters on a terminal that knows no others', () => {
    expect(renderTerminal([list], { width: 30, colors: false, isDumb: true }).split('\n')[1]).toBe(
      '  #####         617 純',
    );
  });
});

describe('colours', () => {
  const blocks: Block[] = [
    { kind: 'lead', line: say`By ${styled('strong', 'Jan Kara')}.` },
    { kind: 'footer', line: ours('1 entry') },
  ];

  it('are off unless asked for', () => {
    expect(renderTerminal(blocks, plainStyle)).toBe('By Jan Kara.\n\n1 entry');
  });

  it('do not change what is said, nor where lines break', () => {
    const text = renderTerminal(blocks, { width: 8, colors: true });
    expect(text).toContain('\u001b[1mJan\u001b[22m');
    expect(stripVTControlCharacters(text)).toBe(renderTerminal(blocks, { width: 8, colors: false }));
  });
});

describe('hostile text', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
    ['a title for the window', '\u001b]0;owned\u0007', '\\u{1b}]0;owned\\u{7}'],
    ['a control of eight bits', '\u009b31mred', '\\u{9b}31mred'],
    ['a carriage return', 'good\rbad', 'good\\u{d}bad'],
    ['a backspace', 'bad\b\b\bgood', 'bad\\u{8}\\u{8}\\u{8}good'],
    ['a null', 'a\u0000b', 'a\\u{0}b'],
    ['a delete', 'a\u007fb', 'a\\u{7f}b'],
    ['a next line', 'a\u0085b', 'a\\u{85}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['text turned round', 'user\u202etxt.exe\u202c', 'usertxt.exe'],
    ['an isolate', '\u2066a\u2069', 'a'],
    ['marks without width', 'a\u200bb\u200d\ufeffc', 'abc'],
    ['half a character', 'a\ud800b', 'a\\u{d800}b'],
    ['a tab', 'a\tb', 'a    b'],
    ['nothing of the kind', 'José — “Kara” 😀', 'José — “Kara” 😀'],
  ])('%s is made harmless', (_, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  const nasty = fc.constantFrom(
    '\u001b[2J',
    '\u009b',
    '\r',
    '\n',
    '\u202e',
    '\u2028',
    '\u200b',
    '\ud83d',
    '\u0007',
    '\t',
    ' ',
    'word',
    '“',
    '😀',
  );
  const anyText = fc.oneof(
    fc.array(nasty, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  const anyBlock = fc
    .tuple(anyText, anyText)
    .chain(([one, two]) =>
      fc.constantFrom<Block>(
        lead(one),
        { kind: 'note', line: say`“${one}” by ${two}.` },
        { kind: 'footer', line: say`${one} · ${two}` },
        { kind: 'entry', line: say`${styled('dim', one)}  ${two}`, details: [say`• ${one}`, say`“${two}”`] },
        { kind: 'list', lines: [say`${one}`, say`${two}`] },
      ),
    );
  const anyWidth = fc.integer({ min: 10, max: 120 });

  it('never brings a control character to the terminal, nor a mark that turns text round', () => {
    const withBody = fc.oneof(
      anyBlock,
      anyText.map((text): Block => ({ kind: 'body', text })),
    );
    fc.assert(
      fc.property(fc.array(withBody, { maxLength: 4 }), anyWidth, (blocks, width) => {
        expect(renderTerminal(blocks, { width, colors: false })).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('never makes a line too long, unless it is a single word', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 4 }), anyWidth, (blocks, width) => {
        const lines = renderTerminal(blocks, { width, colors: false }).split('\n');
        expect(lines.filter((line) => displayWidth(line) > width && line.trim().includes(' '))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word, however narrow the terminal is', () => {
    const words = fc.array(fc.stringMatching(/^[a-z“”]{1,12}$/), { minLength: 1 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, anyWidth, (one, two, width) => {
        const text = renderTerminal([{ kind: 'note', line: say`(${one}: ${two})` }], { width, colors: false });
        expect(text.replaceAll('\n', ' ')).toBe(`(${one}: ${two})`);
      }),
    );
  });
});

it('words that look alike are painted at once on each line', () => {
  const blocks: Block[] = [{ kind: 'lead', line: styled('strong', 'one two three four') }];
  expect(renderTerminal(blocks, { width: 10, colors: true })).toBe(
    '\u001b[1mone two\u001b[22m\n\u001b[1mthree four\u001b[22m',
  );
});
