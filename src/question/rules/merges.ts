import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import { type Token, wordsBefore } from '../tokens.ts';
import { leads } from './left-out.ts';

const phrases = makePhrases<Part>([
  [
    'merges excluded, merges aside, merges left out, merges not counted, merges do not count, merges not included',
    { kind: 'merges', merges: 'none' },
  ],
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
    ['how many merge commits in 2007', 'merge commits'],
    ['top committers, merges excluded', 'merges excluded'],
    ['how many commits without jan kara and merges', 'and merges'],
    ['top committers, disregarding merges', 'disregarding merges'],
  ],
  read({ tokens }, at) {
    const found = findPhrase(phrases, tokens, at);
    if (found) return { length: found.length, parts: [found.value] };
    const left = countLeftOut(tokens, at);
    if (left > 0) return { length: left, parts: [{ kind: 'merges', merges: 'none' }] };
    const noun = /^(?:and|or|nor)$/.test(tokens[at]?.word ?? '') ? countNoun(tokens, at + 1) : 0;
    // "Excluding dependabot and merges".
    if (noun > 0 && wordsBefore(tokens, at).some((word) => leavesOut.test(word)))
      return { length: noun + 1, parts: [{ kind: 'merges', merges: 'none' }] };
    const length = countNoun(tokens, at);
    return areListed(tokens, at, length) ? { length, parts: [{ kind: 'merges', merges: 'only' }] } : undefined;
  },
};

const leavesOut = /^(?:without|excluding|ignoring|except|besides|apart|minus|counting|including|leaving)$/;

/** "Not counting any merges", "no merges". */
function countLeftOut(tokens: readonly Token[], at: number): number {
  const lead = findPhrase(leads, tokens, at)?.length ?? (tokens[at]?.word === 'no' ? 1 : 0);
  if (lead === 0) return 0;
  const article = /^(?:the|any|all)$/.test(tokens[at + lead]?.word ?? '') ? 1 : 0;
  const noun = countNoun(tokens, at + lead + article);
  return noun > 0 ? lead + article + noun : 0;
}

/** How many words name merges: "merges", "merge commits". */
function countNoun(tokens: readonly Token[], at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || token.quoted) return 0;
  if (token.word === 'merges') return 1;
  return token.word === 'merge' && /^commits$/.test(next?.word ?? '') ? 2 : 0;
}

/** "How many merges", "linus' merges": they are what is counted or listed. */
function areListed(tokens: readonly Token[], at: number, length: number): boolean {
  const [before, last] = [tokens[at - 2], tokens[at - 1]];
  if (length === 0 || last === undefined || last.ends) return false;
  return (
    last.possessive || /^(?:many|most|list|all)$/.test(last.word) || (before?.word === 'number' && last.word === 'of')
  );
}
