import type { Vocabulary } from '../../model/vocabulary.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { kindOfWord } from '../word-kinds.ts';
import { findName, isNameRather, isOwnThing, isSurely, isTheirs, type Name, noName, rare } from './name.ts';
import { areMeant, findSeveral } from './several.ts';

const before = /^(?:by|from|did|has|have|does|do|is|was|what|whats)$/;
const works =
  /^(?:add|added|adding|change|changed|changing|fix|fixed|fixing|do|done|doing|make|made|write|written|wrote|commit|commited|committed|contribute|contributed|touch|touched|work|worked|working|pull|pulled|merge|merged|remove|removed|move|moved|rename|renamed|implement|implemented|introduce|introduced|submit|submitted|send|sent|push|pushed|review|reviewed|ack|acked|sign|signed|test|tested|report|reported|patch|patched|update|updated|convert|converted|start|started|stop|stopped|say|said|replace|replaced|rewrite|rewrote|drop|dropped|revert|reverted|split|clean|cleaned|improve|improved|find|found|land|landed|report|reported|get|got|have|had|suggest|suggested|credit|thank|acknowledge|author|authored|deprecate|deprecated|optimize|optimized|document|documented|refactor|refactored|create|created|delete|deleted|bump|bumped|do|tweak|tweaked)$/;

/** Somebody: "by jan kara", "did garen chan fix", "jeff laytons change", or a whole name anywhere. */
export const personRule: Rule = {
  name: 'person',
  examples: [
    ['how many commits by lu jj', 'by lu jj'],
    ['what did garen chan fix', 'garen chan'],
    ["who signed off jan kara's patch", "jan kara's"],
    ['what did dennis ritchie change', 'dennis ritchie'],
    ['who is jan kara', 'jan kara'],
    ['show me what jan changed', 'jan'],
    ['how many commits did jan and mark make', 'jan and mark'],
  ],
  read(context, at) {
    const { tokens } = context;
    const token = tokens[at];
    if (token === undefined || token.quoted) return undefined;
    if (token.word === 'by' || token.word === 'from') return readBehind(context, at);
    const either = readEither(context, at);
    if (either) return either;
    const name = findName(context, at);
    const others = name && (readAlternatives(context, at, name) ?? readBoth(context, at, name));
    if (others) return others;
    if (name && isMeant(context, at, name)) return found(name);
    // Of two names one may be spelled otherwise than the log has it.
    return name && name.length > 1 ? undefined : readUnknown(context, at);
  },
};

/**
 * "who fixed it first, jan or mark?" gives a choice, and asks for nobody but whoever it was; "who did more, jan or mark" for those
 * alone.
 */
function readAlternatives(context: Context, at: number, one: Name): Found | undefined {
  const { tokens } = context;
  const several = context.asked ? findSeveral(context, at, /^(?:or|vs|versus)$/, one) : undefined;
  if (several === undefined) return undefined;
  const isHeld = tokens.slice(Math.max(0, at - near), at).some(({ word }) => /^(?:more|most|busier)$/.test(word));
  if (isHeld) return { length: several.end - at, parts: [{ kind: 'most' }, ...areMeant(several.names)] };
  return several.end === tokens.length ? { length: several.end - at, parts: [] } : undefined;
}

/** So many words stand between what is held against each other and who is at most. */
const near = 12;

/** "Was it jan or mark who added lzo": whoever it was is asked for. */
function readEither(context: Context, at: number): Found | undefined {
  const { tokens } = context;
  if (!/^(?:was|is) it$/.test(textAt(tokens, at, 2))) return undefined;
  const one = findName(context, at + 2);
  const end = one && (findSeveral(context, at + 2, /^or$/, one)?.end ?? at + 2 + one.length);
  // "Who added lzo, was it jan" asks who.
  if (context.asked) return end === tokens.length ? { length: end - at, parts: [] } : undefined;
  const isAsked = end !== undefined && !context.begun && /^(?:who|that)$/.test(tokens[end]?.word ?? '');
  return isAsked ? { length: end + 1 - at, parts: [{ kind: 'asks', command: 'who' }] } : undefined;
}

const textAt = (tokens: Context['tokens'], at: number, count: number): string =>
  tokens
    .slice(at, at + count)
    .map(({ word }) => word)
    .join(' ');

