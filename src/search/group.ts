import type { Steps } from '../ops/turns.ts';
import { type Collected, rangeOf, stretch } from './collected.ts';
import { type Columns, listSubsystems, noPerson, numberDay } from './columns.ts';
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
export function* groupEntries(
  collected: Collected,
  by: Grouping,
  dayOf: 'author' | 'committer',
  log: GroupLog,
): Steps<Group[]> {
  const members = yield* listMembers(collected, by, dayOf, log.watched);
  const countAuthors = yield* makeAuthorCount(members);
  const groups: Group[] = [];
  let counted = 0;
  for (const [group, key] of members.keys.entries()) {
    const { count, first, last } = members.spans[group] ?? { count: 0, first: 0, last: 0 };
    const { people, busiest } = countAuthors(group);
    groups.push(
      nameLater(log.people, busiest, {
        name: nameKey(key, by, log.subsystems),
        count,
        ...(first !== 0 && { firstDay: numberDay(first), lastDay: numberDay(last) }),
        people,
      }),
    );
    counted += count;
    if (counted < stretch) continue;
    counted = 0;
    yield;
  }
  yield;
  return groups.sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

/** A group whose busiest people are named when they are asked for: of most groups nobody asks. */
function nameLater(
  table: PeopleTable,
  busiest: readonly (readonly [person: number, count: number])[],
  facts: Omit<Group, 'busiest'>,
): Group {
  let named: Group['busiest'] | undefined;
  return {
    ...facts,
    get busiest() {
      named ??= busiest.map(([person, count]) => ({ name: table.nameOf(person), count }));
      return named;
    },
  };
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

function* listMembers(
  collected: Collected,
  by: Grouping,
  dayOf: 'author' | 'committer',
  watched: ReadonlySet<number> | undefined,
): Steps<Members> {
  const members: Members = { length: 0, groups: new Uint32Array(0), authors: new Uint32Array(0), keys: [], spans: [] };
  const known = new Map<number, number>();
  const findGroup = (key: number): number => {
    let group = known.get(key);
    if (group === undefined) {
      group = members.keys.push(key) - 1;
      members.spans.push({ count: 0, first: 0, last: 0 });
      known.set(key, group);
    }
    return group;
  };
  // Entries that stand side by side are mostly of one day.
  let [lastKey, lastGroup] = [-1, -1];
  const add = (key: number, day: number, author: number): void => {
    if (key !== lastKey) [lastKey, lastGroup] = [key, findGroup(key)];
    const span = members.spans[lastGroup];
    if (!span) return;
    span.count += 1;
    if (day !== 0 && (span.first === 0 || day < span.first)) span.first = day;
    if (day > span.last) span.last = day;
    if (members.length === members.groups.length) growMembers(members, collected.length);
    members.groups[members.length] = lastGroup;
    members.authors[members.length] = author;
    members.length += 1;
  };
  for (const [number, { columns }] of collected.shards.entries()) {
    const days = dayOf === 'committer' ? columns.committedDays : columns.days;
    const [from, to] = rangeOf(collected, number);
    for (let start = from; start < to; start += stretch) {
      const entries = collected.entries.subarray(start, Math.min(start + stretch, to));
      if (by === 'subsystem' || by === 'watched') addBySubsystem(columns, entries, days, by, watched, add);
      else addByDay(columns, entries, days, lengths[by].parts, add);
      yield;
    }
  }
  return members;
}

type Add = (key: number, day: number, author: number) => void;

function addByDay({ authors }: Columns, entries: Uint32Array, days: Int32Array, parts: number, add: Add): void {
  for (let place = 0; place < entries.length; place += 1) {
    const entry = entries[place] ?? 0;
    const day = days[entry] ?? 0;
    if (day !== 0) add(Math.floor(day / parts), day, authors[entry] ?? noPerson);
  }
}

function addBySubsystem(
  columns: Columns,
  entries: Uint32Array,
  days: Int32Array,
  by: 'subsystem' | 'watched',
  watched: ReadonlySet<number> | undefined,
  add: Add,
): void {
  const found: number[] = [];
  for (let place = 0; place < entries.length; place += 1) {
    const entry = entries[place] ?? 0;
    const day = days[entry] ?? 0;
    const author = columns.authors[entry] ?? noPerson;
    const count = listSubsystems(columns, entry, found);
    if (by === 'subsystem') for (let index = 0; index < count; index += 1) add(found[index] ?? 0, day, author);
    else if (count > 0) add(firstWatched(found, count, watched), day, author);
  }
}

/** The first of a list's subsystems that is watched. A merge may be found by a title of another one than its own: then its main one. */
function firstWatched(found: readonly number[], count: number, watched: ReadonlySet<number> | undefined): number {
  for (let index = 0; watched && index < count; index += 1)
    if (watched.has(found[index] ?? 0)) return found[index] ?? 0;
  return found[0] ?? 0;
}

function growMembers(members: Members, atLeast: number): void {
  const room = Math.max(atLeast, members.length * 2, 16);
  const [groups, authors] = [new Uint32Array(room), new Uint32Array(room)];
  groups.set(members.groups);
  authors.set(members.authors);
  members.groups = groups;
  members.authors = authors;
}

/** How many authors a group has, and those with most. */
type AuthorCount = (group: number) => { people: number; busiest: [person: number, count: number][] };

/** Makes what counts the authors of a group, and names those with most; of several with as many the first ones. */
function* makeAuthorCount({ length, groups, authors, keys }: Members): Steps<AuthorCount> {
  // The authors of each group side by side, in the order of the entries.
  const ends = new Uint32Array(keys.length + 1);
  for (let member = 0; member < length; member += 1) {
    const next = (groups[member] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
    if (member % stretch === stretch - 1) yield;
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
    if (member % stretch === stretch - 1) yield;
  }
  const counts = new Uint32Array(most);
  return (group) => {
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

/** What of a day, as a number such as 20071017 and as text, names the span that it is in. */
const lengths = {
  day: { parts: 1, length: 10 },
  month: { parts: 100, length: 7 },
  year: { parts: 10_000, length: 4 },
};

/** How many people of a group are named. */
const namedInGroup = 3;
