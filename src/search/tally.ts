import type { Entry, Person } from '../model/entry.ts';
import type { Role } from '../model/query.ts';
import { foldName, peopleInRole } from './people.ts';
import type { Tally } from './search.ts';

/** Counts the people who have a role in these entries. Those of earlier entries come first. */
export function makeTally(entries: readonly Entry[], role: Role): Tally[] {
  const tallies = new Map<string, { spellings: Map<string, number>; count: number; merged: boolean }>();
  for (const entry of entries) {
    for (const person of distinct(peopleInRole(entry, role))) {
      const key = foldName(person.name);
      const tally = tallies.get(key) ?? { spellings: new Map<string, number>(), count: 0, merged: role === 'author' };
      tally.spellings.set(person.name, (tally.spellings.get(person.name) ?? 0) + 1);
      tally.count += 1;
      tally.merged &&= entry.merge !== undefined;
      tallies.set(key, tally);
    }
  }
  return [...tallies.values()].map(({ spellings, count, merged }) => {
    const names = [...spellings].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return { name: names[0] ?? '', names: names.slice(1), count, merged };
  });
}

/** Each person once: a trailer may be doubled. */
function distinct(people: readonly Person[]): Person[] {
  const seen = new Map<string, Person>();
  for (const person of people) {
    const key = foldName(person.name);
    if (!seen.has(key)) seen.set(key, person);
  }
  return [...seen.values()];
}
