import { readSpan } from '../../model/span.ts';
import type { Rule } from '../rule.ts';

/** "today is 20 december 2024: …" says from which day the others are counted. */
export const todayRule: Rule = {
  name: 'today',
  examples: [['today is 20 december 2024: what changed this spring', 'today is 20 december 2024']],
  read({ tokens, now }, at) {
    const [first, second] = [tokens[at]?.word, tokens[at + 1]?.word];
    const length =
      first === 'today' && (second === 'is' || second === 'being') ? 2 : first === 'its' || first === 'now' ? 1 : 0;
    if (at > 2 || length === 0) return undefined;
    for (let words = 4; words > 0; words -= 1) {
      const text = tokens.slice(at + length, at + length + words);
      if (text.length < words) continue;
      const span = readSpan(text.map(({ word }) => word).join(' '), now);
      if (span && span.since === span.until) {
        return { length: length + words, parts: [{ kind: 'today', day: span.since }] };
      }
    }
    return undefined;
  },
};
