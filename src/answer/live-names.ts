import { noPerson, readPeople, readSubsystems } from '../search/columns.ts';
import type { Shard } from '../search/shard.ts';

/** The people and the subsystems, by their numbers, that only entries have which the source no longer has. */
export interface GoneNames {
  people: ReadonlySet<number>;
  subsystems: ReadonlySet<number>;
}

/** Finds whom and what only entries tell of that are gone, so that nobody is offered these names. */
export function findGoneNames(
  shards: readonly Shard[],
  gone: readonly (readonly [number, number])[],
  isGone: (sequence: number) => boolean,
): GoneNames {
  const names = { people: new Set<number>(), subsystems: new Set<number>() };
  for (const [from, to] of gone) {
    for (let sequence = from; sequence < to; sequence += 1) {
      const shard = shards.findLast(({ first }) => first <= sequence);
      if (shard) visitNames(shard, sequence - shard.first, addTo(names));
    }
  }
  // Titles that merges list have subsystems of their own, and stand behind the entries; a merge that is gone has none else.
  for (const shard of shards) {
    for (let unit = 0; unit < shard.units && names.people.size + names.subsystems.size > 0; unit += 1) {
      const entry = unit < shard.records ? unit : (shard.columns.titleEntries[unit - shard.records] ?? 0);
      if (!isGone(shard.first + entry)) visitNames(shard, unit, removeFrom(names));
    }
  }
  return names;
}

interface Visit {
  person(number: number): void;
  subsystem(number: number): void;
}

const addTo = ({ people, subsystems }: { people: Set<number>; subsystems: Set<number> }): Visit => ({
  person: (number) => void people.add(number),
  subsystem: (number) => void subsystems.add(number),
});

const removeFrom = ({ people, subsystems }: { people: Set<number>; subsystems: Set<number> }): Visit => ({
  person: (number) => void people.delete(number),
  subsystem: (number) => void subsystems.delete(number),
});

function visitNames({ columns, records }: Shard, unit: number, { person, subsystem }: Visit): void {
  if (unit < records) {
    for (const one of [columns.authors[unit], columns.committers[unit]]) {
      if (one !== undefined && one !== noPerson) person(one);
    }
    for (const [, one] of readPeople(columns, unit)) person(one);
  }
  for (const one of readSubsystems(columns, unit)) subsystem(one);
}
