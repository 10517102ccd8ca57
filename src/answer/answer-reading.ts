import type { LogAnswer } from '../model/answer.ts';
import type { Day } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import { mergesSchema, type Query, roleSchema } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import { answerCount, answerWhat, answerWhen, answerWho } from './answer.ts';
import { answerByWords, answerOutermost } from './answer-by-words.ts';
import { answerTogether } from './answer-together.ts';
import { readBegun } from './begun.ts';
import { answerBeside } from './beside.ts';
import { bringsInNamed } from './brings-in.ts';
import { findRewritten } from './find-rewritten.ts';
import { readThingName } from './first-mention.ts';
import { answerReleases } from './list-releases.ts';
import { makeQuery, pickGiven } from './make-query.ts';
import { answerPerson } from './person.ts';
import { answerSubsystems, readRanking } from './rank.ts';
import { answerRanking } from './rank-others.ts';
import type { LogReader } from './reader.ts';
import { answerRelease } from './release.ts';
import { wordsOf } from './settle-subsystem.ts';
import { findTurning, readTurning } from './turned-named.ts';

/** How a question was asked, beside what it was read as. */
export interface AskedHow {
  question: string;
  now: Day;
  limit?: number | undefined;
  skip?: number | undefined;
}

/**
 * Answers a question that was read. Where words tell which change is meant, changes are ranked by meaning; all else is
 * counted, ranked or listed exactly, as the commands do. Throws a UserError for arguments that do not fit.
 */
export async function answerReading(log: LogReader, reading: Reading, asked: AskedHow): Promise<LogAnswer> {
  const query = readQuery(reading, asked);
  const answer = await answerQuery(log, reading, query, asked);
  const sure = answer.sure && !reading.inexact;
  return { ...answer, sure, asked: answer.asked ?? { question: asked.question, reading } };
}

async function answerQuery(log: LogReader, reading: Reading, query: Query, asked: AskedHow): Promise<LogAnswer> {
  const { command, words, raw, unrecorded } = reading;
  if (unrecorded !== undefined) return await answerUnrecorded(log, reading, query, unrecorded);
  switch (command) {
    case 'count':
      return await answerCounted(log, reading, query, asked);
    case 'rank': {
      const ranked = await answerRanking(log, query, readRanking(raw.of) ?? 'people');
      return reading.heads ? { ...ranked, count: ranked.peopleTotal } : ranked;
    }
    case 'person':
      return await answerPerson(log, query);
    case 'releases':
      return await answerReleases(log, query);
    case 'subsystems':
      return await answerSubsystems(log, query);
    default:
      break;
  }
  const named = await findNamed(log, reading);
  if (named !== undefined) {
    const asks = pickGiven({ role: query.role, except: query.except });
    const kinds = readTurning(reading);
    const turning = kinds && (await findTurning(log, named, kinds));
    const meant = turning ?? named;
    const answer = await answerOutermost(log, reading, asks, { from: meant, to: meant + 1 });
    // What is asked about is another change, which the log does not tell of.
    return kinds !== undefined && turning === undefined ? { ...answer, sure: false } : answer;
  }
  const listed = reading.list && words.length > 0 ? await answerListed(log, reading, query) : undefined;
  if (listed) return listed;
  const begun = readBegun(log.vocabulary, reading, query);
  const first = begun && (await answerBegun(log, begun, asked));
  if (first?.verdict === 'found')
    return first.sure ? first : ((await answerBrought(log, reading, query, asked)) ?? first);
  if (words.length > 0)
    return (await answerBeside(log, reading, query, asked)) ?? (await answerTogether(log, reading, query, asked));
  if (reading.prefer !== undefined) return await answerOutermost(log, reading, query);
  if (command === 'release') return await answerRelease(log, query);
  const answer = await (command === 'who' ? answerWho : command === 'when' ? answerWhen : answerWhat)(log, query);
  const mayBeWords = answer.verdict === 'nothing' && query.subsystem !== undefined;
  const told = mayBeWords ? await answerByWords(log, reading, query, asked) : answer;
  return told.verdict === 'nothing' ? answer : told;
}

/** All changes that have every word, by their days; undefined where there are not several. */
async function answerListed(log: LogReader, reading: Reading, query: Query): Promise<LogAnswer | undefined> {
  const order = reading.prefer === 'earliest' ? 'oldest' : 'newest';
  const answer = await answerWhat(log, await withTellingWords(log, reading, query), order);
  return answer.verdict === 'found' && !answer.partial && answer.total > 1 ? { ...answer, listed: order } : undefined;
}

/** Of what no log tells there is no number; who has most of it is ranked by changes, and it says so. */
async function answerUnrecorded(log: LogReader, reading: Reading, query: Query, what: string): Promise<LogAnswer> {
  const note: Note = { kind: 'unrecorded', what };
  if (reading.command === 'rank') {
    const ranked = await answerRanking(log, query, readRanking(reading.raw.of) ?? 'people');
    return { ...ranked, sure: false, notes: [note, ...ranked.notes] };
  }
  const command = reading.command === 'count' ? 'count' : 'what';
  const nothing = { verdict: 'nothing', sure: true, total: 0, partial: false } as const;
  return { ...nothing, command, log: log.name, query, entries: [], notes: [note] };
}

