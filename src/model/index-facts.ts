import { z } from 'zod';

/** The tables that an index's numbers point into, and what the index was made from. */
export const indexFactsSchema = z.object({
  /** What the index was made from; one that was made from something else is not used. */
  fingerprint: z.string(),
  /** How many records of the log it covers, from the first. */
  records: z.number(),
  /** Everybody whom the log names, those named most first. */
  people: z.array(z.object({ name: z.string(), names: z.array(z.string()), emails: z.array(z.string()) })),
  roles: z.array(z.string()),
  subsystems: z.array(z.string()),
  /** What was learnt from the log about its subsystems. */
  learned: z.unknown(),
});

export type IndexFacts = z.infer<typeof indexFactsSchema>;

/** The head of an index's file: the facts, and where each section lies. */
export const indexHeadSchema = z.object({
  facts: indexFactsSchema,
  places: z.array(z.object({ name: z.string(), offset: z.number(), length: z.number() })),
});
