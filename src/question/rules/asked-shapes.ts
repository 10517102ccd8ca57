import { readHowMany } from '../numbers.ts';
import type { Context, Found } from '../rule.ts';
import { type Token, textFrom, wordsBefore, wordsFrom } from '../tokens.ts';
import { asks } from './asked-phrases.ts';
import { readRanked } from './ranked-nouns.ts';
import { findNamedRelease } from './release-name.ts';
import { findRoleAtEnd, isRole, owed } from './role.ts';
import { readHeld } from './several.ts';

/** Reads one shape of what is asked, at a token. */
type Shape = (context: Context, at: number) => Found | undefined;

/** "Whose work was the split based on?" asks for somebody whom the change credits. */
const readSource: Shape = ({ tokens }, at) => {
  const [made, last] = tokens.slice(-2).map(({ word }) => word);
  const isSource = tokens[at]?.word === 'whose' && last === 'on' && /^(?:based|built|modell?ed)$/.test(made ?? '');
  return isSource ? { length: 1, parts: [...asks('who'), { kind: 'role', role: 'credited' }] } : undefined;
};

/** "By whom was the leak spotted", "who was the split suggested by", "whom does the split thank": the role stands last. */
const readPassive: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = ''] = wordsFrom(tokens, at, 3);
  const last = tokens.at(-1)?.word ?? '';
  if (at + 3 >= tokens.length) return undefined;
  if (/^whom?$/.test(first) && /^(?:does|did|do)$/.test(second) && /^(?:thanks?|credits?|acknowledges?)$/.test(last))
    return { length: 2, parts: [...asks('who'), { kind: 'role', role: 'credited' }] };
  const [thanked] = thanking.exec(textFrom(tokens, at, 8)) ?? [];
  if (thanked !== undefined)
    return { length: thanked.split(' ').length, parts: [...asks('who'), { kind: 'role', role: 'credited' }] };
  const isTo = `${first} ${second}` === 'to whom' && passive.test(third);
  if (isTo && owed.test(last)) return { length: 2, parts: [...asks('who'), { kind: 'role', role: 'credited' }] };
  const isBy = first === 'by' && /^whom?$/.test(second) && passive.test(third);
  const isWho = /^whom?$/.test(first) && passive.test(second) && last === 'by';
  const role = isBy || isWho ? findRoleAtEnd(tokens) : undefined;
  return role && { length: isBy ? 2 : 1, parts: [...asks('who'), { kind: 'role', role }] };
};

/** "Who does the commit thank for". */
const thanking =
  /^whom? (?:does|did|do) (?:the |its |this )?(?:(?:commit|change|patch|fix|author|log|entry) ?)?(?:(?:message|text|log|entry) )?(?:thank|credit|acknowledge)(?: for| with)?(?= |$)/;
const passive = /^(?:was|were|is|are|has|have|got)$/;

/** "On whose work is it based", "at whose suggestion was it split", "with whose help". */
const readOnWhose: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = ''] = wordsFrom(tokens, at, 3);
  const isLed = /^(?:at|on|upon|with|after|by|following|from|thanks)$/.test(first) && second === 'whose';
  const isTold =
    /^(?:suggestion|request|hint|advice|help|idea|ideas|work|patch|code|report|input|feedback|proposal)$/.test(third);
  return isLed && isTold ? { length: 3, parts: [...asks('who'), { kind: 'role', role: 'credited' }] } : undefined;
};

const firstVersion =
  /^who (?:wrote|made|did|sent|posted|created|drafted|prototyped) (?:the |an )?(?:original|initial|first) (?:version|patch|implementation|draft|code|work|prototype|fix)(?: (?:of|for|behind|on))?(?= |$)/;

/** "Who wrote the original version of the split": somebody whom the change may credit beside its author. */
const readOriginal: Shape = ({ tokens }, at) => {
  const [found] = firstVersion.exec(textFrom(tokens, at, 7)) ?? [];
  return found === undefined
    ? undefined
    : { length: found.split(' ').length, parts: [...asks('who'), { kind: 'deed', deed: 'patch' }] };
};

