import { type Day, isDay } from './day.ts';

/** A release as it is stored. */
export interface StoredRelease {
  name: string;
  date?: Day | undefined;
  candidate?: true | undefined;
  yanked?: true | undefined;
  /** What waits for the next release stands under it. */
  open?: true | undefined;
  /** Which line it is of, the main one being 0, and the place of its version in that line. */
  line: number;
  place: number;
  /** The number of its commit, in logs that have a graph. */
  node?: number | undefined;
}

/** What a file of releases was made of. */
export interface ReleaseBasis {
  /** A mark of it; a file that was made of something else is not used. */
  mark: string;
  /** How many records it tells of, from the first; those behind them are in no release. */
  records: number;
}

/** What a file of releases says beside its numbers. */
export interface ReleaseFacts extends ReleaseBasis {
  /** Older ones first: of a repository by versions, one line behind the other, of a text as it has them. */
  releases: StoredRelease[];
}

/** Whether something tells what a file of releases was made of. The rest of the facts is not looked at. */
export function isReleaseBasis(facts: unknown): facts is ReleaseBasis {
  if (typeof facts !== 'object' || facts === null || !('mark' in facts) || !('records' in facts)) return false;
  return typeof facts.mark === 'string' && Number.isSafeInteger(facts.records);
}

/** Whether something is what a file of releases says. By hand: a schema for each of a thousand takes 20 ms. */
export function isReleaseFacts(facts: unknown): facts is ReleaseFacts {
  return (
    isReleaseBasis(facts) && 'releases' in facts && Array.isArray(facts.releases) && facts.releases.every(isStored)
  );
}

function isStored(release: Partial<Record<keyof StoredRelease, unknown>> | null | undefined): boolean {
  if (typeof release?.name !== 'string' || !Number.isSafeInteger(release.line)) return false;
  const { date, place, node, candidate, yanked, open } = release;
  const isPlaced = Number.isSafeInteger(place) && (node === undefined || Number.isSafeInteger(node));
  const isDated = date === undefined || (typeof date === 'string' && isDay(date));
  return isPlaced && isDated && [candidate, yanked, open].every((flag) => flag === undefined || flag === true);
}
