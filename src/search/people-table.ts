import type { Identity } from '../model/identity.ts';
import { matchIdentities } from './people-match.ts';
import { prepareNames } from './people-names.ts';
import { nearestNames } from './people-nearest.ts';

/** The people of a log by number, and the ways to find them by what is typed. */
export interface PeopleTable {
  /** The numbers of those whom a name means. */
  find(name: string): readonly number[];
  /** Under which name somebody is answered. */
  nameOf(person: number): string;
  /** All spellings, the one used most first. */
  namesOf(person: number): string[];
  /** Names near to one that nobody has. */
  nearest(name: string, limit: number): string[];
}

/** How many names that were asked for lately are remembered with whom they mean. */
const remembered = 100;

/** Makes the table of a log's people, all of them and one by number; names are prepared when the first is asked for. */
export function makePeopleTable(
  people: () => readonly Identity[],
  person: (number: number) => Identity | undefined,
): PeopleTable {
  let prepared: ReturnType<typeof prepareNames> | undefined;
  const table = () => {
    prepared ??= prepareNames(people());
    return prepared;
  };
  const found = new Map<string, readonly number[]>();
  return {
    find(name) {
      const known = found.get(name);
      if (known) return known;
      const matched = matchIdentities(table(), name);
      if (found.size >= remembered) found.clear();
      found.set(name, matched);
      return matched;
    },
    nameOf: (number) => person(number)?.name ?? '',
    namesOf(number) {
      const identity = person(number);
      return identity ? [identity.name, ...identity.names] : [];
    },
    nearest: (name, limit) => nearestNames(table(), name, limit).map((near) => near.name),
  };
}
