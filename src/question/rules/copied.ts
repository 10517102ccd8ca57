import type { Context, Found, Rule } from '../rule.ts';
import { textFrom } from '../tokens.ts';
import { findName } from './name.ts';

/** "Who cc'd linus": whoever wrote the changes that have somebody in cc; these are listed, each with its author. */
export const copiedRule: Rule = {
  name: 'copied',
  examples: [
    ["who cc'd linus torvalds", "who cc'd linus torvalds"],
    ['who put jan kara in cc?', 'who put jan kara in cc'],
    ["which commits are cc'd to jan kara", "are cc'd to jan kara"],
    ['which commits cc jan kara', 'cc jan kara'],
    ['how many commits have jan kara in cc', 'have jan kara in cc'],
  ],
  read(context, at) {
    const { tokens, asked } = context;
    if (at > 0) return readCc(context, at);
    const verb = tokens[at + 1]?.word ?? '';
    if (asked || tokens[at]?.word !== 'who' || !/^(?:ccd|cced|copied|put)$/.test(verb)) return undefined;
    const name = findName(context, at + 2, /^ccd|^cced/.test(verb));
    if (name === undefined) return undefined;
    const end = at + 2 + name.length;
    const behind = tokens.slice(end, end + 2).map(({ word }) => word);
    const isPut = /^(?:in|on|into) (?:cc|copy)$/.test(behind.join(' '));
    if (verb === 'put' && !isPut) return undefined;
    return {
      length: end - at + (isPut ? 2 : 0),
      parts: [
        { kind: 'asks', command: 'what' },
        { kind: 'role', role: 'cc' },
        { kind: 'person', name: name.name },
      ],
    };
  },
};

const aCopy = /^(?:that |which )?(?:(?:are|were|is|was|have|got) )?(?:cc|ccs|ccd|cced|ccing)(?: to)? (?!to )/;
const some = /^(?:commits?|changes?|patch|patches|fixes|entries)$/;

/** "Which commits cc linus", "how many fixes are cc'd to linus", "how many have linus in cc". */
function readCc(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  if (!some.test(tokens[at - 1]?.word ?? '')) return undefined;
  const lead =
    aCopy
      .exec(textFrom(tokens, at, 5))?.[0]
      .trim()
      .split(' ').length ?? 0;
  const isWith = lead === 0 && /^(?:with|have|having|had)$/.test(tokens[at]?.word ?? '');
  const start = at + (isWith ? 1 : lead);
  const name = isWith || lead > 0 ? findName(context, start) : undefined;
  if (name === undefined) return undefined;
  const end = start + name.length;
  if (isWith && !/^(?:in|on) (?:cc|copy)$/.test(textFrom(tokens, end, 2))) return undefined;
  return {
    length: end - at + (isWith ? 2 : 0),
    parts: [
      { kind: 'role', role: 'cc' },
      { kind: 'person', name: name.name },
    ],
  };
}
