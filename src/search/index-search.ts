import { makeFewAtATime } from '../ops/few-at-a-time.ts';
import { workAtOnce, workInTurns } from '../ops/turns.ts';
import { collectEntries, type Selection } from './collect.ts';
import { type Collected, keepNearest, makeCollectedRoom, sequenceAt, shardAt, sumTitles } from './collected.ts';
import { makePeopleRoom } from './count-people.ts';
import { countDays, countUndated, findNearestDays, leavesUndatedOut, rangeOfDays, tellDays } from './days.ts';
import { makeFilters, type NamedNumbers } from './filters.ts';
import { type FirstChanges, findFirstChanges } from './first-changes.ts';
import { groupEntries } from './group.ts';
import type { MatchSettings } from './match.ts';
import { nearestWords } from './near-words.ts';
import { chooseBest } from './order.ts';
import { countRoles, readMainNames } from './people-roles.ts';
import type { PeopleTable } from './people-table.ts';
import { canPick, type Picked, pickBest, pickedNothing } from './pick-best.ts';
import { makePostingsBuffer } from './postings.ts';
import { prepareWords, type QueryWords, readQueryWords } from './query-words.ts';
import { makeFieldWeights } from './rank.ts';
import { rememberTallies } from './remembered-tallies.ts';
import type { Hit, Search, SearchQuery, SearchResult } from './search.ts';
import { countEntries, type Shard, sumLengths } from './shard.ts';
import { tallyPeople } from './tally.ts';
import { countWithout, type Select } from './without.ts';

/** What a search looks at: the stored index first, then what came after it. */
export interface SearchedLog {
  shards: readonly Shard[];
  people: PeopleTable;
  roles: readonly string[];
  /** The subsystem that a name means, if any, and what it may mean otherwise. */
  findSubsystem(name: string): MeantSubsystem;
  subsystems: readonly string[];
  /** Entries that the source no longer has. */
  isGone(sequence: number): boolean;
  /** Whether there is any. */
  anyGone: boolean;
}

/** What a typed subsystem means. */
export interface MeantSubsystem {
  name?: string;
  /** Whether it is none by that name, so that the nearest is taken. */
  guessed: boolean;
  near: string[];
}

