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
  if (word.length > 0 && word.length <= longestInBits) return countByBits(word, units, start, end, most);
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

/** How many places of a word one number has bits for. */
export const longestInBits = 32;

/** For each unit, as bits, at which places of the word at hand it stands. */
const places = new Int32Array(1 << 16);
let marked: Uint16Array = new Uint16Array();

function markPlaces(word: Uint16Array): void {
  for (const unit of marked) places[unit] = 0;
  for (const [place, unit] of word.entries()) places[unit] = (places[unit] ?? 0) | (1 << place);
  marked = word;
}

/** The same, with a column of the table of edits in the bits of two numbers (Myers, 1999, and Hyyrö, 2001). */
function countByBits(word: Uint16Array, units: Uint16Array, start: number, end: number, most: number): number {
  if (word !== marked) markPlaces(word);
  if (word.length === end - start && isSwapped(word, units, start)) return 1;
  const last = 1 << (word.length - 1);
  let edits = word.length;
  let more = -1;
  let less = 0;
  for (let at = start; at < end; at += 1) {
    const here = places[units[at] ?? 0] ?? 0;
    const vertical = here | less;
    const horizontal = (((here & more) + more) ^ more) | here;
    let up = less | ~(horizontal | more);
    let down = more & horizontal;
    if ((up & last) !== 0) edits += 1;
    else if ((down & last) !== 0) edits -= 1;
    // Each unit that is left takes one away at most.
    if (edits - (end - 1 - at) > most) return most + 1;
    up = (up << 1) | 1;
    down <<= 1;
    more = down | ~(vertical | up);
    less = up & vertical;
  }
  return Math.min(edits, most + 1);
}

/**
 * The fewest edits between a word of at most 32 units and the beginnings that are as long, one unit shorter or one longer of another
 * one (or all of that, where it is shorter): letters left out, put in or replaced. More than `most` are told as `most + 1`.
 */
export function countEditsAtBeginning(
  word: Uint16Array,
  units: Uint16Array,
  start: number,
  end: number,
  most: number,
): number {
  if (word !== marked) markPlaces(word);
  const last = 1 << (word.length - 1);
  const to = Math.min(end, start + word.length + 1);
  // From here on beginnings are long enough.
  const enough = Math.min(to, start + word.length - 1);
  let edits = word.length;
  let least = enough === start ? edits : most + 1;
  let more = -1;
  let less = 0;
  for (let at = start; at < to; at += 1) {
    const here = places[units[at] ?? 0] ?? 0;
    const vertical = here | less;
    const horizontal = (((here & more) + more) ^ more) | here;
    let up = less | ~(horizontal | more);
    let down = more & horizontal;
    if ((up & last) !== 0) edits += 1;
    else if ((down & last) !== 0) edits -= 1;
    // Each unit that is left takes one away at most.
    if (edits - (to - 1 - at) > most) break;
    if (at + 1 >= enough && edits < least) least = edits;
    up = (up << 1) | 1;
    down <<= 1;
    more = down | ~(vertical | up);
    less = up & vertical;
  }
  return Math.min(least, most + 1);
}

/** Whether two words of one length differ by two neighbouring letters that changed places. */
function isSwapped(word: Uint16Array, units: Uint16Array, start: number): boolean {
  let at = 0;
  while (at < word.length && word[at] === units[start + at]) at += 1;
  if (at + 1 >= word.length || word[at] !== units[start + at + 1] || word[at + 1] !== units[start + at]) return false;
  for (at += 2; at < word.length; at += 1) if (word[at] !== units[start + at]) return false;
  return true;
}
