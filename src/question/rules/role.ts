import type { Role } from '../../model/query.ts';
import type { Deed } from '../../model/reading.ts';
import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';
import { makeWordSeeker } from '../seek-word.ts';
import { type Token, textFrom } from '../tokens.ts';

/** All phrases of one part each, parted by commas. */
const join = (leads: readonly string[], middles: readonly string[], ends: readonly string[]): string =>
  leads.flatMap((lead) => middles.flatMap((middle) => ends.map((end) => `${lead} ${middle} ${end}`.trim()))).join();

const phrases = makePhrases<Role>([
  ['signed off, signed off on, signed off by, sign off, sign off on, signed-off, signed-off on', 'signed-off-by'],
  ['put their sign-off under, put his sign-off under, put her sign-off under, put a sign-off under', 'signed-off-by'],
  ['signed-off-by, sign-off, sign-offs, sign offs, signoff, signoffs, gave a sign-off', 'signed-off-by'],
  ['signed-off-bys, signed it off, signed the, signs off, signs off on, signing off', 'signed-off-by'],
  ['acked, ackd, acks, ack, acked by, acked-by, acked-bys, acknowledged, gave an ack, gave acks, acker', 'acked-by'],
  ['ackers, gave their ack, gave his ack, gave her ack, acking', 'acked-by'],
  [
    'reviewed, reviewed by, reviewed-by, reviewed-bys, reviews, review, reviewer, reviewers, reviewing, approved',
    'reviewed-by',
  ],
  ['okd, okayed, gave the ok, gave the ok for, gave an ok for, gave the okay for, gave their ok for', 'reviewed-by'],
  ['did the review, did the reviews, did the review of, looked over', 'reviewed-by'],
  ['tested, tested by, tested-by, tester, testers, did the testing, did the testing of, gave it a test', 'tested-by'],
  [
    'found out about, first noticed, reported, reported by, reported-by, reporter, reporters, reporter of, noticed, spotted, discovered',
    'reported-by',
  ],
  ['report, complained, complained about, hit the bug, found the bug, filed, opened the bug, raised', 'reported-by'],
  ['found, observed, caught, detected', 'reported-by'],
  ['filed the bug, filed the issue, opened the issue, ran into, stumbled over, stumbled upon', 'reported-by'],
  ['ccd, cced, was ccd, was ccd on, were ccd, were ccd on, in cc, on cc, in copy, copied on', 'cc'],
  ['cc, ccd on, cced on, put on cc, put in cc, kept in the loop, in the cc, on the cc list', 'cc'],
  ['co-authored, coauthored, co-wrote, cowrote, co-author, co-authors, coauthor, coauthors', 'co-authored-by'],
  ['co authored, co author, co authors, co wrote, co developed, pair programmed', 'co-authored-by'],
  ['co-authored by, co-authored-by, helped write, helped to write, helped with writing, helped with', 'co-authored-by'],
  [
    'helped, helped implement, helped make, helped to make, helped develop, worked together, teamed up',
    'co-authored-by',
  ],
  ['co-developed, codeveloped, also wrote, also worked on, wrote together, worked together on', 'co-authored-by'],
  ['else worked on, else wrote, else worked, else contributed to, else helped with, else helped', 'co-authored-by'],
  ['suggested, proposed, pointed out, had the idea, had the idea of, had the idea for', 'credited'],
  ['gave the idea for, inspired, is credited, is credited for, is credited with, was credited', 'credited'],
  ['was credited for, was credited with, gets credit, gets credit for, is thanked, is thanked for', 'credited'],
  ['are thanked, are thanked for, were thanked, were thanked for, are credited, are credited for', 'credited'],
  ['are credited with, were credited, were credited for, were credited with, gets thanks for', 'credited'],
  ['was thanked, was thanked for, idea was, suggestion was, report was, private mail', 'credited'],
  ['mail led to, report led to, suggestion led to, hint led to, idea led to, email led to', 'credited'],
  ['credit, credit for, credit with, thank, thank for, acknowledge', 'credited'],
  [join(['gave the', 'gave a'], ['hint', 'idea', 'tip'], ['', 'for', 'about', 'on']), 'credited'],
  ['gave hints, gave hints for, gave hints about, hinted, hinted at, had an idea for', 'credited'],
  [join(['gave', 'offered'], ['advice', 'feedback', 'input'], ['', 'on', 'for', 'about']), 'credited'],
  [
    join(
      ['got', 'gets', 'received', 'deserves', 'is given', 'was given'],
      ['credit', 'the credit', 'thanks'],
      ['', 'for', 'in'],
    ),
    'credited',
  ],
  [
    join(
      ['is', 'are', 'was', 'were', 'got', 'gets', 'is to be', 'should be', 'has to be', 'must be'],
      ['thanked', 'credited', 'acknowledged'],
      ['', 'for', 'in', 'with'],
    ),
    'credited',
  ],
  ['recommended, advised, encouraged, mentored, prompted', 'credited'],
  [
    join(
      ['sent', 'sent in', 'filed', 'gave'],
      ['the report', 'a report', 'the bug report', 'a bug report'],
      ['about', 'of', 'on', 'for'],
    ),
    'reported-by',
  ],
  ['told us about, told us of, let us know about, let us know of', 'reported-by'],
  ['requested, asked for, wished for, called for, wanted', 'credited'],
  [join(['helped', 'helped to'], ['debug', 'diagnose', 'track down', 'figure out', 'investigate'], ['']), 'credited'],
  ['assisted, assisted with, assisted in, lent a hand with, lent a hand in, pitched in with', 'co-authored-by'],
  ['alerted us to, alerted the author to, alerted us about, made the author aware of, made us aware of', 'reported-by'],
  ['brought up, brought to light, drew attention to, called attention to, pointed us to', 'reported-by'],
  [join(['was', 'got'], ['hit by', 'bitten by', 'affected by'], ['']), 'reported-by'],
  ['hit, came across, uncovered, identified', 'reported-by'],
  [join(['spotted', 'noticed'], ['the problem', 'the bug', 'the mistake'], ['with', 'behind', 'in']), 'reported-by'],
  [join(['pointed out'], ['the problem', 'the bug', 'the mistake'], ['with', 'behind', 'in']), 'credited'],
  ['committer, committer of, applied, picked up', 'committer'],
]);

