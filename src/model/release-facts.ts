import * as z from 'zod';
import { daySchema } from './day.ts';

/** A release as it is stored. */
const storedReleaseSchema = z.object({
  name: z.string(),
  date: daySchema.optional(),
  candidate: z.literal(true).optional(),
  yanked: z.literal(true).optional(),
  /** What waits for the next release stands under it. */
  open: z.literal(true).optional(),
  /** Which line it is of, the main one being 0, and the place of its version in that line. */
  line: z.int(),
  place: z.int(),
  /** The number of its commit, in logs that have a graph. */
  node: z.int().optional(),
});

export type StoredRelease = z.infer<typeof storedReleaseSchema>;

/** What a file of releases says beside its numbers. */
export const releaseFactsSchema = z.object({
  /** What it was made of; one that was made of something else is not used. */
  mark: z.string(),
  /** How many records it tells of, from the first; those behind them are in no release. */
  records: z.int(),
  /** Older ones first: of a repository by versions, one line behind the other, of a text as it has them. */
  releases: z.array(storedReleaseSchema),
});

export type ReleaseFacts = z.infer<typeof releaseFactsSchema>;

/** Whether something tells what a file of releases was made of. The rest of the facts is not looked at. */
export function isMadeOf(facts: unknown): facts is Pick<ReleaseFacts, 'mark' | 'records'> {
  if (typeof facts !== 'object' || facts === null || !('mark' in facts) || !('records' in facts)) return false;
  return typeof facts.mark === 'string' && Number.isSafeInteger(facts.records);
}