/** "Did jan and mark change", "by jan and mark": all are named, whatever else the first may be. */
function readBoth(context: Context, at: number, one: Name): Found | undefined {
  const { tokens } = context;
  const several = before.test(tokens[at - 1]?.word ?? '') ? findSeveral(context, at, /^(?:and|or)$/, one) : undefined;
  if (several === undefined || !works.test(tokens[several.end]?.word ?? '')) return undefined;
  return { length: several.end - at, parts: areMeant(several.names) };
}

/** "by jan kara", "by dennis ritchie"; "by default" and "from the list" are no people. */
function readBehind(context: Context, at: number): Found | undefined {
  const { tokens, vocabulary } = context;
  const name = findName(context, at + 1);
  const isBy = tokens[at]?.word === 'by';
  const quoted = tokens[at + 1];
  if (isBy && quoted?.quoted && vocabulary.findPeople(quoted.text).length > 0)
    return found({ length: 2, name: quoted.text });
  const several = name && isBy ? findSeveral(context, at + 1, /^(?:and|or)$/, name) : undefined;
  if (several) return { length: several.end - at, parts: areMeant(several.names) };
  if (name) {
    const [one] = name.length === 1 ? [tokens[at + 1]?.word ?? ''] : [];
    // Of a single word that is far more often something else, only "by" makes a name.
    const meant = one === undefined || isBy || vocabulary.findSubsystem(one) === undefined;
    return meant ? { length: name.length + 1, parts: [{ kind: 'person', name: name.name }] } : undefined;
  }
  const guess = isBy ? findName(context, at + 1, true) : undefined;
  if (guess === undefined) return undefined;
  const first = tokens[at + 1];
  const unknown = vocabulary.sizeOf(first?.word ?? '') === 0 || guess.length === 2;
  return unknown ? { length: guess.length + 1, parts: [{ kind: 'person', name: guess.name }] } : undefined;
}

function isMeant(context: Context, at: number, { length }: Name): boolean {
  const { tokens, vocabulary, begun } = context;
  const last = tokens[at + length - 1];
  // "@jan" is somebody who is addressed, or whom it is about.
  if (tokens[at]?.text.startsWith('@')) return true;
  const previous = tokens[at - 1]?.word ?? '';
  const adverb = /^(?:ever|never|also|once|really|actually|recently|first|last)$/.test(tokens[at + length]?.word ?? '')
    ? 1
    : 0;
  const next = tokens[at + length + adverb]?.word ?? '';
  // "What has ann been working on".
  // "What was ann busy with", "who helped ann with the parser".
  const isBusy = /^(?:was|is)$/.test(previous) && /^(?:busy|working|up|hacking|doing)$/.test(next);
  const isHelped = /^(?:helped|assisted)$/.test(previous) && /^(?:with|to|on|out|implement|fix|write)$/.test(next);
  const isBeing =
    next === 'been' &&
    /^(?:working|doing|up|contributing|active|busy|hacking)$/.test(tokens[at + length + 1]?.word ?? '');
  const word = tokens[at]?.word ?? '';
  // "How many renovate commits".
  const isCounted =
    /^(?:many|all|any|the|latest|last|recent|)$/.test(previous) &&
    /^(?:commits|patches|prs|stats|contributions)$/.test(next) &&
    vocabulary.findSubsystem(word) === undefined;
  // "Did jan let": of the many other things that are done, people do them who are called by nothing else.
  const isDone = works.test(next) || (kindOfWord(next) === 'action' && vocabulary.findSubsystem(word) === undefined);
  const isSubject =
    (before.test(previous) && (isDone || isBeing)) ||
    isBusy ||
    (previous === 'did' && length === 1 && isSurely(vocabulary, word) && !readUnknown(context, at)) ||
    isCounted ||
    isHelped ||
    isOneOf(context, at, length, next) ||
    (next === 'did' && !/^(?:we|you|they|it|he|she|i|the|our|this)$/.test(tokens[at + length + 1]?.word ?? '')) ||
    // "The leak that jan fixed", "the leak jan fixed".
    (past.test(next) && (relative.test(previous) || (begun && vocabulary.findSubsystem(word) === undefined)));
  if (next === '' && (previous === 'whos' || (previous === 'is' && tokens[at - 2]?.word === 'who'))) return true;
  // "peff's patch": only people have patches.
  if (last?.possessive && /^(?:patch|patches|commit|commits|change|changes|series|merges)$/.test(next))
    return length > 1 || vocabulary.findSubsystem(word) === undefined;
  // "everything ann did", "ann's last commit": a whole name that stands so is nothing else.
  const isPlain = isSubject || (last?.possessive && /^(?:first|last|latest|newest|oldest|most)$/.test(next));
  if (length === 1 && isPlain && isWholeName(vocabulary, word)) return true;
  if (length === 1 && (last?.possessive || isSubject))
    return isNameRather(vocabulary, word, isSubject) && (isSubject || vocabulary.findSubsystem(word) === undefined);
  if (last?.possessive || isSubject) return true;
  // A name of several words is one wherever it stands, unless the log has them as words of another kind.
  if (length > 1) {
    const whole = textAt(tokens, at, length);
    const isArea = [word, whole].some((name) => vocabulary.findSubsystem(name) !== undefined);
    return !isArea || (vocabulary.findSubsystem(whole) === undefined && /^\p{Lu}/u.test(tokens[at]?.text ?? ''));
  }
  // "randys fix": the log has no such word.
  return word.endsWith('s') && word.length > 3 && vocabulary.sizeOf(word) === 0 && next !== '';
}

