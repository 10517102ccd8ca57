import type { LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { Reading } from '../model/reading.ts';
import { answerByWords, answerOutermost } from './answer-by-words.ts';
import type { AskedHow } from './answer-reading.ts';
import { isExcept } from './people-of-change.ts';
import type { LogReader } from './reader.ts';

/**
 * "Who worked on it besides jan": where the change that is meant is his own, the others who had a part in that change. Undefined
 * where it is another's, or nobody else had a part in it: then his changes are left out.
 */
export async function answerBeside(
  log: LogReader,
  reading: Reading,
  query: Query,
  asked: AskedHow,
): Promise<LogAnswer | undefined> {
  const { except, role } = query;
  if (reading.command !== 'who' || except === undefined || role !== undefined) return undefined;
  const open = await answerByWords(log, reading, { ...query, except: undefined }, asked);
  const [change] = open.entries;
  if (open.verdict === 'nothing' || !change || !isExcept(open.people?.[0]?.name ?? '', except)) return undefined;
  const [found] = await log.find(change.id, 1);
  if (found === undefined) return undefined;
  const { people, verdict, sure } = await answerOutermost(log, reading, { except }, { from: found, to: found + 1 });
  if (verdict === 'nothing' || people === undefined) return undefined;
  return { ...open, query, people, peopleTotal: people.length, sure: open.sure && sure };
}
