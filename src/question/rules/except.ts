import { findPhrase } from '../phrases.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';
import { type Token, wordsBefore } from '../tokens.ts';
import { account, findLeftOut, leads } from './left-out.ts';
import { findName } from './name.ts';

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
    return readAuthor(context, at, lead.length) ?? readNames(context, at, lead);
  },
};

/** "Besides himself", "other than the author". */
function readAuthor({ tokens }: Context, at: number, lead: number): Found | undefined {
  const word = tokens[at + lead]?.word ?? '';
  const article = word === 'the' ? 1 : 0;
  const isAuthor = author.test(tokens[at + lead + article]?.word ?? '');
  if (!isAuthor && !himself.test(word)) return undefined;
  return { length: lead + article + 1, parts: [{ kind: 'except-author' }] };
}

/** One name or several, parted by commas, "and" or "or". */
function readNames(context: Context, at: number, lead: { length: number; value: string }): Found | undefined {
  const { tokens } = context;
  let end = at + lead.length + countThose(context, at + lead.length);
  const isOfWho = /^(?:who|whom|anyone|anybody|everyone|somebody|someone)$/.test(tokens[at - 1]?.word ?? '');
  const parts: Part[] = [];
  for (;;) {
    // Behind a comma somebody else may be named, or the question may go on.
    const isFirst = parts.length === 0 || tokens[end - 1]?.ends !== true;
    const name = findLeftOut(context, end, isFirst && lead.value === 'surely', isOfWho);
    if (!name) break;
    parts.push({ kind: 'except', name: name.name });
    end += name.length;
    if (/^merges?$/.test(tokens[end + 1]?.word ?? '')) break;
    if (/^(?:and|or)$/.test(tokens[end]?.word ?? '')) end += 1;
    else if (tokens[end - 1]?.ends !== true) break;
  }
  // "The mark beside the buttons" says where it is.
  if (parts.length === 0) return place.test(tokens[at]?.word ?? '') ? { length: lead.length, parts } : undefined;
  return { length: end + countTail(tokens, end) - at, parts };
}

/** "The jenkins account", "leaving junio out of it". */
function countTail(tokens: readonly Token[], at: number): number {
  const words = tokens.slice(at, at + 3).map(({ word }) => word);
  if (account.test(words[0] ?? '') || /^(?:aside|apart)$/.test(words[0] ?? '')) return 1;
  if (words[0] !== 'out') return 0;
  return /^out of (?:it|this)$/.test(words.join(' ')) ? 3 : 1;
}

const notCounted = /^(?:not counted|left out|not included|set aside|excluded|aside|notwithstanding)(?= |$)/;
const ranks = /^(?:most|top|busiest|biggest|second|runner-up|next)$/;

const leftOut = /^(?:counted|out|included|aside|excluded|notwithstanding)$/;
const longestAside = 7;

/** "Willy's not counted" leaves somebody out, and so does "most active after willy". */
function readAside(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  const isBehind =
    /^(?:after|behind)$/.test(tokens[at]?.word ?? '') && wordsBefore(tokens, at).some((word) => ranks.test(word));
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
  const isAccount = account.test(tokens[at + 1 + (name?.length ?? 0)]?.word ?? '');
  return name && (name.length > 1 || isAccount) ? 1 : 0;
}

const place = /^(?:beside|besides|apart|aside|other)$/;
