import { makeIdentities } from '../enrich/identities.ts';
import type { CountedPerson } from '../enrich/identity-assembly.ts';
import type { Identities } from '../model/identity.ts';
import type { KnownPerson } from '../model/known-people.ts';

/** All that a log's people are told apart by. */
export interface NamedPeople {
  /** Each name and address once, by its number. */
  people: readonly CountedPerson[];
  /** What is told of some of them. */
  known: readonly KnownPerson[];
}

/** Finds out who is who among all people of a log. */
export function identifyPeople({ people, known }: NamedPeople): Identities {
  const identities = makeIdentities(known);
  for (const person of people) identities.add(person, person.count);
  return identities.finish();
}
