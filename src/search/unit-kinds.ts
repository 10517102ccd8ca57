// What a unit is, as bits, so that a word's units are looked at without a branch for each kind.
export const [other, joiner, lower, upper, digit, underscore] = [1, 2, 4, 8, 16, 32];
export const ofWord = lower | upper | digit | underscore;

/** What each UTF-16 unit is; beyond ASCII filled as it is met, zero where it was not met yet. */
const kinds = new Uint8Array(65_536);
for (let unit = 0; unit < 128; unit += 1) kinds[unit] = judgeAscii(unit);

/** What each byte of a shaped text is: a unit of ASCII, or from 128 on a unit of the kind that is added to it. */
export const shapeKinds = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 128 ? (kinds[byte] ?? other) : byte & 127,
);

/** What a unit is. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? other;
  if (known !== 0) return known;
  const kind = judge(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

/** What each unit of ASCII is, told without an expression: those for all letters take a while to be compiled. */
function judgeAscii(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return lower;
  if (unit >= 0x41 && unit <= 0x5a) return upper;
  if (unit >= 0x30 && unit <= 0x39) return digit;
  if (unit === 0x5f) return underscore;
  return unit === 0x2d || unit === 0x2e || unit === 0x2f ? joiner : other;
}

function judge(character: string): number {
  if (/\p{Lu}/u.test(character)) return upper;
  // Half of a pair is taken for a letter: what lies beyond the basic plane is mostly letters, and pairs stay whole.
  if (/[\p{L}\p{Cs}]/u.test(character)) return lower;
  return /\p{N}/u.test(character) ? digit : other;
}
