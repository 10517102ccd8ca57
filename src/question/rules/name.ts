import { nameWords } from '../../model/identity.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import type { Context } from '../rule.ts';
import type { Token } from '../tokens.ts';

/** A name in a question: how many tokens it has, and what is looked for. */
export interface Name {
  length: number;
  name: string;
}

const longest = 4;

/** Words that nobody is called by, though some login has them. */
export const noName =
  /^(?:the|a|an|it|its|he|him|she|they|them|me|us|you|we|i|this|that|these|those|and|or|of|in|on|to|for|by|with|from|at|as|all|any|one|ones|who|whom|whose|whoever|what|when|where|why|how|long|often|much|many|far|soon|which|there|his|her|their|our|my|your|some|somebody|someone|anybody|anyone|nobody|people|author|authors|developer|developers|last|first|next|default|not|no|new|old|other|do|does|did|has|have|had|is|are|was|were|be|been|can|will|would|should|may|might|must|if|then|than|when|while|after|before|since|until|hand|default|accident|mistake|chance|number|design)$/;

/**
 * The longest name of somebody of the log that begins at a token. Where somebody must stand there (`surely`), a word or
 * two that look like a name are taken for one that the log does not have.
 */
export function findName({ tokens, vocabulary }: Context, at: number, surely = false): Name | undefined {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.some(({ text, word, quoted }) => quoted || noName.test(word) || /[+#]$/.test(text))) continue;
    // Within a name there is no comma.
    if (words.slice(0, -1).some(({ ends, possessive }) => ends || possessive)) continue;
    const name = words.map(({ text, word, possessive }) => (possessive ? word : text)).join(' ');
    // Two letters are somebody's where they are typed as initials are.
    if (length === 1 && /^\p{Ll}{1,2}$/u.test(words[0]?.text ?? '') && tokens[at - 1]?.word !== 'by') continue;
    if (isOwnThing(vocabulary, words)) continue;
    if (vocabulary.findPeople(name).length > 0)
      return (length === 1 && readSlip({ tokens, vocabulary }, at)) || { length, name };
  }
  return surely ? guessName({ tokens, vocabulary }, at) : undefined;
}

/** The project, whose name somebody may have for a login, or what is its: "rails apps", where "Rails Apps" may be somebody. */
export const isOwnThing = ({ log }: Vocabulary, words: readonly Token[]): boolean =>
  words[0]?.word === log.toLowerCase() && (words.length === 1 || words.some(({ text }) => /^\p{Ll}/u.test(text)));

/** "jan karra": the second word of a name may have a slip, where hardly any entry has it. */
function readSlip({ tokens, vocabulary }: Pick<Context, 'tokens' | 'vocabulary'>, at: number): Name | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || !second || first.ends || first.possessive || second.quoted || noName.test(second.word))
    return undefined;
  if (!/^\p{L}{4,}$/u.test(second.word) || vocabulary.sizeOf(second.word) > rare) return undefined;
  const name = vocabulary.guessPerson(`${first.text} ${second.possessive ? second.word : second.text}`);
  return name === undefined ? undefined : { length: 2, name };
}

/** What looks like a name: one word, and a second one where both begin with a capital or are in no entry. */
function guessName({ tokens, vocabulary }: Pick<Context, 'tokens' | 'vocabulary'>, at: number): Name | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || first.quoted || noName.test(first.word) || !/^\p{L}[\p{L}.'-]*$/u.test(first.text)) {
    return undefined;
  }
  const both =
    second !== undefined && !first.ends && !noName.test(second.word) && /^\p{L}[\p{L}.'-]*$/u.test(second.text);
  const capitals = both && /^\p{Lu}/u.test(first.text) && /^\p{Lu}/u.test(second.text);
  const strange = both && Math.min(vocabulary.sizeOf(first.word), vocabulary.sizeOf(second.word)) <= rare;
  const whole = both ? `${first.text} ${second.possessive ? second.word : second.text}` : '';
  const meant = both ? vocabulary.guessPerson(whole) : undefined;
  return capitals || strange || meant !== undefined
    ? { length: 2, name: meant ?? whole }
    : { length: 1, name: first.possessive ? first.word : first.text };
}

/** A name that the log does not have stands at most in some entry that tells of others of that name. */
export const rare = 3;

/** Whether whoever is called so has a part in about as many entries as have the word: "did timo throw out" is of somebody. */
export const isSurely = (vocabulary: Vocabulary, word: string): boolean =>
  word.length > 2 &&
  vocabulary.findSubsystem(word) === undefined &&
  vocabulary.sizeOf(word) <= vocabulary.entriesOf(word) * oftenNamed;

/**
 * Whether a single word is somebody's name rather than what it is otherwise: few entries have it, the fewer where it is
 * not a word of the name but a login or a short form; more may have it where somebody is said to do something, or where
 * whoever is called so has a part in about as many.
 */
export function isNameRather(vocabulary: Vocabulary, word: string, isSubject: boolean): boolean {
  const most = isSubject ? mostSubject : mostAnywhere;
  const named = vocabulary.findPeople(word).some((name) => nameWords(name).includes(word));
  const size = vocabulary.sizeOf(word);
  if (size <= vocabulary.entries * (named ? most.named : most.called) + rare) return true;
  return isSurely(vocabulary, word);
}

/** Whether a name of so many words, the first of them this, is somebody's where a commit is said to be theirs. */
export const isTheirs = (vocabulary: Vocabulary, word: string, length: number): boolean =>
  length > 1 || (vocabulary.findSubsystem(word) === undefined && isNameRather(vocabulary, word, false));

/** In which share of the entries a word may stand that is somebody's name, or what they are called else. */
const mostAnywhere = { named: 0.02, called: 0.001 };
const mostSubject = { named: 0.03, called: 0.003 };

/** Who has a part in many changes is named in as many, and in others that they have none in. */
const oftenNamed = 3;
