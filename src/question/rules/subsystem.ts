import type { Vocabulary } from '../../model/vocabulary.ts';
import type { Context, Rule } from '../rule.ts';
import type { Token } from '../tokens.ts';

const before =
  /^(?:in|to|on|of|for|into|within|under|inside|across|from|behind|about|the|most|and|with|at|touch|touches|touched|touching|changed|keeps|owns|maintains|maintaining|affect|affected|affecting|concern|concerning)$/;
const after =
  /^(?:subsystem|subsystems|code|tree|driver|drivers|module|modules|commits|changes|patches|fixes|side|area|folder|directory|component|maintainer|maintainers|work|development|stuff|filesystem|file|part|parts|merge|merges|people|developers|backend|backends|layer|library|component)$/;

/** A subsystem by its name or an alias, one or two words of it: "in nfs", "the tls code". */
export const subsystemRule: Rule = {
  name: 'subsystem',
  examples: [
    ['what changed in nfs last spring', 'nfs'],
    ['top author of the tls code', 'tls code'],
    ['who worked most on afs', 'afs'],
    ['what changed in the ofcs2 code', 'ofcs2 code'],
    ['when was nfs last changed', 'nfs'],
  ],
  read(context, at) {
    const { tokens, vocabulary } = context;
    for (const length of [3, 2, 1]) {
      const words = tokens.slice(at, at + length);
      if (words.length < length || words.some(({ quoted }) => quoted)) continue;
      // A path is a name by itself.
      if (words.slice(0, -1).some(({ ends, word }) => ends || word.includes('/'))) continue;
      const name = findExactly(vocabulary, words) ?? (length === 1 ? guessName(context, at) : undefined);
      if (name === undefined || !stands(context, at, length)) continue;
      // "Who works on redis", asked of redis, is of all that it has.
      if (length === 1 && words[0]?.word === vocabulary.log.toLowerCase() && !after.test(tokens[at + 1]?.word ?? ''))
        continue;
      // "The number of commits" is of no subsystem called so.
      if (/^(?:the )?(?:commits|changes|patches)$/.test(words.map(({ word }) => word).join(' '))) continue;
      const tail = after.test(tokens[at + length]?.word ?? '') && !words.at(-1)?.ends ? 1 : 0;
      return { length: length + tail, parts: [{ kind: 'subsystem', name }] };
    }
    return undefined;
  },
};

/** Of "the senitnel code" no entry has the word, and a subsystem's name is a slip away. */
function guessName({ tokens, vocabulary }: Context, at: number): string | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || token.word.length < shortestGuess || token.ends || !after.test(next?.word ?? ''))
    return undefined;
  return vocabulary.sizeOf(token.word) === 0 ? vocabulary.guessSubsystem(token.word) : undefined;
}

const shortestGuess = 4;

/** What words mean together, where the last of them adds something: "upcall threads" is no name beside "upcall". */
function findExactly(vocabulary: Vocabulary, words: readonly Token[]): string | undefined {
  const find = (count: number): string | undefined => {
    const text = words.slice(0, count).map(({ word }) => word);
    return vocabulary.findSubsystem(text.join(' '));
  };
  const name = find(words.length);
  return words.length > 1 && name !== undefined && name === find(words.length - 1) ? undefined : name;
}

const changed = /^(?:changed?|touched|modified|edited|updated|altered|worked)$/;

/** Whether words stand where a subsystem is named: many are ordinary words as well. */
function stands({ tokens }: Context, at: number, length: number): boolean {
  const [previous, next] = [tokens[at - 1]?.word ?? '', tokens[at + length]?.word ?? ''];
  if (after.test(next) && !tokens[at + length - 1]?.ends) return true;
  // "When was nfs last changed" asks for the last of all that was done there.
  const done = tokens[at + length + 1]?.word ?? '';
  if (/^(?:was|were|did|has|have|is)$/.test(previous) && next === 'last' && changed.test(done)) return true;
  // "in the tests directory" names it, "in the middle of" does not: behind an article something must say what it is.
  if (previous === 'the') return next === '' && /^(?:in|to|on|of|for|behind)$/.test(tokens[at - 2]?.word ?? '');
  return (
    before.test(previous) &&
    (next === '' || !/^\p{L}+(?:ing|ed)$/u.test(next) || tokens[at + length - 1]?.ends === true)
  );
}
