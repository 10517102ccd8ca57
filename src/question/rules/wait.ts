import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** They ask how long something took only where it is said behind that it was released. */
const leads = makePhrases<undefined>(
  [
    'how long until, how long till, how long before, how long did it take until, how long did it take for',
    'how long did it take before, how long did it take to release, how long did it take to ship, how long did it take',
    'how long did, how long does, how long was, how long has, how many days until, how many days before, how many days did',
    'how many weeks did, how many weeks until, how many months did, how many months until, how long had',
  ].map((line) => [line, undefined] as const),
);

const tails = makePhrases<undefined>(
  [
    'take to get released, take to be released, take to ship, take to get into a release, take to make it into a release',
    'take until it was released, take until release, take until it shipped, take to land in a release, take to come out',
    'to get released, to be released, to get shipped, to ship, to be shipped, to get into a release, to reach a release',
    'to make it into a release, to land in a release, was released, were released, got released, released, shipped',
    'wait to be released, wait for a release, wait for its release, get released, made it into a release, came out',
    'came out in a release, be in a release, was in a release, in a release, to release, take to release',
    'to be merged, to get merged, to land, to get in, to make it in, get merged, was merged, take to land, take to be merged',
    'take to get merged, take to make it in, take to get in, wait to be merged, wait for its merge',
  ].map((line) => [line, undefined] as const),
);

/** No phrase that ends such a question has more words. */
const longestTail = 8;

/** How long a change took to be released: the release that first has it says so. */
export const waitRule: Rule = {
  name: 'wait',
  examples: [
    ['how long did the lzo patch take to get released', 'how long did'],
    ['how long until lzo was released', 'was released'],
    ['how long did it take for lzo to be merged', 'to be merged'],
  ],
  read({ tokens, asked, begun }, at) {
    const isLead = (from: number) => (asked || begun ? undefined : findPhrase(leads, tokens, from));
    const endsSo = (): boolean =>
      tokens.slice(-longestTail).some((_, from, { length }) => findTail(tokens.length - length + from) !== undefined);
    const findTail = (from: number) => {
      const tail = findPhrase(tails, tokens, from);
      return tail && from + tail.length === tokens.length ? tail : undefined;
    };
    const lead = isLead(at);
    // "How long did it take to ship lzo" says it all before the words.
    if (lead) {
      const says = /(?:release|ship)$/.test(tokens[at + lead.length - 1]?.word ?? '');
      return says || endsSo() ? { length: lead.length, parts: [{ kind: 'asks', command: 'release' }] } : undefined;
    }
    const tail = asked ? findTail(at) : undefined;
    return tail && findPhrase(leads, tokens, startOf(tokens)) ? { length: tail.length, parts: [] } : undefined;
  },
};

/** Where the question begins that is asked, behind what is said around it. */
const startOf = (tokens: Parameters<typeof findPhrase>[1]): number =>
  Math.max(
    0,
    tokens.findIndex(({ word }, at) => word === 'how' && /^(?:long|many)$/.test(tokens[at + 1]?.word ?? '')),
  );
