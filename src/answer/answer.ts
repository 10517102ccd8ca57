import type { CountedPerson, LogAnswer } from '../model/answer.ts';
import type { Entry } from '../model/entry.ts';
import type { Note } from '../model/note.ts';
import type { AskedRole, Query } from '../model/query.ts';
import type { SearchResult, Tally } from '../search/search.ts';
import { hasWord, splitQuery, splitWords } from '../search/words.ts';
import { makeActivity } from './activity.ts';
import { peopleInEntry } from './entry-people.ts';
import { type Found, listDates, loadHits, makeEvidence, makePassage } from './evidence.ts';
import { toSearch } from './make-query.ts';
import { asksCommitted, asksSpanOnly, countDeclared, explainResult, findSilence } from './notes.ts';
import { type PassageWords, readPassageWords } from './passage.ts';
import type { LogReader } from './reader.ts';
import { answerReleaseDay, asksReleaseDay } from './release-day.ts';
import { withTies } from './ties.ts';

/** How many people and days an answer names at most. */
const namedAtMost = 10;

/** Names the people who have a role in what matches: of the best change where words are asked for, else all by number. */
export async function answerWho(log: LogReader, query: Query): Promise<LogAnswer> {
  const role = query.role ?? 'author';
  // Whose change it is and who else had a part in it are two things: "who acked jan kara's patch".
  const base = toSearch({ ...query, role: 'author' }, query.about === undefined ? 'newest' : 'best');
  const most = query.limit ?? namedAtMost;
  const isTallied = query.about === undefined || role === 'author';
  const result = await log.search({ ...base, role, ...(isTallied && { tally: role, mostPeople: most }) });
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('who', log, query, result, found);
  if (result.total === 0 && role !== 'author') {
    const own = query.person === undefined ? undefined : await answerOwnRole(log, query, role, result);
    if (own) return own;
    if (role !== 'any') return await answerNobody(log, query, role);
  }
  if (answer.verdict !== 'found') return answer;
  const people = isTallied
    ? markMerger(countPeople(result.people, role, { most, bestFirst: query.about !== undefined }), found)
    : peopleOfBest(found, role);
  // Whose change the best one is, is asked; that others have authors is no answer to it.
  const unnamed = role === 'author' && query.about !== undefined && found[0] !== undefined && !isNamed(found[0].entry);
  if (unnamed || people.length === 0) {
    return { ...answer, verdict: 'nothing', people: [], notes: [...answer.notes, { kind: 'nobody-recorded', role }] };
  }
  const peopleTotal = isTallied ? result.peopleTotal : people.length;
  const told = { ...answer, people: people.slice(0, most), peopleTotal };
  return await withTies(log, told, meantOf(query, result, found));
}

/** No change by the person tells of anybody in the role: the changes in which they have it themselves, if there are any. */
async function answerOwnRole(
  log: LogReader,
  query: Query,
  role: AskedRole,
  { otherRoles: roles }: SearchResult,
): Promise<LogAnswer | undefined> {
  const result = await log.search({ ...toSearch(query, query.about === undefined ? 'newest' : 'best'), tally: role });
  if (result.total === 0) return undefined;
  const answer = makeAnswer('who', log, query, result, await loadHits(log, result.hits));
  const names = [...new Set(result.named)];
  const people = countPeople(result.people, role).filter(({ name }) => names.includes(name));
  const isAuthor = roles.length === 0 || roles.some((found) => found.role === 'author');
  const why: Note = isAuthor ? { kind: 'own-role', names, role } : { kind: 'only-as', names, roles };
  const notes: Note[] = [why, ...answer.notes];
  return { ...answer, people: people.slice(0, query.limit ?? namedAtMost), peopleTotal: people.length, notes };
}

/** Nobody has the role: the changes that were meant are shown where words tell which. */
async function answerNobody(log: LogReader, query: Query, role: AskedRole): Promise<LogAnswer> {
  const order = query.about === undefined ? 'newest' : 'best';
  const result = await log.search({ ...toSearch({ ...query, role: 'author' }, order), role: undefined });
  const answer = makeAnswer(
    'who',
    log,
    query,
    result,
    query.about === undefined ? [] : await loadHits(log, result.hits),
  );
  const notes: Note[] = result.total === 0 ? answer.notes : [...answer.notes, { kind: 'nobody-recorded', role }];
  return { ...answer, verdict: answer.verdict === 'found' ? 'nothing' : answer.verdict, total: 0, people: [], notes };
}

