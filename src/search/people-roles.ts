import type { Role } from '../model/query.ts';
import { roles } from '../model/roles.ts';
import { type Collected, shardAt } from './collected.ts';
import { mostOfPerson } from './facet-lists.ts';
import { peopleInColumns } from './filters.ts';
import type { PeopleTable } from './people-table.ts';
import type { Shard } from './shard.ts';

/** In how many of the collected entries some people have each of the roles, those with most first. */
export function countRoles(
  collected: Collected,
  wanted: readonly number[],
  known: readonly string[],
): { role: Role; count: number }[] {
  const counts = roles.map((role) => ({ role, count: countInRole(collected, role, new Set(wanted), known) }));
  return counts.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
}

function countInRole(collected: Collected, role: Role, wanted: ReadonlySet<number>, known: readonly string[]): number {
  let count = 0;
  for (let place = 0; place < collected.length; place += 1) {
    const shard = shardAt(collected, place);
    const people = shard ? peopleInColumns(shard, collected.entries[place] ?? 0, role, known) : [];
    if (people.some((person) => wanted.has(person))) count += 1;
  }
  return count;
}

/** In how many entries some people have a part, at most. */
export function mostEntriesOf(shards: readonly Shard[], people: readonly number[]): number {
  let sum = 0;
  for (const shard of shards) for (const person of people) sum += mostOfPerson(shard.lists(), person);
  return sum;
}

/** The other spellings of the people of an entry, each with the name that they are answered by. */
export function readMainNames(
  log: { people: PeopleTable; roles: readonly string[] },
  shard: Shard | undefined,
  entry: number,
): Map<string, string> {
  const inEntry = shard ? peopleInColumns(shard, entry, 'any', log.roles) : [];
  const named = inEntry.map((person) => log.people.namesOf(person));
  const found = new Map<string, string>();
  for (const [main = '', ...others] of named) for (const other of others) found.set(other, main);
  // Who is answered by a name keeps it.
  for (const [main = ''] of named) found.delete(main);
  return found;
}
