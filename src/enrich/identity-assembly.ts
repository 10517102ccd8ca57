import type { Person } from '../model/entry.ts';
import type { Identities, Identity } from '../model/identity.ts';
import type { KnownPerson } from '../model/known-people.ts';
import { readName } from './identity-names.ts';

/** Somebody as a log names them, after its mailmap. */
export interface NamedPerson extends Person {
  /** The names that the mailmap took away: they are still asked for. */
  aliases?: ReadonlySet<string> | undefined;
}

/** A name with its address as a log has it, and how often. */
export interface CountedPerson extends NamedPerson {
  id: number;
  email: string;
  aliases?: Set<string> | undefined;
  count: number;
}

/**
 * Makes people of the groups that names and addresses were joined to. `find` gives the group of a place in `persons`,
 * `knownAt` what is known of who stands there.
 */
export function assembleIdentities(
  persons: readonly CountedPerson[],
  find: (place: number) => number,
  knownAt: (place: number) => KnownPerson | undefined = () => undefined,
): Identities {
  const members = new Map<number, CountedPerson[]>();
  const known = new Map<number, KnownPerson>();
  for (const [place, person] of persons.entries()) {
    const group = find(place);
    const told = knownAt(place);
    if (told) known.set(group, told);
    const others = members.get(group);
    if (others) others.push(person);
    else members.set(group, [person]);
  }
  const made = [...members].map(([number, group]) => ({ group, ...makeIdentity(group, known.get(number)) }));
  made.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const of = new Uint32Array(persons.length);
  for (const [index, { group }] of made.entries()) for (const { id } of group) of[id] = index;
  return { people: made.map(({ identity }) => identity), of };
}

function makeIdentity(
  group: readonly CountedPerson[],
  known: KnownPerson | undefined,
): { identity: Identity; count: number; key: string } {
  const spellings = countBy(group, ({ name }) => tidyName(name));
  const used = countBy(group, ({ email }) => email.trim().toLowerCase());
  const told = known ? [known.name] : [];
  const ordered = spellings.toSorted((a, b) => Number(isOdd(a)) - Number(isOdd(b)));
  const [name = '', ...names] = new Set([...told, ...ordered, ...(known?.names ?? []), ...listAliases(group)]);
  const emails = [...new Set([...used, ...(known?.emails ?? [])])];
  const count = group.reduce((sum, person) => sum + person.count, 0);
  return { identity: { name, names, emails }, count, key: `${name}\0${emails.join('\0')}` };
}

/** The names that a mailmap took away, but for those that tell nobody from anybody. */
const listAliases = (group: readonly CountedPerson[]): string[] =>
  group.flatMap(({ aliases = [] }) => [...aliases].map(tidyName).filter((alias) => !isOdd(alias))).sort();

/**
 * Whether somebody is to be known by another name, if there is one: this is an address, a placeholder or left
 * encoded.
 */
function isOdd(name: string): boolean {
  return readName(name).kind === 'none' || /=\?.+\?[bq]\?/i.test(name);
}

/** The texts that persons have, most used first. */
function countBy(group: readonly CountedPerson[], textOf: (person: CountedPerson) => string): string[] {
  const counts = new Map<string, number>();
  for (const person of group) {
    const text = textOf(person);
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + person.count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
}

/** A name for showing: white space folded, and without quotes around the whole. */
function tidyName(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').trim();
  return /^"[^"]+"$/.test(tidy) ? tidy.slice(1, -1).trim() : tidy;
}
