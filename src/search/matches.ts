import { isSome } from './bytes.ts';
import { scoreWord } from './rank.ts';
import type { Matches, Shard } from './shard.ts';
import type { UnitList } from './weigh.ts';
import type { WordList } from './word-list.ts';

/** Units that match, none of which has any word yet. */
export function beginMatches(shard: Shard, { length, units: from }: UnitList): void {
  const { matches } = shard.scratch;
  const { units, scores, found, titled } = matches;
  units.set(from.subarray(0, length));
  scores.fill(0, 0, length);
  found.fill(0, 0, length);
  if (titled.length > 0) titled.fill(0, 0, length);
  matches.length = length;
}

/** The units of the first word match. */
export function beginWithWord(shard: Shard, list: WordList, rarity: number): void {
  const { length, units: from, worth, inTitle } = list;
  const { matches } = shard.scratch;
  const { units, scores, found, titled } = matches;
  units.set(from.subarray(0, length));
  for (let place = 0; place < length; place += 1) scores[place] = scoreWord(worth[place] ?? 0, rarity);
  found.fill(1, 0, length);
  if (titled.length > 0) titled.set(inTitle.subarray(0, length));
  matches.length = length;
}

/** Keeps only units that have one more word, as it was just weighed. */
export function keepWithWord({ scratch: { matches, worth, worthBits, inTitle } }: Shard, rarity: number): void {
  const { length, units, scores, found, titled } = matches;
  let kept = 0;
  for (let place = 0; place < length; place += 1) {
    // Without a branch: whether it has the word cannot be foretold.
    units[kept] = units[place] ?? 0;
    scores[kept] = (scores[place] ?? 0) + scoreWord(worth[place] ?? 0, rarity);
    found[kept] = (found[place] ?? 0) + 1;
    if (titled.length > 0) titled[kept] = (titled[place] ?? 0) + (inTitle[place] ?? 0);
    kept += isSome(worthBits[place] ?? 0);
  }
  matches.length = kept;
}

/** Adds one more word, as it was just weighed, to the units that have it. */
export function addWord({ scratch: { matches, worth, inTitle } }: Shard, rarity: number): void {
  const { length, scores, found, titled } = matches;
  for (let place = 0; place < length; place += 1) {
    const own = worth[place] ?? 0;
    if (own === 0) continue;
    scores[place] = (scores[place] ?? 0) + scoreWord(own, rarity);
    found[place] = (found[place] ?? 0) + 1;
    if (titled.length > 0) titled[place] = (titled[place] ?? 0) + (inTitle[place] ?? 0);
  }
}

/** Adds a welcome word, as it was just weighed, to the scores alone. */
export function raiseScores({ scratch: { matches, worth } }: Shard, rarity: number): void {
  const { length, scores } = matches;
  for (let place = 0; place < length; place += 1) {
    scores[place] = (scores[place] ?? 0) + scoreWord(worth[place] ?? 0, rarity);
  }
}

/** Drops the units that do not pass. */
export function keepPassing({ scratch: { matches } }: Shard, passes: (unit: number) => boolean): void {
  const { length, units, scores, found } = matches;
  let kept = 0;
  for (let place = 0; place < length; place += 1) {
    const unit = units[place] ?? 0;
    if (!passes(unit)) continue;
    units[kept] = unit;
    scores[kept] = scores[place] ?? 0;
    found[kept] = found[place] ?? 0;
    kept += 1;
  }
  matches.length = kept;
}

/** Drops the units that have too few words. */
export function keepFound({ scratch: { matches } }: Shard, least: number): void {
  const { length, units, scores, found, titled } = matches;
  let kept = 0;
  for (let place = 0; place < length; place += 1) {
    if ((found[place] ?? 0) < least) continue;
    units[kept] = units[place] ?? 0;
    scores[kept] = scores[place] ?? 0;
    found[kept] = found[place] ?? 0;
    if (titled.length > 0) titled[kept] = titled[place] ?? 0;
    kept += 1;
  }
  matches.length = kept;
}

/** Puts units that do not match so far, and have no word yet, among those that do. */
export function addUnits({ scratch }: Shard, { length: size, units: more }: UnitList): void {
  const { matches: from, spare: into } = scratch;
  const { length, units, scores, found, titled } = from;
  let [one, other, end] = [0, 0, 0];
  while (one < length || other < size) {
    const unit = one < length ? (units[one] ?? 0) : none;
    const next = other < size ? (more[other] ?? 0) : none;
    if (next <= unit) other += 1;
    into.units[end] = unit < next ? unit : next;
    if (unit <= next) {
      into.scores[end] = scores[one] ?? 0;
      into.found[end] = found[one] ?? 0;
      if (titled.length > 0) into.titled[end] = titled[one] ?? 0;
      one += 1;
    } else {
      into.scores[end] = 0;
      into.found[end] = 0;
      if (titled.length > 0) into.titled[end] = 0;
    }
    end += 1;
  }
  into.length = end;
  scratch.matches = into;
  scratch.spare = from;
}

/** No unit has so great a number. */
const none = 0xffffffff;

/** How many of the words the units have at most that count. */
export function countMost(
  { scratch: { matches } }: Shard,
  passes: (unit: number) => boolean = () => true,
  found = matches.found,
): number {
  const { length, units } = matches;
  let most = 0;
  for (let place = 0; place < length; place += 1) {
    const has = found[place] ?? 0;
    if (has > most && passes(units[place] ?? 0)) most = has;
  }
  return most;
}

/** Room for so many units that match; in a log without titles of merges these are not counted. */
export function makeMatches(units: number, titles: number): Matches {
  return {
    length: 0,
    units: new Uint32Array(units),
    scores: new Float32Array(units),
    found: new Uint8Array(units),
    titled: new Uint8Array(titles > 0 ? units : 0),
  };
}
