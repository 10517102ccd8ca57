import type { NamedPerson } from '../enrich/identity-assembly.ts';
import type { SubsystemRules } from '../enrich/subsystem-data.ts';
import type { IndexedPerson, IndexFacts } from '../model/index-facts.ts';
import { type KnownPerson, makeKnownFinder } from '../model/known-people.ts';
import type { ShardParts } from '../search/shard.ts';
import { mergeTexts, type TextRuns } from '../search/text-builder.ts';
import type { StoredLog } from '../store/store.ts';
import { joinParts, type Part } from './build-index.ts';
import type { StretchNotes } from './index-stretch.ts';
import { type Learned, readLearned } from './learned.ts';
import { makePeopleNumbers } from './number-people.ts';
import { indexHere } from './stretches-here.ts';

/** The index that a tail is behind. */
export interface TailBase extends Pick<ShardParts, 'facts' | 'person'> {
  countPeople?: number | undefined;
  /** Those who may have any of some texts among their names and addresses, in order; else all are looked at. */
  findPeople?: ((texts: Iterable<string>) => readonly number[]) | undefined;
}

/** Makes the index of what came to a log after `base` was made, with numbers that go on from its. */
export async function buildTail(
  log: StoredLog,
  rules: SubsystemRules,
  base: TailBase,
  { learned, finder }: Learned = readLearned(base.facts, rules),
  known: readonly KnownPerson[] = [],
): Promise<ShardParts> {
  const stretches = indexHere(log, rules, base.facts.records);
  const noted: StretchNotes[] = [];
  await stretches.note((notes) => noted.push(notes));
  const find = makeKnownFinder(known);
  const named = noted.map((notes) => notes.people.map((person) => nameKnown(person, known, find)));
  const count = base.countPeople ?? base.facts.people.length;
  const person = base.person ?? ((number: number) => base.facts.people[number]);
  const { added, number } = makePeopleNumbers(
    { count, person, find: base.findPeople ?? (() => [...base.facts.people.keys()]) },
    named.flat(),
  );
  const parts = noted.map(({ columns }, index): Part => ({ columns, people: (named[index] ?? []).map(number) }));
  const found = await stretches.findSubsystems(learned, finder);
  const terms = takeTexts(noted.map(({ texts }) => texts));
  const { facts, columns } = joinParts(parts, found, withoutPeople(base.facts, log.catalogue.records));
  return {
    facts: withPeople(facts, base.facts, added),
    columns,
    terms,
    person: (number) => (number < count ? person(number) : added[number - count]),
  };
}

/** The facts but for the people, who are read only when somebody asks for all of them. */
function withoutPeople({ fingerprint, roles, subsystems, learned }: IndexFacts, records: number): IndexFacts {
  return { fingerprint, records, people: [], roles, subsystems, learned };
}

function withPeople(facts: IndexFacts, base: IndexFacts, added: readonly IndexedPerson[]): IndexFacts {
  let people: IndexedPerson[] | undefined;
  return {
    ...facts,
    get people() {
      people ??= [...base.people, ...added];
      return people;
    },
  };
}

/** Somebody under the name by which they are answered, where that is known. */
function nameKnown(
  person: NamedPerson,
  known: readonly KnownPerson[],
  find: ReturnType<typeof makeKnownFinder>,
): NamedPerson {
  const match = known.length === 0 ? undefined : find(person.name, person.email);
  const told = typeof match === 'number' ? known[match] : undefined;
  return told === undefined ? person : { ...person, name: told.name, email: told.emails[0] ?? person.email };
}

/** The words of a few entries: as they are, where there is nothing to merge. */
function takeTexts(texts: readonly TextRuns[]): ShardParts['terms'] {
  const [only] = texts;
  return only && texts.length === 1 && only.titles.titleLengths.length === 0 ? only.records : mergeTexts(texts);
}
