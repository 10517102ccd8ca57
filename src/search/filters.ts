import type { Role } from '../model/query.ts';
import { releaseFilters } from '../model/release.ts';
import { dayNumber, hasAnyInRole, hasSubsystem, isMerge, noPerson, readPeople } from './columns.ts';
import {
  anyRole,
  authorBit,
  committerBit,
  firstRoleBit,
  joinLists,
  listOfPerson,
  listOfSubsystem,
  mostOfPerson,
  mostOfSubsystem,
} from './facet-lists.ts';
import type { SearchFilter, SearchQuery } from './search.ts';
import type { Shard } from './shard.ts';

/** Decides by the columns alone whether a unit counts; `entry` is the place of the entry that it is or is listed by. */
export interface Filter {
  name: SearchFilter | 'numbers';
  test(shard: Shard, unit: number, entry: number): boolean;
  /** The units that it lets through, in order, where the index lists them. */
  list?: FilterList;
}

/** The units that a filter lets through, as the index lists them. */
export interface FilterList {
  /** How many there are at most; to tell that takes next to nothing. */
  most(shard: Shard): number;
  read(shard: Shard): Uint32Array;
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
  if (since !== undefined || until !== undefined) filters.push(makeSpan(query));
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
    const roles = bitsOf(person.role, named.roles);
    filters.push({
      name: 'person',
      test: (shard, _, entry) => hasPerson(shard, entry, person.role, named),
      list: {
        most: (shard) => sumOf(named.person, (one) => mostOfPerson(shard.lists(), one)),
        read: (shard) => joinLists([...named.person].map((one) => listOfPerson(shard.lists(), one, roles))),
      },
    });
  }
  if (role !== undefined && role !== 'author' && role !== 'any') {
    const number = named.roles.indexOf(role);
    filters.push({
      name: 'role',
      test: ({ columns }, _, entry) =>
        role === 'committer'
          ? (columns.committers[entry] ?? noPerson) !== noPerson
          : hasAnyInRole(columns, entry, number),
    });
  }
  const isOnBranch = query.branch === undefined ? undefined : query.branchTest;
  if (isOnBranch) filters.push({ name: 'branch', test: ({ first }, _, entry) => isOnBranch(first + entry) });
  for (const name of releaseFilters) {
    const has = query[name] === undefined ? undefined : query.releaseTests?.[name];
    if (has) filters.push({ name, test: ({ first }, _, entry) => has(first + entry) });
  }
  if (subsystem !== undefined) filters.push(makeSubsystemFilter(named.subsystem));
  if (query.subsystems && query.subsystems.length > 0) filters.push(makeSubsystemFilter(named.subsystems));
  return filters;
}

/** What has no day is in no span that ends. */
function makeSpan({ since, until, by }: SearchQuery): Filter {
  const first = since === undefined ? Number.NEGATIVE_INFINITY : dayNumber(since);
  const last = until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until);
  const least = until === undefined ? first : Math.max(first, 1);
  const daysOf = ({ columns }: Shard): Int32Array => (by === 'committer' ? columns.committedDays : columns.days);
  return {
    name: since === undefined ? 'until' : 'since',
    test(shard, _, entry) {
      const day = daysOf(shard)[entry] ?? 0;
      return day >= least && day <= last;
    },
    list: {
      most: ({ records }) => records,
      read(shard) {
        const days = daysOf(shard);
        const entries = new Uint32Array(days.length);
        let count = 0;
        for (let entry = 0; entry < days.length; entry += 1) {
          const day = days[entry] ?? 0;
          if (day >= least && day <= last) entries[count++] = entry;
        }
        return entries.subarray(0, count);
      },
    },
  };
}

function makeSubsystemFilter(wanted: ReadonlySet<number>): Filter {
  return {
    name: 'subsystem',
    test: ({ columns }, unit) => hasSubsystem(columns, unit, wanted),
    list: {
      most: (shard) => sumOf(wanted, (one) => mostOfSubsystem(shard.lists(), one)),
      read: (shard) => joinLists([...wanted].map((one) => listOfSubsystem(shard.lists(), one))),
    },
  };
}

function sumOf(numbers: ReadonlySet<number>, count: (number: number) => number): number {
  let sum = 0;
  for (const number of numbers) sum += count(number);
  return sum;
}

/** Whether a unit passes all filters. */
export function passesFilters(shard: Shard, unit: number, entry: number, filters: readonly Filter[]): boolean {
  for (let index = 0; index < filters.length; index += 1) {
    if (!filters[index]?.test(shard, unit, entry)) return false;
  }
  return true;
}

/** A role as the lists of people have it. */
function bitsOf(role: Role | 'any', roles: readonly string[]): number {
  if (role === 'any') return anyRole;
  if (role === 'author' || role === 'committer') return role === 'author' ? authorBit : committerBit;
  const number = roles.indexOf(role);
  return number < 0 ? 0 : 1 << (number + firstRoleBit);
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
