import type { CountedPerson, NamedPerson } from './identity-assembly.ts';

/** The names and addresses that occur, and how often each pair does. */
export interface PeopleTable {
  /** Each pair once, by its number. */
  readonly people: readonly CountedPerson[];
  /** Notes that somebody was named, once or more often, and gives a number for just this name and address. */
  add(person: NamedPerson, times?: number): number;
  /** Gives everybody, and begins anew. */
  finish(): readonly CountedPerson[];
}

/** Makes an empty table. */
export function makePeopleTable(): PeopleTable {
  const known = new Map<string, { last: CountedPerson; byEmail: Map<string, CountedPerson> }>();
  const taken = new Map<CountedPerson, { known: Set<string>; all: string[] }>();
  let people: CountedPerson[] = [];
  const addNew = (name: string, email: string): CountedPerson => {
    const person = { id: people.length, name, email, count: 0 };
    people.push(person);
    return person;
  };
  // A mailmap may take thousands of names away for one, so all that somebody has are not gone through for each.
  const addAliases = (person: CountedPerson, aliases: readonly string[]): void => {
    const { known, all } = taken.get(person) ?? { known: new Set(), all: [] };
    taken.set(person, { known, all });
    for (const alias of aliases) {
      if (known.has(alias)) continue;
      known.add(alias);
      all.push(alias);
    }
    person.aliases = all;
  };
  const find = (name: string, email: string): CountedPerson => {
    const named = known.get(name);
    if (named === undefined) {
      const last = addNew(name, email);
      known.set(name, { last, byEmail: new Map([[email, last]]) });
      return last;
    }
    // Most people use one address for years, and comparing two is faster than looking one up.
    if (named.last.email === email) return named.last;
    named.last = named.byEmail.get(email) ?? addNew(name, email);
    named.byEmail.set(email, named.last);
    return named.last;
  };
  return {
    get people() {
      return people;
    },
    finish() {
      taken.clear();
      const all = people;
      people = [];
      known.clear();
      return all;
    },
    add({ name, email = '', aliases }, times = 1) {
      const person = find(name, email);
      person.count += times;
      if (aliases) addAliases(person, aliases);
      return person.id;
    },
  };
}
