import type { AskedWord } from '../model/reading.ts';
import { isBesides, isKindOfThing } from './brings-in.ts';

const asksEnd = /^(?:remov(?:e|es|ed)|drop(?:s|ped)?|delet(?:e|es|ed)|kill(?:s|ed)?|retired?|eliminated?)$/i;

/** Whether a question asks for what took something away. */
export const saysEnding = (asked: readonly AskedWord[]): boolean => asked.some(({ text }) => asksEnd.test(text));

/** Whether it says no more than what is gone. */
export const saysEndAlone = (asked: readonly AskedWord[], name: string): boolean =>
  asked.every(({ text }) => asksEnd.test(text) || isKind(text.toLowerCase()) || name.includes(text.toLowerCase()));

/** The name of a thing without what kind of thing it is. */
export const withoutKind = (name: string): string => {
  const words = name.split(' ');
  return words.filter((word, at) => at === 0 || !isKind(word)).join(' ');
};

const takes =
  /^(?:remov(?:e|es|ed|ing|al)|drop(?:s|ped|ping)?|delet(?:e|es|ed|ing)|kill(?:s|ed|ing)?|retir(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|purg(?:e|es|ed)|nuk(?:e|es|ed)|rid|discontinu(?:e|es|ed))$/;

/** What kind of thing it was, beside those that are brought in. */
const kinds =
  /^(?:code|file|port|dialect|crate|contrib|directory|folder|api|interface|feature|target|binary|extension|adapter|dependency|constant|abstraction|variable|macro|parameter|argument|setting|entirely|completely|altogether|too)$/;
const isKind = (word: string): boolean =>
  [word, word.replace(/s$/, '')].some((one) => kinds.test(one) || isKindOfThing(one));

/** What may be said of a thing that goes. */
const adjective =
  /^(?:the|this|it|a|an|all|our|my|whole|entire|deprecated|obsolete|old|legacy|broken|unused|remaining|last|long|historic|ancient|builtin|experimental|unmaintained|unsupported|useless|optional|official|also|now|finally|completely)$/;
/** What is said to be gone of a thing that is named before is mostly no more than a part of it: `lathe: remove dead code`. */
const wholes =
  /^(?:utility|command|subcommand|tool|support|module|driver|program|applet|crate|package|library|port|backend|plugin|script|dialect|extension|adapter|daemon|binary|directory|file)$/;
const state = /^(?:is|was|were|has|have|been|got|now|finally)$/;
/** What is left of a thing may go long after it. */
const remains =
  /^(?:mentions?|references?|remnants?|leftovers?|uses?|usages?|calls?|checks?|workarounds?|hacks?|duplicate[sd]?|unnecessary|unnecessarily|stray|stale)$/;
/** What has lists of things, which are not gone for being in none of them. */
const lists =
  /^(?:ci|matrix|travis|appveyor|workflow|jobs?|build|builds|list|lists|menu|guide|guides|release|index|todo|faq|page|table|array)$/;

/** More words than these never stand between what takes away and what goes. */
const mostBetween = 5;
/** How much of a sentence is read. */
const longest = 400;

/** A word of a title in lower case, and what stands before it and behind. */
interface Word {
  word: string;
  before: string;
  behind: string;
}

function listWords(text: string): Word[] {
  const found = [
    ...text
      .slice(0, longest)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}_+#]+(?:\.\d+)*/gu),
  ];
  const ends = found.map(({ 0: word, index }) => index + word.length);
  return found.map(({ 0: word, index }, at) => ({
    word,
    before: text.slice(ends[at - 1] ?? 0, index),
    behind: text.slice(ends[at], found[at + 1]?.index),
  }));
}

/** Whether a title says that a thing is gone from somewhere, or something of it: `Drop the lathe job`. */
export function takesOf(title: string, name: string): boolean {
  const words = listWords(title).map(({ word }) => word);
  const verb = words.findIndex((word) => takes.test(word));
  const behind = words.slice(verb + 1);
  if (verb < 0 || behind.some((word) => remains.test(word))) return false;
  return listWords(name).every(({ word }) => behind.includes(word));
}

/** Whether a title or a sentence says that a thing of some name is there no longer: `Remove git-relink`, `tailf: remove deprecated utility`. */
export function takesAway(text: string, name: string): boolean {
  const words = listWords(text);
  const wanted = listWords(name);
  return words.some((first, start) => {
    const end = start + wanted.length - 1;
    if (!wanted.every(({ word }, at) => words[start + at]?.word === word)) return false;
    // What is joined is another name.
    const joined = end + 1 < words.length && words[end]?.behind === '.';
    if (joined || /[-/.]$/.test(first.before) || /^[-/]/.test(words[end]?.behind ?? '')) return false;
    const verb = words.findLastIndex(({ word }, at) => at < start && takes.test(word));
    if (verb >= 0) return isBetween(words.slice(verb + 1, start), first) && endsWell(words, end, isNoVersion);
    return start <= mostLead && isSaidBehind(words, end);
  });
}

/** Before a name that what follows is said of there is hardly anything: `util: lathe was removed`. */
const mostLead = 2;

/** Whether what stands between what takes away and the name tells only what kind of thing that is. */
function isBetween(between: readonly Word[], name: Word): boolean {
  const isOf = (word: string, at: number): boolean =>
    /^(?:for|of)$/.test(word) && (at === 0 || isKind(between[at - 1]?.word ?? ''));
  if (between.length > mostBetween || [...between, name].some(({ before }) => /[:;.!?]\s/.test(before))) return false;
  return between.every(({ word }, at) => adjective.test(word) || isKind(word) || isOf(word, at));
}

/** Whether it is said behind a name that what is called so is gone. */
function isSaidBehind(words: readonly Word[], end: number): boolean {
  const wordAt = (at: number): string => words[at]?.word ?? '';
  let at = end + 1;
  while (at <= end + mostBetween && (state.test(wordAt(at)) || isKind(wordAt(at)))) at += 1;
  if (!takes.test(wordAt(at))) return false;
  while (adjective.test(wordAt(at + 1))) at += 1;
  return endsWell(words, at, (word) => wholes.test(word));
}

/** A version of a thing is not the whole of it. */
const isNoVersion = (word: string): boolean => !/^versions?$/.test(word) && isKind(word);

/** Whether nothing more of a thing is named behind a word, but what kind of thing it is, and where it was. */
function endsWell(words: readonly Word[], last: number, mayFollow: (word: string) => boolean): boolean {
  let at = last;
  while (/^[\s"'`)]*$/.test(words[at]?.behind ?? '') && mayFollow(words[at + 1]?.word ?? '')) at += 1;
  const [next = '', ...others] = words.slice(at + 1, at + 5).map(({ word }) => word);
  if (next === '' || /[,;.!(:]|\s[-—–]\s/.test(words[at]?.behind ?? '')) return true;
  if (next === 'from') return !others.some((word) => isBesides(word) || lists.test(word) || kinds.test(word));
  if (next === 'in') return /^(?:v?\d|favou?r)/.test(others[0] ?? '');
  return /^(?:and|as|since|because|now|it|is|was|which|that|we)$/.test(next);
}
