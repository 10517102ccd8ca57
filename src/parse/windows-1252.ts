import { isUtf8 } from 'node:buffer';

/** What Windows-1252 has where Latin-1 has control characters, at 0x80 to 0x9F. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Reads bytes as Windows-1252. TextDecoder cannot do it: in Node 20 its windows-1252 is Latin-1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => upper.charAt(character.charCodeAt(0) - 0x80));
}

/** Reads bytes that are UTF-8 in parts: what is UTF-8 as such, every other byte as Windows-1252, so that nothing is lost. */
export function decodeMixed(bytes: Buffer): string {
  let text = '';
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) at += length;
    else {
      text += bytes.toString('utf8', start, at) + decodeWindows1252(bytes.subarray(at, at + 1));
      at += 1;
      start = at;
    }
  }
  return text + bytes.toString('utf8', start);
}

/** How many bytes a UTF-8 sequence has that begins so. */
function sequenceLength(byte: number): number {
  if (byte < 0xc0) return 1;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}
