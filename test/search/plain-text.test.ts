import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText, withoutApostrophes } from '../../src/search/plain-text.ts';

/** The same by expressions. */
function makePlain(source: string): string {
  return source
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/gu, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/'s(?![\p{L}\p{N}_])/giu, ' ')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '');
}

it('makes of each character what expressions make of it', () => {
  const different: string[] = [];
  for (let code = 0x20; code < 0x2_0000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const text = `x${String.fromCodePoint(code)}y`;
    if (plainText(text) !== makePlain(text)) different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});

it('makes of texts what expressions make of them', () => {
  const unit = fc.constantFrom(
    ..."aSs_9' .-",
    'é',
    '’',
    '‘',
    '“',
    '🎉',
    '👩‍💻',
    '𐐨',
    '２',
    '\u0308',
    '\u200b',
    '修',
    '…',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => plainText(text) === makePlain(text)),
    { numRuns: 3000 },
  );
});

it('leaves apostrophes out of a text of ASCII as out of others', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aSsZ_9' .") }), (text) => {
      expect(withoutApostrophes(text)).toBe(plainText(text));
    }),
  );
});
