import { makeHeadline } from '../../src/enrich/headline.ts';
import type { Day } from '../../src/model/day.ts';
import type { AskedRole } from '../../src/model/query.ts';
import type { SearchFilter, SearchQuery } from '../../src/search/search.ts';
import { isEmptyWord } from '../../src/search/words.ts';
import type { LogRecord } from '../../src/store/records.ts';
import { eachToken } from './each-token.ts';
import { readOracleWords } from './oracle-words.ts';
import type { IndexedEntry } from './search-records.ts';

/** A text as a set of tokens, with those of its title. */
interface OracleUnit {
  tokens: Set<string>;
  title: Set<string>;
  subsystems: string[];
}

interface OracleEntry {
  sequence: number;
  entry: IndexedEntry;
  unit: OracleUnit;
  titles: OracleUnit[];
}

/** A log as plain lists and sets, which are looked through for every question. */
export interface Oracle {
  entries: OracleEntry[];
  vocabulary: Set<string>;
  findSubsystems(name: string): string[];
}

/** What the oracle says of a query. */
export interface OracleAnswer {
  hits: { sequence: number; whole: boolean; lines: number[] }[];
  total: number;
  partial: boolean;
  lines: number;
  firstDay: Day | undefined;
  lastDay: Day | undefined;
  people: Map<string, number>;
  groups: Map<string, number>;
  without: Map<SearchFilter, number>;
  nearestDays: { before?: Day; after?: Day } | undefined;
}

/** Makes the oracle of a log. Subsystems are the index's own: how they are found is not what is held here. */
export function makeOracle(
  records: readonly LogRecord[],
  entryOf: (sequence: number) => IndexedEntry | undefined,
  findSubsystems: (name: string) => string[],
): Oracle {
  const entries = records.flatMap((_, sequence): OracleEntry[] => {
    const entry = entryOf(sequence);
    if (!entry) return [];
    const listed = entry.merge?.listed ?? [];
    const body = entry.body.split('\n').filter((line) => !listed.includes(line.trim()));
    const head = makeHeadline(entry);
    const context = tokensOf(`${head}\n${body.join('\n')}`);
    const titles = listed.map((title, place): OracleUnit => {
      const own = tokensOf(title);
      return { title: own, tokens: new Set([...own, ...context]), subsystems: entry.titleSubsystems[place] ?? [] };
    });
    const unit = { title: tokensOf(head), tokens: context, subsystems: entry.subsystems };
    return [{ sequence, entry, unit, titles }];
  });
  const vocabulary = new Set(
    entries.flatMap(({ unit, titles }) => [unit, ...titles].flatMap((one) => [...one.tokens])),
  );
  return { entries, vocabulary, findSubsystems };
}

/** Answers a query by looking at every entry. */
export function askOracle(oracle: Oracle, query: SearchQuery): OracleAnswer {
  const words = query.words === undefined ? undefined : readOracleWords(query.words, oracle.vocabulary);
  const impossible = words !== undefined && (words.unknown > 0 || words.required.length === 0);
  const full = impossible ? [] : select(oracle, query, words?.required, words?.required.length ?? 0);
  let shown = full;
  const loose = words?.loose ?? [];
  const several = words !== undefined && loose.length + words.unknown > 1;
  for (let least = loose.length; shown.length === 0 && several && least > 0; least -= 1) {
    shown = select(oracle, query, loose, least);
  }
  const partial = full.length === 0 && shown.length > 0;
  const days = full.map(({ entry }) => dayOf(entry, query.by)).sort();
  const empty = full.length === 0 && !partial;
  const free = { ...query, since: undefined, until: undefined };
  const spanned = query.since !== undefined || query.until !== undefined;
  return {
    hits: shown.map(({ sequence, whole, lines }) => ({ sequence, whole, lines })),
    total: full.length,
    partial,
    lines: full.reduce((sum, { lines }) => sum + lines.length, 0),
    firstDay: days[0],
    lastDay: days.at(-1),
    people: count(shown.flatMap(({ entry }) => [...new Set(peopleOf(entry, query.tally ?? 'author'))])),
    groups: count(shown.flatMap(({ entry }) => groupsOf(entry, query))),
    without: empty ? countWithout(oracle, query, impossible ? undefined : (words?.required ?? [])) : new Map(),
    nearestDays:
      empty && !impossible && spanned
        ? nearest(select(oracle, free, words?.required, words?.required.length ?? 0), query)
        : undefined,
  };
}

type Found = OracleEntry & { whole: boolean; lines: number[] };