/** What its author may have done as well as somebody whom a change credits with it. */
const debugging = makePhrases<Deed>([
  ['debugged, did the debugging for, did the debugging of, diagnosed, analysed, analyzed, investigated', 'debug'],
  ['did the analysis of, did the analysis for, bisected, figured out, tracked down', 'debug'],
]);

/** What somebody was to a change: who signed it off, acked, reviewed or reported it, was in cc. */
export const roleRule: Rule = {
  name: 'role',
  examples: [
    ['who signed off on the lzo patch', 'signed off on'],
    ["who was cc'd on the ramfs patch", "was cc'd on"],
    ['who else worked on xattrs', 'else worked on'],
    ['who noticed the leak', 'noticed'],
    ['who found the leak', 'found'],
    ['who helped write the parser', 'helped write'],
    ['who did jan kara thank for the hint', 'thank for'],
    ['who gave the hint for the quota fix', 'gave the hint for'],
    ['who tracked down the leak', 'tracked down'],
    ['who are the two people thanked for the hint', 'the two people thanked for'],
  ],
  read({ tokens }, at) {
    const found = findThanked(tokens, at) ?? findPhrase(phrases, tokens, at);
    // "Who found a way", "who found and fixed it" ask for what they did about it.
    if (found && /^(?:a way|and (?:fixed|removed|solved))$/.test(textFrom(tokens, at + found.length, 2)))
      return undefined;
    // "Who did jan credit" asks for somebody else; elsewhere these are words.
    const isAsked = /^whom?$/.test(tokens[0]?.word ?? '') && /^(?:did|do|does)$/.test(tokens[1]?.word ?? '');
    if (thanks.test(tokens[at]?.word ?? '') && !isAsked) return undefined;
    // "Who else worked on it besides jan kara" asks for all but him.
    if (tokens[at]?.word === 'else' && lastLeftOut(tokens) >= at) return undefined;
    if (found) return { length: found.length, parts: [{ kind: 'role', role: found.value }] };
    // "To whom is it credited".
    if (at > 1 && at + 1 === tokens.length && textFrom(tokens, 0, 2) === 'to whom' && owed.test(tokens[at]?.word ?? ''))
      return { length: 1, parts: [{ kind: 'role', role: 'credited' }] };
    const debugged = findPhrase(debugging, tokens, at);
    return debugged && { length: debugged.length, parts: [{ kind: 'deed', deed: debugged.value }] };
  },
};

/** Whether words that begin at a token say what somebody was to a change. */
export const isRole = (tokens: readonly Token[], at: number): boolean => findPhrase(phrases, tokens, at) !== undefined;

/** What somebody was to a change by the words at the end of a question, with or without a `by` behind them: "suggested by". */
export function findRoleAtEnd(tokens: readonly Token[]): Role | undefined {
  const end = tokens.at(-1)?.word === 'by' ? tokens.length - 1 : tokens.length;
  for (const length of [2, 1]) {
    const found = findPhrase(phrases, tokens, end - length);
    if (found && found.length >= length) return found.value;
  }
  return undefined;
}

/** What is said last of what is owed to somebody. */
export const owed = /^(?:credited|attributed|owed|due)$/;

/** "The two people thanked for it", "the people who are credited with it". */
const peopleThanked =
  /^(?:the )?(?:two |three |four |five |several )?(?:people|persons?|contributors?|developers?|users?) (?:who (?:is|are|was|were) )?(?:thanked|credited)(?: (?:for|with))?(?= |$)/;
const longestThanked = 8;

function findThanked(tokens: readonly Token[], at: number): { length: number; value: Role } | undefined {
  if (
    !/^(?:the|two|three|four|five|several|people|persons?|contributors?|developers?|users?)$/.test(
      tokens[at]?.word ?? '',
    )
  )
    return undefined;
  const said = tokens.slice(at, at + longestThanked).map(({ word }) => word);
  const length = peopleThanked.exec(said.join(' '))?.[0].split(' ').length;
  return length === undefined ? undefined : { length, value: 'credited' };
}

const thanks = /^(?:credit|thank|acknowledge)$/;
const lastLeftOut = makeWordSeeker(/^(?:besides|apart|except|other|aside)$/);
