import { addDays } from '../../model/day.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { makeWordSeeker } from '../seek-word.ts';

const phrases = makePhrases<undefined>([
  [
    'rn, right now, at the moment, at present, nowadays, these days, currently, at this time, in recent times',
    undefined,
  ],
]);

/** Words by which people are asked for; "why is it currently so" is not about what was done lately. */
const lastOfPeople = makeWordSeeker(
  /^(?:who|whos|maintains?|maintainers?|active|busiest|top|contributors?|committers?)$/,
);
const daysOfNow = 365;

/** "Who is most active these days": by what was done in the last year. */
export const nowadaysRule: Rule = {
  name: 'nowadays',
  examples: [
    ['who is the most active contributor right now', 'right now'],
    ['who maintains nfs nowadays', 'nowadays'],
  ],
  read({ tokens, now }, at) {
    const found = findPhrase(phrases, tokens, at);
    if (!found || lastOfPeople(tokens) < 0) return undefined;
    return { length: found.length, parts: [{ kind: 'since', day: addDays(now, -daysOfNow) }] };
  },
};
