const words = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const more: ReadonlyMap<string, number> = new Map([
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['fifty', 50],
  ['hundred', 100],
]);
/** No list is longer. */
const most = 100;

/** How many of something are asked for by a word, in digits or letters; undefined for any other word. */
export function readHowMany(word = ''): number | undefined {
  const spelled = words.indexOf(word);
  const number = spelled >= 0 ? spelled + 2 : (more.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : 0));
  return number > 0 ? Math.min(number, most) : undefined;
}
