import type { Entry, Person } from '../model/entry.ts';
import { nameWords } from '../model/identity.ts';
import type { Role } from '../model/query.ts';
import { fold } from '../model/text.ts';

/** Decides whether a person is meant. */
export type PersonTest = (person: Person) => boolean;

/**
 * Makes the test for a name as people type it: without case, accents, quotes and initials, in any order, or an e-mail
 * address. Each word must be a word of the name, so that a first name means all who have it.
 */
export function matchPerson(wanted: string): PersonTest {
  const asked = wanted.trim().toLowerCase();
  if (asked.includes('@')) {
    const address = /<([^>]*)>?$/.exec(asked)?.[1]?.trim() ?? asked;
    return (person) => person.email?.toLowerCase() === address || person.name.toLowerCase() === address;
  }
  const words = nameWords(wanted);
  const long = words.filter((word) => word.length > 1);
  const needed = long.length > 0 ? long : words;
  // A name without any letter, such as "????", is known by all of it.
  if (needed.length === 0) return (person) => fold(wanted) !== '' && fold(person.name) === fold(wanted);
  return (person) => {
    const name = nameWords(person.name);
    return needed.every((word) => name.includes(word));
  };
}

/** A name for comparing, in which case, accents, quotes and middle initials do not count. */
export function foldName(name: string): string {
  const words = nameWords(name);
  const long = words.filter((word, index) => word.length > 1 || index === 0);
  return long.join(' ') || fold(name);
}

/** The people who have a role in an entry. */
export function peopleInRole(entry: Entry, role: Role): Person[] {
  if (role === 'author') return [entry.author];
  if (role === 'committer') return entry.committer ? [entry.committer] : [];
  return entry.trailers.filter((trailer) => trailer.role === role);
}
