import * as z from 'zod';

/** Somebody whom a log names. */
export interface IndexedPerson {
  name: string;
  names: string[];
  emails: string[];
}

/** One check for all people: a schema for each of a few thousand takes longer than reading the file. */
export const isPeople = (people: unknown): people is IndexedPerson[] => Array.isArray(people) && people.every(isPerson);

function isPerson(person: Partial<Record<keyof IndexedPerson, unknown>> | null | undefined): boolean {
  return typeof person?.name === 'string' && isTexts(person.names) && isTexts(person.emails);
}

function isTexts(texts: unknown): boolean {
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string');
}

/** The tables that an index's numbers point into, and what the index was made from. */
const indexFactsSchema = z.object({
  /** What the index was made from; one that was made from something else is not used. */
  fingerprint: z.string(),
  /** How many records of the log it covers, from the first. */
  records: z.number(),
  /** Everybody whom the log names, those named most first. */
  people: z.custom<IndexedPerson[]>(isPeople),
  roles: z.array(z.string()),
  subsystems: z.array(z.string()),
  /** What was learnt from the log about its subsystems. */
  learned: z.unknown(),
});

export type IndexFacts = z.infer<typeof indexFactsSchema>;

/** What is told of all units of an index together, so that nobody has to count it. */
const totalsSchema = z.object({
  /** Records, and with these the titles that merges list. */
  records: z.number(),
  units: z.number(),
  /** How many words all titles have, and all bodies. */
  titleWords: z.number(),
  bodyWords: z.number(),
  /** How many entries have no day. */
  undated: z.number(),
});

export type IndexTotals = z.infer<typeof totalsSchema>;

/** The head of an index's file: the facts without the people, and where each section lies, behind the front but for the sums. */
export const indexHeadSchema = z.object({
  facts: indexFactsSchema,
  totals: totalsSchema,
  places: z.array(z.object({ name: z.string(), offset: z.number(), length: z.number() })),
  /** How many bytes the front has, which are the sums of the pages behind it. */
  front: z.number(),
});
