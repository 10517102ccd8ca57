import type { Part, Rule } from '../rule.ts';

const several = /^(?:commits?|changes?|patch|patches|entry|entries|anything|something|one|ones|merges?|fix|fixes)$/;
const tells =
  /^(?:mention|mentions|mentioned|mentioning|contain|contains|containing|concern|concerns|concerning|regarding|referencing|touch|touches|touched|touching|affect|affects|affected|affecting)$/;
/** The changes are asked for, and whose or of when they are is said before what stands in them. */
const asked =
  /^(?:which|what) (?:commits|changes|patches|entries) (?:by|from|of|in|on|since|until|during|before|after)$/;
const ofMany = /^(?:mention|contain|concern|touch|affect)$/;
const mostBetween = 8;
const list: readonly Part[] = [{ kind: 'list' }];

const called = /^(?:word|words|term|phrase|string|text)$/;

/** What says of changes only that something stands in them: "commits that mention lzo", "contain the word lzo". */
export const tellingRule: Rule = {
  name: 'telling',
  examples: [
    ['who wrote the commits that mention lzo', 'mention'],
    ['is there a commit that mentions lzo', 'mentions'],
    ['how many changes mentioning lzo are of 2007', 'mentioning'],
    ['which commits by jan kara mention lzo', 'mention'],
    ['the last three commits that touched lzo', 'touched'],
    ['how many commits contain the word lzo', 'contain the word'],
  ],
  read({ tokens }, at) {
    const word = (index: number): string => (tokens[index]?.quoted ? '' : (tokens[index]?.word ?? ''));
    const noun = /^(?:that|which)$/.test(word(at - 1)) ? at - 2 : at - 1;
    const isApart = at > 3 && at <= mostBetween && ofMany.test(word(at)) && asked.test([0, 1, 2].map(word).join(' '));
    if (!isApart && (!several.test(word(noun)) || !tells.test(word(at)))) return undefined;
    const article = /^(?:the|a)$/.test(word(at + 1)) ? 1 : 0;
    const length = called.test(word(at + 1 + article)) ? article + 2 : 1;
    // Where nothing follows it is what is looked for.
    return at + length < tokens.length ? { length, parts: isApart ? list : [] } : undefined;
  },
};
