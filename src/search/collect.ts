import type { Steps } from '../ops/turns.ts';
import { listAllowed } from './allowed.ts';
import { addEntries, addListed, type Collected, type CollectedRoom, stretch } from './collected.ts';
import { isEntry, isMerge } from './columns.ts';
import { type Filter, passesFilters } from './filters.ts';
import { type MatchSettings, matchWords } from './match.ts';
import type { QueryWords } from './query-words.ts';
import { mergeWeight } from './rank.ts';
import type { Matches, Shard } from './shard.ts';

/** What decides which entries count. */
export interface Selection {
  words: QueryWords | undefined;
  /** Whether entries that have most of the words are enough; of the others some may be found, too. */
  nearest: boolean;
  filters: readonly Filter[];
  /** Whether titles that merges list are told, too. */
  titles: boolean;
  /** The records that are looked at; all of them unless said. The filters hold the others back where words are asked for. */
  numbers?: { from: number; to: number } | undefined;
  isGone(sequence: number): boolean;
  /** Whether there is any such entry. */
  anyGone: boolean;
}

/** Finds all entries of some shards that have the words and pass the filters; in stretches where no words are asked for. */
export function* collectEntries(
  shards: readonly Shard[],
  selection: Selection,
  settings: MatchSettings,
  room: CollectedRoom,
): Steps<Collected> {
  const { words, nearest } = selection;
  const allowed = shards.map((shard) => listAllowed(shard, selection));
  const matches =
    words &&
    shards.map((shard, number) => {
      const wanted = {
        ...words,
        nearest,
        allowed: allowed[number],
        passes: (unit: number) => passes(shard, unit, unit, selection),
      };
      return matchWords(shard, wanted, settings);
    });
  const sizes = shards.map((shard, number) => {
    const [start, end] = allowed[number] ? [0, allowed[number].length] : rangeIn(shard, selection);
    return matches ? (matches[number]?.length ?? 0) : end - start;
  });
  const collected = room.take(
    shards,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  for (const [number, shard] of shards.entries()) {
    const matching = matches?.[number];
    const listed = allowed[number];
    const left = listed ? { ...selection, filters: [] } : selection;
    if (matching) collectMatching(number, shard, matching, left, collected);
    else if (listed) addListed(number, listed, collected);
    else yield* collectAll(number, shard, selection, collected);
  }
  return collected;
}

/** The places in a shard of the records that are looked at: from the first up to, and without, the second. */
function rangeIn({ first, records }: Shard, { numbers }: Selection): [start: number, end: number] {
  if (!numbers) return [0, records];
  const start = Math.min(Math.max(numbers.from - first, 0), records);
  return [start, Math.min(Math.max(numbers.to - first, start), records)];
}

function* collectAll(number: number, shard: Shard, selection: Selection, into: Collected): Steps<void> {
  const [start, end] = rangeIn(shard, selection);
  const before = into.length;
  const isPlain = selection.filters.length === 0 && !selection.anyGone;
  for (let from = start; from < end; from += stretch) {
    const to = Math.min(from + stretch, end);
    if (isPlain) addEntries(number, shard, from, to, into);
    else
      for (let entry = from; entry < to; entry += 1) {
        if (passes(shard, entry, entry, selection)) add(into, number, entry, 0, 0, true);
      }
    yield;
  }
  if (!selection.titles || into.length === before) return;
  const places = new Map<number, number>();
  for (let place = before; place < into.length; place += 1) places.set(into.entries[place] ?? 0, place);
  const { titleEntries } = shard.columns;
  // Titles are in the order of the entries that list them.
  for (let title = findTitle(titleEntries, start); title < titleEntries.length; title += 1) {
    const unit = shard.records + title;
    const entry = titleEntries[title] ?? 0;
    if (entry >= end) break;
    const place = places.get(entry);
    if (place !== undefined && passes(shard, unit, entry, selection)) addTitle(shard, unit, place, into);
  }
}

/** The first title that an entry of this place or a later one lists. */
function findTitle(titleEntries: Uint32Array, entry: number): number {
  let [low, high] = [0, titleEntries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((titleEntries[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collectMatching(number: number, shard: Shard, matches: Matches, selection: Selection, into: Collected): void {
  const { units, scores, found, titled } = matches;
  addRecords(number, shard, matches, selection, into);
  const titleUnits = shard.units > shard.records ? listTitleUnits(matches, shard.records) : [];
  if (titleUnits.length === 0) return;
  const places = placesOf(number, shard, into);
  /** Entries of which a title has all the words that were found, by itself. */
  const full = new Set<number>();
  // The order of a merge's titles is the order in which they are told.
  titleUnits.sort((a, b) => (units[a] ?? 0) - (units[b] ?? 0));
  for (const index of titleUnits) {
    const unit = units[index] ?? 0;
    const entry = shard.columns.titleEntries[unit - shard.records] ?? 0;
    const has = found[index] ?? 0;
    const own = titled[index] ?? 0;
    if (own === 0 || !passes(shard, unit, entry, selection)) continue;
    let place = places.get(entry);
    if (place === undefined) {
      place = into.length;
      places.set(entry, place);
      add(into, number, entry, 0, has, false);
    }
    const before = into.found[place] ?? 0;
    if (has > before) {
      // It has words that the merge's own text and the titles before it lack, so that it stands for the merge.
      into.found[place] = has;
      into.whole[place] = 0;
      into.scores[place] = 0;
      into.titles.delete(place);
      full.delete(place);
    }
    // Beside the merge's own text, or a title that has all the words itself, a title counts by itself; else by having
    // what the merge's own text lacks.
    const alone = own === has;
    if (has < before || (into.whole[place] === 1 && !alone) || (full.has(place) && !alone)) continue;
    if (alone && into.whole[place] === 0 && !full.has(place)) {
      into.titles.delete(place);
      full.add(place);
    }
    into.scores[place] = Math.max(into.scores[place] ?? 0, (scores[index] ?? 0) * mergeWeight);
    addTitle(shard, unit, place, into);
  }
}

/** Adds the matching records, without the titles that merges list. */
function addRecords(number: number, shard: Shard, matches: Matches, selection: Selection, into: Collected): void {
  const { length, units, scores, found } = matches;
  const { first, records } = shard;
  const { flags } = shard.columns;
  const { isGone } = selection;
  const filtered = selection.filters.length > 0;
  const { shardNumbers, entries, scores: scoresInto, found: foundInto } = into;
  let place = into.length;
  if (!filtered && shard.units === records && !selection.anyGone) {
    // What has words is an entry, and all of them count.
    entries.set(units.subarray(0, length), place);
    foundInto.set(found.subarray(0, length), place);
    scoresInto.set(scores.subarray(0, length), place);
    for (let index = 0; index < length; index += 1) {
      if (((flags[units[index] ?? 0] ?? 0) & isMerge) === 0) continue;
      scoresInto[place + index] = (scores[index] ?? 0) * mergeWeight;
    }
    place += length;
  } else
    for (let index = 0; index < length; index += 1) {
      const unit = units[index] ?? 0;
      if (unit >= records) continue;
      const flag = flags[unit] ?? 0;
      if ((flag & isEntry) === 0 || isGone(first + unit)) continue;
      if (filtered && !passesFilters(shard, unit, unit, selection.filters)) continue;
      entries[place] = unit;
      scoresInto[place] = (scores[index] ?? 0) * (scoreWeights[flag & isMerge] ?? 1);
      foundInto[place] = found[index] ?? 0;
      place += 1;
    }
  shardNumbers.fill(number, into.length, place);
  into.whole.fill(1, into.length, place);
  into.length = place;
}

/** What a record's score is worth, by the flag that it is a merge. */
const scoreWeights = Float64Array.from({ length: isMerge + 1 }, (_, flag) => (flag === isMerge ? mergeWeight : 1));

/** The places of the units that are titles. */
function listTitleUnits({ length, units }: Matches, records: number): number[] {
  const titles: number[] = [];
  for (let index = 0; index < length; index += 1) if ((units[index] ?? 0) >= records) titles.push(index);
  return titles;
}

function passes(shard: Shard, unit: number, entry: number, selection: Selection): boolean {
  if (((shard.columns.flags[entry] ?? 0) & isEntry) === 0 || selection.isGone(shard.first + entry)) return false;
  return passesFilters(shard, unit, entry, selection.filters);
}

function add(into: Collected, number: number, entry: number, score: number, found: number, whole: boolean): void {
  const place = into.length;
  into.shardNumbers[place] = number;
  into.entries[place] = entry;
  into.scores[place] = score;
  into.found[place] = found;
  into.whole[place] = whole ? 1 : 0;
  into.length += 1;
}

function addTitle(shard: Shard, unit: number, place: number, into: Collected): void {
  const titles = into.titles.get(place) ?? [];
  titles.push(shard.columns.titlePlaces[unit - shard.records] ?? 0);
  into.titles.set(place, titles);
}

/** Where the entries of a shard that list titles stand among the collected. */
function placesOf(number: number, shard: Shard, collected: Collected): Map<number, number> {
  const listing = new Set(shard.columns.titleEntries);
  const places = new Map<number, number>();
  for (let place = 0; place < collected.length; place += 1) {
    const entry = collected.entries[place] ?? 0;
    if (collected.shardNumbers[place] === number && listing.has(entry)) places.set(entry, place);
  }
  return places;
}
