/** Notices whether a commit comes twice. */
export interface SeenHashes {
  /** Takes the first 64 bits of some hashes, in two numbers each. */
  add(hashes: Uint32Array): void;
  /** Whether one was the same as another. */
  readonly isRepeated: boolean;
}

/** Makes what has seen nothing yet, in a table that has room for `room` hashes until it grows. */
export function makeSeenHashes(room = 1 << 10): SeenHashes {
  /** The hashes, each at the place that its first number tells or the next free one; two zeros where none is. */
  let slots = new Uint32Array(4 * room);
  let size = 0;
  let isRepeated = false;

  /** Puts a hash into its place; false where it is there already. */
  const put = (high: number, low: number): boolean => {
    const mask = slots.length / 2 - 1;
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const [first, second] = [slots[2 * slot] ?? 0, slots[2 * slot + 1] ?? 0];
      if (first === high && second === low) return false;
      if (first > 0 || second > 0) continue;
      slots[2 * slot] = high;
      slots[2 * slot + 1] = low;
      return true;
    }
  };
  const grow = (): void => {
    const before = slots;
    slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const [high, low] = [before[at] ?? 0, before[at + 1] ?? 0];
      if (high > 0 || low > 0) put(high, low);
    }
  };

  return {
    add(hashes) {
      for (let at = 0; at < hashes.length; at += 2) {
        if (!put(hashes[at] ?? 0, hashes[at + 1] ?? 0)) isRepeated = true;
        size += 1;
        // A table that is three quarters full still finds most in a few steps.
        if (size * 8 > slots.length * 3) grow();
      }
    },
    get isRepeated() {
      return isRepeated;
    },
  };
}
