import type { CountedPerson, LogAnswer } from '../model/answer.ts';
import type { Note } from '../model/note.ts';
import type { Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import type { SoftWord } from '../search/soft-words.ts';
import type { AskedHow } from './answer-reading.ts';
import {
  type Confidence,
  isAboutIt,
  isSurelyNothing,
  judgeConfidence,
  type Narrowed,
  readFacts,
} from './confidence.ts';
import { type Found, listDates, loadHits, makeEvidence } from './evidence.ts';
import { defaultLimit, toSearch } from './make-query.ts';
import { findPeopleOf } from './people-of-change.ts';
import { chooseQuote } from './quote.ts';
import { readWanted } from './quote-cues.ts';
import type { LogReader } from './reader.ts';
import { withRelease } from './release.ts';
import { settleSubsystem } from './settle-subsystem.ts';
import { withTies } from './ties.ts';
import type { WeighedChange } from './weigh-changes.ts';
import { makeWorking } from './working.ts';

/** Answers a question whose words tell which change is meant. */
export async function answerByWords(
  log: LogReader,
  reading: Reading,
  query: Query,
  asked: AskedHow,
): Promise<LogAnswer> {
  const settled = await settleSubsystem(log, reading, query);
  const { changes, result } = settled;
  const { words } = result;
  const facts = readFacts(words, changes, readNarrowed(settled.query), settled.reading.words);
  const judged = changes.length === 0 ? 'nothing' : judgeConfidence(facts);
  const confidence = judged === 'sure' && tellsNothing(words, settled.query) ? 'unsure' : judged;
  const used: Query = { ...settled.query, about: settled.reading.raw.about };
  const strict = await log.search({ ...toSearch(used, 'best'), limit: 0, exact: true });
  const skip = query.skip ?? 0;
  const shown = changes.slice(skip, skip + (query.limit ?? defaultLimit));
  const answer: LogAnswer = {
    command: nameCommand(reading),
    log: log.name,
    query: used,
    verdict: confidence === 'nothing' ? 'nothing' : 'found',
    sure: confidence === 'sure',
    entries: shown.map((change) => ({
      ...makeEvidence(toFound(change), undefined, log.info.web),
      score: round(change.score),
    })),
    total: strict.total,
    partial: strict.total === 0,
    notes: listNotes(words),
    asked: { question: asked.question, reading: settled.reading },
    working: await makeWorking(log, changes, result, used),
  };
  if (confidence === 'nothing') return { ...answer, sure: isSurelyNothing(facts), total: 0, partial: false };
  if (reading.command === 'release') return await tellRelease(log, answer, changes);
  const composed = compose(answer, changes, words, {
    reading: settled.reading,
    question: asked.question,
    confidence,
    isAbout: isAboutIt(facts),
  });
  const meant = changes.find(({ entry }) => entry.id === composed.entries[0]?.id);
  // What was weighed by its meaning is no less meant for lacking a word.
  return { ...(await withTies(log, { ...composed, partial: false }, meant?.hit.sequence)), partial: composed.partial };
}

/** What all words together must weigh for a sure answer, where nothing else narrows it down. */
const leastWeight = 1.5;

/** Whether a question has hardly more than words that most changes have, and no filter beside them. */
function tellsNothing(words: readonly SoftWord[], query: Query): boolean {
  return !isNarrowed(query) && words.reduce((sum, { weight }) => sum + weight, 0) < leastWeight;
}

const readNarrowed = (query: Query): Narrowed => ({
  isNarrowed: isNarrowed(query),
  names: [query.person, query.since, query.until].some((filter) => filter !== undefined),
});

const isNarrowed = ({ person, since, until, subsystem, role }: Query): boolean =>
  [person, since, until, subsystem, role].some((filter) => filter !== undefined);

/**
 * Answers a question for the first or the last change of all that fit. Where `numbers` tell which entries are meant, the query
 * tells only whom of them is asked for.
 */
export async function answerOutermost(
  log: LogReader,
  reading: Reading,
  query: Query,
  numbers?: { from: number; to: number },
): Promise<LogAnswer> {
  const sought = toSearch(numbers ? {} : query, reading.prefer === 'earliest' ? 'oldest' : 'newest');
  const result = await log.search({ ...sought, ...(numbers && { numbers }) });
  const found = await loadHits(log, result.hits);
  const answer: LogAnswer = {
    command: nameCommand(reading),
    log: log.name,
    query,
    verdict: found.length > 0 ? 'found' : 'nothing',
    sure: true,
    entries: found.map((one) => makeEvidence(one, undefined, log.info.web)),
    total: result.total,
    partial: false,
    notes: [],
  };
  const [first] = found;
  if (!first) return answer;
  if (reading.command === 'release') return await withRelease(log, answer, found);
  const quote = chooseQuote(first.entry, { words: [] });
  const isOne = reading.command !== 'what' || reading.single || found.length === 1;
  const told = isOne ? await withTies(log, answer, first.hit.sequence) : answer;
  const { people, guessed } = findPeopleOf([first.entry], reading, query);
  if (reading.command === 'who' && people.length === 0) return { ...nobody(answer, true), total: answer.total };
  return {
    ...told,
    people,
    sure: !guessed || reading.command !== 'who',
    dates: listDates([first.entry]),
    ...((reading.command === 'what' || reading.command === 'why') && { quote }),
  };
}

/** What a reading is answered as: a list of what there is, where no change is asked for. */
function nameCommand({ command }: Reading): LogAnswer['command'] {
  return command === 'logs' ? 'what' : command;
}

/** How many changes are told where it is not sure which is meant. */
const guesses = 3;

function compose(
  answer: LogAnswer,
  changes: readonly WeighedChange[],
  words: readonly SoftWord[],
  {
    reading,
    question,
    confidence,
    isAbout,
  }: { reading: Reading; question: string; confidence: Confidence; isAbout: boolean },
): LogAnswer {
  const told = changes.slice(0, confidence === 'sure' ? 1 : guesses);
  const entries = told.map(({ entry }) => entry);
  switch (reading.command) {
    case 'who': {
      const near = changes.filter(({ score, fit }) => isNear(changes, score, fit.coverage));
      const found = findPeopleOf(
        near.map(({ entry }) => entry),
        reading,
        answer.query,
        confidence === 'sure',
      );
      if (found.people.length === 0) return nobody(answer, isAbout);
      const first = changes.find(({ entry }) => entry === found.entry);
      return {
        ...answer,
        people: found.people.map((person) => withSpellings(person, first ?? changes[0])),
        peopleTotal: found.people.length,
        sure: answer.sure && !found.guessed,
        entries: first === changes[0] ? answer.entries : bringToFront(answer, first),
      };
    }
    case 'when':
      return { ...answer, dates: listDates(entries) };
    default: {
      const [best] = entries;
      if (!best) return answer;
      const quote = chooseQuote(best, { words, wants: readWanted(reading.command, question) });
      return { ...answer, dates: listDates([best]), quote };
    }
  }
}

/** Which release has the best change; where none has, there may be no release with it yet. */
async function tellRelease(log: LogReader, answer: LogAnswer, changes: readonly WeighedChange[]): Promise<LogAnswer> {
  return await withRelease(log, answer, changes.slice(0, answer.entries.length).map(toFound));
}

/** Changes so near to the best that they may be meant as well, where it says nothing of what is asked. */
function isNear(changes: readonly WeighedChange[], score: number, coverage: number): boolean {
  const [best] = changes;
  return best !== undefined && score >= best.score - 0.2 && coverage >= best.fit.coverage - 0.02;
}

function nobody(answer: LogAnswer, sure: boolean): LogAnswer {
  const note: Note = { kind: 'nobody-recorded', role: answer.query.role ?? 'author' };
  return {
    ...answer,
    verdict: 'nothing',
    total: 0,
    people: [],
    notes: [...answer.notes, note],
    sure,
  };
}

/** Somebody with the other spellings under which the change has them. */
function withSpellings(person: CountedPerson, change: WeighedChange | undefined): CountedPerson {
  const names = [...(change?.hit.mainNames ?? [])].flatMap(([other, main]) => (main === person.name ? [other] : []));
  return names.length === 0 ? person : { ...person, names };
}

function bringToFront(answer: LogAnswer, change: WeighedChange | undefined): LogAnswer['entries'] {
  const first = answer.entries.find(({ id }) => id === change?.entry.id);
  return first ? [first, ...answer.entries.filter((entry) => entry !== first)] : answer.entries;
}

function toFound({ hit, entry, fate }: WeighedChange): Found {
  const lines = hit.line === undefined ? [] : [hit.line];
  return { hit: { ...hit, whole: hit.line === undefined, lines }, entry, ...(fate && { fate }) };
}

/** What the words were taken for, and which of them the log does not have. */
function listNotes(words: readonly SoftWord[]): Note[] {
  const notes: Note[] = words.flatMap(({ word, taken }): Note[] =>
    taken === undefined ? [] : [{ kind: 'corrected', from: word, to: taken }],
  );
  const unknown = words.filter(({ groups }) => groups.length === 0).map(({ word }) => word);
  if (unknown.length > 0) notes.push({ kind: 'no-words', words: unknown });
  return notes;
}

const round = (score: number): number => Math.round(score * 1000) / 1000;
