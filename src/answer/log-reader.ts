import { makeEnrich } from '../enrich/enrich.ts';
import { normalizeName } from '../enrich/subsystem-names.ts';
import { makeTies } from '../enrich/tie-turns.ts';
import type { Entry, ParsedEntry } from '../model/entry.ts';
import { UserError } from '../model/errors.ts';
import { hideAddresses, hideInEntry } from '../model/hide-addresses.ts';
import { localPart } from '../model/identity.ts';
import { makeRangeTest } from '../model/ranges.ts';
import type { Releases } from '../model/release.ts';
import type { Ties } from '../model/tie.ts';
import { makeTwins } from '../model/twins.ts';
import { noPerson, numberDay, readSubsystems } from '../search/columns.ts';
import { expandWord, sumSizes } from '../search/expand.ts';
import { makeIndexSearch, type SearchedLog } from '../search/index-search.ts';
import { guessName } from '../search/people-guess.ts';
import { mostEntriesOf } from '../search/people-roles.ts';
import { makePeopleTable } from '../search/people-table.ts';
import { makeSoftSearch } from '../search/soft.ts';
import { makeHeadingLines } from '../store/heading-lines.ts';
import { placeEntry } from '../store/place-entry.ts';
import type { Catalogue, LogRecord } from '../store/records.ts';
import { SnapshotGone } from '../store/snapshot-gone.ts';
import type { StoredLog } from '../store/store.ts';
import { type Branches, makeBranches } from './branches.ts';
import { makeFind } from './find-entry.ts';
import { hideInBranches, hideInReleases } from './hide-names.ts';
import { findGoneNames, type GoneNames } from './live-names.ts';
import type { LogIndex } from './log-index.ts';
import { describeLog } from './log-info.ts';
import { openOnce } from './open-once.ts';
import { readStretches } from './read-stretches.ts';
import type { LogReader } from './reader.ts';
import { makeReleases } from './releases.ts';
import { searchOutside } from './search-outside.ts';

/** How a log is shown. */
export interface LogManners {
  /** No e-mail address can be read in what it gives. */
  hidesAddresses?: boolean | undefined;
}

/**
 * Makes the reader of a stored log. Where the log was written to so often that its files are gone, it is opened once
 * more with `reopen`: numbers never move.
 */
