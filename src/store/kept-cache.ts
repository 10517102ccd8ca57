/** Keeps what was asked for last, as much of it as there is room for. */
export interface KeptCache<T> {
  /** What is kept under a name, else what `make` gives, which is kept from now on; a failure is not kept. */
  get(name: string, make: () => Promise<T>): Promise<T>;
  /** What is kept under a name. */
  peek(name: string): Promise<T> | undefined;
  /** Lets go of what is kept under a name. */
  drop(name: string): void;
}

/**
 * A cache of what weighs at most so much together, such as bytes, beside what is on its way; `dropped` hears of what is let
 * go of.
 */
export function makeKeptCache<T>(
  most: number,
  weigh: (content: T) => number,
  dropped: (name: string, content: T) => void = () => undefined,
): KeptCache<T> {
  const kept = new Map<string, { made: Promise<T>; content?: T }>();
  let used = 0;
  const drop = (name: string): void => {
    const known = kept.get(name);
    if (!known) return;
    kept.delete(name);
    if (known.content === undefined) return;
    used -= weigh(known.content);
    dropped(name, known.content);
  };
  const shrink = (): void => {
    // A map keeps the order of insertion, so the first is the one not asked for the longest.
    for (const oldest of kept.keys()) {
      if (used <= most || kept.size === 1) return;
      drop(oldest);
    }
  };
  const add = (name: string, made: Promise<T>): Promise<T> => {
    const entry: { made: Promise<T>; content?: T } = { made };
    kept.set(name, entry);
    made.then(
      (content) => {
        // It was let go of before it was there.
        if (kept.get(name) !== entry) return dropped(name, content);
        entry.content = content;
        used += weigh(content);
        shrink();
      },
      () => {
        if (kept.get(name) === entry) drop(name);
      },
    );
    return made;
  };
  return {
    get(name, make) {
      const known = kept.get(name);
      if (!known) return add(name, make());
      kept.delete(name);
      kept.set(name, known);
      return known.made;
    },
    peek: (name) => kept.get(name)?.made,
    drop,
  };
}
