import * as z from 'zod';
import { tieKinds } from './tie.ts';

const mentionSchema = z.object({
  place: z.int(),
  kind: z.enum(tieKinds).exclude(['twin', 'second']),
  hash: z.string().optional(),
  title: z.string().optional(),
  loose: z.literal(true).optional(),
});

/** What a file of ties says beside its numbers. */
export const tieFactsSchema = z.object({
  /** Of which log it is, and what it was made of. */
  basis: z.string(),
  mark: z.string(),
  /** What entries name, and under which hashes they are known. */
  mentions: z.array(mentionSchema),
  aliases: z.array(z.object({ place: z.int(), hash: z.string() })),
});

export type TieFacts = z.infer<typeof tieFactsSchema>;

/** What a file of that which answers need of ties says beside its numbers. */
export const tieTableFactsSchema = tieFactsSchema.omit({ aliases: true });
