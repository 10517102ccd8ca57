import type { Context, Found, Rule } from '../rule.ts';
import { textFrom, wordsBefore } from '../tokens.ts';
import { spanRule } from './span.ts';

const gone = /^(?:go(?:es|ne)? away|went away|gone|vanish(?:ed)?|disappear(?:ed)?|cease[sd]? to exist)(?= |$)/;
const came = /^(?:first )?(?:show(?:ed|s|n)? up|appear(?:ed|s)?|arrive[sd]?)(?: first| for the first time)?(?= |$)/;
const auxiliary = /^(?:did|does|has|have|had|was|were|is|are)$/;
const asking = /^(?:when|who|why|release|version)$/;
const longest = 6;

/** What is said of a thing that is there no longer or for the first time: changes remove or add it. */
export const cameGoneRule: Rule = {
  name: 'came-gone',
  examples: [
    ['when did lzo support go away', 'go away'],
    ['which release is lzo gone in', 'gone'],
    ['when did lzo first show up', 'first show up'],
    ['when did lzo support appear in 2012', 'appear'],
  ],
  read(context, at) {
    const { tokens, asked, begun } = context;
    if (!asked || !begun) return undefined;
    const text = textFrom(tokens, at, longest);
    const before = wordsBefore(tokens, at);
    if (!before.some((word) => auxiliary.test(word))) return undefined;
    const left = gone.exec(text);
    // "What becomes of it once the sender is gone" is said of a state.
    if (left) return before.some((word) => asking.test(word)) ? say(context, at, left[0], 'removed') : undefined;
    const found = before.includes('when') ? came.exec(text) : null;
    return found ? say(context, at, found[0], 'added') : undefined;
  },
};

/** The word for it, where the question ends behind it, or says only where or when. */
function say(context: Context, at: number, said: string, word: string): Found | undefined {
  const { tokens } = context;
  const length = said.split(' ').length;
  const end = at + length;
  const isEnd = tokens[end - 1]?.ends === true || end >= tokens.length;
  const goesOn = isEnd || /^(?:and|in|from|again|exactly|completely)$/.test(tokens[end]?.word ?? '');
  if (!goesOn && spanRule.read(context, end) === undefined) return undefined;
  return { length, parts: [{ kind: 'word', word }] };
}
