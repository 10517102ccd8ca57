import { type Collected, shardAt } from './collected.ts';
import { type Columns, noPerson, numberDay, readSubsystems } from './columns.ts';
import type { PeopleTable } from './people-table.ts';
import type { Group } from './search.ts';

/** What the collected entries are put together by. */
export type Grouping = 'subsystem' | 'watched' | 'day' | 'month' | 'year';

/**
 * Puts the collected entries together by subsystem, or by the author's or committer's day, month or year, the largest first.
 * Grouped by `watched`, an entry counts once, under the first of its subsystems that are; all are where none is named.
 */
export function groupEntries(
  collected: Collected,
  by: Grouping,
  dayOf: 'author' | 'committer',
  log: { people: PeopleTable; subsystems: readonly string[]; watched?: ReadonlySet<number> | undefined },
): Group[] {
  const groups = new Map<string, { count: number; first: number; last: number; authors: Map<number, number> }>();
  for (let place = 0; place < collected.length; place += 1) {
    const entry = collected.entries[place] ?? 0;
    const columns = shardAt(collected, place)?.columns;
    if (!columns) continue;
    const day = (dayOf === 'committer' ? columns.committedDays : columns.days)[entry] ?? 0;
    const author = columns.authors[entry] ?? noPerson;
    const names =
      by === 'subsystem' || by === 'watched'
        ? listSubsystems(columns, entry, by, log.watched).map((number) => log.subsystems[number] ?? '')
        : day === 0
          ? []
          : [numberDay(day).slice(0, lengths[by])];
    for (const name of names) {
      const group = groups.get(name) ?? { count: 0, first: 0, last: 0, authors: new Map<number, number>() };
      group.count += 1;
      if (day !== 0 && (group.first === 0 || day < group.first)) group.first = day;
      group.last = Math.max(group.last, day);
      if (author !== noPerson) group.authors.set(author, (group.authors.get(author) ?? 0) + 1);
      groups.set(name, group);
    }
  }
  const ordered = [...groups].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return ordered.map(([name, { count, first, last, authors }]) => {
    const busiest = [...authors].sort(([, a], [, b]) => b - a).slice(0, namedInGroup);
    return {
      name,
      count,
      ...(first !== 0 && { firstDay: numberDay(first), lastDay: numberDay(last) }),
      people: authors.size,
      busiest: busiest.map(([person, number]) => ({ name: log.people.nameOf(person), count: number })),
    };
  });
}

function listSubsystems(
  columns: Columns,
  entry: number,
  by: 'subsystem' | 'watched',
  watched: ReadonlySet<number> | undefined,
): number[] {
  const all = readSubsystems(columns, entry);
  if (by === 'subsystem') return all;
  // A merge may be found by a title of another subsystem than its own; it is under its main one then.
  const first = all.find((number) => watched?.has(number)) ?? all[0];
  return first === undefined ? [] : [first];
}

/** How much of a day names the span that it is in. */
const lengths = { day: 10, month: 7, year: 4 };

/** How many people of a group are named. */
const namedInGroup = 3;
