/** Counts texts in bounded room: when there are too many, the rarest go. */
export interface Counter {
  add(text: string, times?: number): void;
  readonly counts: ReadonlyMap<string, number>;
  /** Gives what was counted, and begins anew. */
  finish(): ReadonlyMap<string, number>;
}

/** Makes a counter that holds at most `limit` texts. A text that went and comes again starts anew. */
export function makeCounter(limit: number): Counter {
  let counts = new Map<string, number>();
  const prune = (): void => {
    for (let rare = 1; counts.size > limit / 2; rare += 1) {
      for (const [text, count] of counts) if (count <= rare) counts.delete(text);
    }
  };
  return {
    get counts() {
      return counts;
    },
    finish() {
      const counted = counts;
      counts = new Map();
      return counted;
    },
    add(text, times = 1) {
      counts.set(text, (counts.get(text) ?? 0) + times);
      if (counts.size > limit) prune();
    },
  };
}
