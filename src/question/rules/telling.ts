import type { Rule } from '../rule.ts';

const several = /^(?:commits?|changes?|patch|patches|entry|entries|anything|something|one|ones|merges?|fix|fixes)$/;
const tells =
  /^(?:mention|mentions|mentioned|mentioning|contain|contains|containing|concern|concerns|concerning|regarding|referencing|touch|touches|touched|touching|affect|affects|affected|affecting)$/;
const called = /^(?:word|words|term|phrase|string|text)$/;

/** What says of changes only that something stands in them: "commits that mention lzo", "contain the word lzo". */
export const tellingRule: Rule = {
  name: 'telling',
  examples: [
    ['who wrote the commits that mention lzo', 'mention'],
    ['is there a commit that mentions lzo', 'mentions'],
    ['how many changes mentioning lzo are of 2007', 'mentioning'],
    ['the last three commits that touched lzo', 'touched'],
    ['how many commits contain the word lzo', 'contain the word'],
  ],
  read({ tokens }, at) {
    const word = (index: number): string => (tokens[index]?.quoted ? '' : (tokens[index]?.word ?? ''));
    const noun = /^(?:that|which)$/.test(word(at - 1)) ? at - 2 : at - 1;
    if (!several.test(word(noun)) || !tells.test(word(at))) return undefined;
    const article = /^(?:the|a)$/.test(word(at + 1)) ? 1 : 0;
    const length = called.test(word(at + 1 + article)) ? article + 2 : 1;
    // Where nothing follows it is what is looked for.
    return at + length < tokens.length ? { length, parts: [] } : undefined;
  },
};
