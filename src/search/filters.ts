import type { Role } from '../model/query.ts';
import { releaseFilters } from '../model/release.ts';
import { dayNumber, isMerge, noPerson, readPeople, readSubsystems } from './columns.ts';
import type { SearchFilter, SearchQuery } from './search.ts';
import type { Shard } from './shard.ts';

/** Decides by the columns alone whether a unit counts; `entry` is the place of the entry that it is or is listed by. */
export interface Filter {
  name: SearchFilter | 'numbers';
  test(shard: Shard, unit: number, entry: number): boolean;
}

/** Who and what a query's names stand for, as numbers of the index's tables. */
export interface NamedNumbers {
  person: ReadonlySet<number>;
  except: ReadonlySet<number>;
  subsystem: ReadonlySet<number>;
  /** Of these an entry must have one, where any is asked for. */
  subsystems: ReadonlySet<number>;
  roles: readonly string[];
}

/** The filters of a query. A name that the log does not have lets nothing through. */
export function makeFilters(query: SearchQuery, named: NamedNumbers): Filter[] {
  const { since, until, merges, person, role, except, subsystem } = query;
  const filters: Filter[] = [];
  if (query.numbers) {
    const { from, to } = query.numbers;
    filters.push({
      name: 'numbers',
      test: ({ first }, _, entry) => first + entry >= from && first + entry < to,
    });
  }
  const { takes } = query;
  if (takes) filters.push({ name: 'numbers', test: ({ first }, _, entry) => takes(first + entry) });
  const daysOf = (shard: Shard): Int32Array =>
    query.by === 'committer' ? shard.columns.committedDays : shard.columns.days;
  if (since !== undefined) {
    const first = dayNumber(since);
    filters.push({ name: 'since', test: (shard, _, entry) => (daysOf(shard)[entry] ?? 0) >= first });
  }
  if (until !== undefined) {
    const last = dayNumber(until);
    // What has no day is in no span.
    const isIn = (day: number): boolean => day <= last && day !== 0;
    filters.push({ name: 'until', test: (shard, _, entry) => isIn(daysOf(shard)[entry] ?? 0) });
  }
  if (merges === 'none' || merges === 'only') {
    const wanted = merges === 'only';
    filters.push({ name: 'merges', test: ({ columns }, _, entry) => hasFlag(columns.flags, entry) === wanted });
  }
  if (except && except.length > 0) {
    filters.push({
      name: 'except',
      test: ({ columns }, _, entry) => !named.except.has(columns.authors[entry] ?? noPerson),
    });
  }
  if (person) {
    filters.push({ name: 'person', test: (shard, _, entry) => hasPerson(shard, entry, person.role, named) });
  }
  if (role !== undefined && role !== 'author' && role !== 'any') {
    filters.push({
      name: 'role',
      test: (shard, _, entry) => peopleInColumns(shard, entry, role, named.roles).length > 0,
    });
  }
  const isOnBranch = query.branch === undefined ? undefined : query.branchTest;
  if (isOnBranch) filters.push({ name: 'branch', test: ({ first }, _, entry) => isOnBranch(first + entry) });
  for (const name of releaseFilters) {
    const has = query[name] === undefined ? undefined : query.releaseTests?.[name];
    if (has) filters.push({ name, test: ({ first }, _, entry) => has(first + entry) });
  }
  if (subsystem !== undefined) {
    filters.push({
      name: 'subsystem',
      test: ({ columns }, unit) => readSubsystems(columns, unit).some((one) => named.subsystem.has(one)),
    });
  }
  if (query.subsystems && query.subsystems.length > 0) {
    filters.push({
      name: 'subsystem',
      test: ({ columns }, unit) => readSubsystems(columns, unit).some((one) => named.subsystems.has(one)),
    });
  }
  return filters;
}

/** The people who have a role in an entry, as numbers; `any` means every role. */
export function peopleInColumns(shard: Shard, entry: number, role: Role | 'any', roles: readonly string[]): number[] {
  const { columns } = shard;
  const people: number[] = [];
  const add = (person: number | undefined): void => {
    if (person !== undefined && person !== noPerson && !people.includes(person)) people.push(person);
  };
  if (role === 'author' || role === 'any') add(columns.authors[entry]);
  if (role === 'committer' || role === 'any') add(columns.committers[entry]);
  if (role === 'author' || role === 'committer') return people;
  const wanted = roles.indexOf(role);
  for (const [found, person] of readPeople(columns, entry)) if (role === 'any' || found === wanted) add(person);
  return people;
}

function hasPerson(shard: Shard, entry: number, role: Role | 'any', named: NamedNumbers): boolean {
  if (role === 'author') return named.person.has(shard.columns.authors[entry] ?? noPerson);
  return peopleInColumns(shard, entry, role, named.roles).some((person) => named.person.has(person));
}

const hasFlag = (flags: Uint8Array, entry: number): boolean => ((flags[entry] ?? 0) & isMerge) !== 0;
