/**
 * Text for pictures, which are drawn with DejaVu Sans alone: what it can draw, how wide that is, and where to cut it. The
 * widths are the font's own for ASCII, and at most too large for all else.
 */

/** A text in one line, without control characters and marks that turn its direction. */
export function flattenText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A text as a picture can have it: characters that the font does not have become an ellipsis. `otherwise` where no letter
 * or digit is left.
 */
export function drawable(text: string, otherwise: string): string {
  // Of marks piled up on a letter, two are kept: more would reach into other lines.
  const clean = flattenText(text.slice(0, longest).normalize('NFC')).replace(/(\p{M}{2})\p{M}+/gu, '$1');
  const known = [...clean].map((character) => (isInFont(character) ? character : '…')).join('');
  return /[\p{L}\p{N}]/u.test(known) ? known.replace(/…[…\s]*…/g, '…') : otherwise;
}

/** How wide a text is at most, as a part of the font's size; bold is a tenth wider. */
export function measureText(text: string): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character);
  return sum / 100;
}

/** A text that fits a width, which is a part of the font's size; what is cut ends in an ellipsis. */
export function cutText(text: string, width: number): string {
  if (measureText(text) <= width) return text;
  let cut = '';
  let room = width * 100 - widthOf('…');
  for (const character of text) {
    room -= widthOf(character);
    if (room < 0) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** No picture has room for more characters. */
const longest = 200;

/** Hundredths of the font's size for U+0020 to U+007E. */
const asciiWidths = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
  69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59,
  82, 59, 59, 52, 64, 34, 64, 84,
];

function widthOf(character: string): number {
  const ascii = asciiWidths[(character.codePointAt(0) ?? 0) - 0x20];
  if (ascii !== undefined) return ascii;
  if (/\p{Mn}/u.test(character)) return 0;
  if (/[…æœжмшщыюф]/u.test(character)) return 100;
  return /[\p{Lu}\p{sc=Arabic}]/u.test(character) ? 120 : 85;
}

const isInFont = (character: string): boolean =>
  inFont.test(character) || (character >= '\u0300' && character <= '\u034e');

/** Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic and Georgian as far as DejaVu Sans and its bold have them. */
const inFont =
  /[ -~\u00a1-\u00ac\u00ae-\u01c3\u01cd-\u01f0\u01f4-\u02a2\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u045f\u048a-\u0525\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u0621-\u063a\u0640-\u0655\u0660-\u066a\u067e\u0686\u0698\u06a9\u06af\u06cc\u10d0-\u10f0\u1e00-\u1efb\u2010-\u2015\u2018-\u2027\u2032-\u203a\u20ac\u2190-\u2193]/u;
