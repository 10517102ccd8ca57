import * as z from 'zod';
import { type TieMention, tieKinds } from './tie.ts';

/** A mention with the place of the record that makes it. */
interface PlacedMention extends TieMention {
  place: number;
}

/** One check for all mentions, of which a large log has a hundred thousand: a schema for each takes as long as all the rest. */
const areMentions = (mentions: unknown): mentions is PlacedMention[] =>
  Array.isArray(mentions) && mentions.every(isMention);

function isMention(mention: Partial<Record<keyof PlacedMention, unknown>> | null | undefined): boolean {
  if (typeof mention !== 'object' || mention === null) return false;
  const { place, kind, hash, title, loose } = mention;
  return (
    Number.isSafeInteger(place) &&
    mentioned.some((known) => known === kind) &&
    (hash === undefined || typeof hash === 'string') &&
    (title === undefined || typeof title === 'string') &&
    (loose === undefined || loose === true)
  );
}

const mentioned = tieKinds.filter((kind) => kind !== 'twin' && kind !== 'second');

/** What a file of ties says beside its numbers. */
export const tieFactsSchema = z.object({
  /** Of which log it is, and what it was made of. */
  basis: z.string(),
  mark: z.string(),
  /** What entries name, and under which hashes they are known. */
  mentions: z.custom<PlacedMention[]>(areMentions),
  aliases: z.array(z.object({ place: z.int(), hash: z.string() })),
});

export type TieFacts = z.infer<typeof tieFactsSchema>;
