import { readHowMany } from '../numbers.ts';
import type { Found, Part, Ranked, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { findSpan } from './find-span.ts';
import { readRanked } from './ranked-nouns.ts';

/** Words for most of something, before what is ranked or before "active". */
const superlative = /^(?:busiest|biggest|most|main|leading|largest)$/;
const roleNoun = /^(?:reviewers?|testers?|reporters?|ackers?)$/;

/** So many of those with most: "top 5 contributors", "the three busiest months". */
export const topRule: Rule = {
  name: 'top',
  examples: [
    ['top 5 contributors to xfs', 'top 5 contributors'],
    ['top ten reviewers of 2019', 'top ten'],
    ['three most active people in 2017', 'three'],
    ['who were the top 4 in 2017', 'top 4'],
    ['the 2 top authors of 2017', '2 top authors'],
    ['top five subsystems', 'top five subsystems'],
    ['top5 devs of 2017', 'top5 devs'],
  ],
  read({ tokens, now }, at) {
    const [first = '', second = '', third = ''] = wordsAt(tokens, at);
    // "Top5 devs".
    const joined = readHowMany(/^top(\d{1,3})$/.exec(first)?.[1]);
    const ranked = readRanked(second);
    if (joined !== undefined && ranked !== undefined) return ranking(2, ranked, { kind: 'limit', limit: joined });
    const limit = readHowMany(first === 'top' ? second : first);
    if (limit === undefined) return first === 'top' && roleNoun.test(second) ? ranking(1, 'people') : undefined;
    const named: Part = { kind: 'limit', limit };
    if (first !== 'top' && superlative.test(second)) return { length: 1, parts: [named] };
    if (first !== 'top' && second !== 'top') return undefined;
    // "Top ten reviewers": the role is told by the rule for those.
    if (roleNoun.test(third)) return ranking(2, 'people', named);
    const of = readRanked(third);
    if (of !== undefined) return ranking(3, of, named);
    const isWhole = tokens[at + 1]?.ends || /^(?:|in|of|for|on|by|during|since|so|ever)$/.test(third);
    const isSpan = (): boolean => findSpan(tokens, at + 2, now, false) !== undefined;
    return first === 'top' && (isWhole || isSpan()) ? ranking(2, undefined, named) : undefined;
  },
};

const wordsAt = (tokens: readonly Token[], at: number): string[] =>
  tokens.slice(at, at + 3).map(({ word, quoted }) => (quoted ? '"' : word));

/** A ranking of those who are said to have most; without a noun of what the question ranks elsewhere. */
const ranking = (length: number, of?: Ranked, ...limit: Part[]): Found => ({
  length,
  parts: [
    { kind: 'most' },
    ...(of === undefined ? [] : [{ kind: 'of', of } as const]),
    ...limit,
    { kind: 'asks', command: 'rank' },
  ],
});
