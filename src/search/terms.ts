/** Terms one behind the other, in UTF-16 units. */
export interface Terms {
  units: Uint16Array;
  /** Where each ends; the next one begins there. */
  ends: Uint32Array;
}

/** Where a term begins. */
export function startOf(ends: Uint32Array, number: number): number {
  return number === 0 ? 0 : (ends[number - 1] ?? 0);
}

/** A term as a string. */
export function termAt({ units, ends }: Terms, number: number): string {
  return unitsText(units, startOf(ends, number), ends[number] ?? 0);
}

/** A stretch of units as a string. */
export function unitsText(units: Uint16Array, start: number, end: number): string {
  return Buffer.from(units.buffer, units.byteOffset + start * 2, (end - start) * 2).toString('utf16le');
}

/**
 * The first six units of a term as a number: terms whose numbers differ are in the order of these. Letters beyond Latin
 * ones are one there, and no term has a unit 0. Comparing numbers takes a fraction of the time of comparing strings.
 */
export function headOf(units: Uint16Array, start: number, end: number): number {
  const most = Math.min(end, start + headUnits);
  let head = 0;
  let at = start;
  for (; at < most; at += 1) {
    const unit = units[at] ?? 0;
    if (unit >= 255) break;
    head = head * 256 + unit;
  }
  // What stands behind such a letter is not told.
  if (at < most) head = head * 256 + 255;
  return head * (powers[start + headUnits - at - (at < most ? 1 : 0)] ?? 1);
}

const headUnits = 6;
const powers = Float64Array.from({ length: headUnits + 1 }, (_, power) => 256 ** power);

/** How two stretches compare by their units: below zero where the first comes first, zero where they are equal. */
export function compareUnits(
  one: Uint16Array,
  start: number,
  end: number,
  other: Uint16Array,
  otherStart: number,
  otherEnd: number,
): number {
  const most = Math.min(end - start, otherEnd - otherStart);
  for (let at = 0; at < most; at += 1) {
    const difference = (one[start + at] ?? 0) - (other[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return end - start - (otherEnd - otherStart);
}

/** The numbers of terms in the order of their units, all but those of the first `from`. */
export function sortTerms({ units, ends }: Terms, from: number): Uint32Array {
  const count = Math.max(0, ends.length - from);
  const order = new Uint32Array(count);
  const heads = new Float64Array(ends.length);
  for (let index = 0; index < count; index += 1) {
    const number = index + from;
    order[index] = number;
    heads[number] = headOf(units, startOf(ends, number), ends[number] ?? 0);
  }
  const sorted = sortByHeads(order, heads);
  const compare = (a: number, b: number): number =>
    compareUnits(units, startOf(ends, a), ends[a] ?? 0, units, startOf(ends, b), ends[b] ?? 0);
  for (let start = 0; start < count; ) {
    const head = heads[sorted[start] ?? 0];
    let end = start + 1;
    while (end < count && heads[sorted[end] ?? 0] === head) end += 1;
    if (end - start > 1) sorted.subarray(start, end).sort(compare);
    start = end;
  }
  return sorted;
}

const [digitBits, digits] = [12, 4];

const digitAt = (heads: Float64Array, number: number, unit: number): number =>
  Math.floor((heads[number] ?? 0) / unit) & ((1 << digitBits) - 1);

/** Puts terms in the order of their heads, by their digits from the last to the first: a comparison for each pair takes several times as long. */
function sortByHeads(order: Uint32Array<ArrayBuffer>, heads: Float64Array): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(1 << digitBits);
  let sorted = order;
  let free = new Uint32Array(order.length);
  for (let digit = 0; digit < digits; digit += 1) {
    const unit = 2 ** (digit * digitBits);
    places.fill(0);
    for (let index = 0; index < sorted.length; index += 1) {
      const own = digitAt(heads, sorted[index] ?? 0, unit);
      places[own] = (places[own] ?? 0) + 1;
    }
    let next = 0;
    for (let own = 0; own < places.length; own += 1) {
      const many = places[own] ?? 0;
      places[own] = next;
      next += many;
    }
    for (let index = 0; index < sorted.length; index += 1) {
      const number = sorted[index] ?? 0;
      const own = digitAt(heads, number, unit);
      const place = places[own] ?? 0;
      free[place] = number;
      places[own] = place + 1;
    }
    [sorted, free] = [free, sorted];
  }
  return sorted;
}

/** Copies terms in this order. */
export function pickTerms({ units, ends }: Terms, order: Uint32Array): Terms {
  const picked = { units: new Uint16Array(sumLengths(ends, order)), ends: new Uint32Array(order.length) };
  let length = 0;
  for (let place = 0; place < order.length; place += 1) {
    const number = order[place] ?? 0;
    const end = ends[number] ?? 0;
    for (let at = startOf(ends, number); at < end; at += 1) picked.units[length++] = units[at] ?? 0;
    picked.ends[place] = length;
  }
  return picked;
}

function sumLengths(ends: Uint32Array, order: Uint32Array): number {
  let sum = 0;
  for (const number of order) sum += (ends[number] ?? 0) - startOf(ends, number);
  return sum;
}