function select(oracle: Oracle, query: SearchQuery, words: Set<string>[] | undefined, least: number): Found[] {
  const wanted = query.subsystem === undefined ? undefined : oracle.findSubsystems(query.subsystem);
  const ofSubsystem = ({ subsystems }: OracleUnit) => !wanted || subsystems.some((name) => wanted.includes(name));
  return oracle.entries.flatMap((one): Found[] => {
    if (!passes(one.entry, query)) return [];
    const own = ofSubsystem(one.unit);
    if (words === undefined) {
      const lines = wanted ? one.titles.flatMap((unit, place) => (ofSubsystem(unit) ? [place] : [])) : [];
      return own ? [{ ...one, whole: true, lines }] : [];
    }
    const has = (set: Set<string>) => words.filter((word) => [...word].some((token) => set.has(token))).length;
    const whole = own && has(one.unit.tokens) >= least;
    const lines = one.titles.flatMap((unit, place) => {
      const enough = has(unit.tokens) >= least && has(unit.title) >= (whole ? least : 1);
      return enough && ofSubsystem(unit) ? [place] : [];
    });
    return whole || lines.length > 0 ? [{ ...one, whole, lines }] : [];
  });
}

function passes(entry: IndexedEntry, { since, until, by, merges, except, person, role }: SearchQuery): boolean {
  const day = dayOf(entry, by);
  if ((since !== undefined && day < since) || (until !== undefined && day > until)) return false;
  if ((merges === 'none' && entry.merge) || (merges === 'only' && !entry.merge)) return false;
  if (except?.some((name) => isNamed(entry.author.name, name))) return false;
  const named = role !== undefined && role !== 'author' && role !== 'any';
  if (named && peopleOf(entry, role).length === 0) return false;
  return !person || peopleOf(entry, person.role).some((name) => isNamed(name, person.name));
}

/** The names of the made log are plain, so that a first or whole name is all that can be typed. */
const isNamed = (name: string, typed: string): boolean =>
  name.toLowerCase() === typed.toLowerCase() || name.toLowerCase().split(' ').includes(typed.toLowerCase());

const dayOf = (entry: IndexedEntry, by: SearchQuery['by']): Day =>
  by === 'committer' ? (entry.committedDate ?? entry.date) : entry.date;

function peopleOf(entry: IndexedEntry, role: AskedRole): string[] {
  const inRole = entry.trailers.filter((trailer) => {
    return role === 'any' || (trailer.role === 'helped-by' ? 'credited' : trailer.role) === role;
  });
  return [
    ...(role === 'author' || role === 'any' ? [entry.author.name] : []),
    ...((role === 'committer' || role === 'any') && entry.committer ? [entry.committer.name] : []),
    ...inRole.map(({ name }) => name),
  ];
}

function groupsOf(entry: IndexedEntry, { group, by }: SearchQuery): string[] {
  if (group === 'subsystem') return entry.subsystems;
  return [dayOf(entry, by).slice(0, group === 'day' ? 10 : 7)];
}

function countWithout(oracle: Oracle, query: SearchQuery, words: Set<string>[] | undefined): Map<SearchFilter, number> {
  const totals = new Map<SearchFilter, number>();
  const set = (filter: SearchFilter, changed: SearchQuery, needed: Set<string>[] | undefined): void => {
    const { length } = select(oracle, changed, needed, needed?.length ?? 0);
    if (length > 0) totals.set(filter, length);
  };
  const asked = query.words === undefined ? undefined : words;
  if (query.words === undefined || words !== undefined) {
    for (const filter of ['since', 'until', 'person', 'except', 'subsystem', 'merges'] as const) {
      const given = filter === 'merges' ? (query.merges ?? 'all') !== 'all' : query[filter] !== undefined;
      // A role that was asked for with a person is asked for without them, too.
      const left = filter === 'person' ? { role: query.person?.role } : {};
      if (given) set(filter, { ...query, [filter]: undefined, ...left }, asked);
    }
  }
  if (query.words !== undefined) set('about', query, undefined);
  return totals;
}

function nearest(
  found: readonly Found[],
  { since = '', until = '9999', by }: SearchQuery,
): OracleAnswer['nearestDays'] {
  const days = found.map(({ entry }) => dayOf(entry, by)).sort();
  const before = days.filter((day) => day < since).at(-1);
  const after = days.find((day) => day > until);
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  eachToken(text, (token) => {
    if (!isEmptyWord(token)) tokens.add(token);
  });
  return tokens;
}
