import { addDays } from '../../model/day.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

const phrases = makePhrases<undefined>([
  [
    'rn, right now, at the moment, at present, nowadays, these days, currently, at this time, in recent times',
    undefined,
  ],
]);

/** Words by which people are asked for; "why is it currently so" is not about what was done lately. */
const people = /^(?:who|whos|maintains?|maintainers?|active|busiest|top|contributors?|committers?)$/;
/** "How many people work on it these days". */
const isNumber = (tokens: readonly Token[]): boolean =>
  /^how many (?:people|developers|authors|devs)$/.test(
    tokens
      .slice(0, 3)
      .map(({ word }) => word)
      .join(' '),
  );

const daysOfNow = 365;
/** So many words stand between people and the days at most. */
const near = 40;

/** "Who is most active these days": by what was done in the last year. */
export const nowadaysRule: Rule = {
  name: 'nowadays',
  examples: [
    ['who is the most active contributor right now', 'right now'],
    ['who maintains nfs nowadays', 'nowadays'],
    ['how many people work on nfs right now', 'right now'],
  ],
  read({ tokens, now }, at) {
    const found = findPhrase(phrases, tokens, at);
    if (!found) return undefined;
    const around = tokens.slice(Math.max(0, at - near), at + near);
    if (!around.some(({ word }) => people.test(word)) && !isNumber(tokens)) return undefined;
    return { length: found.length, parts: [{ kind: 'since', day: addDays(now, -daysOfNow) }] };
  },
};
