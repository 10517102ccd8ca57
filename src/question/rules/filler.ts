import { isEmptyWord } from '../../search/words.ts';
import { isCapital } from '../capitals.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';
import { kindOfWord } from '../word-kinds.ts';

const phrases = makePhrases<undefined>(
  [
    'hi, hey, hello, please, pls, thanks, thank you, ok, okay, so, well, hmm, btw, anyway, just, quick question',
    'tell me, do you know, if you can, if possible, for me, if anyone knows, if you know',
    'in this log, in this project, in the project, in this repo, in the repo, in this repository',
    'in the repository, in the log, in the history, in the changelog, in the code base, in the codebase',
    'the commit, the commits, commit, commits, commited, change, changes, patch, patches, patchset, work, the work',
    'the change, the changes, the patch, the patches, the one, ones, thing, things, stuff, piece of work',
    'made, make, did, do, does, done, doing, happen, happened, go in, went in, gone in, get in, got in, land, landed, went, go, goes',
    'was made, were made, been made, is done, was done, take place, took place, come in, came in, came with, come with',
    'a, an, the, of, on, in, to, by, at, as, with, for, from, into, about, and, or, but, that, this, these, those',
    'there, here, which, i, you, we, they, he, she, his, her, their, our, my, your, its, them, us, me, is, was, were',
    'are, be, been, being, has, have, had, having, will, would, can, could, shall, should, might, must, get, got, gets',
    'is behind, was behind, are behind, were behind, stands behind, on earth, the hell, the heck, in total, in all, all in all, altogether, overall, entries, entry, thats, theres, heres, lets, wheres',
    'any, anybody, anyone, some, all, ever, yet, already, now, then, also, too, actually, really, exactly, else, one, such, so far',
    'over all the years, over the years, in all the years, in all these years, through the years, of all time, of all times, all time, all-time',
    'in the whole history, in its whole history, in the entire history, in its entire history, since the beginning, from the beginning, since the start',
    'since day one, to date, until now, till now, throughout its history, of this project, of the project, to the project, to this project, anything, nothing, something',
    'by whom, whom, and by whom, that week, that month, that year, that day, at the time, at that time, back then, in those days, that same week, that same day',
    'else worked on, else contributed to, else worked, else helped with, been up to, did the project, has the project, was the project, does the project, is the project, can the project',
    'isnt, doesnt, dont, wasnt, werent, cant, wont, didnt, arent, hasnt, havent, couldnt, shouldnt, wouldnt',
    'yo, tho, plz, bro, dude, tbh, guys, folks, i mean, nowadays, these days, currently, at the moment, right now, at present, mentioned as, named as, listed as, credited as, given as, roughly, approximately, basically, or later, or newer, or earlier, or above',
    'up to now, back, ago, during, over, not, may, still, again, somebody, someone, somehow, came up with, come up with',
  ].map((line) => [line, undefined] as const),
);

/** What is asked as well, where it is said already what is asked: the answer shows it. */
const asides = makePhrases<undefined>([
  [
    'which version, up to date, and what was it, and what is it, and when, and why, and how, and who, and since when, and when was that, and why was that, and when was it, and when did they',
    undefined,
  ],
  [
    'and when was it released, and when was it added, and in which version, and in which release, and in what version, and in what release, and which release',
    undefined,
  ],
]);

/** That somebody had a part in what is named behind. */
const parts = makePhrases<undefined>([
  ['worked on, working on, committed to, commited to, contributed to, been involved in, was involved in', undefined],
  ['used to work on, used to maintain, used to take care of', undefined],
  ['titles with, subjects with, titles that have, titles saying, by title, by subject line', undefined],
  ['participated in, been working on, had a part in, has a part in, had a hand in, has a hand in', undefined],
]);