/** The first change to something, and no merge of it; it is sure to be how it began only where it says so. */
async function answerBegun(log: LogReader, reading: Reading, asked: AskedHow): Promise<LogAnswer> {
  const answer = await answerOutermost(log, reading, { merges: 'none', ...readQuery(reading, asked) });
  const isSure = answer.sure && bringsInNamed(answer.entries[0]?.headline ?? '', reading.raw.subsystem ?? '');
  return { ...answer, sure: isSure, asked: { question: asked.question, reading } };
}

/**
 * The change that surely brought a thing in, where the first to the subsystem of that name does not say so; and unsurely the
 * first to name a file (`refs.h`) that the subsystem is more than.
 */
async function answerBrought(
  log: LogReader,
  reading: Reading,
  query: Query,
  asked: AskedHow,
): Promise<LogAnswer | undefined> {
  const answer = await answerByWords(log, { ...reading, prefer: 'earliest' }, query, asked);
  const isOwn = answer.sure || readThingName(reading.words) !== undefined;
  return answer.verdict === 'found' && isOwn ? answer : undefined;
}

/** The entry that a question names by its hash: "what does 4f8cdc2a1ea5 do". */
async function findNamed(log: LogReader, { words }: Reading): Promise<number | undefined> {
  const hashes = words.map(({ text }) => text.toLowerCase()).filter((text) => /^(?=.*\d)[0-9a-f]{7,64}$/.test(text));
  for (const hash of hashes) {
    const [found, other] = await log.find(hash, 2);
    if (found !== undefined && other === undefined) return found;
    const [old, another] = found === undefined ? await findRewritten(log, hash, 2) : [];
    if (old?.now !== undefined && another === undefined) return old.now;
  }
  return undefined;
}

async function answerCounted(log: LogReader, reading: Reading, query: Query, asked: AskedHow): Promise<LogAnswer> {
  const merge = nameMerge(reading, query);
  const named = merge && (await answerCount(log, merge));
  if (named && named.total === 1 && named.entries[0]?.merge?.whole) return named;
  const counted = await answerCount(log, await withTellingWords(log, reading, query));
  const inWords = await countAbout(log, reading, query, asked);
  if (inWords && inWords.total >= counted.total * farMore) return inWords;
  // What only begins as a word of the question may be another thing.
  return { ...counted, sure: counted.sure && !counted.notes.some(({ kind }) => kind === 'read-as-beginning') };
}

/** Titles hardly say their subsystem where so many times as many entries have its words. */
const farMore = 8;

/** "About action cable" is counted by the words, where no more is said, as well as by the subsystem of that name. */
async function countAbout(
  log: LogReader,
  reading: Reading,
  query: Query,
  { question }: AskedHow,
): Promise<LogAnswer | undefined> {
  const words = wordsOf(reading, 'subsystem');
  const about = words.map(({ text }) => text).join(' ');
  if (about === '' || reading.words.length > 0 || !question.includes(`about ${about}`)) return undefined;
  const { subsystem: _, ...raw } = reading.raw;
  const counted = await answerCount(log, { ...query, subsystem: undefined, about });
  return { ...counted, asked: { question, reading: { ...reading, words, raw: { ...raw, about } } } };
}

/** "The sh-2.6 merge" is a merge by its name; how many commits came with it is what it declares. */
function nameMerge({ taken }: Reading, query: Query): Query | undefined {
  const named = taken.find(({ rule, text }) => rule === 'subsystem' && mergeWord.test(text));
  if (named === undefined || query.about !== undefined) return undefined;
  const about = named.text.replace(/^the /i, '').replace(mergeWord, '').trim();
  return about === '' ? undefined : { ...query, subsystem: undefined, about };
}

const mergeWord = /\b(?:merge|pull)$/i;

/** What is counted has all words that tell anything; those that do not ("came with", "mention") are not asked of it. */
async function withTellingWords(log: LogReader, { words }: Reading, query: Query): Promise<Query> {
  if (words.length === 0) return query;
  const { words: read } = await log.weigh({ words, limit: 0 });
  const telling = words.filter(({ text }) => {
    const known = read.find(({ word }) => word === text.toLowerCase());
    return known === undefined || known.kind !== 'vague';
  });
  return telling.length === 0 ? query : { ...query, about: telling.map(({ text }) => text).join(' ') };
}

/** The arguments of a reading as a query: they are written as they would be typed. */
export function readQuery({ raw, command }: Reading, { now, limit = readLimit(raw.limit), skip }: AskedHow): Query {
  const { about, person, subsystem, since, until, except, release, from, to } = raw;
  const of = readRanking(raw.of);
  const role = roleSchema.safeParse(raw.role).data;
  const merges = mergesSchema.safeParse(raw.merges).data;
  const reverts = mergesSchema.safeParse(raw.reverts).data;
  const ranked = command === 'rank' ? { of } : {};
  return makeQuery(
    {
      ...ranked,
      about,
      person,
      role,
      subsystem,
      release,
      from,
      to,
      since,
      until,
      except,
      merges,
      reverts,
      limit,
      skip,
    },
    now,
  );
}

/** How many the question itself asks for. */
const readLimit = (limit: string | undefined): number | undefined => (limit === undefined ? undefined : Number(limit));
