import { listAllowed } from './allowed.ts';
import type { Selection } from './collect.ts';
import { type Collected, makeEmpty } from './collected.ts';
import { isEntry } from './columns.ts';
import { type DayRange, joinDays, spanOfDays } from './days.ts';
import { passesFilters } from './filters.ts';
import { makeWordList } from './make-word-list.ts';
import { type MatchSettings, matchWords, sortByRarity } from './match.ts';
import { countMost, keepFound, keepPassing } from './matches.ts';
import { keptInOrder } from './order.ts';
import type { QueryWord, QueryWords } from './query-words.ts';
import type { SearchQuery } from './search.ts';
import type { Shard } from './shard.ts';
import { joinCollected, makeTopEntries } from './top-entries.ts';
import { findTerms } from './word-list.ts';

/** Of the entries that match: those that come first by score, how many there are, and their first and last day. */
export interface Picked {
  best: Collected;
  total: number;
  days: DayRange;
}

/** What is picked by. */
export interface PickSelection extends Selection {
  words: QueryWords;
  /** How many of the best are asked for. */
  limit: number;
  by: SearchQuery['by'];
}

/** What entries are picked from. */
export interface PickedLog {
  shards: readonly Shard[];
  settings: MatchSettings;
  /** What was picked for words that stand in many entries. */
  remembered: Map<string, Picked>;
}

/** Nothing that matches. */
export const pickedNothing: Picked = { best: makeEmpty(), total: 0, days: { first: 0, last: 0 } };

/**
 * Whether entries can be picked: nothing is asked of them beside the best, how many there are, and their first and last day,
 * and no shard has titles of merges, whose words count for the entries that list them.
 */
export function canPick(shards: readonly Shard[], { order, limit, skip = 0, ...asked }: SearchQuery): boolean {
  if (order !== 'best' || skip + limit > keptInOrder || asked.tally || asked.group || asked.spread) return false;
  return shards.every(({ units, records }) => units === records);
}

/** For how many common words it is remembered. */
const mostRemembered = 1000;

/** A word of more terms is not remembered. */
export const fewTerms = 50;

/** What a word is told from others by. */
export const keyOfWord = ({ variants }: QueryWord): string =>
  variants.map(({ term, weight }) => `${term} ${weight}`).join('\n');

/**
 * Picks the best entries that have the words and pass the filters, without collecting all that do. With `nearest` these are
 * those that have most of the words.
 */
export function pickBest(log: PickedLog, selection: PickSelection): Picked {
  const { words, nearest, filters } = selection;
  const { required, welcome } = words;
  const [only] = required;
  const plain = filters.length === 0 && welcome.length === 0;
  if (plain && only && required.length === 1) return pickOnly(log, only, selection);
  const picked = pick(log, selection, plain);
  const commonest = nearest && plain ? sortByRarity(required, log.settings).at(-1) : undefined;
  // Where no entry has more than one of the words, those that have the commonest were left out.
  if (!commonest || (picked.best.found[0] ?? 1) > 1) return picked;
  return { ...picked, best: joinCollected(picked.best, pickOnly(log, commonest.word, selection).best) };
}

/** What has one word that is asked for alone; of a common one it is remembered. */
function pickOnly(log: PickedLog, word: QueryWord, selection: PickSelection): Picked {
  const words = { ...selection.words, required: [word], welcome: [] };
  const asked = { ...selection, words, nearest: false, limit: keptInOrder };
  if (word.variants.length > fewTerms) return pick(log, asked, false);
  const key = [selection.by, keyOfWord(word)].join('\n');
  const known = log.remembered.get(key);
  if (known) return known;
  const picked = selection.anyGone ? pick(log, asked, false) : pickWord(log, word, asked);
  if (log.shards.every(({ bounds }) => picked.total < bounds.common)) return picked;
  if (log.remembered.size >= mostRemembered) log.remembered.clear();
  log.remembered.set(key, picked);
  return picked;
}

/** The same as `pick` for one word alone, all of whose units count: what most of them score need not be known. */
function pickWord({ shards, settings }: PickedLog, word: QueryWord, { limit, by }: PickSelection): Picked {
  const [{ rarity } = { rarity: 0 }] = sortByRarity([word], settings);
  const top = makeTopEntries(shards, limit);
  let [total, days]: [number, DayRange] = [0, { first: 0, last: 0 }];
  for (const [number, shard] of shards.entries()) {
    // What is picked of a common word is remembered, so its list need not be kept for this.
    const list = makeWordList(shard, findTerms(shard, word), settings);
    total += list.length;
    days = joinDays(days, spanOfDays(daysOf(shard, by), list.units, list.length));
    top.addList(number, shard, list, rarity);
  }
  return { best: top.list(), total, days };
}

const daysOf = ({ columns }: Shard, by: SearchQuery['by']): Int32Array =>
  by === 'committer' ? columns.committedDays : columns.days;

function pick({ shards, settings }: PickedLog, selection: PickSelection, leavesLast: boolean): Picked {
  const { words, nearest, filters, anyGone, limit, by } = selection;
  const parts = shards.map((shard) => {
    const passes = (unit: number): boolean => passesAll(shard, unit, selection);
    const allowed = listAllowed(shard, selection);
    matchWords(shard, { ...words, nearest, allowed, leavesLast, passes }, settings);
    // What has words is an entry, so mostly all of them count.
    if (!allowed && (filters.length > 0 || anyGone)) keepPassing(shard, passes);
    return { shard, most: nearest ? countMost(shard) : words.required.length };
  });
  const most = Math.max(...parts.map((part) => part.most));
  const top = makeTopEntries(shards, Math.max(limit, 1));
  let [total, days]: [number, DayRange] = [0, { first: 0, last: 0 }];
  for (const [number, { shard }] of parts.entries()) {
    if (nearest) keepFound(shard, most);
    const { matches } = shard.scratch;
    total += matches.length;
    days = joinDays(days, spanOfDays(daysOf(shard, by), matches.units, matches.length));
    top.add(number, shard, matches);
  }
  return { best: top.list(), total, days };
}

function passesAll(shard: Shard, unit: number, { isGone, filters }: Selection): boolean {
  if (((shard.columns.flags[unit] ?? 0) & isEntry) === 0 || isGone(shard.first + unit)) return false;
  return passesFilters(shard, unit, unit, filters);
}
