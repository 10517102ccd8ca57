import type { AskedWord } from '../model/reading.ts';
import type { StemmedWords } from './developer-stems.ts';
import type { Dictionary } from './dictionary.ts';
import { expandWord, sumSizes, type Variant } from './expand.ts';
import { readFileStem } from './file-stem.ts';
import { hearPhrases } from './heard-phrases.ts';
import { findWhole } from './joined-words.ts';
import { pickWords } from './pick-words.ts';
import { rarityOf } from './rank.ts';
import { isUsualSlip } from './slips.ts';
import { stem } from './stems.ts';
import { findCommoner, findMeaning, type Meaning } from './word-meaning.ts';

/** Terms that stand for a word in one way: as it is, or as one that is said for it. */
export interface SoftGroup {
  variants: readonly Variant[];
  /** How much it counts beside the word itself, from 0 to 1. */
  weight: number;
  /** How much it tells that a text has one of the terms. */
  rarity: number;
  /** How much of that holds where texts are compared, from 0 to 1; all of it where nothing is said. */
  compared?: number;
}

/** A word of a question with all that may stand for it. */
export interface SoftWord {
  word: string;
  kind: AskedWord['kind'];
  /** What it was taken for, where the log does not have it. */
  taken?: string | undefined;
  /** How much an answer is expected to have it: its rarity, less for words that say little about a change. */
  weight: number;
  /** The word itself and its forms first; none where the log has nothing for it. */
  groups: readonly SoftGroup[];
  /** In how many units the log has the word itself. */
  size: number;
  /** A piece of a joined word, which the joined word counts for already. */
  piece: boolean;
  /** The name or the number of one thing alone, or a piece of such, which the log does not have. */
  unknownName: boolean;
  /** An identifier such as `allowFinalNewline`: wherever it stands, that one thing is meant. */
  identifier?: boolean;
}

/** What words are read against. */
export interface WordContext {
  dictionaries: readonly Dictionary[];
  /** What developers say, by stems. */
  developers: StemmedWords;
  /** How many entries and listed titles the log has. */
  units: number;
}

/** How much words of each kind are expected in an answer; chosen, as the others, on the sets that are there to tune by. */
export const wordWeights = {
  thing: 1,
  action: 0.55,
  vague: 0.35,
  plain: 0.25,
  piece: 0.5,
  form: 0.85,
  same: 0.7,
  phrase: 0.8,
  phraseCompared: 0.5,
  pair: 0.9,
  slip: 0.8,
  guess: 0.4,
};

/** Terms of more units than this share of the log tell nothing in the place of another; so few always do. */
const [commonShare, few] = [0.05, 20];

/** Reads the words of a question against those of a log. */
export function readSoftWords(context: WordContext, asked: readonly AskedWord[]): SoftWord[] {
  const words: SoftWord[] = [];
  const known = new Set<string>();
  /** For each asked word, those that it became. */
  const became: number[][] = [];
  const add = (word: SoftWord): void => {
    if (known.has(word.word)) return;
    became.at(-1)?.push(words.length);
    words.push(word);
    known.add(word.word);
  };
  for (const { text, kind } of asked) {
    became.push([]);
    const picked = pickWords(text);
    const joined = picked.compounds.flatMap((compound) => {
      const { variants } = findWhole(context.dictionaries, compound);
      return variants.length > 0 || compound.whole ? [{ ...compound, variants }] : [];
    });
    for (const { word, variants } of joined) {
      const group = makeGroup(context, variants, 1);
      const size = sizeOf(context, variants);
      // A file is called without its ending, too.
      const fileStem = readFileStem(word);
      const stemmed = fileStem === undefined ? [] : expandWord(context.dictionaries, fileStem);
      const called = stemmed.length > 0 ? [makeGroup(context, stemmed, wordWeights.same)] : [];
      const groups = size > 0 ? [group, ...called] : called;
      add({ word, kind, weight: group.rarity, groups, size, piece: false, unknownName: size === 0 });
    }
    const isFound = ({ start, end }: Stretch): boolean => joined.some((one) => isWithin({ start, end }, one));
    const isOption = /^--\w/.test(text);
    const unknown = picked.compounds.filter((one) => (isOption || isName(one.word)) && !isFound(one));
    for (const { word, parts, start, end } of picked.words) {
      const read = readWord(context, {
        word,
        kind: picked.compounds.length > 0 ? 'thing' : kind,
        piece: isFound({ start, end }),
      });
      // `http/2` may well be written otherwise, a long number is not.
      const isPieceOf = (isOption || /\d{4}/.test(word)) && unknown.some((one) => isWithin({ start, end }, one));
      const unknownName = isPieceOf || (read.groups.length === 0 && isName(word));
      add({ ...read, unknownName, ...(isIdentifier(text, parts) && { identifier: true }) });
      // Of an identifier that the log does not have it may have the words.
      if (read.groups.length > 0 || !word.includes('_')) continue;
      for (const part of parts) add({ ...readWord(context, { word: part, kind, piece: true }), unknownName: false });
    }
  }
  return joinNeighbours(context, addHeard(context, words, asked, became));
}

