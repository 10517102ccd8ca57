import type { Query } from '../model/query.ts';
import type { AskedWord } from '../model/reading.ts';
import type { WeighedHit } from '../search/soft.ts';
import type { TextFit } from '../search/soft-rank.ts';
import { namesOne, type SoftWord } from '../search/soft-words.ts';
import {
  bringsIn,
  bringsInText,
  isKindOfThing,
  isMended,
  listTitleWords,
  type NamedAt,
  namesAlone,
  nowhere,
  type TitleWords,
} from './brings-in.ts';
import { judgeKind, saysBeginning } from './change-kind.ts';
import { isLongBefore, mostBefore, splitItems, withoutReferences } from './first-mention.ts';
import { toFilters } from './make-query.ts';
import { mostRead } from './passage.ts';
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
  const names = words.filter((word) => isThing(word) && !isKindOfThing(word.word));
  const mayBeKey = (word: SoftWord): boolean => (names.length === 0 ? isThing(word) : names.includes(word));
  const most = Math.max(...words.map((word) => (mayBeKey(word) ? word.weight : 0)));
  const isKey = (word: SoftWord): boolean => mayBeKey(word) && word.weight >= most * telling;
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

/**
 * The earliest, latest or best entries that have what a question names a thing by, beside those that were found by their weight; and up to
 * which entry none is missing, where there are more.
 */
export async function findNamed(
  log: LogReader,
  about: string,
  query: Query,
  known: readonly WeighedHit[],
  order: 'oldest' | 'newest' | 'best',
): Promise<{ named: WeighedHit[]; upTo?: number | undefined }> {
  const last = known.at(-1);
  if (!last) return { named: [] };
  const { hits } = await log.search({ words: about, ...toFilters(query), order, limit: looked, exact: true });
  const seen = new Set(known.map(({ sequence }) => sequence));
  const named = hits.flatMap((hit): WeighedHit[] =>
    !hit.whole || seen.has(hit.sequence)
      ? []
      : // What weighs more was found before.
        [{ sequence: hit.sequence, score: last.score, merge: false, mainNames: hit.mainNames ?? new Map() }],
  );
  return { named, upTo: hits[looked - 1]?.sequence };
}

/**
 * Puts the change that brought a thing in before all others: the earliest whose title or text says so, else the earliest whose title
 * names it and does not tell of it as of something that was there. Who added a thing made that change, whichever
 * later one says more of the words.
 */
export function bringFirst(
  changes: WeighedChange[],
  keys: readonly number[],
  words: readonly SoftWord[],
  asked: readonly AskedWord[],
): WeighedChange[] {
  if (keys.length === 0) return changes;
  const called = keys.flatMap((key) => words[key] ?? []);
  const name = called.map(({ word }) => word).join(' ');
  const having = changes.filter(({ entry, fit }) => hasAll(fit.has, keys) && judgeKind(entry, asked) >= 0);
  const known = findEarliest(having);
  const listNamed = (withOptions: boolean): Named[] =>
    having.flatMap((change) => {
      const text = withoutReferences(change.entry.subject ?? change.entry.headline);
      const title = listTitleWords(text);
      const at = placeName(change.fit.inTitle, keys, name, title.words);
      if (!at) return saysSoInText(change, title, name) ? [{ change, brings: true, isLater: false, inText: true }] : [];
      if (title.options.has(at.start) && !withOptions) return [];
      const isNameAlone = change === known && namesAlone(text, name);
      const brings = bringsIn(title, at) || isNameAlone || bringsInItem(text, name);
      return [{ change, brings, isLater: isMended(title.words, at) }];
    });
  const things = asked.some(({ text }) => text.startsWith('--')) ? [] : listNamed(false);
  // An option of another thing may be called the same, and is meant where nothing else is.
  const named = things.length > 0 ? things : listNamed(true);
  if (named.length === 0) return known && called.every(namesOne) ? putFirst(changes, known, false) : changes;
  // What a text says of a common word may be said of another thing.
  const inTitles = named.filter(({ inText }) => inText !== true);
  const told = inTitles.some(({ brings }) => brings) ? inTitles : named;
  const bringing = findEarliest(told.flatMap(({ change, brings }) => (brings ? [change] : [])));
  // What several named before was there before.
  const before = told.filter(({ change }) => bringing && isLongBefore(change.entry.date, bringing.entry.date));
  const isFirst = bringing !== undefined && before.length <= mostBefore;
  const first = isFirst ? bringing : findEarliest(named.flatMap(({ change, isLater }) => (isLater ? [] : [change])));
  const best = first ?? changes[0];
  return best ? putFirst(changes, best, isFirst) : [];
}

/** A change that names a thing: whether it says that it brings it in, and whether it tells of it as of what was there. */
interface Named {
  change: WeighedChange;
  brings: boolean;
  isLater: boolean;
  /** Whether no more than its text says so. */
  inText?: boolean;
}

const putFirst = (changes: readonly WeighedChange[], first: WeighedChange, isFirst: boolean): WeighedChange[] => [
  { ...first, isFirst },
  ...changes.filter((change) => change !== first),
];

/** Whether an item of a change's text says that it brings a thing in, and its title does not speak of what was there before. */
const saysSoInText = ({ entry, hit }: WeighedChange, { words }: TitleWords, name: string): boolean =>
  hit.line === undefined && !isMended(words, nowhere) && bringsInItem(entry.body.slice(0, mostRead), name);

const bringsInItem = (text: string, name: string): boolean => splitItems(text).some((item) => bringsInText(item, name));

/** The earliest of some changes; of one day, the one with most of the words, which stands before the others. */
function findEarliest(changes: readonly WeighedChange[]): WeighedChange | undefined {
  return changes.reduce<WeighedChange | undefined>(
    (first, change) => (first && first.entry.date <= change.entry.date ? first : change),
    undefined,
  );
}

/** How surely a text has a thing that it names: by itself or in another form. */
const surely = 0.7;

const hasAll = (has: Float32Array, keys: readonly number[]): boolean => keys.every((key) => (has[key] ?? 0) >= surely);

/** Where a title has the whole of a name in one piece. */
function placeName(
  { has, places }: TextFit['inTitle'],
  keys: readonly number[],
  name: string,
  title: readonly string[],
): NamedAt | undefined {
  if (!hasAll(has, keys)) return undefined;
  const { words } = listTitleWords(name);
  const exact = title.findIndex((_, start) => words.every((word, place) => title[start + place] === word));
  if (exact >= 0) return { start: exact, end: exact + words.length - 1 };
  const at = keys.map((key) => places[key] ?? -1);
  const [start = -1] = at;
  /** One of several words stands behind the other, or behind an "and" that is between them. */
  const isNext = (before: number, place: number): boolean =>
    place >= before && (place - before < 2 || (place - before === 2 && title[before + 1] === 'and'));
  const isWhole = at.every((place, index) => index === 0 || isNext(at[index - 1] ?? -1, place));
  return isWhole ? { start, end: at.at(-1) ?? start } : undefined;
}
