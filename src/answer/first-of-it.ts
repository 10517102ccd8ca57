import type { Day } from '../model/day.ts';
import type { Query } from '../model/query.ts';
import type { AskedWord } from '../model/reading.ts';
import type { WeighedHit } from '../search/soft.ts';
import type { TextFit } from '../search/soft-rank.ts';
import type { SoftWord } from '../search/soft-words.ts';
import { bringsIn, isMended, listTitleWords, type NamedAt } from './brings-in.ts';
import { judgeKind, saysBeginning } from './change-kind.ts';
import { toFilters } from './make-query.ts';
import type { LogReader } from './reader.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** A thing that tells less than this share of what the most telling one does says what kind of thing it is. */
const telling = 0.3;

/** All other things that are asked about tell at most this share of what the name does. */
const mostBeside = 0.5;

/** A name has so many words at most; what has more is a description. */
const mostWords = 2;

/**
 * What a question for the first of something calls it, by places among its words: one word, or several that stand side by side
 * and are said as one. None where it is told in other words than a name.
 */
export function listKeys(words: readonly SoftWord[]): number[] {
  const isThing = ({ kind, piece }: SoftWord): boolean => kind === 'thing' && !piece;
  const most = Math.max(...words.map((word) => (isThing(word) ? word.weight : 0)));
  const isKey = (word: SoftWord): boolean => isThing(word) && word.weight >= most * telling;
  const keys = words.flatMap((word, place) => (isKey(word) ? [place] : []));
  const between = words.slice(keys[0], (keys.at(-1) ?? 0) + 1).filter(({ piece }) => !piece);
  const weigh = (some: readonly SoftWord[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const others = words.filter((word) => isThing(word) && !isKey(word));
  const isWhole = between.length === keys.length && keys.length <= mostWords;
  if (!isWhole || weigh(others) > mostBeside * weigh(words.filter(isKey))) return [];
  return isCommand(words, keys) ? [...keys, (keys[0] ?? 0) + 1] : keys;
}

/** "git switch": a verb that tells more than the only thing, which it stands behind, is the name of what that can do. */
function isCommand(words: readonly SoftWord[], [key = 0, other]: readonly number[]): boolean {
  const next = words[key + 1];
  if (other !== undefined || next?.kind !== 'action' || saysBeginning(next.word)) return false;
  return next.weight > (words[key]?.weight ?? 0);
}

/** How many of the entries with all those things are looked at. */
const looked = 16;

/** The earliest or best entries that have what a question names a thing by, beside those that were found by their weight. */
export async function findNamed(
  log: LogReader,
  about: string,
  query: Query,
  known: readonly WeighedHit[],
  order: 'oldest' | 'best',
): Promise<WeighedHit[]> {
  const last = known.at(-1);
  if (!last) return [];
  const { hits } = await log.search({ words: about, ...toFilters(query), order, limit: looked, exact: true });
  const seen = new Set(known.map(({ sequence }) => sequence));
  return hits.flatMap((hit): WeighedHit[] =>
    !hit.whole || seen.has(hit.sequence)
      ? []
      : // What weighs more was found before.
        [{ sequence: hit.sequence, score: last.score, merge: false, mainNames: hit.mainNames ?? new Map() }],
  );
}

/**
 * Puts the change that brought a thing in before all others: the earliest whose title says so, else the earliest whose title names
 * it and does not tell of it as of something that was there. Who added a thing made that change, whichever
 * later one says more of the words.
 */
export function bringFirst(
  changes: WeighedChange[],
  keys: readonly number[],
  asked: readonly AskedWord[],
): WeighedChange[] {
  if (keys.length === 0) return changes;
  const asksOption = asked.some(({ text }) => text.startsWith('--'));
  const named = changes.flatMap((change) => {
    if (judgeKind(change.entry, asked) < 0) return [];
    const title = listTitleWords(withoutReferences(change.entry.subject ?? change.entry.headline));
    const at = placeName(change.fit.inTitle, keys, title.words);
    // An option of another thing may be called the same.
    if (!at || (title.options.has(at.start) && !asksOption)) return [];
    return [{ change, brings: bringsIn(title, at), isLater: isMended(title.words) }];
  });
  if (named.length === 0) return changes;
  const bringing = findEarliest(named.flatMap(({ change, brings }) => (brings ? [change] : [])));
  // What several named before was there before.
  const before = named.filter(({ change }) => bringing && isLongBefore(change.entry.date, bringing.entry.date));
  const isFirst = bringing !== undefined && before.length <= mostBefore;
  const first = isFirst ? bringing : findEarliest(named.flatMap(({ change, isLater }) => (isLater ? [] : [change])));
  const [best, ...others] = first ? [first, ...changes.filter((change) => change !== first)] : changes;
  return best ? [{ ...best, isFirst }, ...others] : [];
}

/** A title without what it closes: `(fixes #12)`. */
const withoutReferences = (title: string): string => title.replace(/\([^()]*#\d+[^()]*\)/g, '');

/** So many titles may name it, as something else or by a slip, before it is brought in. */
const mostBefore = 1;

/** The changes that come along with the one that brings a thing in are from a few days around it. */
const isLongBefore = (day: Day, other: Day): boolean =>
  day !== '' && other !== '' && Date.parse(other) - Date.parse(day) > 7 * 86_400_000;

/** The earliest of some changes; of one day, the one with most of the words, which stands before the others. */
function findEarliest(changes: readonly WeighedChange[]): WeighedChange | undefined {
  return changes.reduce<WeighedChange | undefined>(
    (first, change) => (first && first.entry.date <= change.entry.date ? first : change),
    undefined,
  );
}

/** How surely a title has a thing that it names: by itself or in another form. */
const surely = 0.7;

/** Where a title has the whole of a name in one piece. */
function placeName(
  { has, places }: TextFit['inTitle'],
  keys: readonly number[],
  words: readonly string[],
): NamedAt | undefined {
  const at = keys.map((key) => ((has[key] ?? 0) >= surely ? (places[key] ?? -1) : -1));
  const [start = -1] = at;
  /** One of several words stands behind the other, or behind an "and" that is between them. */
  const isNext = (before: number, place: number): boolean =>
    place >= before && (place - before < 2 || (place - before === 2 && words[before + 1] === 'and'));
  const isWhole = at.every((place, index) => place >= 0 && (index === 0 || isNext(at[index - 1] ?? -1, place)));
  return isWhole ? { start, end: at.at(-1) ?? start } : undefined;
}