/**
 * "Whose patch" and "who sent" ask for somebody whom the change may credit beside its author. A fix, and what was sent, may be
 * what is looked for.
 */
const readMade: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = '', fourth = ''] = wordsFrom(tokens, at, 4);
  const isWhose = first === 'whose';
  const isPatch = isWhose && /^(?:patch(?:es)?|solution|contribution|work)$/.test(second);
  const isFix = isWhose && /^(?:fix|implementation|rewrite)$/.test(second);
  const isGiven = first === 'who' && /^(?:sent|submitted|supplied|contributed|provided)$/.test(second);
  const isGift = isGiven && !givesMuch.test(`${third} ${fourth}`);
  if (!isPatch && !isFix && !isGift && !isFrom(tokens, at)) return undefined;
  return { length: isPatch ? 2 : 1, parts: [...asks('who'), { kind: 'deed', deed: 'patch' }] };
};

/** "Who contributed most", "who contributed to the tests" name no gift. */
const givesMuch = /^(?:their|his|her|(?:the )?(?:most|more|least|fewest)|to|in|on|during|since|between|and|or|first) /;

/** "The patch for the tests, who was it from": a patch that somebody sent. */
function isFrom(tokens: readonly Token[], at: number): boolean {
  if (tokens.at(-1)?.word !== 'from' || !/^who (?:is|was|were|did)$/.test(textFrom(tokens, at, 2))) return false;
  return wordsBefore(tokens, at).some((word) => /^(?:patch|patches|fix|contribution)$/.test(word));
}

const kindOfRelease =
  /^v?\d|^(?:stable|dev|development|beta|alpha|rc|preview|major|minor|old|early|official|public|final|released|exact|earliest|bugfix|patch|maintenance|lts)$/;

/** "In which 1.x release", "since which stable version". */
const readReleaseAsked: Shape = ({ tokens }, at) => {
  const lead = /^(?:in|since|from|with|as)$/.test(tokens[at]?.word ?? '') ? 1 : 0;
  const [which = '', kind = '', noun = ''] = wordsFrom(tokens, at + lead, 3);
  const isAsked = /^(?:which|what)$/.test(which) && kindOfRelease.test(kind) && /^(?:release|version)$/.test(noun);
  return isAsked ? { length: lead + 3, parts: asks('release') } : undefined;
};

/** "Lzo added by?" */
const readBy: Shape = ({ tokens, begun }, at) =>
  begun && at === tokens.length - 1 && tokens[at]?.word === 'by' ? { length: 1, parts: asks('who') } : undefined;

const notesOf =
  /^(?:(?:show|give)(?: me| us)? (?:the )?|(?:whats|what is|what are)(?: in)? the |the )?(?:changelog|release notes|changes list) (?:of|for|from|in)(?= )/;

/** "Changelog of 1.19", "show me the release notes for 1.19". */
const readNotes: Shape = (context, at) => {
  const { tokens, begun } = context;
  const [found] = (begun ? undefined : notesOf.exec(textFrom(tokens, at, 8))) ?? [];
  const end = at + (found?.split(' ').length ?? 0);
  const release = found === undefined ? undefined : findNamedRelease(context, end);
  if (found === undefined || release === undefined) {
    // Of a version that is no release's, the word before it may still say what it is.
    const isVersion = found !== undefined && /^v?\d/.test(tokens[end]?.word ?? '');
    return isVersion ? { length: end - 1 - at, parts: asks('what') } : undefined;
  }
  return { length: end + release.length - at, parts: [...asks('what'), { kind: 'release', name: release.name }] };
};

