import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import { spanRule } from './span.ts';

const phrases = makePhrases<undefined>([
  ['compared to, compared with, compared against, in comparison to, in comparison with, versus, vs', undefined],
]);

const year = /^\d{4}$/;

/** Two years that are held against each other: "in 2020 compared with 2019" asks for the numbers of each. */
export const compareRule: Rule = {
  name: 'compare',
  examples: [
    ['how many commits in 2020 compared with 2019', 'compared with'],
    ['commits in 2020 vs 2019', 'vs'],
  ],
  read(context, at) {
    const { tokens } = context;
    const found = findPhrase(phrases, tokens, at);
    if (found === undefined || !year.test(tokens[at - 1]?.word ?? '')) return undefined;
    const other = spanRule.read(context, at + found.length);
    const last = tokens[at + found.length + (other?.length ?? 0) - 1];
    if (other === undefined || !year.test(last?.word ?? '')) return undefined;
    const parts: Part[] = [{ kind: 'most' }, { kind: 'of', of: 'years' }, { kind: 'asks', command: 'rank' }];
    return { length: found.length, parts };
  },
};