/** "The last renovate commit", "number of renovate commits", "last commit of renovate": somebody, where that is rather a name. */
function isOneOf({ tokens, vocabulary }: Context, at: number, length: number, next: string): boolean {
  const [first = '', second = ''] = tokens.slice(Math.max(0, at - 2), at).map(({ word }) => word);
  const noun = /^(?:commits?|patch|patches|contributions?)$/;
  const isCounted = /^(?:last|latest|first|newest|oldest|recent|of)$/.test(second) && noun.test(next);
  const isOwner = second === 'of' && noun.test(first) && /^(?:|in|on|before|after|since|during)$/.test(next);
  return (isCounted || isOwner) && isTheirs(vocabulary, tokens[at]?.word ?? '', length);
}

const relative = /^(?:that|which|when|after|before|since|until|whatever|stuff)$/;
const past =
  /^(?:added|changed|fixed|did|made|wrote|committed|touched|merged|removed|moved|renamed|implemented|introduced|sent|pushed|reviewed|acked|reported|patched|updated|converted|replaced|rewrote|dropped|reverted|cleaned|improved|found|landed|suggested|mentioned|corrected|refactored)$/;

/** Whether a single word is all that somebody is called, or the login of an address that alone has it. */
function isWholeName(vocabulary: Vocabulary, word: string): boolean {
  const people = vocabulary.findPeople(word);
  return people.some((name) => name.toLowerCase() === word || (people.length === 1 && name.startsWith(`${word}@`)));
}

/** "what did dennis ritchie change", of whom the log knows nothing. */
function readUnknown({ tokens, vocabulary }: Context, at: number): Found | undefined {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!/^(?:did|has|have|does)$/.test(tokens[at - 1]?.word ?? '')) return undefined;
  const letters = /^\p{L}[\p{L}.'-]+$/u;
  if (first === undefined || second === undefined || !letters.test(first.text) || !letters.test(second.text))
    return undefined;
  if (works.test(second.word) || !works.test(third?.word ?? '')) return undefined;
  if (noName.test(first.word) || noName.test(second.word) || isOwnThing(vocabulary, [first, second])) return undefined;
  // "When did the quota code get removed" is of no person.
  if (/^(?:get|got|have|had)$/.test(third?.word ?? '') && /(?:ed|en)$/.test(tokens[at + 3]?.word ?? ''))
    return undefined;
  // "did graphql support land" asks for no Mr Support.
  if (kindOfWord(first.word) !== 'thing' || kindOfWord(second.word) !== 'thing') return undefined;
  const name = `${first.text} ${second.text}`;
  const guessed = vocabulary.guessPerson(name);
  if (guessed !== undefined) return found({ length: 2, name: guessed });
  const known = Math.min(vocabulary.sizeOf(first.word), vocabulary.sizeOf(second.word));
  const capitals = /^\p{Lu}\p{Ll}/u.test(first.text) && /^\p{Lu}\p{Ll}/u.test(second.text);
  if (known > rare && !capitals) return undefined;
  return found({ length: 2, name });
}

const found = ({ length, name }: Name): Found => ({ length, parts: [{ kind: 'person', name }] });
