import { readHowMany } from '../numbers.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Context, Found, Part, Rule } from '../rule.ts';
import { type Token, wordsBefore } from '../tokens.ts';
import { kindOfWord } from '../word-kinds.ts';
import { findName, isTheirs } from './name.ts';

const earliest: Part = { kind: 'prefer', prefer: 'earliest' };
const latest: Part = { kind: 'prefer', prefer: 'latest' };
const single: Part = { kind: 'single' };

const phrases = makePhrases<readonly Part[]>([
  ['the most recent commit, the most recent change, the most recent patch', [latest, single]],
  ['the most recent, the most recently', [latest]],
  ['first commit, very first commit, first change, first patch, oldest commit, earliest commit', [earliest, single]],
  [
    'very first change, initial commit, first ever commit, oldest change, earliest change, first entry',
    [earliest, single],
  ],
  [
    'the first time, for the first time, originally, initially, very first, in the beginning, at first, first appeared, first appear, first appears',
    [earliest],
  ],
  ['last commit, latest commit, newest commit, most recent commit, last change, latest change', [latest, single]],
  ['newest change, most recent change, last patch, latest patch, last entry, latest entry, last one', [latest, single]],
  ['very last commit, very last change, very latest commit, very latest change, very newest commit', [latest, single]],
  ['last changed, last touched, last modified, last edited, last updated, last altered, last worked on', [latest]],
  ['last touch, last edit, last modify, last alter', [latest]],
  [
    'for the last time, most recently, most recent, last time, the last time, recently, lately, latest, newest',
    [latest],
  ],
  ['earliest, oldest', [earliest]],
  ['the first to, the first one to, first one to, the first who, the first person to, the very first to', [earliest]],
  ['the last to, the last one to, last one to, the last who, the last person to, the very last to', [latest]],
  ['first contribute, first contributed, first contribution', [earliest]],
  ['last contribute, last contributed, last contribution, latest contribution', [latest]],
]);

/** Words behind which, or before which, "first" and "last" say which change is meant, and not what it is about. */
const around = /^(?:who|when|was|were|is|did|has|had|got|we|they|it|to|ever|been|somebody|anybody|the|and)$/;
const several = /^(?:commits|changes|patches|entries|merges|fixes)$/;
const verb =
  /(?:ed|ing|s)$|^(?:add|bring|get|got|go|land|come|came|make|made|mention|see|seen|do|begin|began|start|appear|show|work|write|wrote|change|touch)$/;

/** Which of several changes is meant: the first, or the last. */
export const preferRule: Rule = {
  name: 'prefer',
  examples: [
    ['who made the first commit', 'first commit'],
    ['when was sentinel first implemented', 'first'],
    ['who last touched the parser', 'last touched'],
    ['when was git-svn last updated', 'last updated'],
    ['when did we last bump the library', 'last'],
    ['what was the very last change', 'very last change'],
    ['what were the last 5 commits to nfs', 'last 5 commits'],
    ['last manual update?', 'last'],
    ['show me the 5 most recent commits to nfs', '5 most recent commits'],
    ['what was the most recent change to nfs', 'the most recent change'],
  ],
  read(context, at) {
    const { tokens } = context;
    const word = tokens[at]?.word ?? '';
    const theirs = ends.get(word);
    if (theirs && isBeforeName(context, at)) return { length: 1, parts: [theirs, single] };
    const counted = readCounted(tokens, at);
    if (counted) return counted;
    const found = findPhrase(phrases, tokens, at);
    // "The first time contributors" are newcomers.
    const isOfPeople =
      found && /^(?:contributor|author|committer|developer)s?$/.test(tokens[at + found.length]?.word ?? '');
    if (found && !isOfPeople) return { length: found.length, parts: found.value };
    if (word !== 'first' && word !== 'last') return undefined;
    // "Last update of the manual", "last manual update".
    if (at === 0 && tokens.some((token) => told.test(token.word)))
      return { length: 1, parts: [theirs ?? latest, single] };
    const [before, after] = [tokens[at - 1]?.word ?? '', tokens[at + 1]?.word ?? ''];
    const says =
      after === '' ||
      (tokens[at]?.ends === true && !/^(?:the|a|an|at|from)$/.test(before)) ||
      ((verb.test(after) || kindOfWord(after) === 'action') && (around.test(before) || at === 0)) ||
      /^(?:who|was|were)$/.test(before);
    if (!says && !isAdverb(tokens, at) && !(/ed$/.test(after) && !/ed$/.test(before))) return undefined;
    return { length: 1, parts: [word === 'first' ? earliest : latest] };
  },
};

const ends: ReadonlyMap<string, Part> = new Map([
  ...['first', 'oldest', 'earliest'].map((word) => [word, earliest] as const),
  ...['last', 'latest', 'newest'].map((word) => [word, latest] as const),
]);

/** "The last renovate commit" is somebody's. */
function isBeforeName(context: Context, at: number): boolean {
  const { tokens, vocabulary } = context;
  const name = findName(context, at + 1);
  if (name === undefined || !/^(?:commit|patch|change|contribution)$/.test(tokens[at + 1 + name.length]?.word ?? ''))
    return false;
  return isTheirs(vocabulary, tokens[at + 1]?.word ?? '', name.length);
}

/** What is done now and then. */
const told = /^(?:update|updates|change|commit|bump|fix|release|revert|merge|patch|touch|mention|cleanup)$/;

const auxiliary = /^(?:did|does|was|were|has|have|had|could)$/;
const base = /^(?:get|allow|become|appear|show|see|have|come|go|run|learn|know|accept|return|work|need|begin)$/;

/** "When did the config api first get a way to remove a variable": it says when, and not what. */
function isAdverb(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.word ?? '', tokens[at + 1]?.word ?? ''];
  if (/^(?:the|a|an|its|our|their|my|your|this|that|each|every|of|in|to)$/.test(before)) return false;
  return (
    (base.test(after) || kindOfWord(after) === 'action') && wordsBefore(tokens, at).some((word) => auxiliary.test(word))
  );
}

/** "The last 5 commits", "the 5 latest commits", "5 most recent commits". */
function readCounted(tokens: readonly Token[], at: number): Found | undefined {
  const isMost = tokens[at + 1]?.word === 'most' || tokens[at]?.word === 'most';
  const length = isMost ? 4 : 3;
  const words = tokens.slice(at, at + length).flatMap(({ word }) => (word === 'most' ? [] : [word]));
  const text = words.join(' ');
  const limit = words
    .slice(0, 2)
    .map(readHowMany)
    .find((number) => number !== undefined);
  const isFew = words.slice(0, 2).some((word) => /^(?:few|couple)$/.test(word));
  if (!several.test(words[2] ?? '') || (limit === undefined && !isFew)) return undefined;
  const named: Part[] = [{ kind: 'list' }, ...(limit === undefined ? [] : [{ kind: 'limit', limit } as const])];
  if (/\b(?:first|oldest|earliest)\b/.test(text)) return { length, parts: [earliest, ...named] };
  return /\b(?:last|latest|newest|recent)\b/.test(text) ? { length, parts: [latest, ...named] } : undefined;
}
