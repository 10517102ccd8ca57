import { type Commandlike, formatCommand } from '../model/command-text.ts';
import { type Day, makeDay } from '../model/day.ts';
import type { Entry } from '../model/entry.ts';
import { fold } from '../model/text.ts';
import type { Group } from '../search/search.ts';
import { answerCount, answerWhat, answerWho } from './answer.ts';
import { makeQuery } from './make-query.ts';
import { answerRank } from './rank.ts';
import type { LogReader } from './reader.ts';

/** A question as data: a command's name and its options. */
export interface Question {
  command: string;
  values: Record<string, string>;
}

/** How many questions are shown. */
const wanted = 3;

/** How many of the newest entries, and of a headline's words, are looked at. */
const entriesRead = 5;
const wordsTried = 8;

/**
 * Questions that have an answer in this log, each a whole line as it is typed, at most three; none for a log without
 * entries. They are of the log's last months, its busiest subsystems and the words of a new headline. `commands` are
 * those that can be asked; the log is named in them where `names` says so.
 */
export async function makeExamples(log: LogReader, commands: readonly Commandlike[], names = false): Promise<string[]> {
  const lines: string[] = [];
  for (const questions of await listQuestions(log)) {
    for (const question of questions) {
      const command = commands.find(({ name }) => name === question.command);
      if (!command || !(await isAnswered(log, question))) continue;
      lines.push(formatCommand(command, names ? { ...question.values, log: log.name } : question.values));
      break;
    }
    if (lines.length === wanted) break;
  }
  return lines;
}

/** For each line the questions that may stand there, the best first. */
export async function listQuestions(log: LogReader): Promise<Question[][]> {
  const { total, lastDay } = await log.search({ order: 'newest', limit: 0 });
  if (total === 0) return [];
  const about = await chooseWords(log);
  const { since, groups } = await findBusy(log, lastDay);
  const busiest = groups[0]?.name;
  // A single author is no ranking.
  const second = groups.find(({ name, people }) => name !== busiest && people > 1)?.name ?? busiest;
  // A log that names nobody has no answer to who it was.
  const ofWords = about === undefined ? [] : ['who', 'what'].map((command) => ({ command, values: { about } }));
  const ofBusiest =
    busiest === undefined ? [] : [{ command: 'what', values: { subsystem: busiest, ...(since && { since }) } }];
  const ofSecond = second === undefined ? [] : [{ command: 'rank', values: { of: 'people', subsystem: second } }];
  const month = lastDay?.slice(0, 7);
  const ofMonth = month === undefined ? [] : [{ command: 'what', values: { since: month } }];
  const ofRelease = await findNewest(log);
  return [
    ofWords,
    [...ofBusiest, ...ofMonth],
    [...ofSecond, { command: 'rank', values: { of: 'people' } }],
    // In the place of words, where no headline has any, and of people, where nobody is named.
    ofRelease,
    month === undefined ? [] : [{ command: 'count', values: { since: month, until: month } }],
  ];
}

/** What the newest release brought, in a text that has version headings. */
async function findNewest(log: LogReader): Promise<Question[]> {
  if (log.info.releases === undefined) return [];
  const { newest } = await log.releases();
  return newest ? [{ command: 'what', values: { release: newest.name } }] : [];
}

async function isAnswered(log: LogReader, { command, values }: Question): Promise<boolean> {
  // Spans are days, months and years here, which are the same on every day.
  const query = { ...makeQuery(values, log.info.lastDay ?? '2000-01-01'), limit: 1 };
  const answer =
    command === 'who'
      ? await answerWho(log, query)
      : command === 'what'
        ? await answerWhat(log, query)
        : command === 'rank'
          ? await answerRank(log, query, 'people')
          : await answerCount(log, query);
  return answer.verdict === 'found' && answer.sure;
}

/** The two words of a new headline that fewest entries have, both together in at least one. */
async function chooseWords(log: LogReader): Promise<string | undefined> {
  const names = new Set(log.people.flatMap((name) => fold(name).split(' ')));
  for (const merges of ['none', 'all'] as const) {
    const { hits } = await log.search({ order: 'newest', limit: entriesRead, merges });
    for (const { sequence } of hits) {
      const words = await rareWords(log, await log.entry(sequence), names);
      if (words.length < 2) continue;
      const about = words.join(' ');
      const { total } = await log.search({ order: 'best', limit: 0, words: about });
      if (total > 0) return about;
    }
  }
  return undefined;
}

/** The two words of a headline that fewest entries have, in its order; no names of subsystems and people. */
async function rareWords(
  log: LogReader,
  { headline, subsystems }: Entry,
  names: ReadonlySet<string>,
): Promise<string[]> {
  // Plain words only: no numbers, no names of functions and files.
  const found = headline.match(/(?<![^\s(“"'])\p{L}{4,20}(?=[\s.,:;)”"']|$)/gu) ?? [];
  const words = [...new Set(found.map((word) => word.toLowerCase()))].filter(
    (word) => !names.has(fold(word)) && !subsystems.some((name) => fold(name) === fold(word)),
  );
  const counted: { word: string; total: number; place: number }[] = [];
  for (const [place, word] of words.slice(0, wordsTried).entries()) {
    const { total, correctedWords, emptyWords } = await log.search({ order: 'best', limit: 0, words: word });
    if (total > 0 && correctedWords.length === 0 && !emptyWords) counted.push({ word, total, place });
  }
  const rarest = counted.sort((a, b) => a.total - b.total || a.place - b.place).slice(0, 2);
  return rarest.sort((a, b) => a.place - b.place).map(({ word }) => word);
}

/** The busiest subsystems of the last three months, else of the last year, else of all time. */
async function findBusy(log: LogReader, lastDay: Day | undefined): Promise<{ since?: string; groups: Group[] }> {
  for (const months of [2, 11, undefined]) {
    const since = months === undefined || lastDay === undefined ? undefined : monthBefore(lastDay, months);
    const day = since && makeDay(Number(since.slice(0, 4)), Number(since.slice(5)), 1);
    const { groups } = await log.search({ order: 'newest', limit: 0, group: 'subsystem', since: day });
    // Of a name of one letter nobody can tell what it is.
    const named = groups.filter(({ name }) => name !== 'other' && name.length > 1);
    if (named.length > 1 || (named.length > 0 && months === undefined))
      return { ...(since && { since }), groups: named };
  }
  return { groups: [] };
}

function monthBefore(day: Day, count: number): string | undefined {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return months < 0 ? undefined : makeDay(Math.floor(months / 12), (months % 12) + 1, 1)?.slice(0, 7);
}
