import { readHowMany } from '../numbers.ts';
import { findPhrase } from '../phrases.ts';
import type { Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { anywhere, asks, atStart } from './asked-phrases.ts';

/** What is asked: who, when, what, why, how many, which release. */
export const asksRule: Rule = {
  name: 'asks',
  examples: [
    ['who added lzo', 'who'],
    ['in which release is the fix', 'in which release'],
    ['since when is lzo supported', 'since when'],
    ['what was the reason for the split', 'what was the reason'],
    ['what month had most commits', 'what month'],
    ['how many people worked on nfs', 'how many people'],
    ['tell me about xattrs', 'tell me about'],
    ['give me the author of the quota code', 'the author of'],
    ['explain why v9fs was split', 'why'],
    ['what is the story behind v9fs', 'what is the story behind'],
    ['whose work was the split of v9fs based on?', 'whose'],
    ['give me a summary of last month', 'give me a summary of'],
    ['who should i talk to about nfs', 'who should i talk to about'],
    ['list everyone who worked on nfs', 'list everyone who'],
    ['give me a list of commits about lzo', 'give me a list of'],
    ['has anyone worked on lzo', 'has anyone worked on'],
    ['rank the years by commits', 'rank the years'],
  ],
  read({ tokens, asked, begun }, at) {
    if (asked) return undefined;
    if (isSource(tokens, at)) return { length: 1, parts: [...asks('who'), { kind: 'role', role: 'credited' }] };
    const counted = readCounted(tokens, at);
    if (counted) return { length: 3, parts: counted };
    if (/^(?:which|what) (?:reviewer|tester|reporter)s?$/.test(`${tokens[at]?.word} ${tokens[at + 1]?.word}`))
      return { length: 1, parts: asks('who') };
    const found = findPhrase(anywhere, tokens, at) ?? (begun ? undefined : findPhrase(atStart, tokens, at));
    if (found && isLead(tokens, at, found.length)) return { length: found.length, parts: [] };
    return found && { length: found.length, parts: found.value };
  },
};

/** "Which 5 people reported most", "which 3 subsystems had most commits". */
function readCounted(tokens: readonly Token[], at: number): readonly Part[] | undefined {
  const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ word }) => word);
  const limit = readHowMany(second);
  if (!/^(?:which|what)$/.test(first) || limit === undefined) return undefined;
  const isPeople = /^(?:people|developers|authors|persons|contributors|committers)$/.test(third);
  const isAreas = /^(?:subsystems|areas|parts|components|modules)$/.test(third);
  if (!isPeople && !isAreas) return undefined;
  return [...(isPeople ? asks('who') : asks('what', 'subsystems')), { kind: 'limit', limit }];
}

/** "Whose work was the split based on?" asks for somebody whom the change credits. */
function isSource(tokens: readonly Token[], at: number): boolean {
  const [made, last] = tokens.slice(-2).map(({ word }) => word);
  return tokens[at]?.word === 'whose' && last === 'on' && /^(?:based|built|modelled|modeled)$/.test(made ?? '');
}

/** "Give me the author of", "explain why": what is asked stands behind. */
function isLead(tokens: readonly Token[], at: number, length: number): boolean {
  if (!/^(?:show|list|give|find|describe|explain|tell|name)$/.test(tokens[at]?.word ?? '')) return false;
  const next = at + length;
  const article = /^(?:the|all|us)$/.test(tokens[next]?.word ?? '') ? 1 : 0;
  return findPhrase(anywhere, tokens, next) !== undefined || findPhrase(anywhere, tokens, next + article) !== undefined;
}
