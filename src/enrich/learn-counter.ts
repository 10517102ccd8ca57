/** Counts texts in bounded room: when there are too many, the rarest go. */
export interface Counter {
  add(text: string, times?: number): void;
  counts: ReadonlyMap<string, number>;
}

/** Makes a counter that holds at most `limit` texts. A text that went and comes again starts anew. */
export function makeCounter(limit: number): Counter {
  const counts = new Map<string, number>();
  const prune = (): void => {
    for (let rare = 1; counts.size > limit / 2; rare += 1) {
      for (const [text, count] of counts) if (count <= rare) counts.delete(text);
    }
  };
  return {
    counts,
    add(text, times = 1) {
      counts.set(text, (counts.get(text) ?? 0) + times);
      if (counts.size > limit) prune();
    },
  };
}
