import type { Entry } from '../model/entry.ts';
import { matchPerson, peopleInRole } from './people.ts';
import type { Hit, SearchFilter, SearchQuery, SearchResult } from './search.ts';
import { makeTally } from './tally.ts';
import { hasWord, splitQuery, splitWords } from './words.ts';

/** An entry with its place in the log. */
export interface NumberedEntry {
  sequence: number;
  entry: Entry;
}

const titleWeight = 4;
const mergeWeight = 0.7;

/** Finds entries by looking at every one: right for small logs, and what an index is held against. */
export async function scanEntries(
  batches: AsyncIterable<readonly NumberedEntry[]>,
  query: SearchQuery,
): Promise<SearchResult> {
  const words = query.words === undefined ? [] : splitQuery(query.words);
  const filters = makeFilters(query);
  const occurring = new Set<string>();
  const named = new Map<string, number>();
  const without = new Map<SearchFilter, number>();
  const full: (Hit & { entry: Entry })[] = [];
  const near: (Hit & { entry: Entry; matched: number })[] = [];

  for await (const batch of batches) {
    for (const { sequence, entry } of batch) {
      const failed = filters.filter((filter) => !filter.test(entry));
      const match = words.length === 0 ? undefined : matchWords(entry, words);
      for (const word of match?.occurring ?? []) occurring.add(word);
      const complete = match === undefined || match.complete;
      if (query.person) noteNamed(named, entry, query.person);
      const only = failed.length === 1 && complete ? failed[0]?.name : undefined;
      if (only) without.set(only, (without.get(only) ?? 0) + 1);
      if (failed.length > 0) continue;
      const hit = { sequence, entry, score: match?.score ?? 0, whole: match?.whole ?? true, lines: match?.lines ?? [] };
      if (complete) full.push(hit);
      else {
        without.set('about', (without.get('about') ?? 0) + 1);
        if (match.found.length > 0) near.push({ ...hit, matched: match.found.length });
      }
    }
  }

  const partial = full.length === 0 && near.length > 0;
  const nearest = near.reduce((most, hit) => Math.max(most, hit.matched), 0);
  const chosen = partial ? near.filter((hit) => hit.matched === nearest) : full;
  chosen.sort(partial ? compareBest : orders[query.order]);
  const days = full.map((hit) => dayOf(hit.entry, query));
  return {
    hits: chosen.slice(0, query.limit).map(({ sequence, score, whole, lines }) => ({ sequence, score, whole, lines })),
    total: full.length,
    partial,
    lines: full.reduce((sum, hit) => sum + hit.lines.length, 0),
    people:
      query.tally === undefined
        ? []
        : makeTally(
            chosen.map(({ entry }) => entry),
            query.tally,
          ),
    named: [...named].sort((a, b) => b[1] - a[1]).map(([name]) => name),
    firstDay: days.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined),
    lastDay: days.reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined),
    without: full.length > 0 ? [] : [...without].map(([filter, total]) => ({ filter, total })),
    unknownWords: words.filter((word) => !occurring.has(word)),
  };
}

type Scored = { sequence: number; score: number; entry: Entry; matched?: number };

const compareBest = (a: Scored, b: Scored): number =>
  (b.matched ?? 0) - (a.matched ?? 0) || b.score - a.score || compareNewest(a, b);

const compareNewest = (a: Scored, b: Scored): number =>
  a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : b.sequence - a.sequence;

const orders = { best: compareBest, newest: compareNewest, oldest: (a: Scored, b: Scored) => compareNewest(b, a) };

const dayOf = (entry: Entry, query: SearchQuery): string =>
  query.by === 'committer' ? (entry.committedDate ?? entry.date) : entry.date;

interface Filter {
  name: SearchFilter;
  test(entry: Entry): boolean;
}

function makeFilters(query: SearchQuery): Filter[] {
  const { person, except, since, until, merges } = query;
  const filters: Filter[] = [];
  if (since !== undefined) filters.push({ name: 'since', test: (entry) => dayOf(entry, query) >= since });
  if (until !== undefined) filters.push({ name: 'until', test: (entry) => dayOf(entry, query) <= until });
  if (merges === 'none') filters.push({ name: 'merges', test: (entry) => !entry.merge });
  if (merges === 'only') filters.push({ name: 'merges', test: (entry) => entry.merge !== undefined });
  if (person) {
    const test = matchPerson(person.name);
    filters.push({ name: 'person', test: (entry) => peopleInRole(entry, person.role).some(test) });
  }
  if (except && except.length > 0) {
    const tests = except.map(matchPerson);
    filters.push({ name: 'except', test: (entry) => !tests.some((test) => test(entry.author)) });
  }
  return filters;
}

/** Remembers under which names the log has the person asked for, in any role. */
function noteNamed(named: Map<string, number>, entry: Entry, person: { name: string }): void {
  const test = matchPerson(person.name);
  for (const somebody of [entry.author, ...(entry.committer ? [entry.committer] : []), ...entry.trailers]) {
    if (test(somebody)) named.set(somebody.name, (named.get(somebody.name) ?? 0) + 1);
  }
}

interface WordMatch {
  complete: boolean;
  /** Words that stand together: in the entry's own text and in one listed title. */
  found: readonly string[];
  /** Words that occur anywhere in it. */
  occurring: Iterable<string>;
  score: number;
  whole: boolean;
  lines: number[];
}

/**
 * Holds an entry against the words. In a merge the words that its own text lacks must stand together in one listed
 * title: titles of one merge have nothing to do with each other.
 */
function matchWords(entry: Entry, words: readonly string[]): WordMatch {
  const title = splitWords(entry.headline);
  const own = splitWords(entry.merge ? ownText(entry) : entry.body);
  const foundIn = (list: readonly string[]): string[] => words.filter((word) => hasWord(list, word));
  const inTitle = foundIn(title);
  const inOwn = foundIn(own);
  const found = new Set([...inTitle, ...inOwn]);
  let score = inTitle.length * titleWeight + inOwn.length;
  if (!entry.merge) {
    const complete = found.size === words.length;
    return { complete, found: [...found], occurring: found, score, whole: true, lines: [] };
  }
  const missing = words.filter((word) => !found.has(word));
  const occurring = new Set(found);
  const lines: number[] = [];
  let best: string[] = [];
  for (const [index, line] of entry.merge.listed.entries()) {
    const inLine = foundIn(splitWords(line));
    for (const word of inLine) occurring.add(word);
    // A title counts by itself, or, where the merge's own text lacks words, by having all of these.
    const needed = missing.length > 0 ? missing : words;
    if (needed.every((word) => inLine.includes(word))) lines.push(index);
    if (inLine.length > best.length) best = inLine;
  }
  const whole = missing.length === 0;
  const complete = whole || lines.length > 0;
  score = (score + best.length * 2) * mergeWeight;
  return { complete, found: [...new Set([...found, ...best])], occurring, score, whole, lines };
}

/** A merge's text without the titles it lists. */
function ownText(entry: Entry): string {
  const listed = new Set(entry.merge?.listed);
  return entry.body
    .split('\n')
    .filter((line) => !listed.has(line.trim()))
    .join('\n');
}
