import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

const lead = [
  'not counting',
  'without',
  'excluding',
  'ignoring',
  'leaving out',
  'except',
  'except for',
  'not including',
];
const what = ['merges', 'merge commits', 'the merges', 'the merge commits', 'any merges'];
const without = [...lead, 'apart from', 'besides', 'other than', 'no', 'minus'].flatMap((start) => {
  return what.map((end) => `${start} ${end}`);
});

const phrases = makePhrases<Part>([
  [without.join(','), { kind: 'merges', merges: 'none' }],
  ['non-merge, non-merge commits, that are not merges, that are no merges', { kind: 'merges', merges: 'none' }],
  ['were merges, are merges, were merge commits, are merge commits', { kind: 'merges', merges: 'only' }],
  ['only merges, merges only, just merges, only merge commits', { kind: 'merges', merges: 'only' }],
]);

/** Whether merges count. */
export const mergesRule: Rule = {
  name: 'merges',
  examples: [
    ['how many commits in 2007 not counting merges', 'not counting merges'],
    ['how many commits, merges only', 'merges only'],
    ['how many merges did linus do', 'merges'],
  ],
  read({ tokens }, at) {
    const found = findPhrase(phrases, tokens, at);
    if (found) return { length: found.length, parts: [found.value] };
    return areListed(tokens, at) ? { length: 1, parts: [{ kind: 'merges', merges: 'only' }] } : undefined;
  },
};

/** "How many merges", "linus' merges": they are what is counted or listed. */
function areListed(tokens: readonly Token[], at: number): boolean {
  const [before, last, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (token?.word !== 'merges' || token.quoted || last === undefined || last.ends) return false;
  return (
    last.possessive || /^(?:many|most|list|all)$/.test(last.word) || (before?.word === 'number' && last.word === 'of')
  );
}