/** "What came after v1.2", "diff between v1.2 and v1.4" ask for what lies there, "commits per release" for releases with their sizes. */
const readLying: Shape = ({ tokens, begun }, at) => {
  if (begun) return undefined;
  const words = textFrom(tokens, at, 7);
  const lead = /^(?:what (?:came|comes)|diffs?|delta)(?= (?:after|since|between|from) \S*\d)/.exec(words)?.[0];
  if (lead !== undefined) return { length: lead.split(' ').length, parts: asks('what') };
  const each =
    /^(?:how many |(?:the )?number of )?(?:commits|changes|patches) (?:are )?(?:per|in each|for each|by|in every) (?:release|version)$/.exec(
      words,
    )?.[0];
  return each === undefined ? undefined : { length: each.split(' ').length, parts: asks('releases') };
};

/** "Who joined in 2021" asks for newcomers; "who joined the strings" for whoever did that. */
const readJoined: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = ''] = wordsFrom(tokens, at, 3);
  const isJoined = /^(?:who|whos)$/.test(first) && /^(?:joined|started)$/.test(second);
  const isSince = /^(?:in|during|this|last|since|after|recently|lately)$/.test(third);
  return isJoined && isSince ? { length: 2, parts: asks('rank', 'newcomers') } : undefined;
};

/** "Which 5 people reported most", "which 3 subsystems had most commits". */
const readCounted: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = ''] = wordsFrom(tokens, at, 3);
  const limit = readHowMany(second);
  if (!/^(?:which|what)$/.test(first) || limit === undefined) return undefined;
  const of = readRanked(third);
  const [isPeople, isAreas] = [of === 'people', of === 'subsystems'];
  if (!isPeople && !isAreas) return undefined;
  return { length: 3, parts: [...(isPeople ? asks('who') : asks('what', 'subsystems')), { kind: 'limit', limit }] };
};

/** "Which reviewers", "which user reported": the role is told by the rule for those. */
const readInRole: Shape = ({ tokens }, at) => {
  const said = textFrom(tokens, at, 2);
  if (/^(?:which|what) (?:reviewer|tester|reporter)s?$/.test(said)) return { length: 1, parts: asks('who') };
  const isUser = /^(?:which|what) users?$/.test(said) && isRole(tokens, at + 2);
  return isUser ? { length: 2, parts: asks('who') } : undefined;
};

/** "Who tests most", "who reports the most bugs": the verbs are those of roles. */
const readMostInRole: Shape = ({ tokens }, at) => {
  const [first = '', verb = '', third = '', fourth = ''] = wordsFrom(tokens, at, 4);
  const isMost = third === 'most' || (third === 'the' && fourth === 'most');
  const role = verb === 'tests' ? 'tested-by' : verb === 'reports' ? 'reported-by' : undefined;
  return first === 'who' && isMost && role
    ? { length: 2, parts: [...asks('rank', 'people'), { kind: 'role', role }] }
    : undefined;
};

/** "Who usually updates the manual", "who handles the releases" ask for those who mostly do. */
const readHabit: Shape = ({ tokens }, at) => {
  const [first = '', second = '', third = '', ...others] = wordsFrom(tokens, at, 12);
  // "Who does the commit thank" asks for somebody whom it names.
  if (first !== 'who' || others.some((word) => /^(?:thank|thanks|credit|say|mention)$/.test(word))) return undefined;
  const isUsual = /^(?:usually|normally|generally|typically|always|mostly)$/.test(second) && /s$/.test(third);
  if (isUsual) return { length: 2, parts: asks('rank', 'people') };
  const isWork = /^(?:handles|manages|does)$/.test(second) && /^(?:the|all|our|most)$/.test(third);
  return isWork ? { length: 2, parts: asks('rank', 'people') } : undefined;
};

const shapes: readonly Shape[] = [
  readLying,
  readMostInRole,
  readHabit,
  readHeld,
  readSource,
  readPassive,
  readOnWhose,
  readOriginal,
  readMade,
  readReleaseAsked,
  readBy,
  readNotes,
  readJoined,
  readCounted,
  readInRole,
];

/** What is asked by words that no list of phrases can have, since a number or any kind of release may stand among them. */
export function readShape(context: Context, at: number): Found | undefined {
  for (const read of shapes) {
    const found = read(context, at);
    if (found) return found;
  }
  return undefined;
}
