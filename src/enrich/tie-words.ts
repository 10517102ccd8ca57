/** A text as 64 bits in two numbers: enough that no two titles of a log are taken for one. */
export type Print = readonly [high: number, low: number];

/** Makes the print of a text (FNV-1a, twice with other beginnings). */
export function printText(text: string): Print {
  let high = 0x811c9dc5;
  let low = 0x050c5d1f;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + 0x9e37), 0x01000193);
  }
  return [(high ^ (high >>> 15)) >>> 0, (low ^ (low >>> 13)) >>> 0];
}

/** The first 64 bits of a hash, or of its beginning with zeros behind it. */
export function printHash(hash: string): Print {
  const digits = hash.slice(0, 16).padEnd(16, '0');
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

/** A title as titles are compared: what a web service puts behind it, ` (#12)`, and quotes around it are no part of it. */
export function foldTitle(title: string): string {
  // Most titles have nothing to fold but their letters, and four replacements of each take a while.
  if (/^[!#-~](?:[!-~]| (?! ))*[A-Za-z0-9]$/.test(title)) return title.toLowerCase();
  return title
    .replace(/\s+/g, ' ')
    .replace(/(?: \(#\d{1,9}\))+$/, '')
    .replace(/^["“]+|["”.]+$/g, '')
    .trim()
    .toLowerCase();
}

/** Where a sentence or an item of a list begins, as the beginning of a pattern. */
export const sentenceStart = '(?:^|[.:;!?*)] |\\n)(?:[-*] )?';

/** Hashes are named by so many digits at least. */
export const leastDigits = 7;

const isDigit = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-f]/.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * Whether a text has so many digits of a hash in a row. All texts of a log are asked, and few have them: of most only each
 * seventh character is looked at.
 */
export function hasHash(text: string): boolean {
  for (let at = leastDigits - 1; at < text.length; at += leastDigits) {
    if (isDigit[text.charCodeAt(at)] !== 1) continue;
    let start = at;
    while (isDigit[text.charCodeAt(start - 1)] === 1) start -= 1;
    while (isDigit[text.charCodeAt(at + 1)] === 1) at += 1;
    if (at - start + 1 >= leastDigits) return true;
  }
  return false;
}
