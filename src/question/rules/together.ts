import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { wordsBefore } from '../tokens.ts';
import { findLeftOut } from './left-out.ts';

const leads = makePhrases<undefined>([
  ['together with, along with, in collaboration with, in cooperation with, jointly with, side by side with', undefined],
]);
/** What is done with somebody: behind these a mere "with" says with whom. */
const shared =
  /^(?:co-?wrote|co-?authored|co-?developed|co-?worked|collaborated|collaborating|paired|teamed|worked|together|else)$/;
/** What people make with others, or with things: behind these a name of two words says with whom. */
const made = /^(?:wrote|implemented|made|developed|built|designed|created|added|fixed|did|introduced|worked)$/;
const maker = /^(?:who|whom|whos)$/;
/** No question says what was done in more words before it says with whom. */
const longest = 40;

/** With whom something was done: "who wrote lzo together with jan kara" asks for the others. */
export const togetherRule: Rule = {
  name: 'together',
  examples: [
    ['who wrote lzo together with jan kara', 'together with jan kara'],
    ['who co-wrote the lzo code with jan kara', 'with jan kara'],
    ['who wrote the lzo code with jan kara', 'with jan kara'],
    ['with whom did jan kara write the lzo code', 'with whom did jan kara'],
  ],
  read(context, at) {
    const { tokens, asked } = context;
    if (tokens[at]?.word === 'with' && maker.test(tokens[at + 1]?.word ?? '') && tokens[at + 2]?.word === 'did') {
      const name = asked ? undefined : findLeftOut(context, at + 3, false, true);
      return (
        name && {
          length: name.length + 3,
          parts: [
            { kind: 'asks', command: 'who' },
            { kind: 'together', name: name.name },
          ],
        }
      );
    }
    const said = wordsBefore(tokens, at, longest);
    if (!said.some((word) => maker.test(word))) return undefined;
    const isShared = tokens[at]?.word === 'with' && said.some((word) => shared.test(word));
    const isMade = tokens[at]?.word === 'with' && said.some((word) => made.test(word));
    const length = findPhrase(leads, tokens, at)?.length ?? (isShared || isMade ? 1 : 0);
    const name = length > 0 ? findLeftOut(context, at + length, false, false) : undefined;
    // "Who wrote it with jan" may be what it was written with.
    if (isMade && !isShared && name?.length === 1) return undefined;
    return name && { length: length + name.length, parts: [{ kind: 'together', name: name.name }] };
  },
};
