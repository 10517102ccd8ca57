import { findPhrase, makePhrases } from '../phrases.ts';
import type { Found, Rule } from '../rule.ts';
import { findName } from './name.ts';

const leads = makePhrases<'surely' | 'maybe'>([
  ['apart from, besides, beside, other than, aside from, leaving aside, leaving out', 'surely'],
  ['not by, not from, not written by, not made by, not authored by, not done by, not committed by', 'surely'],
  ['by anyone but, by anybody but, by everyone but, by someone other than, by somebody other than', 'surely'],
  ['anyone but, anybody but, everyone but, anyone except, anybody except, everyone except, anyone other than', 'maybe'],
  ['isnt, arent, is not, are not, wasnt, was not, people other than, somebody other than, anybody other than', 'maybe'],
  ['by anyone other than, by people other than, by others than, nobody but, by anyone except', 'surely'],
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
    ['which changes to nfs are not by jan kara', 'not by jan kara'],
    ['who, apart from jan kara, changed nfs', 'apart from jan kara'],
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
      // Behind a comma somebody else may be named, or the question may go on.
      const isFirst = parts.length === 0 || tokens[end - 1]?.ends !== true;
      const name = findName(context, end, isFirst && lead.value === 'surely');
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
