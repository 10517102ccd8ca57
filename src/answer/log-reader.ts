import { makeEnrich } from '../enrich/enrich.ts';
import type { ReleaseParts } from '../enrich/release-parts.ts';
import type { SubsystemFinder } from '../enrich/subsystems.ts';
import type { DeveloperWords } from '../model/developer-words.ts';
import type { Entry, ParsedEntry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import { localPart } from '../model/identity.ts';
import type { Releases } from '../model/release.ts';
import { noPerson, readSubsystems } from '../search/columns.ts';
import { expandWord, sumSizes } from '../search/expand.ts';
import { makeIndexSearch, type SearchedLog } from '../search/index-search.ts';
import { makePeopleTable } from '../search/people-table.ts';
import type { Shard } from '../search/shard.ts';
import { makeSoftSearch } from '../search/soft.ts';
import { makeHeadingLines } from '../store/heading-lines.ts';
import { placeEntry } from '../store/place-entry.ts';
import type { Catalogue, LogRecord } from '../store/records.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { StoredLog } from '../store/store.ts';
import { makeFind } from './find-entry.ts';
import { describeLog } from './log-info.ts';
import { readStretches } from './read-stretches.ts';
import type { LogReader } from './reader.ts';
import { makeReleases } from './releases.ts';
import { searchReleases } from './search-releases.ts';

/** What a log is read with beside its segments. */
export interface LogIndex {
  /** The stored index, and that of what came after it. */
  shards: readonly Shard[];
  finder: SubsystemFinder;
  /** What developers say for the same thing. */
  words?: DeveloperWords | undefined;
  /** Whether its file was found to be damaged since it was opened: then it is opened anew. */
  isDamaged?: (() => boolean) | undefined;
  /** Reads the releases; undefined for a log that names none. */
  releases(log: StoredLog): Promise<ReleaseParts | undefined>;
}

/**
 * Makes the reader of a stored log. Where the log was written to so often that its files are gone, it is opened once
 * more with `reopen`: numbers never move.
 */
export function makeLogReader(stored: StoredLog, index: LogIndex, reopen: () => Promise<StoredLog>): LogReader {
  let log = stored;
  const { catalogue } = stored;
  const { shards, finder } = index;
  const facts = shards.at(-1)?.facts;
  const subsystems = facts?.subsystems ?? [];
  const enrich = makeEnrich(catalogue.git?.mailmap);
  const headings = makeHeadingLines(catalogue.releases, catalogue.days);
  const people = makePeopleTable(
    () => facts?.people ?? [],
    (number) => shards.at(-1)?.person(number),
  );
  let names: string[] | undefined;
  const dictionaries = shards.map(({ dictionary }) => dictionary);
  const isGone = makeGoneTest(catalogue.gone);

  let openedReleases: Promise<Releases> | undefined;
  const readReleases = async (): Promise<Releases> => {
    openedReleases ??= index.releases(log).then((parts) => makeReleases(stored.name, parts));
    try {
      return await openedReleases;
    } catch (error) {
      // The next question tries again.
      openedReleases = undefined;
      throw error;
    }
  };

  let aliases: LogReader['aliases'] | undefined;

  const readRecord = async (sequence: number) => {
    try {
      return await log.record(sequence);
    } catch (error) {
      if (!(error instanceof SnapshotGone)) throw error;
      log = await reopen();
      return await log.record(sequence);
    }
  };
  const finish = (sequence: number, entry: ParsedEntry): Entry => {
    const placed = placeEntry(entry, catalogue.moved[sequence]);
    // A line is stored as its distance from its heading, which moves when the log grows.
    const heading = headings(placed);
    const line = placed.line === undefined || heading === undefined ? undefined : heading + placed.line;
    return { ...enrich({ ...placed, line }), subsystems: nameSubsystems(sequence) };
  };
  /** The ids of a log whose ids may be anything, as they were stored. */
  const listIds = async function* (): AsyncGenerator<string | undefined> {
    if (catalogue.format !== 'json-lines') return;
    for await (const batch of log.records()) for (const record of batch) yield readId(record);
  };
  const nameSubsystems = (sequence: number): string[] => {
    const shard = shards.findLast(({ first }) => first <= sequence);
    return shard ? readSubsystems(shard.columns, sequence - shard.first).map((number) => subsystems[number] ?? '') : [];
  };
  const readEntry = async (sequence: number): Promise<Entry> => {
    const record = await readRecord(sequence);
    if (record?.kind === 'entry') return finish(sequence, record.entry);
    throw new UserError(`The log "${stored.name}" has no entry number ${sequence}.`, 'not-found');
  };

  const searched: SearchedLog = {
    shards,
    people,
    roles: facts?.roles ?? [],
    subsystems,
    findSubsystem: (name) => {
      const known = finder.resolve(name);
      if (known !== undefined && subsystems.includes(known)) return { name: known, guessed: false, near: [] };
      const { taken, near } = finder.nearest(name, subsystems);
      // A name that is known and does not occur is no slip for another.
      return known === undefined && taken !== undefined
        ? { name: taken, guessed: true, near }
        : { guessed: false, near };
    },
    isGone,
    anyGone: catalogue.gone.length > 0,
  };

  return {
    name: stored.name,
    info: describeLog(stored.name, catalogue),
    hasCommitters:
      ['git', 'git-log'].includes(catalogue.format) ||
      shards.some(({ columns }) => columns.committers.some((committer) => committer !== noPerson)),
    days: catalogue.days,
    get people() {
      names ??= facts?.people.map(({ name }) => name) ?? [];
      return names;
    },
    subsystems,
    vocabulary: {
      log: stored.name,
      entries: shards.reduce((sum, { records }) => sum + records, 0),
      sizeOf: (word) => sumSizes(dictionaries, expandWord(dictionaries, word)),
      findPeople: (name) => people.find(name).map((person) => people.nameOf(person)),
      findSubsystem: (name) => {
        const known = finder.resolve(name);
        return known !== undefined && subsystems.includes(known) ? known : undefined;
      },
      // They are read when a question may name one: see readVocabulary.
      findRelease: () => undefined,
    },
    get aliases() {
      aliases ??= {
        people: (facts?.people ?? []).map(({ names, emails }) => [...new Set([...names, ...emails.map(localPart)])]),
        subsystems: subsystems.map((name) => finder.aliasesOf(name)),
      };
      return aliases;
    },
    headings: { days: hasDayHeadings(catalogue), releases: catalogue.releases },
    releases: readReleases,
    search: searchReleases(makeIndexSearch(searched), readReleases),
    weigh: searchReleases(makeSoftSearch(searched, index.words), readReleases),
    id: catalogue.id,
    isDamaged: index.isDamaged,
    records: catalogue.records,
    entry: readEntry,
    ...readStretches(shards, catalogue.records, readRecord),
    find: makeFind({ shards, isGone, readEntry, readReleases, listIds }),
  };
}

/** Whether days declare what they have: in other logs they are those of the entries. */
function hasDayHeadings({ format, days }: Catalogue): boolean {
  return format === 'day-list' || days.some(({ declared, listed }) => declared !== listed);
}

const readId = (record: LogRecord): string | undefined => (record.kind === 'entry' ? record.entry.id : undefined);

/** Whether a number is in one of the ranges; asked of every entry, so mostly there are none. */
function makeGoneTest(ranges: readonly (readonly [number, number])[]): (sequence: number) => boolean {
  if (ranges.length === 0) return () => false;
  const gone = new Set<number>();
  for (const [from, to] of ranges) for (let sequence = from; sequence < to; sequence += 1) gone.add(sequence);
  return (sequence) => gone.has(sequence);
}
