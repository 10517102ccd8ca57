import type { Part, Ranked, Rule } from '../rule.ts';

const few = /^(?:quietest|slowest|calmest|sleepiest|laziest)$/;
const least = /^(?:fewest|least)$/;
const changes = /^(?:commits|changes|patches|merges|entries)$/;
const nouns: ReadonlyMap<string, Ranked> = new Map([
  ['day', 'days'],
  ['weekday', 'weekdays'],
  ['month', 'months'],
  ['year', 'years'],
  ['subsystem', 'subsystems'],
  ['area', 'subsystems'],
  ['contributor', 'people'],
  ['author', 'people'],
  ['person', 'people'],
  ['people', 'people'],
]);

/** Those with the fewest: rankings begin with the most, which the answer then says. */
export const fewestRule: Rule = {
  name: 'fewest',
  examples: [
    ['what was the quietest month of 2016', 'quietest month'],
    ['least active year', 'least active year'],
    ['which month had the fewest commits', 'fewest commits'],
  ],
  read({ tokens }, at) {
    if (tokens[at]?.quoted === true) return undefined;
    const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ word }) => word);
    if (least.test(first) && changes.test(second)) return { length: 2, parts: [{ kind: 'most' }, { kind: 'fewest' }] };
    const [noun, length] = first === 'least' && /^(?:active|busy)$/.test(second) ? [third, 3] : [second, 2];
    const of = nouns.get(noun.replace(/s$/, '')) ?? nouns.get(noun);
    if (of === undefined || (length === 2 && !few.test(first))) return undefined;
    const parts: Part[] = [{ kind: 'most' }, { kind: 'fewest' }, { kind: 'of', of }, { kind: 'asks', command: 'rank' }];
    return { length, parts };
  },
};
