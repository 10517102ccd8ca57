/**
 * How many columns of a terminal a text takes: two for a character of East Asian writing and for an emoji, none for a
 * mark that stands above or below another, else one (Unicode Standard Annex 11). Control characters are not expected.
 */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (markOnly.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

// Marks, and the vowels and final consonants that join a Korean syllable.
const markOnly = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7fb]$/u;

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;

/**
 * Where a line may be broken: behind a space; and around Chinese characters and kana, which have none, but not before
 * what closes a sentence or a bracket, nor behind what opens one (a short form of Unicode Standard Annex 14).
 */
export const breaks =
  /(?<= )|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])(?=[^ \p{Pe}\p{Pf}\p{Po}\p{M}ー])|(?<=[^ \p{Ps}\p{Pi}])(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/u;
