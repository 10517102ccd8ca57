/** Words are at most so long, and so is a row of the table of edits. */
const longest = 64;
let before = new Uint8Array(longest + 1);
let row = new Uint8Array(longest + 1);

/**
 * Edits between a word and the one that stands in `units` from `start` up to, and without, `end`: letters left out, put in
 * or replaced (Levenshtein), and two neighbouring letters that changed places are one. More than `most` are told as
 * `most + 1`.
 */
export function countEdits(word: Uint16Array, units: Uint16Array, start: number, end: number, most: number): number {
  // What both begin and end with alike takes no edit.
  let [from, to, first, last] = [0, word.length, start, end];
  while (from < to && first < last && word[from] === units[first]) {
    from += 1;
    first += 1;
  }
  while (from < to && first < last && word[to - 1] === units[last - 1]) {
    to -= 1;
    last -= 1;
  }
  const [own, other] = [to - from, last - first];
  if (own === 0 || other === 0) return Math.min(own + other, most + 1);
  if (Math.abs(own - other) > most || own > longest || other > longest) return most + 1;
  if (own === 2 && other === 2 && word[from] === units[first + 1] && word[from + 1] === units[first]) return 1;
  for (let column = 0; column <= other; column += 1) before[column] = column;
  for (let line = 1; line <= own; line += 1) {
    const letter = word[from + line - 1];
    let least = line;
    row[0] = line;
    for (let column = 1; column <= other; column += 1) {
      const replaced = (before[column - 1] ?? 0) + (units[first + column - 1] === letter ? 0 : 1);
      const edits = Math.min(replaced, (before[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      row[column] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, row] = [row, before];
  }
  return Math.min(before[other] ?? 0, most + 1);
}
