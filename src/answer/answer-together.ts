import type { LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import type { AskedHow } from './answer-reading.ts';
import type { LogReader } from './reader.ts';
import { answerAtHint } from './without-span.ts';

/**
 * Answers a question by its words. Whoever it was done with ("together with jan kara") is the author, and else one of those
 * who made it with its author.
 */
export async function answerTogether(
  log: LogReader,
  reading: Reading,
  query: Query,
  asked: AskedHow,
): Promise<LogAnswer> {
  const told = await answerAtHint(log, reading, query, asked);
  if (!reading.together || (told.verdict === 'found' && told.sure)) return told;
  const other = await answerAtHint(log, { ...reading, together: 'helper' }, query, asked);
  const isBetter = other.verdict === 'found' && (told.verdict !== 'found' || other.sure);
  return isBetter ? other : told;
}
