import { type Collected, shardAt } from './collected.ts';
import { type Columns, noPerson, numberDay, readSubsystems } from './columns.ts';
import type { PeopleTable } from './people-table.ts';
import type { Group } from './search.ts';

/** What the collected entries are put together by. */
export type Grouping = 'subsystem' | 'watched' | 'day' | 'month' | 'year';

interface GroupLog {
  people: PeopleTable;
  subsystems: readonly string[];
  watched?: ReadonlySet<number> | undefined;
}

/**
 * Puts the collected entries together by subsystem, or by the author's or committer's day, month or year, the largest first.
 * Grouped by `watched`, an entry counts once, under the first of its subsystems that are; all are where none is named.
 */
export function groupEntries(
  collected: Collected,
  by: Grouping,
  dayOf: 'author' | 'committer',
  log: GroupLog,
): Group[] {
  const members = listMembers(collected, by, dayOf, log.watched);
  const countAuthors = makeAuthorCount(members);
  const groups = members.keys.map((key, group) => {
    const { count, first, last } = members.spans[group] ?? { count: 0, first: 0, last: 0 };
    const { people, busiest } = countAuthors(group);
    return {
      name: nameKey(key, by, log.subsystems),
      count,
      ...(first !== 0 && { firstDay: numberDay(first), lastDay: numberDay(last) }),
      people,
      busiest: busiest.map(([person, number]) => ({ name: log.people.nameOf(person), count: number })),
    };
  });
  return groups.sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

/** Which entry is in which group, one after the other: the group's number, and the author of the entry. */
interface Members {
  length: number;
  groups: Uint32Array;
  authors: Uint32Array;
  /** Of each group what it has in common, as a number, and how many it has with their first and last day. */
  keys: number[];
  spans: { count: number; first: number; last: number }[];
}

function listMembers(
  collected: Collected,
  by: Grouping,
  dayOf: 'author' | 'committer',
  watched: ReadonlySet<number> | undefined,
): Members {
  const members: Members = { length: 0, groups: new Uint32Array(0), authors: new Uint32Array(0), keys: [], spans: [] };
  const known = new Map<number, number>();
  const add = (key: number, day: number, author: number): void => {
    let group = known.get(key);
    if (group === undefined) {
      group = members.keys.push(key) - 1;
      members.spans.push({ count: 0, first: 0, last: 0 });
      known.set(key, group);
    }
    const span = members.spans[group];
    if (!span) return;
    span.count += 1;
    if (day !== 0 && (span.first === 0 || day < span.first)) span.first = day;
    if (day > span.last) span.last = day;
    if (members.length === members.groups.length) growMembers(members, collected.length);
    members.groups[members.length] = group;
    members.authors[members.length] = author;
    members.length += 1;
  };
  const isOfSubsystems = by === 'subsystem' || by === 'watched';
  for (let place = 0; place < collected.length; place += 1) {
    const entry = collected.entries[place] ?? 0;
    const columns = shardAt(collected, place)?.columns;
    if (!columns) continue;
    const day = (dayOf === 'committer' ? columns.committedDays : columns.days)[entry] ?? 0;
    const author = columns.authors[entry] ?? noPerson;
    if (isOfSubsystems) for (const number of listSubsystems(columns, entry, by, watched)) add(number, day, author);
    else if (day !== 0) add(Math.floor(day / lengths[by].parts), day, author);
  }
  return members;
}

function growMembers(members: Members, atLeast: number): void {
  const room = Math.max(atLeast, members.length * 2, 16);
  const [groups, authors] = [new Uint32Array(room), new Uint32Array(room)];
  groups.set(members.groups);
  authors.set(members.authors);
  members.groups = groups;
  members.authors = authors;
}

/** Makes what counts the authors of a group, and names those with most; of several with as many the first ones. */
function makeAuthorCount({ length, groups, authors, keys }: Members) {
  // The authors of each group side by side, in the order of the entries.
  const ends = new Uint32Array(keys.length + 1);
  for (let member = 0; member < length; member += 1) {
    const next = (groups[member] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let group = 1; group < ends.length; group += 1) ends[group] = (ends[group] ?? 0) + (ends[group - 1] ?? 0);
  const starts = ends.slice();
  const sorted = new Uint32Array(length);
  let most = 0;
  for (let member = 0; member < length; member += 1) {
    const group = groups[member] ?? 0;
    const author = authors[member] ?? noPerson;
    sorted[starts[group] ?? 0] = author;
    starts[group] = (starts[group] ?? 0) + 1;
    if (author !== noPerson && author >= most) most = author + 1;
  }
  const counts = new Uint32Array(most);
  return (group: number): { people: number; busiest: [person: number, count: number][] } => {
    const people: number[] = [];
    for (let at = ends[group] ?? 0; at < (ends[group + 1] ?? 0); at += 1) {
      const author = sorted[at] ?? noPerson;
      if (author === noPerson) continue;
      if (counts[author] === 0) people.push(author);
      counts[author] = (counts[author] ?? 0) + 1;
    }
    const busiest: [number, number][] = [];
    for (const person of people) {
      const count = counts[person] ?? 0;
      counts[person] = 0;
      let at = busiest.length;
      while (at > 0 && count > (busiest[at - 1]?.[1] ?? 0)) at -= 1;
      if (at === namedInGroup) continue;
      busiest.splice(at, 0, [person, count]);
      if (busiest.length > namedInGroup) busiest.pop();
    }
    return { people: people.length, busiest };
  };
}

function nameKey(key: number, by: Grouping, subsystems: readonly string[]): string {
  if (by === 'subsystem' || by === 'watched') return subsystems[key] ?? '';
  const { parts, length } = lengths[by];
  return numberDay(key * parts).slice(0, length);
}

function listSubsystems(
  columns: Columns,
  entry: number,
  by: Grouping,
  watched: ReadonlySet<number> | undefined,
): readonly number[] {
  const all = readSubsystems(columns, entry);
  if (by === 'subsystem') return all;
  // A merge may be found by a title of another subsystem than its own; it is under its main one then.
  const first = all.find((number) => watched?.has(number)) ?? all[0];
  return first === undefined ? [] : [first];
}

/** What of a day, as a number such as 20071017 and as text, names the span that it is in. */
const lengths = {
  day: { parts: 1, length: 10 },
  month: { parts: 100, length: 7 },
  year: { parts: 10_000, length: 4 },
};

/** How many people of a group are named. */
const namedInGroup = 3;
