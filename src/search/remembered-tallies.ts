import { makeRecent } from '../ops/recent.ts';
import { canPick, fewTerms, keyOfWord } from './pick-best.ts';
import type { QueryWord, QueryWords } from './query-words.ts';
import type { SearchQuery, SearchResult } from './search.ts';
import type { Shard } from './shard.ts';

/** People who were counted. */
export type Counted = Pick<SearchResult, 'people' | 'peopleTotal'>;

/** What is remembered for a query: whom it names, where that is known, and else what keeps them, of so many entries. */
export interface RememberedTally {
  /** The query, without the people where they are known. */
  asked: SearchQuery;
  known?: Counted | undefined;
  keep(counted: Counted, entries: number): Counted;
}

/** Looks for what is remembered for a query with these words; `isFiltered` says whether filters hold entries back. */
export type LookUpTally = (
  query: SearchQuery,
  words: QueryWords | undefined,
  isFiltered: () => boolean,
) => RememberedTally;

/** For how many words, and up to twice as many. */
const mostRemembered = 500;

/**
 * Remembers whom the entries of a common word name that is asked for alone: that is asked again and again, and takes longest. Of
 * people those are kept who are told.
 */
export function rememberTallies(shards: readonly Shard[]): LookUpTally {
  const remembered = makeRecent<string, Counted>(mostRemembered);
  return (query, words, isFiltered) => {
    const word = findOnly(shards, query, words);
    if (!word || isFiltered()) return { asked: query, keep: (counted) => counted };
    const key = [query.tally, query.mostPeople, keyOfWord(word)].join('\n');
    const known = remembered.get(key);
    return {
      asked: known ? { ...query, tally: undefined } : query,
      known,
      keep(counted, entries) {
        if (shards.every(({ bounds }) => entries < bounds.common)) return counted;
        remembered.set(key, counted);
        return counted;
      },
    };
  };
}

/**
 * The only word of a query by which nothing else is asked than the best entries and a few people. Beside words that the log does
 * not have, what comes nearest are the entries of that word, too, unless it is a joined one that is taken apart for them.
 */
function findOnly(shards: readonly Shard[], query: SearchQuery, words: QueryWords | undefined): QueryWord | undefined {
  if (query.tally === undefined || query.mostPeople === undefined || query.newcomers || !words) return undefined;
  const { required, welcome, loose, unknown } = words;
  const [only] = required;
  if (!only || required.length > 1 || welcome.length > 0) return undefined;
  if (unknown.length > 0 && (loose || query.exact)) return undefined;
  if (only.variants.length > fewTerms || !canPick(shards, { ...query, tally: undefined })) return undefined;
  return only;
}
