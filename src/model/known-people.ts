import * as z from 'zod';
import { nameWords } from './identity.ts';
import { fold } from './text.ts';

/** Somebody as a file of people (`people.json`) tells of them: what only humans know. */
export interface KnownPerson {
  /** Under which name they are answered. */
  name: string;
  /** Other names, logins and nicknames; all of them find this person. */
  names: readonly string[];
  /** In lower case. They tie names together and are not shown. */
  emails: readonly string[];
}

const name = z
  .string({ error: 'is a name in quotes' })
  .trim()
  .min(1, 'is empty: say the name')
  .max(200, 'is too long for a name: 200 characters at most');
const email = z
  .string({ error: 'is an address in quotes' })
  .trim()
  .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'is an address such as "ada@example.org"')
  .toLowerCase();

/** The shape of a file of people. */
export const knownPeopleSchema = z.strictObject(
  {
    people: z.array(
      z.strictObject(
        {
          name,
          names: z.array(name, { error: 'is a list of names, such as ["ada"]' }).default([]),
          emails: z.array(email, { error: 'is a list of addresses, such as ["ada@example.org"]' }).default([]),
        },
        { error: 'is an object such as { "name": "Ada Lovelace", "names": ["ada"], "emails": ["ada@example.org"] }' },
      ),
      { error: 'is a list of people, such as [{ "name": "Ada Lovelace", "names": ["ada"] }]' },
    ),
  },
  { error: 'is an object such as { "people": [{ "name": "Ada Lovelace", "names": ["ada"] }] }' },
);

/** Two places of a list of people that contradict each other: the same address, or name to be answered by. */
export function findContradiction(people: readonly KnownPerson[]): { index: number; text: string } | undefined {
  const seen = new Map<string, number>();
  for (const [index, { name: answered, emails }] of people.entries()) {
    for (const [kind, value] of [['name', answered], ...emails.map((one) => ['address', one])]) {
      const key = `${kind}\0${kind === 'name' ? nameKey(value ?? '') : value}`;
      const other = seen.get(key);
      if (other !== undefined && other !== index) {
        return {
          index,
          text: `has the ${kind} ${JSON.stringify(value)} of people[${other}] too: one of them can have it`,
        };
      }
      seen.set(key, index);
    }
  }
  return undefined;
}

/** Somebody as a place of a list, or that it cannot be told which of several is meant. */
export type KnownMatch = number | 'several' | undefined;

/** Finds who of a list is named: by address, else by name, which does not count where several have it. */
export function makeKnownFinder(people: readonly KnownPerson[]): (name: string, email?: string) => KnownMatch {
  const byEmail = new Map<string, number>();
  const byName = new Map<string, number | 'several'>();
  for (const [index, person] of people.entries()) {
    for (const address of person.emails) byEmail.set(address, index);
    for (const spelling of new Set([person.name, ...person.names].map(nameKey))) {
      byName.set(spelling, byName.has(spelling) ? 'several' : index);
    }
  }
  return (spelling, address = '') => byEmail.get(address.trim().toLowerCase()) ?? byName.get(nameKey(spelling));
}

/** Case, accents and signs do not tell names apart. */
const nameKey = (text: string): string => nameWords(text).join(' ') || fold(text.trim());
