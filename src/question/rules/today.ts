import { readSpan } from '../../model/span.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const leads = makePhrases<undefined>([
  ['today is, today being, its, it is, now, now is, now its, now it is, assume it is, assuming it is', undefined],
  [
    'assume its, assuming its, assume today is, assuming today is, suppose it is, suppose its, suppose today is',
    undefined,
  ],
  [
    'say it is, say its, say today is, lets say it is, lets say its, lets say today is, if today is, if it is',
    undefined,
  ],
  ['imagine it is, imagine its, imagine today is, given that it is, given that its, given that today is', undefined],
]);

/** "today is 20 december 2024: …" says from which day the others are counted. */
export const todayRule: Rule = {
  name: 'today',
  examples: [
    ['today is 20 december 2024: what changed this spring', 'today is 20 december 2024'],
    ["it's february 2025: what changed last june", "it's february 2025"],
    ['assume it is 3 may 2020, what changed last week', 'assume it is 3 may 2020'],
  ],
  read({ tokens, now }, at) {
    const length = findPhrase(leads, tokens, at)?.length ?? 0;
    if (at > 2 || length === 0) return undefined;
    for (let words = 4; words > 0; words -= 1) {
      const text = tokens.slice(at + length, at + length + words);
      if (text.length < words) continue;
      const span = readSpan(text.map(({ word }) => word).join(' '), now);
      // "It's february 2025: …" is any day of it; without a colon or a comma more may follow.
      if (span && (span.since === span.until || text.at(-1)?.ends)) {
        return { length: length + words, parts: [{ kind: 'today', day: span.since }] };
      }
    }
    return undefined;
  },
};
