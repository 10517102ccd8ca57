import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addLine, foldTitle, hasHash, noLines, printHash, printText, printTitle } from '../../src/enrich/tie-words.ts';

it('seven digits of a hash in a row are seen wherever they stand, and six are not', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'f', '0', '9', ' ', 'g', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(text, (one) => hasHash(one) === /[0-9a-f]{7}/.test(one)),
    { numRuns: 2000 },
  );
  expect([hasHash(''), hasHash('abcdef'), hasHash('abcdef0'), hasHash(` abcdef${'\u0161'}0`)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

it('digits in large letters count where they are asked for', () => {
  expect([hasHash('See 0ABCDEF', true), hasHash('See 0ABCDEF'), hasHash('See ABCDEG0', true)]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a title that has nothing to fold is seen as what it is', () => {
  const title = fc.string({
    unit: fc.constantFrom(' ', '"', '.', 'a', 'Z', '(', '#', '1', ')', 'é', '\t'),
    maxLength: 12,
  });
  const fold = (text: string): string =>
    text
      .replace(/\s+/g, ' ')
      .replace(/(?: \(#\d{1,9}\))+$/, '')
      .replace(/^["“]+|["”.]+$/g, '')
      .trim()
      .toLowerCase();
  fc.assert(
    fc.property(title, (one) => foldTitle(one) === fold(one)),
    { numRuns: 2000 },
  );
});

it('titles are compared without what a web service puts behind them', () => {
  expect(foldTitle('Net: Drop  it. (#12) (#13)')).toBe(foldTitle('"net: drop it"'));
  expect(foldTitle('net: drop it (2)')).not.toBe(foldTitle('net: drop it'));
});

it('prints of beginnings of a hash stand before those of the whole', () => {
  expect(printHash('abcdef1')).toEqual([0xabcdef10, 0]);
  expect(printHash('0123456789abcdef9999')).toEqual([0x01234567, 0x89abcdef]);
  expect(printText('a')).not.toEqual(printText('b'));
});

it('a title and the lines before it have the prints of the texts that they make', () => {
  const line = fc.string({ maxLength: 20 });
  const title = fc.string({
    unit: fc.constantFrom(' ', '"', '.', 'a', 'Z', '(', '#', '1', ')', 'é', '\t'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), title, (lines, last) => {
      const folded = foldTitle(last);
      const [high, low] = printText(folded);
      const [told] = printText([...lines, folded].join('\n'));
      expect(printTitle(last, lines.reduce(addLine, noLines))).toEqual({
        isEmpty: folded === '',
        high,
        low,
        lines: told,
      });
    }),
    { numRuns: 1000 },
  );
});