/** Gives the days of what matches: best first where words are asked for, else oldest first; of a release alone, its own. */
export async function answerWhen(log: LogReader, query: Query): Promise<LogAnswer> {
  if (asksReleaseDay(query)) return await answerReleaseDay(log, query);
  const result = await log.search(toSearch(query, query.about === undefined ? 'oldest' : 'best'));
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('when', log, query, result, found);
  if (answer.verdict !== 'found') return answer;
  const [best] = found;
  const asked = query.about === undefined ? result.firstDay : best?.entry.date;
  const dates = listDates(found.map(({ entry }) => entry)).slice(0, namedAtMost);
  if (asked !== undefined && asked !== '') {
    return await withTies(log, { ...answer, dates }, meantOf(query, result, found));
  }
  // The log does not tell when; the release that it is under says something all the same.
  const release = best?.entry.release;
  return { ...answer, verdict: 'nothing', dates: [], ...(release !== undefined && { release }) };
}

/**
 * Lists the changes, best first where words are asked for, and quotes the first; else, and where an order is `listed`, by
 * their days, with how they are spread over time.
 */
export async function answerWhat(log: LogReader, query: Query, listed?: 'newest' | 'oldest'): Promise<LogAnswer> {
  const isCharted = query.about === undefined || (listed !== undefined && query.limit === undefined);
  const withActivity = isCharted && query.skip === undefined;
  const order = listed ?? (query.about === undefined ? 'newest' : 'best');
  const result = await log.search({ ...toSearch(query, order), ...(withActivity && { spread: true }) });
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('what', log, query, result, found);
  // What is quoted is the first entry of all, not that of a later page.
  const first = query.skip === undefined ? found[0] : undefined;
  if (answer.verdict !== 'found' || !first) return answer;
  const [best, ...others] = answer.entries;
  const quote = best?.passage ?? makePassage(first, readPassageWords(undefined));
  const entries = best ? [{ ...best, passage: quote }, ...others] : [];
  const activity = withActivity ? makeActivity(log, query, result.spread) : undefined;
  const told = { ...answer, quote, entries, dates: listDates([first.entry]), ...(activity && { activity }) };
  return await withTies(log, told, meantOf(query, result, found));
}

/** Counts exactly: what is declared where only a span is asked for, what one merge declares, else what matches. */
export async function answerCount(log: LogReader, query: Query): Promise<LogAnswer> {
  const result = await log.search(toSearch(query, query.about === undefined ? 'newest' : 'best'));
  const found = result.partial ? [] : await loadHits(log, result.hits);
  const answer = makeAnswer('count', log, query, result, found);
  const spanOnly = asksSpanOnly(query) && !asksCommitted(log, query);
  if (result.partial && result.unknownWords.length === 0) answer.notes.push({ kind: 'never-together' });
  const count = spanOnly ? countDeclared(log, query) : (declaredByMerge(query, result, found) ?? result.total);
  return {
    ...answer,
    verdict: count > 0 ? 'found' : 'nothing',
    sure: !result.subsystemGuessed,
    partial: false,
    count,
    described: result.total,
    lines: result.lines,
  };
}

/** Asked of one merge by what it is called, not by something that it or a title it lists is about: what it declares. */
function declaredByMerge(query: Query, result: SearchResult, found: readonly Found[]): number | undefined {
  const only = result.total === 1 && query.about !== undefined ? found[0] : undefined;
  // Where titles have the words too, the question may as well be about these.
  if (!only?.hit.whole || only.hit.lines.length > 0) return undefined;
  const { merge, headline, subject = '' } = only.entry;
  const named = splitWords([merge?.from ?? '', headline, subject].join(' '));
  const taken = new Map(result.correctedWords.map(({ from, to }) => [from, to]));
  const words = splitQuery(query.about ?? '').map((word) => taken.get(word) ?? word);
  return words.every((word) => hasWord(named, word)) ? merge?.declared : undefined;
}

