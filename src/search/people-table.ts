import type { Identity } from '../model/identity.ts';
import { makeOnce } from '../ops/once.ts';
import { makeRecent } from '../ops/recent.ts';
import { workInTurns } from '../ops/turns.ts';
import { matchByWords, matchIdentities } from './people-match.ts';
import { prepareNames } from './people-names.ts';
import { nearestNames } from './people-nearest.ts';

/** The people of a log by number, and the ways to find them by what is typed. */
export interface PeopleTable {
  /** Makes ready, in turns of the event loop, what finding these names needs. */
  prepare(names: readonly string[]): Promise<void>;
  /** The same for any name, or for the nearest to it, too; and whether one is found without. */
  prepareAll(nearest: boolean): Promise<void>;
  isReady(name: string): boolean;
  /** The numbers of those whom a name means. */
  find(name: string): readonly number[];
  /** Those whose name this is by its words alone, which takes no lists of all people. */
  namesByWords(name: string): Promise<string[]>;
  /** Under which name somebody is answered. */
  nameOf(person: number): string;
  /** All spellings, the one used most first. */
  namesOf(person: number): readonly string[];
  /** Names near to one that nobody has. */
  nearest(name: string, limit: number): string[];
}

/** How many names that were asked for lately are remembered with whom they mean. */
const remembered = 100;

/** Of how many people it is remembered what they are called, and of up to twice as many: a few hundred bytes each. */
const mostCalled = 4096;

/**
 * Makes the table of a log's people, all of them and one by number; names are prepared when the first is asked for. `show`
 * is what names go through that are given out.
 */
export function makePeopleTable(
  people: () => readonly Identity[],
  person: (number: number) => Identity | undefined,
  show = (name: string): string => name,
): PeopleTable {
  let prepared: ReturnType<typeof prepareNames> | undefined;
  const table = () => {
    prepared ??= prepareNames(people());
    return prepared;
  };
  const found = new Map<string, readonly number[]>();
  // An answer tells of each entry what its people are called, and a large log has people in its file.
  const called = makeRecent<number, readonly string[]>(mostCalled);
  const namesOf = (number: number): readonly string[] => {
    const known = called.get(number);
    if (known) return known;
    const identity = person(number);
    const names = identity ? [identity.name, ...identity.names].map(show) : [];
    called.set(number, names);
    return names;
  };
  let isListed = false;
  const join = makeOnce(() => workInTurns(table().joinInSteps()));
  const list = makeOnce(async () => {
    await join();
    await workInTurns(table().listInSteps());
    isListed = true;
  });
  const listNearest = makeOnce(async () => {
    await list();
    await workInTurns(table().listNearestInSteps());
  });
  const remember = (name: string, people: readonly number[]): void => {
    if (found.size >= remembered) found.clear();
    found.set(name, people);
  };
  const isReady = (name: string): boolean => {
    if (isListed || found.has(name)) return true;
    const byWords = matchByWords(table(), name);
    if (byWords.length > 0) remember(name, byWords);
    return byWords.length > 0;
  };
  return {
    async prepare(names) {
      if (names.length === 0) return;
      await join();
      if (!names.every(isReady)) await list();
      if (names.some((name) => this.find(name).length === 0)) await listNearest();
    },
    prepareAll: (nearest) => (nearest ? listNearest() : list()),
    isReady,
    find(name) {
      const known = found.get(name);
      if (known) return known;
      const matched = matchIdentities(table(), name);
      // A name as it was given out means whoever was given out by it.
      if (matched.length === 0 && name.includes('@…')) {
        for (const [number, identity] of people().entries()) if (show(identity.name) === name) matched.push(number);
      }
      remember(name, matched);
      return matched;
    },
    async namesByWords(name) {
      if (name === '') return [];
      await join();
      return matchByWords(table(), name).map((number) => this.nameOf(number));
    },
    nameOf: (number) => called.get(number)?.[0] ?? show(person(number)?.name ?? ''),
    namesOf,
    nearest: (name, limit) => nearestNames(table(), name, limit).map((near) => show(near.name)),
  };
}
