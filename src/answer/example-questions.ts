import type { ReadQuestion } from '../model/read-question.ts';
import { formatSpan, parseSpan } from '../model/span.ts';
import { answerReading } from './answer-reading.ts';
import { listQuestions, type Question } from './examples.ts';
import type { LogReader } from './reader.ts';

/** How many questions are shown. */
const wanted = 3;

/**
 * Questions in plain words that have a sure answer in this log, at most three; none for a log without entries. They are
 * about the same as the examples of commands are.
 */
export async function makeQuestions(log: LogReader, readQuestion: ReadQuestion): Promise<string[]> {
  const questions: string[] = [];
  for (const alternatives of await listQuestions(log)) {
    for (const alternative of alternatives) {
      const question = sayQuestion(alternative);
      if (question === undefined || !(await isAnswered(log, question, alternative, readQuestion))) continue;
      questions.push(question);
      break;
    }
    if (questions.length === wanted) break;
  }
  return questions;
}

/** A question as people say it; undefined for what has no such form. */
function sayQuestion({ command, values }: Question): string | undefined {
  const { about, subsystem, since, until } = values;
  const of = subsystem === undefined ? '' : ` in ${subsystem}`;
  switch (command) {
    case 'who':
      return about === undefined ? undefined : `who wrote the ${about} change?`;
    case 'what':
      return `what changed${of}${since === undefined ? '' : ` ${of === '' ? 'in' : 'since'} ${sayMonth(since)}`}?`;
    case 'rank':
      return `who worked most${subsystem === undefined ? '' : ` on ${subsystem}`}?`;
    case 'count':
      return until === undefined ? undefined : `how many commits in ${sayMonth(until)}?`;
    default:
      return undefined;
  }
}

/** `2007-10` as `oct 2007`. */
function sayMonth(month: string): string {
  const { since, until } = parseSpan(month, '2000-01-01');
  return formatSpan(since, until).toLowerCase();
}

async function isAnswered(log: LogReader, question: string, meant: Question, read: ReadQuestion): Promise<boolean> {
  const now = log.info.lastDay ?? '2000-01-01';
  const reading = read(question, log.vocabulary, now);
  if (reading.command !== meant.command || reading.doubts.length > 0) return false;
  const answer = await answerReading(log, reading, { question, now, limit: 1 });
  return answer.verdict === 'found' && answer.sure;
}
