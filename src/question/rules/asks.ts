import { readHowMany } from '../numbers.ts';
import { findPhrase } from '../phrases.ts';
import type { Found, Part, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { atStart } from './asked-at-start.ts';
import { anywhere, asks } from './asked-phrases.ts';

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
    ['whose patch was the split of v9fs', 'whose patch'],
    ['who contributed the split of v9fs', 'who'],
    ['give me a summary of last month', 'give me a summary of'],
    ['who should i talk to about nfs', 'who should i talk to about'],
    ['list everyone who worked on nfs', 'list everyone who'],
    ['give me a list of commits about lzo', 'give me a list of'],
    ['has anyone worked on lzo', 'has anyone worked on'],
    ['rank the years by commits', 'rank the years'],
    ['when was lzo added, i mean in which version', 'i mean in which version'],
  ],
  read({ tokens, asked, begun }, at) {
    if (asked) return readCorrected(tokens, at);
    if (isSource(tokens, at)) return { length: 1, parts: [...asks('who'), { kind: 'role', role: 'credited' }] };
    const made = countMade(tokens, at);
    if (made > 0) return { length: made, parts: [...asks('who'), { kind: 'deed', deed: 'patch' }] };
    const release = countReleaseAsked(tokens, at);
    if (release > 0) return { length: release, parts: asks('release') };
    // "Lzo added by?"
    if (begun && at === tokens.length - 1 && tokens[at]?.word === 'by') return { length: 1, parts: asks('who') };
    // "Changelog of 1.19".
    const notes = /^(?:the )?(?:changelog|release notes|changes list) (?:of|for|from|in) (?=v?\d)/.exec(
      textAt(tokens, at, 5),
    );
    if (notes && !begun) return { length: notes[0].trim().split(' ').length - 1, parts: asks('what') };
    const joined = countJoined(tokens, at);
    if (joined > 0) return { length: joined, parts: asks('rank', 'newcomers') };
    const counted = readCounted(tokens, at);
    if (counted) return { length: 3, parts: counted };
    if (/^(?:which|what) (?:reviewer|tester|reporter)s?$/.test(`${tokens[at]?.word} ${tokens[at + 1]?.word}`))
      return { length: 1, parts: asks('who') };
    const found = findPhrase(anywhere, tokens, at) ?? (begun ? undefined : findPhrase(atStart, tokens, at));
    if (found && isLead(tokens, at, found.length)) return { length: found.length, parts: [] };
    if (found && isPaper(tokens, at, found.length)) return undefined;
    return found && { length: found.length, parts: found.value };
  },
};

/** "When was lzo added, i mean in which version": what is said last is asked. */
function readCorrected(tokens: readonly Token[], at: number): Found | undefined {
  const isLead = tokens[at]?.word === 'i' && /^(?:mean|meant)$/.test(tokens[at + 1]?.word ?? '');
  const found = isLead ? findPhrase(anywhere, tokens, at + 2) : undefined;
  if (!found || at + 2 + found.length < tokens.length) return undefined;
  return {
    length: found.length + 2,
    parts: found.value.map((part) => (part.kind === 'asks' ? { ...part, corrects: true as const } : part)),
  };
}

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

/** "In which 1.x release", "since which stable version". */
function countReleaseAsked(tokens: readonly Token[], at: number): number {
  const lead = /^(?:in|since|from|with|as)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const [which = '', kind = '', noun = ''] = tokens.slice(at + lead, at + lead + 3).map(({ word }) => word);
  const isKind =
    /^v?\d|^(?:stable|dev|development|beta|alpha|rc|preview|major|minor|old|early|official|public|final|released|exact|earliest|bugfix|patch|maintenance|lts)$/;
  return /^(?:which|what)$/.test(which) && isKind.test(kind) && /^(?:release|version)$/.test(noun) ? lead + 3 : 0;
}

const textAt = (tokens: readonly Token[], at: number, count: number): string =>
  tokens
    .slice(at, at + count)
    .map(({ word }) => word)
    .join(' ');

/** "Who joined in 2021" asks for newcomers; "who joined the strings" for whoever did that. */
function countJoined(tokens: readonly Token[], at: number): number {
  const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ word }) => word);
  const isJoined = /^(?:who|whos|which people)$/.test(first) && /^(?:joined|started)$/.test(second);
  return isJoined && /^(?:in|during|this|last|since|after|recently|lately)$/.test(third) ? 2 : 0;
}

/** "Whose work was the split based on?" asks for somebody whom the change credits. */
function isSource(tokens: readonly Token[], at: number): boolean {
  const [made, last] = tokens.slice(-2).map(({ word }) => word);
  return tokens[at]?.word === 'whose' && last === 'on' && /^(?:based|built|modelled|modeled)$/.test(made ?? '');
}

/**
 * "Whose patch" and "who sent" ask for somebody whom the change may credit beside its author. A fix, and what was sent, may be
 * what is looked for.
 */
function countMade(tokens: readonly Token[], at: number): number {
  const [first = '', second = '', third = ''] = tokens.slice(at, at + 3).map(({ word }) => word);
  if (first === 'whose' && /^(?:patch(?:es)?|solution|contribution|work)$/.test(second)) return 2;
  const isFix = first === 'whose' && /^(?:fix|implementation|rewrite)$/.test(second);
  const isGiven = first === 'who' && /^(?:sent|submitted|supplied|contributed|provided)$/.test(second);
  return isFix || isFrom(tokens, at) || (isGiven && !givesMuch.test(`${third} ${tokens[at + 3]?.word}`)) ? 1 : 0;
}

/** "Who contributed most", "who contributed to the tests" name no gift. */
const givesMuch = /^(?:their|his|her|(?:the )?(?:most|more|least|fewest)|to|in|on|during|since|between|and|or|first) /;

/** "The patch for the tests, who was it from": a patch that somebody sent. */
function isFrom(tokens: readonly Token[], at: number): boolean {
  const isPatch = tokens.some(({ word }) => /^(?:patch|patches|fix|contribution)$/.test(word));
  return isPatch && tokens.at(-1)?.word === 'from' && /^who (?:is|was|were|did)$/.test(textAt(tokens, at, 2));
}

/** "Which release notes mention it" asks for no release. */
const isPaper = (tokens: readonly Token[], at: number, length: number): boolean =>
  tokens[at + length - 1]?.word === 'release' &&
  /^(?:notes?|manager|managers|branch|branches|scripts?|tarballs?|process|candidates?|announcements?|builds?)$/.test(
    tokens[at + length]?.word ?? '',
  );

/** "Give me the author of", "explain why": what is asked stands behind. */
function isLead(tokens: readonly Token[], at: number, length: number): boolean {
  if (!/^(?:show|list|give|find|describe|explain|tell|name)$/.test(tokens[at]?.word ?? '')) return false;
  const next = at + length;
  const article = /^(?:the|all|us)$/.test(tokens[next]?.word ?? '') ? 1 : 0;
  return findPhrase(anywhere, tokens, next) !== undefined || findPhrase(anywhere, tokens, next + article) !== undefined;
}
