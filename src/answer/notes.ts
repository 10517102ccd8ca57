import type { Day } from '../model/day.ts';
import { camelWords, listNames, nameWords } from '../model/identity.ts';
import type { Note } from '../model/note.ts';
import type { Query } from '../model/query.ts';
import { foldName } from '../search/people.ts';
import type { SearchResult } from '../search/search.ts';
import type { LogReader } from './reader.ts';

/** Days in a query's span that declare commits without text, with the number of these. */
export interface Silence {
  days: { date: Day; count: number }[];
  count: number;
}

/** What the log declares and does not show in a query's span. Days count by the author's day. */
export function findSilence(log: LogReader, query: Query): Silence {
  const { since = '', until = '9999-99-99' } = query;
  const days = findSilentDays(log).filter(({ date }) => date >= since && date <= until);
  return { days, count: days.reduce((sum, day) => sum + day.count, 0) };
}

/** Every answer asks for these, and most logs have none: they are looked for once. */
const silentDays = new WeakMap<LogReader, Silence['days']>();

function findSilentDays(log: LogReader): Silence['days'] {
  const known = silentDays.get(log);
  if (known) return known;
  const found = log.days
    .map(({ date, declared, listed }) => ({ date, count: declared - listed }))
    .filter(({ count }) => count > 0);
  silentDays.set(log, found);
  return found;
}

/** How many commits the log declares in a query's span; without a span those without a day count too. */
export function countDeclared(log: LogReader, query: Query): number {
  const dated = inSpan(log, query).reduce((sum, day) => sum + Math.max(day.declared, day.listed), 0);
  return query.since === undefined && query.until === undefined ? dated + countUndated(log) : dated;
}

/** How many entries of a log have no day. */
export function countUndated(log: LogReader): number {
  return log.info.entries - log.days.reduce((sum, { listed }) => sum + listed, 0);
}

/** Whether a query asks for nothing but a span, so that entries without text count too. */
export function asksSpanOnly(query: Query): boolean {
  const { about, person, role, subsystem, release, from, to, branch, except, merges = 'all', reverts = 'all' } = query;
  return (
    [about, person, role, subsystem, release, from, to, branch, except].every((value) => value === undefined) &&
    merges === 'all' &&
    reverts === 'all'
  );
}

/** Whether days are the committer's; a log that prints one day for each entry has no other. */
export function asksCommitted(log: LogReader, query: Query): boolean {
  return query.by === 'committer' && log.hasCommitters;
}

/** Whether no filter narrows the words down. */
function asksWordsOnly({ about: _, role: _role, ...query }: Query): boolean {
  return asksSpanOnly(query) && query.since === undefined && query.until === undefined;
}

/** Whether nobody and nothing but a person is asked for. */
function asksPersonOnly(query: Query): boolean {
  return query.about === undefined && query.role === undefined && asksWordsOnly({ ...query, person: undefined });
}

/** Why nothing was found, and whom a name meant. */
export function explainResult(log: LogReader, query: Query, result: SearchResult): Note[] {
  const notes: Note[] = [];
  if (query.person !== undefined) {
    const spellings = new Map(result.named.map((name) => [foldName(name), name]));
    if (spellings.size === 0) {
      notes.push({ kind: 'nobody-named', person: query.person, nearest: result.nearestNames });
    }
    if (spellings.size > listNames(query.person).length)
      notes.push({ kind: 'several-people', person: query.person, names: [...spellings.values()] });
    const [only] = spellings.size === 1 ? spellings.values() : [];
    if (only !== undefined && !sharesWord(query.person, only)) {
      notes.push({ kind: 'person-taken', person: query.person, name: only });
    }
  }
  for (const { name, nearest } of result.unknownExcept) notes.push({ kind: 'nobody-left-out', person: name, nearest });
  if (query.subsystem !== undefined && !result.subsystems.includes(query.subsystem.toLowerCase())) {
    const { subsystems: taken, subsystemGuessed: guessed, nearestSubsystems: nearest } = result;
    const more = { ...(guessed && { guessed }), ...(nearest.length > 0 && { nearest }) };
    notes.push({ kind: 'subsystem-taken', typed: query.subsystem, taken, ...more });
  }
  for (const { from, to } of result.correctedWords) notes.push({ kind: 'corrected', from, to });
  for (const { word, words } of result.begunWords) notes.push({ kind: 'read-as-beginning', word, words });
  for (const { word, words } of result.commonerWords) notes.push({ kind: 'commoner-words', word, words });
  if (result.emptyWords) notes.push({ kind: 'empty-words', words: query.about ?? '' });
  if (result.unknownWords.length > 0) {
    const { unknownWords: words, nearestWords: nearest, namedInWords: named } = result;
    // What is somebody's name is no slip for another word.
    notes.push({ kind: 'no-words', words, ...(nearest.length > 0 && named.length === 0 && { nearest }) });
    if (named.length > 0) notes.push({ kind: 'words-name-people', words, names: [...new Set(named)] });
  }
  if (result.undated > 0) notes.push({ kind: 'undated', count: result.undated });
  if (result.total > 0) return notes;
  const inOthers = result.otherRoles.filter(({ role }) => role !== (query.role ?? 'author'));
  if (inOthers.length > 0) notes.push({ kind: 'only-as', names: [...new Set(result.named)], roles: inOthers });
  const { firstDay, lastDay } = log.info;
  if (firstDay !== undefined && lastDay !== undefined) {
    const outside =
      (query.since !== undefined && query.since > lastDay) || (query.until !== undefined && query.until < firstDay);
    if (outside) notes.push({ kind: 'outside', firstDay, lastDay });
  }
  const { before, after } = result.nearestDays ?? {};
  // Of a span outside of the log's own that is said already.
  const told = asksSpanOnly(query) && notes.some(({ kind }) => kind === 'outside');
  if (!told && (before !== undefined || after !== undefined)) notes.push({ kind: 'nearest-days', before, after });
  for (const { filter, total } of result.without) {
    const value = query[filter];
    // That a log has other entries than those asked about goes without saying.
    if (value === undefined || (filter === 'about' && (result.partial || asksWordsOnly(query)))) continue;
    if (filter === 'person' && (result.named.length === 0 || asksPersonOnly(query))) continue;
    // The days around a span say more than what there is outside of it.
    if ((filter === 'since' || filter === 'until') && notes.some(({ kind }) => kind === 'nearest-days')) continue;
    notes.push({ kind: 'emptied-by', filter, value: Array.isArray(value) ? value.join(', ') : value, total });
  }
  return notes;
}

/** Whether a name shows why it is meant by what was typed: by a word of it, the beginning of one, or its possessive. */
function sharesWord(typed: string, name: string): boolean {
  const words = [...nameWords(name), ...camelWords(name)];
  // A name without letters is known by all of it.
  if (words.length === 0) return true;
  return nameWords(typed).some((one) => words.some((word) => word.startsWith(one) || one === `${word}s`));
}

function inSpan(log: LogReader, query: Query) {
  const { since = '', until = '9999-99-99' } = query;
  return log.days.filter(({ date }) => date >= since && date <= until);
}
