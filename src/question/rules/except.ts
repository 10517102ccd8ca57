import { findPhrase, makePhrases } from '../phrases.ts';
import type { Found, Rule } from '../rule.ts';
import { findName } from './name.ts';

const leads = makePhrases<'surely' | 'maybe'>([
  ['apart from, besides, beside, other than, aside from, leaving aside, leaving out', 'surely'],
  ['except for, except, excluding, not counting, ignoring, if you leave out, if we leave out', 'maybe'],
  ['not including, but not, minus, without', 'maybe'],
]);

const himself = /^(?:him|her|them|himself|herself|themselves|themself|itself|oneself|self)$/;
const author = /^(?:author|authors|submitter)$/;

/** People whose changes do not count: "apart from antirez", "besides himself". */
export const exceptRule: Rule = {
  name: 'except',
  examples: [
    ['who has the most commits apart from antirez', 'apart from antirez'],
    ['who signed it off besides himself', 'besides himself'],
    ['who tested it other than the author', 'other than the author'],
  ],
  read(context, at) {
    const { tokens } = context;
    const lead = findPhrase(leads, tokens, at);
    if (!lead) return undefined;
    let end = at + lead.length;
    if (himself.test(tokens[end]?.word ?? '')) return { length: lead.length + 1, parts: [{ kind: 'except-author' }] };
    const article = tokens[end]?.word === 'the' ? 1 : 0;
    if (author.test(tokens[end + article]?.word ?? '')) {
      return { length: lead.length + article + 1, parts: [{ kind: 'except-author' }] };
    }
    const parts: Found['parts'][number][] = [];
    // Several names are parted by commas, "and" or "or".
    for (;;) {
      const name = findName(context, end, lead.value === 'surely');
      if (!name) break;
      parts.push({ kind: 'except', name: name.name });
      end += name.length;
      if (!/^(?:and|or)$/.test(tokens[end]?.word ?? '')) {
        if (tokens[end - 1]?.ends !== true) break;
      } else end += 1;
    }
    return parts.length === 0 ? undefined : { length: end - at, parts };
  },
};
