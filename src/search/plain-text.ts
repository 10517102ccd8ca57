/** A text that is not of ASCII alone, without accents and apostrophes: `Ts'o` is one word, and `LZO's` is `LZO`. */
export function plainText(source: string): string {
  const text = source
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Extended_Pictographic}\p{RI}\p{Emoji_Modifier}]/gu, ' ')
    .replace(/[’‘]/g, "'");
  if (!text.includes("'")) return text;
  return text.replace(/'s(?![\p{L}\p{N}_])/giu, ' ').replace(/(?<=\p{L})'(?=\p{L})/gu, '');
}

/** Does what the expressions of `plainText` do, in a quarter of their time: nearly all texts are of ASCII alone. */
export function withoutApostrophes(text: string): string {
  let plain = '';
  let done = 0;
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    const next = codeAt(text, at + 1) | 0x20;
    if (next === 0x73 && !isWordCharacter(codeAt(text, at + 2))) {
      plain += `${text.slice(done, at)} `;
      done = at + 2;
    } else if (isLetter(next) && at > done && isLetter(text.charCodeAt(at - 1) | 0x20)) {
      plain += text.slice(done, at);
      done = at + 1;
    }
  }
  return done === 0 ? text : plain + text.slice(done);
}

/** To read behind the end makes the engine compile what reads anew. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

const isLetter = (lowered: number): boolean => lowered >= 0x61 && lowered <= 0x7a;

function isWordCharacter(code: number): boolean {
  return isLetter(code | 0x20) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** Asked of all texts: the engine counts bytes ten times as fast as an expression looks for one. */
export const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;
