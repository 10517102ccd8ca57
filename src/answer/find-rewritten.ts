import type { LogReader } from './reader.ts';

/** An entry that the source no longer has, and the one that came in its place. */
export interface Rewritten {
  gone: number;
  /** The twin that the source has now, if any. */
  now?: number | undefined;
}

/** Finds the changes that an id means which the source no longer has, one for each change, at most `limit`. */
export async function findRewritten(log: LogReader, id: string, limit: number): Promise<Rewritten[]> {
  const { twins, isGone } = log.history;
  const found = new Map<number, Rewritten>();
  for (const gone of await log.findGone(id, limit)) {
    const now = twins.allOf(gone).findLast((twin) => twin < log.records && !isGone(twin));
    found.set(twins.firstOf(gone), { gone, now });
  }
  return [...found.values()];
}