export function makeLogReader(
  stored: StoredLog,
  index: LogIndex,
  reopen: () => Promise<StoredLog>,
  { hidesAddresses = false }: LogManners = {},
): LogReader {
  let log = stored;
  const { catalogue } = stored;
  const { shards, finder } = index;
  const facts = shards.at(-1)?.facts;
  const subsystems = facts?.subsystems ?? [];
  const enrich = makeEnrich(catalogue.git?.mailmap);
  const headings = makeHeadingLines(catalogue.releases, catalogue.days);
  const table = makePeopleTable(
    () => facts?.people ?? [],
    (number) => shards.at(-1)?.person(number),
    hidesAddresses ? hideAddresses : undefined,
  );
  const dictionaries = shards.map(({ dictionary }) => dictionary);
  const isGone = makeRangeTest(catalogue.gone);

  const readReleases = openOnce(async (): Promise<Releases> => {
    const releases = makeReleases(stored.name, await index.releases(log));
    return hidesAddresses ? hideInReleases(releases) : releases;
  });
  const readTies = openOnce(async (): Promise<Ties> => {
    const { rows, mentions, back } = await index.ties(log);
    return makeTies(rows, () => mentions, back);
  });
  const readBranches = openOnce(async (): Promise<Branches> => {
    const branches = makeBranches(stored.name, await index.branches(log));
    return hidesAddresses ? hideInBranches(branches) : branches;
  });
  const known = { releases: readReleases, branches: readBranches, ties: readTies };

  let goneNames: GoneNames | undefined;
  /** Those of a list that the source still tells of. */
  const keepLive = <T>(list: readonly T[], of: keyof GoneNames): readonly T[] => {
    if (catalogue.gone.length === 0) return list;
    goneNames ??= findGoneNames(shards, catalogue.gone, isGone);
    const { [of]: gone } = goneNames;
    return gone.size === 0 ? list : list.filter((_, number) => !gone.has(number));
  };
  let people: readonly string[] | undefined;
  let liveSubsystems: readonly string[] | undefined;
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
    const told = hidesAddresses ? hideInEntry(placed) : placed;
    return { ...enrich({ ...told, line }), subsystems: nameSubsystems(sequence) };
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

  const ids = { shards, show: hidesAddresses ? hideAddresses : undefined, readEntry, readReleases, listIds };

  /** A name that rules gave is known here alone. */
  const resolveSubsystem = (typed: string): string | undefined => {
    const name = normalizeName(typed);
    return catalogue.rules && subsystems.includes(name) ? name : finder.resolve(typed);
  };

  const searched: SearchedLog = {
    shards,
    people: table,
    roles: facts?.roles ?? [],
    subsystems,
    findSubsystem: (name) => {
      const known = resolveSubsystem(name);
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
      people ??= keepLive(
        (facts?.people ?? []).map((_, person) => table.nameOf(person)),
        'people',
      );
      return people;
    },
    get subsystems() {
      liveSubsystems ??= keepLive(subsystems, 'subsystems');
      return liveSubsystems;
    },
    vocabulary: {
      log: stored.name,
      entries: shards.reduce((sum, { records }) => sum + records, 0),
      lastDay: catalogue.lastDay,
      sizeOf: (word) => sumSizes(dictionaries, expandWord(dictionaries, word)),
      findPeople: (name) => table.find(name).map((person) => table.nameOf(person)),
      entriesOf: (name) => mostEntriesOf(shards, table.find(name)),
      guessPerson: (name) => guessName(name, table.nearest(name, mostGuessed)),
      findSubsystem: (name) => {
        const known = resolveSubsystem(name);
        return known !== undefined && subsystems.includes(known) ? known : undefined;
      },
      guessSubsystem: (name) => finder.nearest(name, subsystems).taken,
      // They are read when a question may name one: see readVocabulary.
      findRelease: () => undefined,
      findSeries: () => undefined,
    },
    prepareNames: (nearest) => table.prepareAll(nearest),
    isNameReady: (name) => table.isReady(name),
    get aliases() {
      aliases ??= {
        people: keepLive(
          (facts?.people ?? []).map(({ emails }, person) => [
            ...new Set([...table.namesOf(person).slice(1), ...emails.map(localPart)]),
          ]),
          'people',
        ),
        subsystems: keepLive(subsystems, 'subsystems').map((name) => finder.aliasesOf(name)),
      };
      return aliases;
    },
    headings: { days: hasDayHeadings(catalogue), releases: catalogue.releases },
    ...known,
    dayOf(sequence, by) {
      const shard = shards.findLast(({ first }) => first <= sequence);
      const days = by === 'committer' ? shard?.columns.committedDays : shard?.columns.days;
      const day = days?.[sequence - (shard?.first ?? 0)] ?? 0;
      return day === 0 ? '' : numberDay(day);
    },
    history: { gone: catalogue.gone, isGone, twins: makeTwins(catalogue.twins) },
    search: searchOutside(makeIndexSearch(searched), known),
    weigh: searchOutside(makeSoftSearch(searched, index.words), known),
    id: catalogue.id,
    stored: { state: `${catalogue.id} ${catalogue.generation}`, hidesAddresses },
    sharedIndex: index.shared,
    isDamaged: index.isDamaged,
    records: catalogue.records,
    entry: readEntry,
    async reasons(sequence) {
      const record = await readRecord(sequence);
      if (record?.kind !== 'entry') return [];
      const reasons = index.why(placeEntry(record.entry, catalogue.moved[sequence]));
      if (!hidesAddresses) return reasons;
      // Files and sections may be named by addresses.
      return reasons.map((told) => ({ ...told, reason: hideAddresses(told.reason) }));
    },
    ...readStretches(shards, catalogue.records, readRecord),
    find: makeFind({ ...ids, isGone }),
    findGone: makeFind({ ...ids, isGone: (sequence) => !isGone(sequence) }),
  };
}

/** How many of the nearest names are looked at, where one was typed with a slip. */
const mostGuessed = 10;

/** Whether days declare what they have: in other logs they are those of the entries. */
function hasDayHeadings({ format, days }: Catalogue): boolean {
  return format === 'day-list' || days.some(({ declared, listed }) => declared !== listed);
}

const readId = (record: LogRecord): string | undefined => (record.kind === 'entry' ? record.entry.id : undefined);
