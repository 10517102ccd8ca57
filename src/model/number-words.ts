const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number from one to twelve in words; undefined for any other word. */
export function readNumberWord(word: string): number | undefined {
  const at = words.indexOf(word);
  return at < 0 ? undefined : at + 1;
}

/** A number in words or in one or two digits; undefined for any other word. */
export const readSmallNumber = (word: string): number | undefined =>
  /^\d{1,2}$/.test(word) ? Number(word) : readNumberWord(word);
