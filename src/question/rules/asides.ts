import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const phrases = makePhrases<undefined>(
  [
    'i think it was, i think, i believe it was, i believe, i guess it was, i guess, i suppose, i recall, iirc, afaik, afair, afaict',
    'if i remember correctly, if i remember right, if i remember rightly, if i recall correctly, if memory serves',
    'as far as i know, as far as i remember, as far as i can tell, to my knowledge, or so i think, lol, thx, tia',
  ].map((line) => [line, undefined] as const),
);

/** They ask whether anybody knows, where what is asked stands behind. */
const knows = makePhrases<undefined>([
  ['anyone know, anybody know, someone know, does anyone know, does anybody know, do you know, any idea', undefined],
]);

/** "Not who fixed it", at the end. */
const longestCorrection = 5;

/** What people say beside a question, wherever it stands: "it was 2007 i think", "the lzo code, anyone know who?". */
export const asidesRule: Rule = {
  name: 'asides',
  examples: [
    ['who added lzo, in 2007 i think', 'i think'],
    ['the lzo code, anyone know who?', 'anyone know'],
    ['who noticed the leak? not who fixed it', 'not who fixed it'],
  ],
  read({ tokens }, at) {
    const found = findPhrase(phrases, tokens, at);
    if (found) return { length: found.length, parts: [] };
    const isCorrected = tokens[at]?.word === 'not' && /^(?:who|whoever)$/.test(tokens[at + 1]?.word ?? '');
    if (isCorrected && tokens[at - 1]?.ends && tokens.length - at <= longestCorrection)
      return { length: tokens.length - at, parts: [] };
    const known = findPhrase(knows, tokens, at);
    const isAsked = known && /^(?:who|whos|whose|when|why|which|what)$/.test(tokens[at + known.length]?.word ?? '');
    return isAsked ? { length: known.length, parts: [] } : undefined;
  },
};
