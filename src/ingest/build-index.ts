import { makeIdentities } from '../enrich/identities.ts';
import { makeSubsystemLearner } from '../enrich/learn-subsystems.ts';
import { parseMailmap } from '../enrich/mailmap.ts';
import type { LearnedSubsystems, SubsystemRules } from '../enrich/subsystem-data.ts';
import { makeSubsystemFinder, type SubsystemSource } from '../enrich/subsystems.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import type { IndexFacts } from '../model/index-facts.ts';
import { type ColumnEntry, type Columns, makeColumnBuilder, noPerson } from '../search/columns.ts';
import type { IndexParts } from '../search/index-file.ts';
import type { StoredLog } from '../store/store.ts';
import { columnRoles, listRolePeople, listTitles, makeIndexedBody, toSubsystemSource } from './index-entries.ts';
import { type Learned, readLearned } from './learned.ts';
import { makeNumbers, makePeopleNumbers, makePersonCache } from './number-people.ts';
import { makeTextIndexer, type TextIndexer } from './text-indexer.ts';

/** What is known of an entry before it is known who is who and which subsystems there are. */
interface Noted {
  entry: Omit<ColumnEntry, 'subsystems'>;
  /** What its subsystems are found by. */
  source: SubsystemSource;
  titles: readonly string[];
}

/** Sends on the texts of a log's records, and collects what the columns are made of. */
function makeNotes(texts: TextIndexer, number: (person: Person) => number) {
  const noted: (Noted | undefined)[] = [];
  return {
    noted,
    add(entry: ParsedEntry | undefined, keepText: boolean): SubsystemSource | undefined {
      if (entry === undefined) {
        texts.add({ title: '', body: '', listed: [] });
        noted.push(undefined);
        return undefined;
      }
      const source = toSubsystemSource(entry);
      const titles = listTitles(entry);
      texts.add({ title: source.headline, body: makeIndexedBody(entry), listed: titles });
      const { subject, merge, paths, headline, body } = source;
      noted.push({
        entry: {
          id: entry.id,
          date: entry.date,
          committedDate: entry.committedDate ?? entry.date,
          merge: merge !== undefined,
          author: number(entry.author),
          committer: entry.committer ? number(entry.committer) : noPerson,
          people: listRolePeople(entry).map(([role, person]) => [role, number(person)]),
        },
        source: { subject, merge, paths, headline, body: keepText ? body : merge ? body.slice(0, keptOfMerge) : '' },
        titles,
      });
      return source;
    },
  };
}

/** What is kept of a merge's text: its first titles tell what it brought. */
const keptOfMerge = 300;

/** Of a text with titles only these tell subsystems, so the bodies of a large repository need not be kept. */
const keepsText = (log: StoredLog): boolean => log.catalogue.git === undefined;

/** Makes the index of a whole log, in one pass over its records; `tell` hears how many were read so far. */
export async function buildIndex(
  log: StoredLog,
  rules: SubsystemRules,
  fingerprint: string,
  tell?: (records: number) => void,
): Promise<IndexParts> {
  const texts = makeTextIndexer(log.catalogue.records);
  try {
    const learner = makeSubsystemLearner(rules);
    const identities = makeIdentities();
    const notes = makeNotes(texts, makePersonCache(parseMailmap(log.catalogue.git?.mailmap ?? ''), identities.add));
    let read = 0;
    for await (const records of log.records()) {
      read += records.length;
      tell?.(read);
      for (const record of records) {
        const source = notes.add(record.kind === 'entry' ? record.entry : undefined, keepsText(log));
        if (source) learner.add(source);
      }
      await texts.flush();
    }
    // The words are put in order while the columns are made.
    const terms = texts.finish();
    // A failure is told where they are awaited.
    terms.catch(() => undefined);
    const { people, of } = identities.finish();
    const facts = { fingerprint, records: log.catalogue.records, people, roles: [...columnRoles], subsystems: [] };
    const rest = makeColumns(notes.noted, rules, learner.finish(), facts, (raw) => of[raw] ?? noPerson);
    return { ...rest, terms: await terms };
  } finally {
    await texts.close();
  }
}

/** Makes the index of what came to a log after `base` was made, with numbers that go on from its. */
export async function buildTail(
  log: StoredLog,
  rules: SubsystemRules,
  base: IndexFacts,
  { learned, finder }: Learned = readLearned(base, rules),
): Promise<IndexParts> {
  const people = makePeopleNumbers(base.people);
  const texts = makeTextIndexer(0);
  const notes = makeNotes(texts, makePersonCache(parseMailmap(log.catalogue.git?.mailmap ?? ''), people.number));
  for await (const records of log.records(base.records)) {
    for (const record of records) notes.add(record.kind === 'entry' ? record.entry : undefined, keepsText(log));
  }
  const facts = { ...base, records: log.catalogue.records, people: people.people };
  const rest = makeColumns(notes.noted, rules, learned, facts, (person) => person, finder);
  return { ...rest, terms: await texts.finish() };
}

/** Now that everything was read, the columns can be made. */
function makeColumns(
  noted: readonly (Noted | undefined)[],
  rules: SubsystemRules,
  learned: LearnedSubsystems,
  facts: Omit<IndexFacts, 'learned'>,
  identify: (raw: number) => number,
  finder = makeSubsystemFinder(rules, learned),
): { facts: IndexFacts; columns: Columns } {
  const builder = makeColumnBuilder();
  const subsystems = makeNumbers(facts.subsystems);
  const names = noted.map((note) => (note === undefined ? [] : finder.ofEntry(note.source)));
  // Of a whole log those with most entries come first; in what came after it the numbers go on.
  for (const name of sortByCount(names.flat())) subsystems.number(name);
  const who = (raw: number): number => (raw === noPerson ? noPerson : identify(raw));
  for (const [index, note] of noted.entries()) {
    if (note === undefined) {
      builder.add(undefined);
      continue;
    }
    const { entry, titles } = note;
    builder.add({
      ...entry,
      author: who(entry.author),
      committer: who(entry.committer),
      people: entry.people.map(([role, person]) => [role, who(person)]),
      subsystems: names[index]?.map(subsystems.number) ?? [],
    });
    for (const [place, title] of titles.entries()) {
      builder.addTitle(place, finder.ofTitle(title).map(subsystems.number));
    }
  }
  return { facts: { ...facts, subsystems: subsystems.names, learned }, columns: builder.finish() };
}

/** Each name once, those that occur most first. */
function sortByCount(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}
