import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBody } from '../../src/render/discord-body.ts';
import { removeBreaks } from '../../src/render/discord-escape.ts';
import { readMarkdown } from '../support/discord-markdown.ts';

const seen = (pages: readonly string[]): string =>
  pages.map((page) => removeBreaks(readMarkdown(page).visible)).join('\n');

describe('the text of an entry', () => {
  it('keeps the lines of prose, and sets indented code between fences', () => {
    const text = [
      'nfs: keep *one* list.',
      'It was',
      '  - walked twice,',
      '    and once more;',
      '',
      'Output was:',
      '    BUG: x == `y`',
      '',
      '      at 0x10',
      '',
      'No more.',
    ].join('\n');
    expect(renderBody(text, 4000, 4000)).toMatchInlineSnapshot(`
      [
        "nfs: keep \\*one\\* list.
      It was
        \\- walked twice,
          and once more;

      Output was:

      \`\`\`
          BUG: x == \`y\`

            at 0x10
      \`\`\`

      No more.",
      ]
    `);
  });

  it('is cut between paragraphs, then between lines, then between words', () => {
    const [a, b, c] = ['a'.repeat(60), 'b'.repeat(60), 'c'.repeat(60)];
    expect(renderBody(`${a}\n\n${b}\n\n${c}`, 130, 130)).toEqual([`${a}\n\n${b}`, c]);
    expect(renderBody(`${a}\n${b}\n${c}`, 130, 130)).toEqual([`${a}\n${b}`, c]);
    expect(renderBody(`${a} ${b} ${c}`, 130, 130)).toEqual([`${a} ${b}`, c]);
    expect(renderBody(`${a}\n\n${b}`, 10, 130)).toEqual(['', `${a}\n\n${b}`]);
  });

  it('sets code that runs over pages between fences on each', () => {
    const pages = renderBody(`    ${'x'.repeat(40)}\n`.repeat(9), 200, 200);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(readMarkdown(page).tokens.map(({ kind }) => kind)).toEqual(['fence']);
  });

  it('has no fence around the empty lines of code that a page ends between', () => {
    const code = `    ${'a'.repeat(10)}\n\n    ${'b'.repeat(10)}`;
    const pages = renderBody(code, 24, 24);
    expect(pages).toEqual([`\`\`\`\n    ${'a'.repeat(10)}\n\`\`\``, `\`\`\`\n    ${'b'.repeat(10)}\n\`\`\``]);
  });

  it('shows no emphasis from a word with an underline to one in code', () => {
    const [page = ''] = renderBody('call set_up\n      _', 200, 200);
    expect(readMarkdown(page).tokens.map(({ kind }) => kind)).toEqual(['fence']);
    expect(page).toContain('set\\_up');
    expect(renderBody('call set_up', 200, 200)).toEqual(['call set_up']);
  });

  it('does not lose a word, whatever it is', () => {
    const word = fc.oneof(
      fc.constantFrom('```', '    x', '> a', '**b**', '\n', '\n\n', '\n      ', '- c', '', '👩‍👧', 'a_b', '_'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 20, max: 90 }), (words, room) => {
        const text = words.join(' ').replace(/[\p{Cc}\p{Cf}\p{M}]/gu, (found) => (found === '\n' ? found : ''));
        const pages = renderBody(text, room, room);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(room);
          expect(readMarkdown(page).tokens.filter(({ kind }) => kind !== 'fence')).toEqual([]);
        }
        expect(seen(pages).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 500, examples: [[['\n      ', '       !', '\n', '\n      ', '> a', '```'], 24]] },
    );
  });

  it('keeps to its bounds where it is nothing but marks, empty lines or one endless character', () => {
    const pages = renderBody(`${'<'.repeat(30_000)}\n${'a\n'.repeat(20_000)}${'👩‍'.repeat(5_000)}`, 4000, 4000);
    expect(pages.every((page) => page.length <= 4000)).toBe(true);
  });
});