/** The parts that the answers of all commands share. */
export function makeAnswer(
  command: LogAnswer['command'],
  log: LogReader,
  query: Query,
  result: SearchResult,
  found: readonly Found[],
): LogAnswer {
  const silence = findSilence(log, query);
  const notes: Note[] = [
    ...(result.yanked ?? []).map((release): Note => ({ kind: 'yanked', release })),
    ...(result.elsewhere ?? []).map((release): Note => ({ kind: 'made-elsewhere', release })),
    ...explainResult(log, query, result),
  ];
  // A log without entries has no other days than these.
  const spanned = query.since !== undefined || query.until !== undefined || log.info.entries === 0;
  const silent = silence.count > 0 && spanned && !asksCommitted(log, query);
  const undescribed = result.total === 0 && !result.partial && silent && asksSpanOnly(query);
  if (silent) notes.push({ kind: 'undescribed', ...silence });
  if (query.by === 'committer') notes.push({ kind: log.hasCommitters ? 'committed-by-day' : 'one-day-only' });
  const about = wordsOf(query, result);
  const words = about === undefined ? undefined : readPassageWords(about);
  return {
    command,
    log: log.name,
    query,
    verdict: undescribed ? 'undescribed' : found.length > 0 ? 'found' : 'nothing',
    sure: !result.partial && !result.subsystemGuessed,
    ...(undescribed && { dates: silence.days.map(({ date }) => date), count: silence.count, described: 0 }),
    entries: found.map((one) => makeEvidence(one, creditWords(one.entry, query, result.named) ?? words, log.info.web)),
    total: result.total,
    partial: result.partial,
    notes,
  };
}

/**
 * Whoever asks who is credited is shown the words that credit them: the passage of those names and of what is asked. There
 * are none where a trailer alone says it.
 */
function creditWords(entry: Entry, query: Query, named: readonly string[]): PassageWords | undefined {
  const { role, person, about = '' } = query;
  if (role !== 'credited') return undefined;
  const names = (person === undefined ? peopleInEntry(entry, role) : [person, ...named]).join(' ');
  return readPassageWords(names).count(entry.body) === 0 ? undefined : readPassageWords(`${about} ${names}`);
}

/** The words by which passages are chosen: those asked for, and what was taken for those that the log does not have. */
function wordsOf(query: Query, result: SearchResult): string | undefined {
  return query.about && [query.about, ...result.correctedWords.map(({ to }) => to)].join(' ');
}

/** Which of the people of a tally are named: all, unless said. */
interface NamedPeople {
  skip?: number | undefined;
  most?: number | undefined;
  /** Whose change is the best comes first, all others by number. */
  bestFirst?: boolean | undefined;
}

/** The people of a tally, most first. Only those that are asked for are looked up. */
export function countPeople(tallies: readonly Tally[], role: AskedRole, asked: NamedPeople = {}): CountedPerson[] {
  const { skip = 0, most = tallies.length, bestFirst = false } = asked;
  const first = bestFirst ? 1 : 0;
  const byNumber = tallies.slice(first).sort((one, other) => other.count - one.count);
  const ordered = [...tallies.slice(0, first), ...byNumber];
  return ordered.slice(skip, skip + most).map(({ name, names, count, merged }): CountedPerson => {
    return { name, ...(names.length > 0 && { names }), role: merged ? 'merged' : role, count };
  });
}

/** Whoever pulled the best match in is said to have merged it, whatever else is theirs. */
function markMerger(people: readonly CountedPerson[], found: readonly Found[]): CountedPerson[] {
  const best = found[0]?.entry;
  return people.map((person, index) => {
    const isAuthor = best !== undefined && [person.name, ...(person.names ?? [])].includes(best.author.name);
    const merged = index === 0 && person.role === 'author' && best?.merge !== undefined && isAuthor;
    return merged ? { ...person, role: 'merged' } : person;
  });
}

/** The change that is meant: the best of those about some words, or the only one. */
function meantOf(query: Query, { total }: SearchResult, found: readonly Found[]): number | undefined {
  return query.about !== undefined || total === 1 ? found[0]?.hit.sequence : undefined;
}

/** Whether a log says whose an entry is. */
const isNamed = ({ author: { name, email = '' } }: Found['entry']): boolean => name !== '' || email !== '';

/** The people of the best entry that records any in this role. */
function peopleOfBest(found: readonly Found[], role: AskedRole): CountedPerson[] {
  const names = found[0] ? peopleInEntry(found[0].entry, role) : [];
  return names.map((name) => ({ name, role, count: 1 }));
}
