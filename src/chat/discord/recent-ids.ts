/** Remembers the ids that came lately, so that what comes twice is taken once. */
export interface RecentIds {
  /** Whether an id is new; from then on it is not. */
  isNew(id: string): boolean;
}

/** Makes a memory of the last `most` ids. A session that is resumed may bring events again that were handled. */
export function makeRecentIds(most = 5_000): RecentIds {
  const ids = new Set<string>();
  return {
    isNew(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}
