import type { Part, Ranked, Rule } from '../rule.ts';
import { readRanked } from './ranked-nouns.ts';

const few = /^(?:quietest|slowest|calmest|sleepiest|laziest)$/;
const least = /^(?:fewest|least)$/;
const changes = /^(?:commits|changes|patches|merges|entries)$/;

const fewest: Part = { kind: 'doubt', doubt: 'The fewest are asked for, and rankings begin with the most.' };
const number: Part = { kind: 'doubt', doubt: 'A number is asked for: these are ranked by theirs.' };
const weeks: Part = { kind: 'doubt', doubt: 'Weeks are not ranked: these are the days.' };

const ranked = (of: Ranked, doubt: Part): readonly Part[] => [
  { kind: 'most' },
  doubt,
  { kind: 'of', of },
  { kind: 'asks', command: 'rank' },
];

/** What no ranking tells as it is asked, the fewest of something and weeks: the nearest ranking, and that it is not quite that. */
export const fewestRule: Rule = {
  name: 'fewest',
  examples: [
    ['what was the quietest month of 2016', 'quietest month'],
    ['least active year', 'least active year'],
    ['which month had the fewest commits', 'fewest commits'],
    ['busiest week of 2015', 'busiest week'],
    ['who has at least 100 commits', 'at least 100 commits'],
  ],
  read({ tokens }, at) {
    if (tokens[at]?.quoted === true) return undefined;
    const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ word }) => word);
    if (least.test(first) && changes.test(second)) return { length: 2, parts: [{ kind: 'most' }, fewest] };
    const from = tokens.slice(at, at + 4).map(({ word }) => word);
    const bounded =
      /^(?:(?:at least|more than) \d+|over \d+|\d+ or more) (?:commits|changes|patches|times)(?= |$)/.exec(
        from.join(' '),
      );
    if (bounded) return { length: bounded[0].split(' ').length, parts: [{ kind: 'most' }, number] };
    const isActive = /^(?:least|most)$/.test(first) && /^(?:active|busy)$/.test(second);
    const [noun, length] = isActive ? [third, 3] : [second, 2];
    if (/^weeks?$/.test(noun) && (first === 'busiest' || (isActive && first === 'most')))
      return { length, parts: ranked('days', weeks) };
    const of = readRanked(noun);
    const isFew = isActive ? first === 'least' : few.test(first);
    return of !== undefined && isFew ? { length, parts: ranked(of, fewest) } : undefined;
  },
};
