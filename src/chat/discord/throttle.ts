/** Whether somebody may ask, or after how many seconds they may again. */
export type Admission = { ok: true } | { ok: false; seconds: number };

/** Slows down people who ask too much. */
export interface Throttle {
  /** Counts one question of a user, at an instant in milliseconds. A refused one does not count. */
  admit(user: string, now: number): Admission;
  /** How many people are remembered. */
  readonly size: number;
}

/** Makes a throttle: `most` questions of one person in any span of `span` milliseconds, and no more. */
export function makeThrottle(most = 20, span = 10_000, rememberedPeople = 10_000): Throttle {
  /** When each person's last questions were; who asked last stands at the end. */
  const asked = new Map<string, number[]>();
  const forget = (now: number): void => {
    for (const [user, times] of asked) {
      if (now - (times.at(-1) ?? 0) < span && asked.size <= rememberedPeople) return;
      asked.delete(user);
    }
  };
  return {
    admit(user, now) {
      const recent = (asked.get(user) ?? []).filter((time) => now - time < span);
      const [oldest = now] = recent;
      if (recent.length >= most) return { ok: false, seconds: Math.max(1, Math.ceil((oldest + span - now) / 1000)) };
      asked.delete(user);
      asked.set(user, [...recent, now]);
      forget(now);
      return { ok: true };
    },
    get size() {
      return asked.size;
    },
  };
}

/** How much one person may do. What is of one kind does not count against another. */
export interface Throttles {
  questions: Throttle;
  /** Actions: who asked too much may change or forget their settings all the same. */
  actions: Throttle;
  /** Lists of values while something is typed, a request for each letter. */
  typing: Throttle;
  /** Sentences that slow somebody down, where each would be a message that all see. */
  warnings: Throttle;
}

/** Makes the throttles of a bot, all over the same span of milliseconds. */
export function makeThrottles(span = 10_000): Throttles {
  return {
    questions: makeThrottle(20, span),
    actions: makeThrottle(20, span),
    typing: makeThrottle(200, span),
    warnings: makeThrottle(1, span),
  };
}
