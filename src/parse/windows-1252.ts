/** What Windows-1252 has where Latin-1 has control characters, at 0x80 to 0x9F. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Reads bytes as Windows-1252. TextDecoder cannot do it: in Node 20 its windows-1252 is Latin-1. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (character) => upper.charAt(character.charCodeAt(0) - 0x80));
}
