import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Part, Rule } from '../rule.ts';
import { findName } from './name.ts';
import { isProject } from './release-name.ts';
import { spanRule } from './span.ts';

/** How what is asked begins, before somebody's name. */
const leads = makePhrases<'long' | 'when' | 'still'>([
  ['is, does, has, did', 'still'],
  ['how long has, how long have, how long was, how long did, how long is, for how long has, for how long was', 'long'],
  ['for how long did, since when has, since when is, for how many years has, how many years has', 'long'],
  ['for how many years was, how many years was, how many years did, in which years did, in what years did', 'long'],
  ['in which years was, in what years was, over what period did, over what period was, from when to when did', 'long'],
  ['when did, when has, when was, in which year did, in what year did, how long ago did, what day did', 'when'],
]);

const longest: readonly Part[] = [{ kind: 'asks', command: 'person' }];
const first: readonly Part[] = [
  { kind: 'asks', command: 'when' },
  { kind: 'prefer', prefer: 'earliest' },
];
const last: readonly Part[] = [
  { kind: 'asks', command: 'when' },
  { kind: 'prefer', prefer: 'latest' },
];

/** What somebody does as long as they are there, how that begins, and how it ends. */
const tails = makePhrases<'active' | 'joined' | 'left'>([
  ['active, around, involved, contributing, committing, been active, been around, been involved, been here', 'active'],
  [
    'been contributing, been committing, been working, been developing, been with us, contribute, commit, work',
    'active',
  ],
  ['been a contributor, been a committer, been a maintainer, been a developer, been hacking, with us', 'active'],
  ['join, joined, start, begin, show up, first show up, first appear, appear, come aboard, get involved', 'joined'],
  ['become active, become a contributor, become a committer, become a developer, start contributing', 'joined'],
  ['start committing, start working, start hacking, begin contributing, begin working, begin to contribute', 'joined'],
  ['start to contribute, first get involved, first active, first seen, new here', 'joined'],
  ['leave, left, quit, stop, retire, step down, disappear, vanish, go quiet, give up, stop contributing', 'left'],
  ['stop committing, stop working, stop hacking, cease contributing, last active, last seen, become inactive', 'left'],
]);

/** What may be named behind: the project that all of it is about. */
const project =
  /^(?:(?:to|on|with|in|for|at|from|about)? ?(?:the |this |our )?(?:project|repo|repository|log|team|codebase|it|this|us|here))?(?: for)?$/;

/** What is said of somebody stands so many words behind the beginning of the question at most: their name is between. */
const mostApart = 16;

/** How long somebody has been there, when they came, and when they left: told by all that they did. */
export const careerRule: Rule = {
  name: 'career',
  examples: [
    ['how long has jan kara been contributing', 'how long has jan kara been contributing'],
    ['how long was jeff layton active?', 'how long was jeff layton active'],
    ['is jan kara still active?', 'is jan kara still active'],
    ['when did jan kara join the project', 'when did jan kara join the project'],
    ['when did mark fasheh stop contributing to linux', 'when did mark fasheh stop contributing to linux'],
  ],
  read(context, at) {
    if (context.asked || context.begun) return undefined;
    const { tokens } = context;
    const lead = findPhrase(leads, tokens, at);
    // Names are looked up only where something of the kind is said of somebody.
    const reach = at + mostApart;
    const isSaid =
      lead && tokens.slice(at, reach).some((_, index) => findPhrase(tails, tokens, at + index) !== undefined);
    const name = isSaid ? findName(context, at + lead.length) : undefined;
    if (!lead || !name) return undefined;
    const behind = at + lead.length + name.length;
    const adverb = lead.value === 'still' && /^(?:still|yet|already)$/.test(tokens[behind]?.word ?? '') ? 1 : 0;
    const tail = findPhrase(tails, tokens, behind + adverb);
    if (!tail) return undefined;
    const end = readProject(context, behind + adverb + tail.length);
    if (end === undefined) return undefined;
    const parts = settleParts(lead.value, tail.value, adverb > 0);
    return parts && { length: end - at, parts: [...parts, { kind: 'person', name: name.name }] };
  },
};

/** "Is jan still active" and "has jan left" are told by the last that they did. */
function settleParts(
  lead: 'long' | 'when' | 'still',
  tail: 'active' | 'joined' | 'left',
  isStill: boolean,
): readonly Part[] | undefined {
  if (tail === 'left') return last;
  if (lead === 'still') return isStill && tail === 'active' ? last : undefined;
  if (tail === 'joined') return first;
  return lead === 'long' ? longest : undefined;
}

/** Where the project that is named ends: with the question, or before a span; undefined where something else is named. */
function readProject(context: Context, from: number): number | undefined {
  const { tokens, vocabulary } = context;
  let end = from;
  while (end < tokens.length && spanRule.read(context, end) === undefined) end += 1;
  const words = tokens.slice(from, end).map(({ word }) => (isProject(vocabulary, word) ? 'project' : word));
  if (project.test(words.join(' '))) return end;
  // "How long has jan kara been working on nfs": the subsystem is told by the rule for those.
  const [lead = '', ...named] = words;
  return /^(?:in|on|with)$/.test(lead) && vocabulary.findSubsystem(named.join(' ')) !== undefined ? from : undefined;
}
