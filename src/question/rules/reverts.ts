import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

const told: readonly Part[] = [{ kind: 'asks', command: 'what' }, { kind: 'reverts' }];
const counted: readonly Part[] = [{ kind: 'asks', command: 'count' }, { kind: 'reverts' }];

/** They ask for what was taken back where the question begins, and say nothing of why or by whom. */
const phrases = makePhrases<readonly Part[]>([
  ['what was reverted, what got reverted, what has been reverted, what were the reverts, what reverts', told],
  ['which commits were reverted, which changes were reverted, which patches were reverted, what is reverted', told],
  ['which commits got reverted, which changes got reverted, what was backed out, what was rolled back', told],
  ['list reverts, list the reverts, list all reverts, show reverts, show the reverts, show me the reverts', told],
  ['list all the reverts, all the reverts, show all the reverts, show me all the reverts, what did we revert', told],
  ['reverted changes, reverted commits, reverted patches, list reverted changes, list reverted commits', told],
  ['show me all reverts, show all reverts, all reverts, reverts, any reverts, which reverts', told],
  [
    'who reverted something, who reverted anything, who reverted commits, who reverted changes, who reverted a commit, who reverted a change, who did reverts, who made reverts, who has reverted something, who has reverted anything',
    [{ kind: 'asks', command: 'who' }, { kind: 'reverts' }],
  ],
  ['how many reverts, number of reverts, how many commits were reverted, how many changes were reverted', counted],
]);

/** What took earlier changes back: "what was reverted in 2022". */
export const revertsRule: Rule = {
  name: 'reverts',
  examples: [
    ['what was reverted in 2019', 'what was reverted'],
    ['how many reverts were there in nfs', 'how many reverts'],
    ['show me the reverts of last month', 'show me the reverts'],
    ['who reverts most', 'reverts'],
    ['who made the most reverts', 'reverts'],
  ],
  read({ tokens, asked, begun }, at) {
    if (isRanked(tokens, at)) return { length: 1, parts: [{ kind: 'reverts' }] };
    const found = asked || begun ? undefined : findPhrase(phrases, tokens, at);
    return found && { length: found.length, parts: found.value };
  },
};

/** "The most reverts", "who reverts most". */
function isRanked(tokens: readonly Token[], at: number): boolean {
  const [before, word, after] = [tokens[at - 1], tokens[at], tokens[at + 1]].map((token) => token?.word ?? '');
  if (word === 'reverts' && before === 'most') return true;
  if (!/^(?:reverts|reverted)$/.test(word ?? '') || before !== 'who') return false;
  const most = after === 'the' ? at + 2 : at + 1;
  // "Who reverted the most annoying change" asks for one.
  const rest = tokens[most + 1]?.word;
  return (
    tokens[most]?.word === 'most' &&
    (rest === undefined || /^(?:in|of|since|during|before|after|last|this|commits|changes)$/.test(rest))
  );
}
