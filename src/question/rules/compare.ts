import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { spanRule } from './span.ts';

const phrases = makePhrases<undefined>([
  ['compared to, compared with, compared against, in comparison to, in comparison with, versus, vs', undefined],
]);

const more = makePhrases<undefined>([
  ['compare, comparing, comparison of, comparison between, a comparison of, comparison', undefined],
  [
    'more commits, more changes, more patches, more activity, more work done, busier, more active, more busy',
    undefined,
  ],
  ['were there more commits, were there more changes, did we have more commits, did we commit more', undefined],
]);

const year = /^(?:19[7-9]|20[0-4])\d$/;

/** Two years that are held against each other: "in 2020 compared with 2019" asks for the numbers of each. */
export const compareRule: Rule = {
  name: 'compare',
  examples: [
    ['how many commits in 2020 compared with 2019', 'compared with'],
    ['commits in 2020 vs 2019', 'vs'],
    ['more commits in 2021 or 2022?', 'more commits'],
  ],
  read(context, at) {
    const { tokens } = context;
    const parts: Part[] = [{ kind: 'most' }, { kind: 'of', of: 'years' }, { kind: 'asks', command: 'rank' }];
    // "More commits in 2021 or 2022".
    const held = context.begun ? undefined : findPhrase(more, tokens, at);
    if (held && hasTwoYears(tokens, at)) return { length: held.length, parts };
    if (tokens[at]?.word === 'than' && hasTwoYears(tokens, at)) return { length: 1, parts: [] };
    const found = findPhrase(phrases, tokens, at);
    if (found === undefined || !year.test(tokens[at - 1]?.word ?? '')) return undefined;
    const other = spanRule.read(context, at + found.length);
    const last = tokens[at + found.length + (other?.length ?? 0) - 1];
    if (other === undefined || !year.test(last?.word ?? '')) return undefined;
    return { length: found.length, parts };
  },
};

const near = 16;

/** Whether two years are named near a word. */
function hasTwoYears(tokens: readonly Token[], at: number): boolean {
  const around = tokens.slice(Math.max(0, at - near), at + near);
  return new Set(around.flatMap(({ word }) => (year.test(word) ? [word] : []))).size === 2;
}
