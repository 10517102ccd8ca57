import { findPhrase, makePhrases } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';

const phrases = makePhrases<undefined>(
  [
    'author, authors, the author, the authors, written by, done by, made by',
    'whose patch was that, whose patch is that, whose patch was this, whose patch is this, whose patch was it, whose patch is it',
    'whose commit was that, whose commit is that, whose change was that, whose change is that, whose code is that',
    'whose doing was that, whose doing is that, whose fault was that, whose fault is that',
  ].map((line) => [line, undefined] as const),
);

/** What asks for the author where the question ends: "the lzo code, whose patch was that?", "lzo author?". */
export const closingRule: Rule = {
  name: 'closing',
  examples: [
    ['lzo author?', 'author'],
    ['lzo support for jffs2, the author?', 'the author'],
    ['lzo on sparc, whose patch was that', 'whose patch was that'],
  ],
  read({ tokens, asked, begun }, at) {
    const found = asked || !begun ? undefined : findPhrase(phrases, tokens, at);
    if (found === undefined || at + found.length !== tokens.length) return undefined;
    // Of a thing that is called by a name, and nothing else, the author is who brought it.
    const isNamed = at <= mostNamed && /^(?:the|authors?)$/.test(tokens[at]?.word ?? '');
    const parts: Part[] = [{ kind: 'asks', command: 'who' }];
    return { length: found.length, parts: isNamed ? [...parts, { kind: 'prefer', prefer: 'earliest' }] : parts };
  },
};

const mostNamed = 2;
