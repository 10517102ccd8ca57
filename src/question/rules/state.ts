import { addDays, type Day } from '../../model/day.ts';
import type { Span } from '../../model/span.ts';
import type { Token } from '../tokens.ts';
import { kindOfWord } from '../word-kinds.ts';

const changing =
  /^(?:new|newer|latest|changed|happening|happened|going|working|open|known|left|missing|there|been|most|many|often|long|commits|changes|patches|by|from|in|parts|areas|subsystems)$/;
/** What began in so many days can be told from what was only so at some time since. */
const shortest = 27;

/**
 * The days of the change that a state is told by: "what does the parser call since 2015" is about one of 2015, and "why did it
 * not matter before 2019" about one that was made then or later. Undefined where changes of the days themselves are asked for.
 */
export function readState(
  tokens: readonly Token[],
  at: number,
  lead: string,
  { since, until }: Span,
): readonly [Day, Day | undefined] | undefined {
  if (at > longest) return undefined;
  const [first = '', ...before] = tokens.slice(0, at).map(({ word }) => word);
  if (before.some((word) => changing.test(word))) return undefined;
  if (lead === 'since' && /^(?:what|which|how|where)$/.test(first)) {
    const isNow = before.some((word) => /^(?:does|do|is|are)$/.test(word)) && before.length > mostBare;
    return isNow && until >= addDays(since, shortest) ? [since, until] : undefined;
  }
  const isDone = before.some((word) => kindOfWord(word) === 'action');
  return lead === 'before' && first === 'why' && !isDone && before.length > mostBare ? [since, undefined] : undefined;
}

/** No question tells of a state in more words before its days. */
const longest = 40;

/** Behind so many words something is told of a thing: "what is in nfs" tells nothing. */
const mostBare = 1;
