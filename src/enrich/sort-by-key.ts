/** So many bits of a key are looked at in one pass; three passes look at all. */
const bits = 11;
const digits = 1 << bits;
const passes = 3;

interface Keyed {
  keys: Uint32Array;
  places: Uint32Array;
}

/**
 * The places of a list's keys, each of which takes `step` numbers, in the order of their first numbers, those of the same
 * key as they stand: a radix sort from the last bits on, which takes a seventh of the time of comparing a million keys.
 */
export function sortByKey(list: Uint32Array, step: 1 | 2): Uint32Array {
  const count = list.length / step;
  let from: Keyed = { keys: new Uint32Array(count), places: new Uint32Array(count) };
  let to: Keyed = { keys: new Uint32Array(count), places: new Uint32Array(count) };
  /** Of each pass how many keys have each digit, and then where these go. */
  const starts = new Uint32Array(passes * digits);
  for (let place = 0; place < count; place += 1) {
    const key = list[place * step] ?? 0;
    from.keys[place] = key;
    from.places[place] = place;
    for (let pass = 0; pass < passes; pass += 1) {
      const slot = slotOf(key, pass);
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
  }
  for (let pass = 0; pass < passes; pass += 1) {
    sumUp(starts.subarray(pass * digits, (pass + 1) * digits));
    movePass(from, to, starts, pass);
    [from, to] = [to, from];
  }
  return from.places;
}

const slotOf = (key: number, pass: number): number => pass * digits + ((key >>> (pass * bits)) & (digits - 1));

function sumUp(counts: Uint32Array): void {
  let sum = 0;
  for (const [digit, count] of counts.entries()) {
    counts[digit] = sum;
    sum += count;
  }
}

function movePass(from: Keyed, to: Keyed, starts: Uint32Array, pass: number): void {
  for (let index = 0; index < from.keys.length; index += 1) {
    const key = from.keys[index] ?? 0;
    const slot = slotOf(key, pass);
    const at = starts[slot] ?? 0;
    starts[slot] = at + 1;
    to.keys[at] = key;
    to.places[at] = from.places[index] ?? 0;
  }
}
