import { nameWords } from '../../model/identity.ts';
import { meansRobots } from '../../model/robots.ts';
import { isEmptyWord } from '../../search/words.ts';
import { makePhrases } from '../phrases.ts';
import type { Context } from '../rule.ts';
import { kindOfWord } from '../word-kinds.ts';
import { findName, type Name } from './name.ts';

/** What stands before whoever or whatever is left out, and whether a name behind it surely is one. */
export const leads = makePhrases<'surely' | 'maybe'>([
  ['apart from, besides, beside, other than, aside from, leaving aside, leaving out', 'surely'],
  ['not by, not from, not written by, not made by, not authored by, not done by, not committed by', 'surely'],
  ['by anyone but, by anybody but, by everyone but, by someone other than, by somebody other than', 'surely'],
  ['anyone but, anybody but, everyone but, anyone except, anybody except, everyone except, anyone other than', 'maybe'],
  ['isnt, arent, is not, are not, wasnt, was not, people other than, somebody other than, anybody other than', 'maybe'],
  ['by anyone other than, by people other than, by others than, nobody but, by anyone except', 'surely'],
  ['except for, except, excluding, not counting, ignoring, if you leave out, if we leave out', 'maybe'],
  ['not including, but not, minus, without', 'maybe'],
  ['leave out, leaving, if you leave aside, if we leave aside, without counting, disregarding, disregard', 'maybe'],
  ['excl, excl., sans', 'surely'],
  ['if you ignore, if we ignore, if you exclude, if we exclude, do not count, dont count', 'maybe'],
]);

/** In which share of the entries a word may stand that somebody is called by, and one that several have for a login. */
const mostNamed = 0.03;
const mostLong = 0.1;
const mostShared = 0.003;
/** Ordinary words that are names are mostly short: mark, max, will. */
const longName = 5;
/** What no entry has, or hardly any, may be a name that the log does not know. */
const rare = 3;

/** What somebody is said to have beside a name. */
export const account = /^(?:account|bot|user|login)$/;
/** Behind a name the question goes on with these; with the name of a thing it was no name: "beside radio buttons". */
const goesOn =
  /^(?:aside|apart|out|himself|herself|ever|also|only|really|most|last|first|then|so|since|after|before|during|while|until|between|but|please|commits?|changes?|patch|patches)$/;

/**
 * Whoever is left out, by a name that begins at a token. A word that is one of many entries is somebody only where nothing else
 * speaks against it; one that the log has as a word, and nobody is called by, is nobody ("not by name"),
 * unless it stands behind a word for people (`isOfWho`: "who besides coverity").
 */
export function findLeftOut(context: Context, at: number, surely: boolean, isOfWho: boolean): Name | undefined {
  const token = context.tokens[at];
  if (token !== undefined && !token.quoted && meansRobots(token.word)) return { length: 1, name: token.word };
  const name = findName(context, at, surely);
  if (name === undefined || token === undefined || name.length > 1) return name;
  const { vocabulary } = context;
  const size = vocabulary.sizeOf(token.word);
  const people = vocabulary.findPeople(name.name);
  if (people.length === 0) return isOfWho || size <= rare || /^\p{Lu}\p{Ll}/u.test(token.text) ? name : undefined;
  const isNamed = people.length === 1 || people.some((one) => nameWords(one).includes(token.word));
  const share = !isNamed ? mostShared : token.word.length > longName ? mostLong : mostNamed;
  if (size > vocabulary.entries * share + rare) return undefined;
  return isOfThing(context, at) ? undefined : name;
}

/** Whether a word stands before a thing that it says more of. */
function isOfThing({ tokens }: Context, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.ends || token?.possessive || next === undefined || next.quoted) return false;
  if (isEmptyWord(next.word) || account.test(next.word) || goesOn.test(next.word) || /\d/.test(next.word)) return false;
  return kindOfWord(next.word) === 'thing' && !/(?:ed|ing)$/.test(next.word);
}
