import type { CountedPerson, NamedPerson } from '../enrich/identity-assembly.ts';
import type { PeopleTable } from '../enrich/identity-table.ts';
import type { Mailmap } from '../enrich/mailmap.ts';
import type { Person } from '../model/entry.ts';
import type { IndexedPerson } from '../model/index-facts.ts';

/** Somebody as a log writes them, and who that is by the mailmap. */
interface Cached {
  email: string;
  person: NamedPerson;
  /** What the table has of them, or had before it began anew. */
  counted: CountedPerson | undefined;
}

/**
 * Gives the numbers that people have in a table as they are named; the mailmap is asked once for each name and address that
 * occurs, and again where there are more than `limit` of them.
 */
export function makePersonCache(mailmap: Mailmap, table: PeopleTable, limit = 20_000): (person: Person) => number {
  const known = new Map<string, { last: Cached; byEmail: Map<string, Cached> }>();
  let size = 0;
  const read = (person: Person, email: string): Cached => {
    size += 1;
    const named = mailmap(person);
    const aliases = named.name === person.name || person.name === '' ? undefined : new Set([person.name]);
    return { email, person: { ...named, aliases }, counted: undefined };
  };
  const find = (person: Person, email: string): Cached => {
    const named = known.get(person.name);
    if (named === undefined) {
      // Of a million commits they would take 40 MB in each thread.
      if (size >= limit) {
        known.clear();
        size = 0;
      }
      const last = read(person, email);
      known.set(person.name, { last, byEmail: new Map([[email, last]]) });
      return last;
    }
    if (named.last.email !== email) {
      named.last = named.byEmail.get(email) ?? read(person, email);
      named.byEmail.set(email, named.last);
    }
    return named.last;
  };
  return (person) => {
    const found = find(person, person.email ?? '');
    const { counted } = found;
    // How often somebody is named tells whose name comes first.
    if (counted !== undefined && table.people[counted.id] === counted) {
      counted.count += 1;
      return counted.id;
    }
    const number = table.add(found.person);
    found.counted = table.people[number];
    return number;
  };
}

/** Numbers for names, going on from those that have one. */
export function makeNumbers(known: readonly string[] = []) {
  const names = [...known];
  const numbers = new Map(names.map((name, index) => [name, index]));
  return {
    names,
    number(name: string): number {
      const found = numbers.get(name);
      if (found !== undefined) return found;
      numbers.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}

/** Those who have a number already. */
export interface KnownNumbers {
  count: number;
  person(number: number): IndexedPerson | undefined;
  /** The numbers of those who may have any of some texts among their names and addresses, in order. */
  find(texts: Iterable<string>): readonly number[];
}

/**
 * Numbers for people by address or spelling; who is new gets a number of their own until the index is made anew. Of the
 * thousands who have one, only those are looked at who may be `named`.
 */
export function makePeopleNumbers(known: KnownNumbers, named: readonly NamedPerson[]) {
  const added: IndexedPerson[] = [];
  const byEmail = new Map<string, number>();
  const byName = new Map<string, number>();
  const texts = new Set(
    named.flatMap(({ name, email }) => (email === undefined ? [name] : [name, email.toLowerCase()])),
  );
  const note = (numbers: Map<string, number>, text: string, index: number): void => {
    // Of several who have it, the one who is named most is meant.
    if (!numbers.has(text)) numbers.set(text, index);
  };
  for (const index of known.find(texts)) {
    const person = known.person(index);
    for (const email of person?.emails ?? []) note(byEmail, email, index);
    for (const name of person ? [person.name, ...person.names] : []) note(byName, name, index);
  }
  return {
    /** Those who are new, numbered behind those who are known. */
    added,
    number({ name, email, aliases }: NamedPerson): number {
      const address = email?.toLowerCase();
      const found = (address === undefined ? undefined : byEmail.get(address)) ?? byName.get(name);
      if (found !== undefined) return found;
      const index = known.count + added.length;
      added.push({ name, names: [...(aliases ?? [])], emails: address === undefined ? [] : [address] });
      byName.set(name, index);
      if (address !== undefined) byEmail.set(address, index);
      return index;
    },
  };
}
