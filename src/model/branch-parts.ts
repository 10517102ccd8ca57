import * as z from 'zod';

/** What the file of the branches tells beside numbers. */
export const branchFactsSchema = z.object({
  /** What they depend on beside the records: the log, its branches and where these end. */
  mark: z.string(),
  records: z.int().nonnegative(),
  branches: z.array(z.object({ name: z.string(), tip: z.string() })),
  /** Sets of branches, by their numbers in rising order; the first one is empty. */
  sets: z.array(z.array(z.int().nonnegative())),
});

export type BranchFacts = z.infer<typeof branchFactsSchema>;

/** On which branches the entries of a log are, as it lies in memory and in its file. */
export interface BranchParts extends BranchFacts {
  /** The number of each record's set. */
  of: Uint32Array;
  /** The first 16 hexadecimal digits of each record's hash, as two numbers: by these a refresh finds records. */
  hashes: Uint32Array;
}
