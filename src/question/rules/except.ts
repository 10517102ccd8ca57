import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { findLeftOut } from './left-out.ts';
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
  ['leave out, leaving, if you leave aside, if we leave aside, without counting, disregarding, disregard', 'maybe'],
  ['excl, excl., sans', 'surely'],
  ['if you ignore, if we ignore, if you exclude, if we exclude, do not count, dont count', 'maybe'],
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
    ['leave out the jan kara account: who was busiest', 'leave out the jan kara account'],
    ['how many commits excluding merges and jan kara', 'and jan kara'],
    ['leaving jan kara aside, who changed nfs most', 'leaving jan kara aside'],
  ],
  read(context, at) {
    const { tokens } = context;
    const aside = readAside(context, at);
    if (aside) return aside;
    // "Excluding merges and junio".
    const isMore =
      tokens[at]?.word === 'and' && /^merges?$/.test(tokens[at - 1]?.word ?? '') && findPhrase(leads, tokens, at - 2);
    const lead = isMore ? { length: 1, value: 'maybe' } : findPhrase(leads, tokens, at);
    if (!lead) return undefined;
    let end = at + lead.length;
    if (himself.test(tokens[end]?.word ?? '')) return { length: lead.length + 1, parts: [{ kind: 'except-author' }] };
    const article = tokens[end]?.word === 'the' ? 1 : 0;
    if (author.test(tokens[end + article]?.word ?? '')) {
      return { length: lead.length + article + 1, parts: [{ kind: 'except-author' }] };
    }
    end += countThose(context, end);
    const isOfWho = /^(?:who|whom|anyone|anybody|everyone|somebody|someone)$/.test(tokens[at - 1]?.word ?? '');
    const parts: Found['parts'][number][] = [];
    // Several names are parted by commas, "and" or "or".
    for (;;) {
      // Behind a comma somebody else may be named, or the question may go on.
      const isFirst = parts.length === 0 || tokens[end - 1]?.ends !== true;
      const name = findLeftOut(context, end, isFirst && lead.value === 'surely', isOfWho);
      if (!name) break;
      parts.push({ kind: 'except', name: name.name });
      end += name.length;
      if (/^merges?$/.test(tokens[end + 1]?.word ?? '')) break;
      if (!/^(?:and|or)$/.test(tokens[end]?.word ?? '')) {
        if (tokens[end - 1]?.ends !== true) break;
      } else end += 1;
    }
    // "The jenkins account", "leaving junio out of it".
    const rest = tokens.slice(end, end + 3).map(({ word }) => word);
    end +=
      tails
        .exec(`${rest.join(' ')} `)?.[0]
        .trim()
        .split(' ').length ?? 0;
    if (parts.length > 0) return { length: end - at, parts };
    // "The mark beside the buttons" says where it is.
    return place.test(tokens[at]?.word ?? '') ? { length: lead.length, parts: [] } : undefined;
  },
};

const notCounted = /^(?:not counted|left out|not included|set aside|excluded|aside|notwithstanding)(?= |$)/;
const ranks = /^(?:most|top|busiest|biggest|second|runner-up|next)$/;

const leftOut = /^(?:counted|out|included|aside|excluded|notwithstanding)$/;
const [near, longestAside] = [16, 7];

/** "Willy's not counted" leaves somebody out, and so does "most active after willy". */
function readAside(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const isBehind =
    /^(?:after|behind)$/.test(tokens[at]?.word ?? '') &&
    tokens.slice(Math.max(0, at - near), at).some(({ word }) => ranks.test(word));
  const isEnd = isBehind || tokens.slice(at + 1, at + longestAside).some(({ word }) => leftOut.test(word));
  const name = isEnd ? findName(context, at + (isBehind ? 1 : 0)) : undefined;
  if (name === undefined) return undefined;
  const parts: Found['parts'] = [{ kind: 'except', name: name.name }];
  if (isBehind) return { length: name.length + 1, parts };
  const rest = tokens.slice(at + name.length, at + name.length + 2).map(({ word }) => word);
  const told = notCounted.exec(rest.join(' '));
  return told ? { length: name.length + told[0].split(' ').length, parts } : undefined;
}

/** Words between what leaves somebody out and their name: "apart from those of junio", "besides the jenkins account". */
function countThose(context: Context, at: number): number {
  const { tokens } = context;
  const [first = '', second = ''] = tokens.slice(at, at + 2).map(({ word }) => word);
  const article = first === 'the' ? 1 : 0;
  const noun = /^(?:those|ones|commits|changes|patches|work)$/.test(article > 0 ? second : first);
  if (noun && /^(?:of|by|from)$/.test(tokens[at + article + 1]?.word ?? '')) return article + 2;
  // "Besides the code" leaves out nobody of that login.
  const name = article > 0 ? findName(context, at + 1) : undefined;
  const isAccount = /^(?:account|bot|user|login)$/.test(tokens[at + 1 + (name?.length ?? 0)]?.word ?? '');
  return name && (name.length > 1 || isAccount) ? 1 : 0;
}

const tails = /^(?:(?:account|bot|user|login|aside|apart|out of it|out of this|out) )/;

const place = /^(?:beside|besides|apart|aside|other)$/;