/** Makes the search of a log. Totals are exact; only as many hits as asked for are put in order. */
export function makeIndexSearch(log: SearchedLog): Search {
  const settings = makeSettings(log.shards);
  const hasUndated = log.shards.some(({ undated }) => undated > 0);
  const dictionaries = log.shards.map((shard) => shard.dictionary);
  const room = makeCollectedRoom();
  const peopleRoom = makePeopleRoom();
  const lookUpTally = rememberTallies(log.shards);
  let firsts: FirstChanges | undefined;
  const firstsFor = ({ newcomers }: SearchQuery): FirstChanges | undefined => {
    if (!newcomers) return undefined;
    firsts ??= findFirstChanges(log.shards, log.isGone);
    return firsts;
  };

  const readSelection = (query: SearchQuery, words: QueryWords | undefined, nearest: boolean): Selection => ({
    words,
    nearest,
    filters: makeFilters(query, nameNumbers(log, query)),
    titles: query.subsystem !== undefined || (query.subsystems ?? []).length > 0,
    numbers: query.numbers,
    isGone: log.isGone,
    anyGone: log.anyGone,
  });
  const collect = (query: SearchQuery, words: QueryWords | undefined, nearest: boolean) =>
    collectEntries(log.shards, readSelection(query, words, nearest), settings, room);
  const select: Select = (query, words, nearest) => workAtOnce(collect(query, words, nearest));

  const pickedLog = { shards: log.shards, settings, remembered: new Map<string, Picked>() };
  /** What fits, of which no more than the hits is collected where nothing else is asked for. */
  const find: Find = async (query, words, nearest) => {
    const { by, skip = 0 } = query;
    if (words && canPick(log.shards, query)) {
      const limit = skip + query.limit;
      return pickBest(pickedLog, { ...readSelection(query, words, nearest), words, limit, by });
    }
    const all = await workInTurns(collect(query, words, nearest));
    const best = nearest ? keepNearest(all) : all;
    return { best, total: best.length, days: rangeOfDays(best, by) };
  };

  let entries: number | undefined;
  /** How many entries there are without the words; where nothing else is asked for, that is always the same. */
  const countAll = (query: SearchQuery): number => {
    if (makeFilters(query, nameNumbers(log, query)).length > 0) return select(query, undefined, false).length;
    entries ??= countEntries(log.shards, log.anyGone ? log.isGone : undefined);
    return entries;
  };

  // What is collected lies in arrays that the next search uses again.
  const oneByOne = makeFewAtATime(1);
  return async (query) => await oneByOne(() => runSearch(query));

  async function runSearch(query: SearchQuery): Promise<SearchResult> {
    room.clear();
    await log.people.prepare([...(query.person ? [query.person.name] : []), ...(query.except ?? [])]);
    if (query.words !== undefined) await prepareWords(dictionaries, query.words);
    const words = query.words === undefined ? undefined : readQueryWords(dictionaries, query.words);
    const impossible = words !== undefined && (words.unknown.length > 0 || words.required.length === 0);
    const tally = lookUpTally(query, words, () => readSelection(query, words, false).filters.length > 0);
    const full = impossible ? pickedNothing : await find(tally.asked, words, false);
    const empty = full.total === 0 && !query.exact;
    const collected = (empty && words ? await findNearest(tally.asked, words, impossible, find) : full).best;
    const partial = full.total === 0 && collected.length > 0;
    const unknown = query.exact || query.person ? [] : (words?.unknown ?? []);
    const { group, by = 'author' } = query;
    const counting = tallyPeople(collected, query, { ...log, peopleRoom }, firstsFor(query));
    const counted = tally.known ?? tally.keep(await workInTurns(counting), collected.length);
    const grouped = { ...log, watched: nameWatched(log, query) };
    const groups = group === undefined ? [] : await workInTurns(groupEntries(collected, group, by, grouped));
    const spread = query.spread ? await workInTurns(countDays(full.best, query.by)) : [];
    return {
      hits: chooseBest(collected, query.order, query.limit, query.skip).map((place) => makeHit(log, collected, place)),
      total: full.total,
      partial,
      lines: sumTitles(full.best),
      ...counted,
      groups,
      spread,
      named: query.person ? log.people.find(query.person.name).map((person) => log.people.nameOf(person)) : [],
      unknownExcept: findUnknownNames(log.people, query.except ?? []),
      ...nameSubsystem(log, query),
      ...tellDays(full.days),
      undated:
        hasUndated && !impossible && leavesUndatedOut(query)
          ? countUndated(select(withoutSpan(query), words, false))
          : 0,
      ...(empty && !partial && !impossible && { nearestDays: findDaysAround(query, words, select) }),
      without: empty && !partial ? countWithout(query, words, impossible, select, countAll) : [],
      otherRoles: empty && !partial && !impossible ? findOtherRoles(log, query, words, select) : [],
      unknownWords: words?.unknown ?? [],
      emptyWords: words !== undefined && words.required.length === 0 && words.unknown.length === 0,
      correctedWords: words?.corrected ?? [],
      begunWords: words?.begun ?? [],
      commonerWords: words?.commoner ?? [],
      nearestWords: words?.unknown.slice(0, mostOffered).flatMap((word) => nearestWords(dictionaries, word, 3)) ?? [],
      namedInWords: await log.people.namesByWords(unknown.join(' ')),
      nearestNames:
        query.person && log.people.find(query.person.name).length === 0 ? log.people.nearest(query.person.name, 3) : [],
    };
  }
}

/** Finds what fits; with `nearest`, also what has most of the words. */
type Find = (query: SearchQuery, words: QueryWords | undefined, nearest: boolean) => Promise<Picked>;

/** Where no entry has all the words: those with the pieces of joined words apart, else those that have most of them. */
async function findNearest(query: SearchQuery, read: QueryWords, impossible: boolean, find: Find): Promise<Picked> {
  const words = { ...read, ...read.loose };
  const loose = read.loose && !impossible ? await find(query, words, false) : pickedNothing;
  if (loose.total > 0 || words.required.length === 0) return loose;
  return words.required.length + words.unknown.length > 1 ? await find(query, words, true) : pickedNothing;
}

