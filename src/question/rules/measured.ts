import type { Context, Found, Rule } from '../rule.ts';
import { asks } from './asked-phrases.ts';
import { findName } from './name.ts';

/** What of a log can be counted. */
const countable =
  /^(?:commits?|changes?|patch|patches|patchsets?|fix|fixes|bugfixes|merges?|reverts?|bugs?|prs|requests|people|persons?|developers?|devs|authors?|contributors?|committers?|maintainers?|reviewers?|testers?|newcomers|lines?|files?|releases?|versions?|tags?|times|entries|reviews?|acks?|reports?|issues?|features?|improvements?|regressions?|stars|downloads|insertions|deletions|days|weeks|months|years|subsystems?)$/;
/** What is done now and then, and told by changes. */
const done =
  /^(?:commits?|committed|changes?|changed|touch|touches|touched|breaks?|broken|fix|fixed|updates?|updated|releases?|released|reverts?|reverted|named|used|asked|merges?|merged|mention|mentioned|contributes?|reviews?|posts?|sends?|works?|happens?|occurs?|lands?|push|pushes|comes?|appears?|vendor|bumps?|bumped)$/;
const spans = /^(?:average|month|year|week|release)$/;
const somebody = /^(?:we|you|they|people|it|somebody|anybody|someone|anyone)$/;
const mostNoun = 3;

const passive =
  /^(?:are|is) (?:(?:the|a) )?(?:allowed|permitted|supported|possible|used|kept|needed|required|created|spawned|started|accepted|sent|stored|cached|tried|shown|printed|read|written)$/;

/** A number that the project has and its log does not count: "how often does the parser check the clock". */
export const measuredRule: Rule = {
  name: 'measured',
  examples: [
    ['how often does the parser check the clock', 'how often'],
    ['how many retries does v9fs make', 'how many'],
  ],
  read(context, at) {
    if (context.asked || context.begun || context.tokens[at]?.word !== 'how') return undefined;
    const words = context.tokens.slice(at).map(({ word }) => word);
    if (words.some((word) => spans.test(word))) return undefined;
    const isAsked = /^(?:often|frequently)$/.test(words[1] ?? '')
      ? isRhythm(context, at, words)
      : words[1] === 'many' && isNumber(context, at, words);
    return isAsked ? found : undefined;
  },
};

const found: Found = { length: 2, parts: [...asks('what'), { kind: 'amount' }] };

/** "How often does the parser check the clock"; how often something is changed is told by changes. */
function isRhythm(context: Context, at: number, words: readonly string[]): boolean {
  if (!/^(?:does|do|is|are|should|must)$/.test(words[2] ?? '') || somebody.test(words[3] ?? '')) return false;
  const isTold = words.slice(4, 4 + mostNoun).some((word) => done.test(word)) || done.test(words.at(-1) ?? '');
  return !isTold && findName(context, at + 3) === undefined;
}

/** "How many retries does it make"; of changes, and of what somebody does, the log has a number. */
function isNumber(context: Context, at: number, words: readonly string[]): boolean {
  const length = words
    .slice(2, 3 + mostNoun)
    .findIndex(
      (word, index) =>
        /^(?:does|do|can|may|should|must|will)$/.test(word) || passive.test(`${word} ${words[index + 3]}`),
    );
  const noun = words.slice(2, 2 + length);
  if (length < 1 || noun.some((word) => countable.test(word) || /^(?:of|did|has|have|had|was|were)$/.test(word)))
    return false;
  return findName(context, at + 2 + length + 1) === undefined;
}
