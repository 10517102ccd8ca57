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
  let people: CountedPerson[] = [];
  const addNew = (name: string, email: string): CountedPerson => {
    const person = { id: people.length, name, email, count: 0 };
    people.push(person);
    return person;
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
      const all = people;
      people = [];
      known.clear();
      return all;
    },
    add({ name, email = '', aliases }, times = 1) {
      const person = find(name, email);
      person.count += times;
      if (aliases) {
        // One address may have as many names as there are commits, so that they are not copied for each.
        person.aliases ??= new Set();
        for (const alias of aliases) person.aliases.add(alias);
      }
      return person.id;
    },
  };
}