function makeSettings(shards: readonly Shard[]): MatchSettings {
  const units = shards.reduce((sum, shard) => sum + shard.units, 0);
  const mean = (field: 'titleLengths' | 'bodyLengths'): number => sumLengths(shards, field) / Math.max(units, 1);
  return {
    weights: makeFieldWeights(mean('titleLengths'), mean('bodyLengths')),
    units,
    sizeOf: (term) => shards.reduce((sum, shard) => sum + (shard.dictionary.find(term)?.size ?? 0), 0),
    buffer: makePostingsBuffer(),
  };
}

function nameNumbers(log: SearchedLog, query: SearchQuery): NamedNumbers {
  return {
    person: new Set(query.person ? log.people.find(query.person.name) : []),
    except: new Set(query.except?.flatMap((name) => log.people.find(name))),
    subsystem: new Set(numbersOf(log, query.subsystem === undefined ? [] : [query.subsystem])),
    subsystems: new Set(numbersOf(log, query.subsystems ?? [])),
    roles: log.roles,
  };
}

function findUnknownNames(people: PeopleTable, names: readonly string[]): SearchResult['unknownExcept'] {
  const unknown = names.filter((name) => people.find(name).length === 0);
  return unknown.map((name) => ({ name, nearest: people.nearest(name, 3) }));
}

/** The numbers of the subsystems that names mean. */
function numbersOf(log: SearchedLog, names: readonly string[]): number[] {
  return names.flatMap((typed) => {
    const { name } = log.findSubsystem(typed);
    return name === undefined ? [] : [log.subsystems.indexOf(name)];
  });
}

/** The numbers of the subsystems that a query asks for; undefined where it asks for none. */
function nameWatched(log: SearchedLog, { subsystem, subsystems = [] }: SearchQuery): Set<number> | undefined {
  const names = [...(subsystem === undefined ? [] : [subsystem]), ...subsystems];
  return names.length === 0 ? undefined : new Set(numbersOf(log, names));
}

function nameSubsystem(log: SearchedLog, query: SearchQuery) {
  const { subsystem } = query;
  const { name, guessed = false, near = [] } = subsystem === undefined ? {} : log.findSubsystem(subsystem);
  return {
    subsystems: [...(nameWatched(log, query) ?? [])].map((number) => log.subsystems[number] ?? ''),
    subsystemGuessed: guessed,
    nearestSubsystems: name === undefined ? near : [],
  };
}

/** The roles that a person has in the entries that match all else. */
function findOtherRoles(
  log: SearchedLog,
  query: SearchQuery,
  words: QueryWords | undefined,
  select: Select,
): SearchResult['otherRoles'] {
  const { person } = query;
  const wanted = person ? log.people.find(person.name) : [];
  if (!person || wanted.length === 0) return [];
  const inAny = select({ ...query, role: undefined, person: { ...person, role: 'any' } }, words, false);
  return countRoles(inAny, wanted, log.roles);
}

function makeHit(log: SearchedLog, collected: Collected, place: number): Hit {
  const mainNames = readMainNames(log, shardAt(collected, place), collected.entries[place] ?? 0);
  return {
    ...(mainNames.size > 0 && { mainNames }),
    sequence: sequenceAt(collected, place),
    score: collected.scores[place] ?? 0,
    whole: collected.whole[place] === 1,
    lines: collected.titles.get(place) ?? [],
  };
}

/** Where a span is what leaves nothing: the days around it with entries that fit. */
function findDaysAround(
  query: SearchQuery,
  words: QueryWords | undefined,
  select: Select,
): SearchResult['nearestDays'] {
  if (query.since === undefined && query.until === undefined) return undefined;
  return findNearestDays(select(withoutSpan(query), words, false), query);
}

const withoutSpan = (query: SearchQuery): SearchQuery => ({ ...query, since: undefined, until: undefined });

/** For how many unknown words the nearest are looked for: that takes some milliseconds each. */
const mostOffered = 5;
