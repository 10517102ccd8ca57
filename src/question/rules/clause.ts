import type { Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

const joint = /^(?:when|what|who|which|why|how|whose)$/;
/** Of so many words is what is told before it is asked, at most. */
const longest = 60;
const asking = /^(?:who|whos|whose|when|whens|why|which|how|whats)$/;

/** What joins a clause to what is told before a question of its own: "it hung when a row was lost, who fixed that?". */
export const clauseRule: Rule = {
  name: 'clause',
  examples: [['the build hung when a row was lost, who fixed that', 'when']],
  read({ tokens, asked, begun }, at) {
    const token = tokens[at];
    if (asked || !begun || token === undefined || !joint.test(token.word) || tokens[at - 1]?.ends) return undefined;
    const isTold = tokens.slice(at + 2, at + longest).some((_, index) => asksAt(tokens, at + 2 + index));
    return isTold ? { length: 1, parts: [] } : undefined;
  },
};

/** Whether a question begins at a token, behind a comma or full stop: "which version has it", "in which release". */
function asksAt(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.ends !== true) return false;
  const lead = /^(?:and|so|but|since|in|from|by)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  return asking.test(tokens[at + lead]?.word ?? '');
}
