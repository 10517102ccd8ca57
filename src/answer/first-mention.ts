import type { Day } from '../model/day.ts';
import type { AskedWord } from '../model/reading.ts';
import { readFileStem } from '../search/file-stem.ts';
import type { SoftWord } from '../search/soft-words.ts';
import { bringsAnything, bringsInText, isMended, listTitleWords, namesAlone, nowhere } from './brings-in.ts';
import { judgeKind, saysBeginning } from './change-kind.ts';
import type { WeighedChange } from './weigh-changes.ts';

/** The name of a thing of its own: `getfoo()`, `gc.autoDetach`, `--dry-run`, `g_foo_bar`, `maxAge`, the `XADD` command. */
export interface ThingName {
  text: string;
  /** What finds it in a text as it is, and not as a part of a longer one. */
  pattern: RegExp;
  /** Whether it is a name by how it is written, so that what has it means that thing. */
  isMade: boolean;
  /** Whether it is a file's, and what that is called without its ending, where that is no common word. */
  isFile: boolean;
  stem?: string;
}

/** What so many entries have is a common word, and tells of no file that is called so. */
const mostOfStem = 200;

/** What is said beside the name of a thing when it is asked how it began. */
const kindWords =
  /^(?:options?|flag|switch|setting|config|configuration|variable|command|subcommand|function|method|macro|module|class|type|struct|field|hook|rule|api|builtin|file|script|header|test)$/i;

/** What is said of a beginning and tells nothing of the change. */
const began = /^(?:appear(?:s|ed)?|exist(?:s|ed)?|come|came)$/i;

const made = [
  // As a function is called.
  /^[\w.:]*\w\(\)$/,
  /^--[a-z]\w*(?:-\w+)*$/i,
  /^(?=.*[a-z])\w*[a-z0-9]_\w+$/i,
  /^[a-z][\w-]*(?:(?:\.|::)[a-z][\w-]*)+$/i,
  /^\w*[a-z][A-Z]\w*$/,
];

/** A command as it is written in capitals, where it is said what it is. */
const capitals = /^[A-Z][A-Z_-]+$/;

/** A word that so few entries have may be a name as well. */
const [fewEntries, shortest] = [100, 5];

