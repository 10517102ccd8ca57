import type { LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import { answerByWords } from './answer-by-words.ts';
import type { AskedHow } from './answer-reading.ts';
import type { LogReader } from './reader.ts';

/**
 * Answers a question by its words. A time that may belong to what is told ("the sums were wrong around 29 february") is held to
 * where it leaves an answer; where it leaves none the words are looked for at all times, and what is found is not sure.
 */
export async function answerAtHint(
  log: LogReader,
  reading: Reading,
  query: Query,
  asked: AskedHow,
): Promise<LogAnswer> {
  const told = await answerByWords(log, reading, query, asked);
  if (!reading.hintsTime || told.verdict !== 'nothing') return told;
  const { since: _since, until: _until, ...raw } = reading.raw;
  const answer = await answerByWords(log, { ...reading, raw }, { ...query, since: undefined, until: undefined }, asked);
  return answer.verdict === 'nothing' ? told : { ...answer, sure: false };
}
