import type { Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { kindOfWord } from '../word-kinds.ts';

const before = /^(?:in|of|for|to|on|within|across|around|throughout)$/;
const pointer = /^(?:this|our)$/;
const noun = /^(?:project|repo|repository|codebase)$/;
/** What a project is said to do with changes, or what is asked of all that it has. */
const does =
  /^(?:see|get|have|has|had|got|saw|use|used|need|do|begin|become|switch|ever|first|last|already|still|in|on|during|since|between|before|after|over|by|last|this|with|and|or|most)$/;

/** The whole project that is asked about: "did this project see", "in our codebase", "around here" are no words to look for. */
export const projectRule: Rule = {
  name: 'project',
  examples: [
    ['in which year did this project see the most commits', 'this project'],
    ['who changed most within our codebase', 'within our codebase'],
    ['who has been most active around here', 'around here'],
  ],
  read({ tokens }, at) {
    const lead = before.test(tokens[at]?.word ?? '') ? 1 : 0;
    const [first, second] = [tokens[at + lead], tokens[at + lead + 1]];
    if (first === undefined || first.quoted) return undefined;
    const isHere = lead > 0 && first.word === 'here' && endsHere(tokens, at + lead);
    if (isHere) return { length: lead + 1, parts: [] };
    if (second === undefined || second.quoted || !pointer.test(first.word) || !noun.test(second.word)) return undefined;
    return endsHere(tokens, at + lead + 1) ? { length: lead + 2, parts: [] } : undefined;
  },
};

/** "Our project page" is a thing of its own. */
function endsHere(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || tokens[at]?.ends) return true;
  return does.test(next.word) || kindOfWord(next.word) === 'action';
}
