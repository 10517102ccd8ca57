import type { LogAnswer } from '../model/answer.ts';
import type { Query } from '../model/query.ts';
import type { AskedWord } from '../model/reading.ts';
import { splitQuery } from '../search/words.ts';
import { makeAnswer } from './answer.ts';
import { listDates, loadHits } from './evidence.ts';
import { toSearch } from './make-query.ts';
import { chooseQuote } from './quote.ts';
import type { LogReader } from './reader.ts';
import { withTies } from './ties.ts';

/** Quotes the reason that the best change gives; without words, the newest one that fits. */
export async function answerWhy(log: LogReader, query: Query): Promise<LogAnswer> {
  const result = await log.search(toSearch(query, query.about === undefined ? 'newest' : 'best'));
  const found = await loadHits(log, result.hits);
  const answer = makeAnswer('why', log, query, result, found);
  // What is quoted is the first entry of all, not that of a later page.
  const first = query.skip === undefined ? found[0] : undefined;
  if (answer.verdict !== 'found' || !first) return answer;
  const asked = splitQuery(query.about ?? '').map((text): AskedWord => ({ text, kind: 'thing' }));
  const { words } = await log.weigh({ words: asked, limit: 0 });
  const quote = chooseQuote(first.entry, { words, wants: 'reason' });
  const [best, ...others] = answer.entries;
  const entries = best ? [{ ...best, passage: quote }, ...others] : [];
  return await withTies(log, { ...answer, quote, entries, dates: listDates([first.entry]) }, first.hit.sequence);
}