/** The only thing that a question for how something began asks about, where that is, or may be, the name of one. */
export function readThingName(asked: readonly AskedWord[], words: readonly SoftWord[] = []): ThingName | undefined {
  const [one, ...others] = dropBegan(asked).filter(
    ({ text }) => !kindWords.test(text) && !saysBeginning(text.toLowerCase()),
  );
  if (one === undefined || others.length > 0) return undefined;
  const text = one.text.replace(/\(\)$/, '');
  const isCommand = capitals.test(text) && asked.some((word) => word !== one && kindWords.test(word.text));
  const isMade = isCommand || made.some((shape) => shape.test(one.text));
  const size = words.find(({ word }) => word === text.toLowerCase())?.size ?? 0;
  const isRare = text.length >= shortest && /^[a-z][\w-]*\w$/i.test(text) && size > 0 && size <= fewEntries;
  if (!isMade && !isRare) return undefined;
  const stem = readFileStem(text);
  const stemSize = words.find(({ word }) => word === stem?.toLowerCase())?.size ?? 0;
  const isCalledSo = stem !== undefined && stemSize <= mostOfStem;
  const escaped = (isCalledSo ? stem : text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A verb that is asked for as a function is called so.
  const isCalled = isMade && text !== one.text && /^[a-z]+$/i.test(text);
  const end = isCalled ? '\\(' : `${isCalledSo ? '(?:\\.[a-z]+)?' : ''}(?![\\w]|-\\w|\\.\\w)`;
  // An option and what turns it off may be named at once: `--[no-]dry-run`.
  const named = escaped.replace(/^--/, String.raw`--(?:\[no-\])?`);
  const pattern = new RegExp(`(?<![\\w-])${named}${end}`, isCommand ? '' : 'i');
  return { text, isMade, pattern, isFile: stem !== undefined, ...(isCalledSo && { stem }) };
}

/** The words of a question for how something of its own name began, without those that no change need say. */
export const dropBegan = (asked: readonly AskedWord[]): AskedWord[] => asked.filter(({ text }) => !began.test(text));

/** How a change names a thing. */
interface Mention {
  change: WeighedChange;
  /** Whether its title names it. */
  isTitled: boolean;
  /** Whether it says that it brings the thing in. */
  brings: boolean;
  /** Whether its title is no more than the name, which brings it in where nothing tells of the thing before. */
  isAlone: boolean;
  /** Whether its title says that it brings in anything. */
  isNew: boolean;
  /** Whether its title tells of something that was there before. */
  isLater: boolean;
}

/** So many changes may name it, as something else, ahead of what is to come or by a slip, before it is brought in. */
export const mostBefore = 1;

/** The changes that come along with the one that brings a thing in are from a few days around it. */
export const isLongBefore = (day: Day | '', other: Day | ''): boolean =>
  day !== '' && other !== '' && Date.parse(other) - Date.parse(day) > 7 * 86_400_000;

/**
 * Puts the change that brought in a thing by its name before all others: the earliest that says so, in its title or elsewhere; else
 * the earliest that names it, which hardly anything does before there is such a thing. Behind the day `known`, where there is one,
 * changes that name it may be missing. Undefined where none tells.
 */
export function bringMentionFirst(
  changes: readonly WeighedChange[],
  name: ThingName,
  asked: readonly AskedWord[],
  known: Day | undefined,
): WeighedChange[] | undefined {
  // Of one day the one that fits best stands first.
  const all = changes
    .flatMap((change) => (judgeKind(change.entry, asked) < 0 ? [] : (readMention(change, name) ?? [])))
    .sort((one, other) => Number(dayOf(one) > dayOf(other)) - Number(dayOf(one) < dayOf(other)));
  // What a text says of a word may be said of another thing.
  const isInTitle = !name.isMade && all.some(({ isTitled, brings }) => isTitled && brings);
  const mentions = isInTitle ? all.filter(({ isTitled }) => isTitled) : all;
  const bringing = mentions.find(({ brings, isAlone }, place) => brings || (isAlone && place === 0));
  const isBefore = (one: Mention): boolean => bringing !== undefined && isLongBefore(dayOf(one), dayOf(bringing));
  const isSaid = bringing !== undefined && mentions.filter(isBefore).length <= mostBefore;
  if (!isSaid && !name.isMade) return undefined;
  const first = isSaid ? bringing : (mentions.find(({ isLater }) => !isLater) ?? mentions[0]);
  if (!first) return undefined;
  const isKnown = known === undefined || dayOf(first) <= known;
  // What was there before the log began is first named in passing.
  const isNew = isKnown && first.isNew && !first.isLater;
  return [{ ...first.change, isFirst: isSaid || isNew }, ...changes.filter((change) => change !== first.change)];
}

function readMention(change: WeighedChange, name: ThingName): Mention | undefined {
  const title = withoutReferences(change.entry.subject ?? change.entry.headline);
  const named = [title, change.entry.body].flatMap((part) => listNaming(part, name));
  if (named.length === 0) return undefined;
  const names = [name.text, ...(name.stem === undefined ? [] : [name.stem])].map((text) => text.toLowerCase());
  const saysSo = (item: string): boolean =>
    names.some((text) => bringsInText(item, text)) || (name.isMade && isRenamedTo(item, name));
  const { words } = listTitleWords(title);
  // "refs.c: add a check" tells of a file that was there.
  const isOfFile =
    !name.isFile || (name.pattern.test(title) && !new RegExp(`^${name.pattern.source}:`, 'i').test(title));
  return {
    change,
    isTitled: name.pattern.test(title),
    brings: named.some(saysSo),
    isAlone: names.some((text) => namesAlone(title, text)),
    isNew: isOfFile && bringsAnything(words),
    isLater: isMended(words, nowhere),
  };
}

/** How much before a name is read. */
const mostRead = 200;

/** Whether a sentence says that something got this name. */
const isRenamedTo = (item: string, { pattern }: ThingName): boolean =>
  /\brenam\w+\b.*\bto\W{1,3}$/is.test(item.slice(0, item.search(pattern)).slice(-mostRead));

/** The sentences and the items of lists that have a name. */
export const listNaming = (text: string, { pattern }: ThingName): string[] =>
  pattern.test(text) ? splitItems(text).filter((item) => pattern.test(item)) : [];

/** The sentences of a text, and the items of its lists. */
export const splitItems = (text: string): string[] => text.split(itemEnd);

const itemEnd = /\n\s*\n|\n(?=\s*[-*+•] )|(?<=[.;!?])\s+(?=["'(`*\p{Lu}-])| \* /u;

/** A title without what it closes: `(fixes #12)`. */
export const withoutReferences = (title: string): string =>
  title.replace(/\([^()]*\)/g, (part) => (/#\d/.test(part) ? '' : part));

const dayOf = ({ change }: Mention): Day | '' => change.entry.date;
