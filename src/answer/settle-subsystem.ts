import type { Query } from '../model/query.ts';
import type { AskedWord, Reading } from '../model/reading.ts';
import type { SoftResult } from '../search/soft.ts';
import { readThingName } from './first-mention.ts';
import type { LogReader } from './reader.ts';
import { type WeighedChange, type Wish, weighChanges } from './weigh-changes.ts';

/** What a question with words came to, and the reading that was answered. */
export interface Settled {
  reading: Reading;
  query: Query;
  changes: WeighedChange[];
  result: SoftResult;
}

/** Words that say that a name is a subsystem's, and nothing about it. */
const about = new Set(
  'the a an in to on of for from into within under inside subsystem subsystems code commits changes patches fixes side area folder directory component maintainer work development stuff part parts people developers and with at'.split(
    ' ',
  ),
);

/**
 * Weighs the changes of a question and settles what its subsystem and its person were. A subsystem that is named beside
 * words counts as words: it is a filter where the best change belongs to it. A person of one word that the best changes
 * are not by was a word, too.
 */
export async function settleSubsystem(log: LogReader, reading: Reading, query: Query): Promise<Settled> {
  const { subsystem, ...rest } = query;
  const named = wordsOf(reading, 'subsystem');
  const wish = { words: [...reading.words, ...named], subsystem, ...wishOf(reading), ...soughtIn(reading, query) };
  const filters = fitRoles(reading, rest);
  const any = await weighChanges(log, { ...wish, query: filters });
  const own = filters.role === 'any' && rest.role === undefined ? await weighOwn(log, wish, filters, any) : undefined;
  const first = own ?? any;
  const open = await withoutPerson(log, reading, wish, filters, first);
  if (open) return { reading: open.reading, query: { ...rest, person: undefined }, ...open.weighed };
  const isOf = subsystem !== undefined && first.changes[0]?.entry.subsystems.includes(subsystem) === true;
  if (subsystem === undefined || isOf) return { reading, query, ...first };
  const { subsystem: _, ...raw } = reading.raw;
  const text = [...reading.words, ...named].map((word) => word.text).join(' ');
  const words = [...reading.words, ...named];
  return { reading: { ...reading, words, raw: { ...raw, about: text } }, query: { ...rest }, ...first };
}

/** What the change that is meant must tell, beside its words. */
function soughtIn({ command }: Reading, { role }: Query): Pick<Wish, 'quotes' | 'role'> {
  const told = command === 'who' && role !== 'author' && role !== 'any';
  return { quotes: command === 'why' || command === 'what', ...(told && { role }) };
}

/** Whoever wrote a thing made the first change to it. */
const wrote = /\b(?:wrote|authors?|authored)\b/i;
/** "When did we get it." */
const gotten = /\b(?:get|got|have)(?: (?:the|a|an))?$/i;

/**
 * What is asked since when, or in which release it came, is the first of its kind. Whoever says "since" asks for the first
 * of all that is like it; "in which release" asks for what was done then, and so does when we got it, or who wrote it.
 */
function wishOf({ command, prefer, taken, words }: Reading): Pick<Wish, 'prefer' | 'isAsked'> {
  if (prefer !== undefined) return { prefer, isAsked: true };
  const says = (pattern: RegExp): boolean => taken.some(({ rule, text }) => rule === 'asks' && pattern.test(text));
  if (says(/^(?:since|from|as of)/i)) return { prefer: 'earliest', isAsked: true };
  const isGot = command === 'when' && gotten.test(words[0]?.before?.join(' ') ?? '');
  const isNamed = command === 'when' && readThingName(words) !== undefined;
  const isBegun = command === 'release' || says(/^in wh(?:ich|at)/i) || (command === 'who' && says(wrote));
  return isGot || isNamed || isBegun ? { prefer: 'earliest' } : {};
}

/** The filters of a question for who had a part in a change: the person named beside it is the author of the change. */
function fitRoles({ command, together }: Reading, query: Query): Query {
  const { role, person, except, ...rest } = query;
  if (command === 'who' && together !== 'helper') {
    // Who is left out of those who acked is no author whose changes are left out.
    return { ...rest, person, ...(role === undefined && { except }) };
  }
  return { ...rest, except, person, ...(person !== undefined && { role: role ?? 'any' }) };
}

/** How much less of the words the changes that somebody wrote may have than those that they had another part in. */
const hardlyLess = 0.1;

/** What somebody did is what they wrote, where that fits; else what they had a part in. */
async function weighOwn(
  log: LogReader,
  wish: Omit<Wish, 'query'>,
  query: Query,
  any: { changes: WeighedChange[] },
): Promise<{ changes: WeighedChange[]; result: SoftResult } | undefined> {
  const own = await weighChanges(log, { ...wish, query: { ...query, role: 'author' } });
  const [written, best] = [own.changes[0]?.fit.coverage ?? 0, any.changes[0]?.fit.coverage ?? 0];
  return own.changes.length > 0 && written >= best - hardlyLess ? own : undefined;
}

/** How much more of the words the changes of all must have, for a person of one word to have been a word. */
const farMore = 0.25;

async function withoutPerson(
  log: LogReader,
  reading: Reading,
  wish: Omit<Wish, 'query'>,
  query: Query,
  { changes }: { changes: WeighedChange[] },
): Promise<{ reading: Reading; weighed: { changes: WeighedChange[]; result: SoftResult } } | undefined> {
  const { person, ...rest } = query;
  const known = person === undefined ? [] : log.vocabulary.findPeople(person);
  if (person === undefined || known.length === 0 || /\s/.test(person.trim())) return undefined;
  const words: AskedWord[] = [...wish.words, { text: person, kind: 'thing' }];
  const weighed = await weighChanges(log, { ...wish, words, query: { ...rest, role: undefined } });
  const [own, all] = [changes[0]?.fit.coverage ?? 0, weighed.changes[0]?.fit.coverage ?? 0];
  if (all < own + farMore) return undefined;
  const { person: _, ...raw } = reading.raw;
  return { reading: { ...reading, words, raw: { ...raw, about: words.map(({ text }) => text).join(' ') } }, weighed };
}

/** The words by which a part of a question was named. */
export function wordsOf({ taken }: Reading, wanted: string): AskedWord[] {
  return taken.flatMap(({ rule, text }): AskedWord[] =>
    rule !== wanted
      ? []
      : text.split(/\s+/).flatMap((word) => (about.has(word.toLowerCase()) ? [] : [{ text: word, kind: 'thing' }])),
  );
}
