import type { Rule } from '../rule.ts';

const does = /^(?:did|does|do|is|was|are|were|has|have|had|can|could|should|will|in)$/;

/** Where something is, or went: told by the change that put it there. */
export const whereRule: Rule = {
  name: 'where',
  examples: [
    ['where did the lzo code go when it was removed', 'where'],
    ['where does the lzo code live now', 'where'],
  ],
  read({ tokens, asked, begun }, at) {
    if (asked || begun || !/^(?:where|wheres)$/.test(tokens[at]?.word ?? '')) return undefined;
    const isSaid = tokens[at]?.word === 'wheres' || does.test(tokens[at + 1]?.word ?? '');
    // "Where was most of the work done" is a ranking.
    const isMost = tokens.slice(at + 1, at + 4).some(({ word }) => word === 'most');
    return isSaid && !isMost ? { length: 1, parts: [{ kind: 'asks', command: 'what' }] } : undefined;
  },
};
