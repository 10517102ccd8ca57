import type { CountedPerson } from '../model/answer.ts';
import type { Entry } from '../model/entry.ts';
import type { AskedRole, Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import { fold } from '../model/text.ts';
import { findCredited } from './credited.ts';
import { peopleInEntry } from './entry-people.ts';
import { findNamesInText } from './names-in-text.ts';

/** Those who had the role that was asked for, in the first change that tells of any. */
export interface FoundPeople {
  people: CountedPerson[];
  role: AskedRole;
  entry?: Entry | undefined;
  /** They have another role than the one asked for, which comes nearest to it. */
  guessed: boolean;
}

/** What is as good where nobody has the role: who is named in the text, who reported what led to it. */
const instead: Partial<Record<AskedRole, readonly AskedRole[]>> = {
  'co-authored-by': ['credited'],
  'reported-by': ['credited'],
  credited: ['reported-by', 'co-authored-by'],
  'tested-by': [],
};

/** Words by which an author is meant as often as somebody who had the idea. */
const mayBeAuthor = /came up with|had the idea|proposed|suggested|wanted/i;

/** Finds those who had the asked role in changes, the best change first. */
export function findPeopleOf(entries: readonly Entry[], reading: Reading, query: Query, sure = true): FoundPeople {
  const role = query.role ?? 'author';
  const [best] = entries;
  if (role === 'author') {
    const told = sure ? entries.slice(0, 1) : entries.slice(0, 3);
    const people = told.flatMap((entry) => {
      const credited = reading.deed === undefined ? [] : findCredited(entry, reading.deed).names;
      const names = credited.filter((name) => !isLeftOut(name, entry, reading, query));
      if (names.length > 0) return names.map((name): CountedPerson => ({ name, role: 'credited', count: 1 }));
      const authors = peopleInEntry(entry, role).filter((name) => !isLeftOut(name, entry, reading, query));
      if (authors.length === 0) return findOthers(entry, reading, query);
      return authors.map((name): CountedPerson => ({ name, role: isMerge(entry) ? 'merged' : role, count: 1 }));
    });
    // Whoever is credited may have done something else than what is asked.
    const guessed = reading.deed === undefined && people.some((person) => person.role === 'credited');
    return { people: distinct(people), role, entry: best, guessed };
  }
  if (best && reading.together === 'helper') return { ...findMakers(best, query), guessed: false };
  let guess: FoundPeople | undefined;
  for (const one of [role, ...(instead[role] ?? [])]) {
    for (const entry of entries) {
      const isReporter = role === 'reported-by' && one === 'credited';
      const credited = isReporter
        ? findCredited(entry, 'report')
        : { names: peopleInEntry(entry, one), guessed: false };
      const names = credited.names.filter((name) => !isLeftOut(name, entry, reading, query));
      if (names.length === 0) continue;
      const people = names.map((name): CountedPerson => ({ name, role: one, count: 1 }));
      const found = { people, role: one, entry, guessed: credited.guessed };
      if (!found.guessed) return found;
      guess ??= found;
    }
  }
  const named =
    best && (role === 'credited' || role === 'reported-by')
      ? findNamesInText(`${best.subject ?? ''}\n${best.body}`)
      : [];
  if (named.length === 0 && guess) return guess;
  if (named.length > 0) {
    const people = named.map((name): CountedPerson => ({ name, role: 'credited', count: 1 }));
    return { people, role: 'credited', entry: best, guessed: true };
  }
  const said = reading.taken.filter(({ rule }) => rule === 'role' || rule === 'asks').map(({ text }) => text);
  if (best && role === 'credited' && mayBeAuthor.test(said.join(' '))) {
    return {
      people: [{ name: best.author.name, role: 'author', count: 1 }],
      role: 'author',
      entry: best,
      guessed: true,
    };
  }
  return { people: [], role, guessed: false };
}

/** Who had a part in a change beside its author, who is not asked for. */
function findOthers(entry: Entry, reading: Reading, query: Query): CountedPerson[] {
  for (const role of ['co-authored-by', 'credited'] as const) {
    const names = peopleInEntry(entry, role).filter((name) => !isLeftOut(name, entry, reading, query));
    if (names.length > 0) return names.map((name) => ({ name, role, count: 1 }));
  }
  return [];
}

/** Its author and whoever made it with them, but for the one of them who is named. */
function findMakers(entry: Entry, { person = '' }: Query): Pick<FoundPeople, 'people' | 'role' | 'entry'> {
  const makers = [...peopleInEntry(entry, 'author'), ...peopleInEntry(entry, 'co-authored-by')];
  const names = makers.filter((name) => !isExcept(name, [person]));
  return { people: names.map((name) => ({ name, role: 'author', count: 1 })), role: 'author', entry };
}

/** "besides himself", "apart from alin". */
function isLeftOut(name: string, entry: Entry, { exceptAuthor }: Reading, { except = [] }: Query): boolean {
  return (exceptAuthor && fold(name) === fold(entry.author.name)) || isExcept(name, except);
}

/** Whether somebody is one of those who are left out, by their name or a part of it. */
export function isExcept(name: string, except: readonly string[]): boolean {
  const folded = fold(name);
  return except.some(
    (one) =>
      folded === fold(one) ||
      fold(one)
        .split(' ')
        .every((word) => folded.split(' ').includes(word)),
  );
}

const isMerge = ({ merge, parents = [] }: Entry): boolean => merge !== undefined || parents.length > 1;

function distinct(people: readonly CountedPerson[]): CountedPerson[] {
  return [...new Map(people.map((person) => [person.name, person])).values()];
}
