import type { Ranked } from '../rule.ts';

/** What people of a project are called, by one of them. */
export const peopleNouns: readonly string[] =
  'author contributor committer developer person dev maintainer hacker coder'.split(' ');

/** What is ranked; the ends of the words do not matter. */
const nouns: readonly (readonly [RegExp, Ranked])[] = [
  [new RegExp(`^(?:people|(?:${peopleNouns.join('|')})s?)$`), 'people'],
  [/^newcomers?$/, 'newcomers'],
  [/^(?:subsystems?|areas?|components?|modules?|parts)$/, 'subsystems'],
  [/^years?$/, 'years'],
  [/^months?$/, 'months'],
  [/^weekdays?$/, 'weekdays'],
  [/^days?$/, 'days'],
];

/** What a noun of a question is a ranking of: `people` of "contributors". */
export const readRanked = (word: string): Ranked | undefined => nouns.find(([noun]) => noun.test(word))?.[1];