/** Adds what developers say for phrases of a question to the words that these are said by. */
function addHeard(
  context: WordContext,
  words: readonly SoftWord[],
  asked: readonly AskedWord[],
  became: readonly (readonly number[])[],
): SoftWord[] {
  const added = words.map(({ groups }) => [...groups]);
  for (const { asked: places, others } of hearPhrases(asked, context.developers)) {
    const groups = listOthers(context, others, '', wordWeights.phrase);
    const heard = groups.map((group) => ({ ...group, compared: wordWeights.phraseCompared }));
    for (const at of places.flatMap((place) => became[place] ?? [])) added[at]?.push(...heard);
  }
  return words.map((word, index) => ({ ...word, groups: added[index] ?? word.groups }));
}

/** Where something stands in a text. */
interface Stretch {
  start: number;
  end: number;
}

const isWithin = (one: Stretch, other: Stretch): boolean => one.start >= other.start && one.end <= other.end;

/** Of two parts that both begin with a capital (`JavaScript`) many are words like others. */
const isIdentifier = (text: string, parts: readonly string[]): boolean =>
  parts.length > 2 || (parts.length === 2 && /^\p{Ll}/u.test(text));

/** Names that are made up for one thing (`set_flux`, `cve-2031-11872`): another is never meant by them. */
const isName = (word: string): boolean => word.length >= 4 && /[\d_]/.test(word) && !literal.test(word);

/** Whether a word is the name of one thing, as an identifier and a joined word are: wherever it stands, that is meant. */
export const namesOne = ({ word, identifier }: Pick<SoftWord, 'word' | 'identifier'>): boolean =>
  isName(word) || identifier === true || /\p{L}[-./]\p{L}/u.test(word);

/** A number as it is written in code is one of many: `0x1f`, `0b101`. */
const literal = /^0[xbo][\da-f]+$/;

function readWord(context: WordContext, { word, kind, piece }: Pick<SoftWord, 'word' | 'kind' | 'piece'>): SoftWord {
  const { dictionaries, developers, units } = context;
  const own = expandWord(dictionaries, word);
  const meaning: Meaning = own.length > 0 ? { word, variants: own } : findMeaning(dictionaries, word);
  const size = sizeOf(context, meaning.variants);
  const forms = meaning.variants.map(({ term, weight }) => ({ term, weight: weight === 1 ? 1 : wordWeights.form }));
  const corrected = meaning.word !== word;
  // What only begins so is another word, unless somebody stopped within a name.
  const begun = isName(word) ? undefined : meaning.begun?.[0];
  const unsure =
    begun !== undefined || (corrected && (word.length < surelyCorrected || !isUsualSlip(word, meaning.word)));
  const groups: SoftGroup[] = forms.length > 0 ? [makeGroup(context, forms, unsure ? wordWeights.guess : 1)] : [];
  const plain = developers.plain.has(word);
  const others = developers.same.get(stem(word)) ?? developers.same.get(stem(meaning.word)) ?? [];
  if (!plain) groups.push(...listOthers(context, others, word, wordWeights.same));
  // A word that the log does not have may well be none of its words.
  let rarity = rarityOf(unsure ? 0 : Math.min(size, units), units);
  // What hardly any entry has, and very many have one slip away from it, is somebody's slip.
  const [commoner] = size > 0 && size <= slipAtMost ? findCommoner(dictionaries, word) : [];
  if (commoner !== undefined && !commoner.startsWith(word)) {
    const group = makeGroup(context, expandWord(dictionaries, commoner), wordWeights.slip);
    groups.push(group);
    rarity = group.rarity;
  }
  const kindWeight = plain ? wordWeights.plain : wordWeights[kind];
  return {
    word,
    kind: plain && kind === 'thing' ? 'vague' : kind,
    ...((corrected || begun !== undefined) && { taken: begun ?? meaning.word }),
    weight: rarity * kindWeight * (piece ? wordWeights.piece : 1),
    groups,
    size,
    piece,
    unknownName: false,
  };
}

const slipAtMost = 2;

/** Of a word of so many letters what is one usual slip away from it is surely meant. */
const surelyCorrected = 6;

/** Words that stand for another, each with its forms; those that hardly tell anything are left out. */
function listOthers(context: WordContext, others: readonly string[], word: string, weight: number): SoftGroup[] {
  const roots = new Set([stem(word)]);
  return others.flatMap((other) => {
    if (roots.has(stem(other))) return [];
    roots.add(stem(other));
    const variants = expandWord(context.dictionaries, other);
    if (variants.length === 0 || sizeOf(context, variants) > Math.max(few, context.units * commonShare)) return [];
    return [makeGroup(context, variants, weight)];
  });
}

/** Adds what neighbouring words of a question are together: `big keys` may stand in the log as `bigkeys`. */
function joinNeighbours(context: WordContext, words: readonly SoftWord[]): SoftWord[] {
  const added = words.map(({ groups }) => [...groups]);
  const all = words.map(({ word }) => word);
  for (let first = 0; first < words.length; first += 1) {
    const pair = `${all[first]}${all[first + 1] ?? ''}`;
    const variants = first + 1 < words.length && pair.length > 4 ? expandWord(context.dictionaries, pair) : [];
    if (variants.length === 0) continue;
    const group = makeGroup(context, variants, wordWeights.pair);
    for (const list of added.slice(first, first + 2)) list.push(group);
  }
  return words.map((word, index) => ({ ...word, groups: added[index] ?? word.groups }));
}

function makeGroup(context: WordContext, variants: readonly Variant[], weight: number): SoftGroup {
  const size = Math.min(sizeOf(context, variants), context.units);
  return { variants, weight, rarity: rarityOf(size, context.units) };
}

const sizeOf = ({ dictionaries }: WordContext, variants: readonly Variant[]): number =>
  sumSizes(dictionaries, variants);
