/**
 * A text that is not of ASCII alone, without accents and apostrophes: `Ts'o` is one word, and `LZO's` is `LZO`. What is drawn is
 * a blank.
 */
export function plainText(source: string): string {
  const text = source.normalize('NFKD');
  let plain = '';
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    const kind = kinds[code] || learnKind(text, at);
    if (kind === kept) continue;
    plain += text.slice(done, at) + (written[kind] ?? '');
    if (isHigh(code) && isLow(codeAt(text, at + 1))) at += 1;
    done = at + 1;
  }
  return withoutApostrophes(done === 0 ? text : plain + text.slice(done));
}

/** What becomes of a character beyond ASCII, and what is written instead. */
const [kept, dropped, drawn, quote] = [1, 2, 3, 4];
const written: readonly string[] = ['', '', '', ' ', "'"];

/** What becomes of each unit; zero where it was not met yet, and for halves of pairs, which are met together. */
const kinds = new Uint8Array(65_536);
// What nearly all texts have: to compile the expressions that tell takes longer than a few texts do.
for (const [from, to, kind] of [
  [0xc0, 0x2ff, kept],
  [0x300, 0x36f, dropped],
  [0x370, 0x482, kept],
  [0x2010, 0x2027, kept],
  [0x2018, 0x2019, quote],
  [0x3041, 0x3096, kept],
  [0x30a1, 0x30fa, kept],
  [0x4e00, 0x9fff, kept],
] as const) {
  kinds.fill(kind, from, to + 1);
}

function learnKind(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const character = characterAt(text, at);
  const kind = /[\p{M}\p{Cf}]/u.test(character)
    ? dropped
    : /[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/u.test(character)
      ? drawn
      : kept;
  if (!isHigh(code) && !isLow(code)) kinds[code] = kind;
  return kind;
}

const isHigh = (code: number): boolean => (code & 0xfc00) === 0xd800;
const isLow = (code: number): boolean => (code & 0xfc00) === 0xdc00;

/** The character that a unit is, or is half of. */
function characterAt(text: string, at: number): string {
  const isSecond = at > 0 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));
  const start = isSecond ? at - 1 : at;
  return isHigh(text.charCodeAt(start)) ? text.slice(start, start + 2) : text.charAt(start);
}

/** A text without apostrophes in words, and without `'s` at their ends. */
export function withoutApostrophes(text: string): string {
  let plain = '';
  let done = 0;
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    const next = codeAt(text, at + 1) | 0x20;
    if (next === 0x73 && !isWordCharacter(text, at + 2)) {
      plain += `${text.slice(done, at)} `;
      done = at + 2;
    } else if (isLetter(text, at + 1) && at > done && isLetter(text, at - 1)) {
      plain += text.slice(done, at);
      done = at + 1;
    }
  }
  return done === 0 ? text : plain + text.slice(done);
}

/** To read behind the end makes the engine compile what reads anew. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

const isSmallLetter = (lowered: number): boolean => lowered >= 0x61 && lowered <= 0x7a;

function isLetter(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code < 0x80 ? isSmallLetter(code | 0x20) : /\p{L}/u.test(characterAt(text, at));
}

function isWordCharacter(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code >= 0x80) return /[\p{L}\p{N}]/u.test(characterAt(text, at));
  return isSmallLetter(code | 0x20) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
