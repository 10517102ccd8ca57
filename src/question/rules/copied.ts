import type { Rule } from '../rule.ts';
import { findName } from './name.ts';

/** "Who cc'd linus": whoever wrote the changes that have somebody in cc; these are listed, each with its author. */
export const copiedRule: Rule = {
  name: 'copied',
  examples: [
    ["who cc'd linus torvalds", "who cc'd linus torvalds"],
    ['who put jan kara in cc?', 'who put jan kara in cc'],
  ],
  read(context, at) {
    const { tokens, asked } = context;
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