/** Words of which no change is about, and what people say around a question. */
export const fillerRule: Rule = {
  name: 'filler',
  examples: [
    ['who added lzo, please', 'please'],
    ['who did the split of v9fs in this log', 'did'],
  ],
  read({ tokens, vocabulary, asked, begun }, at) {
    const aside = asked ? findPhrase(asides, tokens, at) : undefined;
    if (aside && at + aside.length === tokens.length) return { length: aside.length, parts: [] };
    const found = findPhrase(phrases, tokens, at) ?? (asked && !begun ? findPhrase(parts, tokens, at) : undefined);
    // "Why did make -j8 fail": what has options is a program.
    if (found?.length === 1 && /^(?:make|go)$/.test(tokens[at]?.word ?? '') && isOption(tokens[at + 1]))
      return undefined;
    if (
      /^(?:pr|prs|mr|issue|bug|ticket|gh)$/.test(tokens[at]?.word ?? '') &&
      /^#?\d+$/.test(tokens[at + 1]?.word ?? '')
    )
      return { length: 1, parts: [] };
    if (found?.length === 1 && (isCapital(tokens, at) || (begun && (isOneCommit(tokens, at) || isOfWork(tokens, at)))))
      return undefined;
    if (found && isPartOfName(tokens, at + found.length - 1)) {
      return found.length === 1 ? undefined : { length: found.length - 1, parts: [] };
    }
    // "What went in 7.0" says in what.
    const isOpen = found && found.length > 1 && /\d/.test(tokens[at + found.length]?.word ?? '');
    if (isOpen && /^(?:in|into|with|on|to)$/.test(tokens[at + found.length - 1]?.word ?? '')) {
      return { length: found.length - 1, parts: [] };
    }
    const [first, second] = [tokens[at], tokens[at + 1]];
    const log = vocabulary.log.toLowerCase();
    // "in redis", asked of redis, says nothing, while "in redis cluster" does.
    const says = first !== undefined && /^(?:in|into|to|of|from|for|on)$/.test(first.word);
    if (says && second?.word === log && !second.quoted && endsClause(tokens, at + 1)) return { length: 2, parts: [] };
    if (found) return { length: found.length, parts: [] };
    const isBehind = first?.word === log && /^(?:in|into|to|of|on|for)$/.test(tokens[at - 1]?.word ?? '');
    if (isBehind && !first.quoted && endsClause(tokens, at)) return { length: 1, parts: [] };
    // "how many commits does redis have" neither.
    const owns = first?.word === log && /^(?:has|have|had|contain|see|get)$/.test(second?.word ?? '');
    if (owns && !first.quoted) return { length: 2, parts: [] };
    // "Which year was redis most active".
    const isMost = first?.word === log && /^(?:most|busiest|least)$/.test(second?.word ?? '');
    return isMost ? { length: 1, parts: [] } : undefined;
  },
};

/** Whether nothing is named behind a word. */
const endsClause = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.ends === true ||
  /^(?:|in|on|by|since|before|after|during|between|until|last|this|and|these|most|nowadays|currently|recently|lately|now|today)$/.test(
    tokens[at + 1]?.word ?? '',
  );

const isOption = (token: Token | undefined): boolean => token !== undefined && /^--?\w/.test(token.text);

/** "The unit of work". */
const isOfWork = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === 'work' &&
  tokens[at - 1]?.word === 'of' &&
  !/^(?:piece|bit|lot|kind|most)$/.test(tokens[at - 2]?.word ?? '');

/** "The tree of a new commit" is of any commit, and speaks of no change of the log. */
function isOneCommit(tokens: readonly Token[], at: number): boolean {
  if (
    tokens[at]?.word !== 'commit' ||
    /^(?:that|which|about|for|to|by|of|from|in|on)$/.test(tokens[at + 1]?.word ?? '')
  )
    return false;
  const [lead = '', article = '', last = ''] = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word);
  const isArticle = (word: string): boolean => /^(?:a|an|each|every|any|no)$/.test(word);
  const isLead = (word: string): boolean => /^(?:of|on|for|from|with|without|between|into|to)$/.test(word);
  return (isLead(article) && isArticle(last)) || (isLead(lead) && isArticle(article) && kindOfWord(last) !== 'action');
}

/** "a patch port" and "the commit hook" are things of their own, while "the lzo patch" and "the commit of it" say nothing. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const [previous, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  // "the quota patch besides …": it has its name before it.
  const named = previous !== undefined && kindOfWord(previous.word) === 'thing' && !isEmptyWord(previous.word);
  if (
    !/^(?:patch|commit|change|work|entry)$/.test(token?.word ?? '') ||
    token?.ends ||
    named ||
    next === undefined ||
    next.quoted
  )
    return false;
  const isThing = kindOfWord(next.word) === 'thing' && !isEmptyWord(next.word) && /^\p{L}{3,}$/u.test(next.word);
  return isThing && findPhrase(phrases, tokens, at + 1) === undefined && !/(?:ed|ing)$/.test(next.word);
}

/** Words that point to what was said before. */
const pointers = makePhrases<boolean>([
  ['what about, and what about, how about, and how about', false],
  ['it, that one, this one, that change, this change, that commit, this commit, that patch, this patch', true],
  ['the same, the same change, this, that, them, those, these, his, her, their, its', true],
]);

/** What points to the question before: only asked where there was one. */
export const beforeRule: Rule = {
  name: 'before',
  examples: [['and who acked it', 'it']],
  read({ tokens }, at) {
    const found = findPhrase(pointers, tokens, at);
    return found && { length: found.length, parts: found.value ? [{ kind: 'before' }] : [] };
  },
};
